"""A draft as a student sees it: answered to the end, and nothing of it is left anywhere."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from werkzeug.test import TestResponse

from tests.support.copies import ORIGINAL_MARK, attach, paragraph
from tests.support.traces import rows_of
from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import begin

TYPES = ("classify", "highlight", "attribute", "compare", "figures", "order", "rewrite")


def answers_on(page: str) -> dict[str, str]:
    """Each field of an answer with something in it, as somebody without scripts would send it."""
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+\.[^"]+)" value="([^"]*)"', page))
    for tag in re.findall(r"<input[^>]+>", page):
        kind, name = re.search(r'type="(\w+)"', tag), re.search(r' name="([^"]+\.[^"]+)"', tag)
        value = re.search(r' value="([^"]+)"', tag)
        if kind and name and kind[1] == "radio" and value:
            fields.setdefault(name[1], unescape(value[1]))
        elif kind and name and kind[1] == "text":
            fields[name[1]] = "12"
    boxes = re.findall(
        r'<(select|textarea)[^>]* name="([^"]+\.[^"]+)"[^>]*>(.*?)</\1>', page, re.DOTALL
    )
    for number, (_tag, name, within) in enumerate(boxes):
        options = re.findall(r'<option[^>]* value="([^"]+)"', within)
        # No two stations have one place.
        said = options[number % len(options)] if options else "It was said on Monday."
        fields[name] = unescape(said)
    return fields


def post(teacher: Visitor, preview: str, answers: Mapping[str, str], **more: str) -> TestResponse:
    """Press a button of the preview, with these answers."""
    return teacher.post(preview, as_script=False, **{**answers, **more})


def write_over(teacher: Visitor, draft: str, name: str, old: str, new: str) -> None:
    """Change one of a draft's texts."""
    page = teacher.get(draft).text
    texts = dict(
        re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    )
    texts = {one: unescape(text) for one, text in texts.items()}
    assert old in texts[name]
    version = re.search(r'name="on_version"[^>]* value="(\d+)"', page)
    assert version is not None
    texts[name] = texts[name].replace(old, new)
    reply = post(teacher, f"{draft}/save", texts, on_version=version[1])
    assert reply.status_code == 303, text_of(reply)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", TYPES)
def test_each_type_is_answered_to_the_end_without_a_trace(any_site: Site, kind: str) -> None:
    teacher = any_site.teacher()
    preview = begin(teacher, kind) + "/preview"
    before = rows_of(any_site.room.store)
    page = teacher.get(preview)
    assert page.status_code == 200
    assert 'id="claims"' in page.text
    assert "data-attempt" not in page.text
    answers = answers_on(page.text)
    looked_over = post(teacher, preview, answers, review="1")
    assert looked_over.status_code == 200, text_of(looked_over)
    assert "Once you have handed in, nothing changes any more." in text_of(looked_over)
    for name, value in answers.items():
        assert f'name="{name}"' in looked_over.text, value
    feedback = post(teacher, preview, answers, hand_in="1")
    assert feedback.status_code == 200
    feedback = post(teacher, preview, answers, looked="1")
    assert 'class="plain-list rows"' in feedback.text
    assert "I see it differently" not in feedback.text
    assert "/work/" not in feedback.text
    again = post(teacher, preview, answers)
    assert 'id="claims"' in again.text
    assert rows_of(any_site.room.store) == before


def test_feedback_is_by_the_drafts_key(any_site: Site) -> None:
    teacher = any_site.teacher()
    preview = begin(teacher) + "/preview"
    right = {"claim-1.label": "sourced", "claim-2.label": "editorial"}
    words = text_of(post(teacher, preview, right, hand_in="1"))
    assert "All 2 the same as the key." in words
    wrong = {"claim-1.label": "editorial", "claim-2.label": "editorial"}
    words = text_of(post(teacher, preview, wrong, hand_in="1"))
    assert "One of 2 differs from the key." in words
    none = text_of(teacher.post(preview, hand_in="1"))
    assert "You gave no answers this time. Read what the key says." in none


def test_what_is_asked_before_the_key_is_asked_here(any_site: Site) -> None:
    teacher = any_site.teacher()
    preview = begin(teacher) + "/preview"
    answers = {"claim-1.label": "editorial", "claim-2.label": "editorial"}
    words = text_of(post(teacher, preview, answers, hand_in="1"))
    assert "Look again You called 2 claims editorial interpretations. For one of them" in words
    assert "The key of these claims comes after it. See what the key says" in words
    assert "You: Editorial interpretation" not in words
    looked = text_of(post(teacher, preview, answers, looked="1", pick="item-claim-1"))
    assert "You picked: 1 . The key has: 1 . You have found them." in looked
    assert "You: Editorial interpretation · key: Sourced fact" in looked


def test_paragraph_in_the_teachers_copy_stands_beside_the_key_and_not_before(site: Site) -> None:
    attach(site.room.store, site.room.teacher_id)
    teacher = site.teacher()
    copied = teacher.post("/teacher/own/copy", of="three-claims", title="Ours").location
    preview = str(copied).replace("/edit/", "/preview")
    page = teacher.get(preview).text
    assert ORIGINAL_MARK not in page
    told = post(teacher, preview, answers_on(page), hand_in="1", looked="1")
    assert f"¶ 1 {paragraph(1)}" in text_of(told)
    teacher.post("/teacher/hide", hides="1")
    assert ORIGINAL_MARK not in post(teacher, preview, answers_on(page), looked="1").text


def test_answer_that_is_none_is_said_at_its_claim(any_site: Site) -> None:
    teacher = any_site.teacher()
    preview = begin(teacher) + "/preview"
    reply = post(teacher, preview, {"claim-1.label": "mayor"}, hand_in="1")
    assert reply.status_code == 400
    assert 'id="claims"' in reply.text


def test_what_is_whole_of_an_unfinished_draft_is_shown(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    write_over(teacher, draft, "key", "  claim-2:", "  claim-3:")
    words = text_of(teacher.get(f"{draft}/preview"))
    assert "Number 2 has no whole key yet, so the feedback leaves it out." in words
    assert "Claim 2 of 2" in words
    fed_back = text_of(post(teacher, f"{draft}/preview", {"claim-1.label": "sourced"}, hand_in="1"))
    assert "All 1 the same as the key." in fed_back
    write_over(teacher, draft, "exercise", "    claim: Nothing better", "    clam: Nothing better")
    words = text_of(teacher.get(f"{draft}/preview"))
    assert "Number 2 is not shown: something in it is wrong." in words
    assert "Claim 1 of 1" in words


def test_draft_of_which_nothing_can_be_shown_says_so(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    write_over(teacher, draft, "exercise", "type: classify", "type: clasify")
    page = teacher.get(f"{draft}/preview")
    assert page.status_code == 200
    assert "Nothing of it can be shown yet, because something in it is wrong." in text_of(page)
    assert f'href="{draft}/check"' in page.text


def test_key_is_hidden_where_names_and_key_are(any_site: Site) -> None:
    teacher = any_site.teacher()
    preview = begin(teacher) + "/preview"
    teacher.post("/teacher/hide", hide="1", back=preview)
    words = text_of(post(teacher, preview, {"claim-1.label": "sourced"}, hand_in="1"))
    assert "The key is hidden. Show names and key to read the feedback." in words
    assert "same as the key" not in words


def test_lesson_is_read_as_students_read_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher, "lesson", "Our bridge")
    page = teacher.get(f"{draft}/preview")
    assert "What you can rely on" in text_of(page)
    assert "To talk about: What would you ask whoever wrote this?" in text_of(page)
    assert "/work/" not in page.text


def test_picture_of_a_copied_lesson_comes_from_the_draft(any_site: Site) -> None:
    teacher = any_site.teacher()
    reply = teacher.post("/teacher/own/copy", of="01-three-claims", title="Ours")
    draft = str(reply.location).removesuffix("/lesson")
    page = teacher.get(f"{draft}/preview")
    pictures = re.findall(r'<img src="([^"]+)"', page.text)
    assert pictures, "the tiny course has a picture in its lesson"
    assert all(address.startswith(f"{draft}/lesson/pictures/") for address in pictures)
    assert teacher.get(pictures[0]).status_code == 200
    assert teacher.get(re.sub(r"[^/]+$", "none.svg", pictures[0])).status_code == 404
