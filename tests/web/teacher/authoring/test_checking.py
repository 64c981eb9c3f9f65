"""What is said of a draft, as a list of sentences, each with a way to its field."""

import re

from tests.web.conftest import Site, text_of
from tests.web.teacher.authoring.test_own import begin
from tests.web.teacher.authoring.test_preview import write_over

FEW = "The exercise asks 2 questions. So few tell little about a class: 12 or more do. Go there"


def test_advice_alone_keeps_nothing_from_being_given(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    page = text_of(teacher.get(f"{draft}/check"))
    assert "Check: The bridge Nothing keeps it from being given. One piece of advice" in page
    assert f"None of it keeps you from giving it: you know your class. {FEW}" in page
    overview = text_of(teacher.get(draft))
    assert "The exercise asks 2 questions. So few tell little about a class" in overview


def test_errors_come_first_each_at_its_claim(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    write_over(
        teacher, draft, "exercise", "Nothing better has happened to the town for years.", '""'
    )
    write_over(teacher, draft, "key", "label: sourced", "label: sourcd")
    page = teacher.get(f"{draft}/check")
    words = text_of(page)
    assert "2 things keep it from being given" in words
    assert "Claim 1 Found &#39;sourcd&#39;; allowed: sourced, official, editorial" in words
    assert "Claim 2 “Claim” is still empty. Go there (Claim 2)" in words
    assert "is said here once nothing is wrong any more." in words
    places = re.findall(r'href="([^"]+)">Go there', page.text)
    assert places
    assert all(place.startswith(f"{draft}") for place in places)
    assert "“Claim” is still empty." in text_of(teacher.get(draft))


def test_what_is_empty_of_a_claim_stands_together_in_the_order_of_its_fields(
    any_site: Site,
) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    editor = f"{draft}/edit/"
    page = teacher.get(editor)
    version = re.search(r'name="on_version" value="(\d+)"', page.text)
    assert version
    lines = "The mayor spoke.\nIt is a shame."
    teacher.post(editor, on_version=version[1], do="paste", lines=lines)
    words = text_of(teacher.get(f"{draft}/check"))
    assert "8 things keep it from being given" in words
    fields = ("Where it comes from", "Label", "Why", "How to check it")
    sentences = " ".join(f"“{field}” is still empty. Go there (Claim 1)" for field in fields)
    assert f"Claim 1 {sentences} Claim 2 “Where it comes from”" in words


def test_lesson_is_checked_too(any_site: Site) -> None:
    teacher = any_site.teacher()
    words = text_of(teacher.get(f"{begin(teacher, 'lesson', 'Our lesson')}/check"))
    assert "Nothing keeps it from being given." in words
    assert "A class reads 550 to 650 in the time that a lesson leaves for it: write more" in words


def test_text_that_is_no_yaml_is_said_by_its_line(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    write_over(teacher, draft, "exercise", "type: classify", "type: [classify")
    reply = teacher.get(f"{draft}/check")
    assert reply.status_code == 200
    assert "keep it from being given" in text_of(reply) or "keeps it from" in text_of(reply)


def test_words_of_the_key_are_hidden_with_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    write_over(teacher, draft, "key", "label: sourced", "label: sourcd")
    teacher.post("/teacher/hide", hide="1", back=draft)
    words = text_of(teacher.get(f"{draft}/check"))
    assert "Claim 1 Something in the key. Show names and key to read it." in words
    assert "sourcd" not in words
