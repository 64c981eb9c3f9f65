"""Files and texts come in: looked at whole, shown, and then a draft; refused in whole sentences."""

import re

import pytest

from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, NOTES
from kit.exchange.authoring.package import packed
from tests.support import room
from tests.support.brought import ADDRESS, brought, chosen, draft_of, pressed, refusals
from tests.support.shared_files import OWN, READING, lesson_package, own_package
from tests.support.typed_claims import TEXT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import text_in

NOTHING = "Nothing was stored."
BOTH = (
    "There is a text in the box, and a file is chosen, too. Empty the box, or leave the file out: "
    "bring in one after the other."
)


def drafts(teacher: Visitor) -> int:
    """How many the list has."""
    return len(set(re.findall(r"/teacher/own/[0-9a-f-]{36}", teacher.get("/teacher/own").text)))


def test_a_shared_file_is_shown_before_it_comes_in(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = chosen(teacher, ("three-claims.zip", packed(own_package())))
    words = text_of(page)
    assert page.status_code == 200
    assert "The exercise “Three claims”. Nothing is stored yet." in words
    assert "Whose work it is Ines Aydin Terms CC BY 4.0" in words
    assert (
        "There is “three-claims” already, so it comes in as “three-claims-2”. What there was stays "
        "as it is."
    ) in words
    assert "pen-official" in page.text
    assert "There is none yet." in text_of(teacher.get("/teacher/own"))
    reply = pressed(teacher, page)
    assert str(reply.location).endswith("/edit/")
    editor = text_of(teacher.get(str(reply.location)))
    assert "“Three claims” is in, as a draft: nobody sees it but you." in editor
    draft = teacher.get(draft_of(reply))
    assert "brought in; by Ines Aydin; CC BY 4.0" in text_of(draft)
    assert text_in(draft.text, "exercise") == OWN[EXERCISE].replace(
        "id: three-claims", "id: three-claims-2"
    )
    again = pressed(teacher, page)
    assert again.location == reply.location
    assert drafts(teacher) == 1


def test_a_lesson_comes_in_with_its_picture_and_its_other_files(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = chosen(teacher, ("lesson.zip", packed(lesson_package())))
    assert "The lesson “Three claims”." in text_of(page)
    assert "Its pictures: a-road.svg." in text_of(page)
    reply = pressed(teacher, page)
    assert str(reply.location).endswith("/lesson")
    editor = text_of(teacher.get(str(reply.location)))
    assert "“Three claims” is in, as a draft: nobody sees it but you." in editor
    draft = teacher.get(draft_of(reply))
    assert text_in(draft.text, "teacher") == READING[NOTES]
    assert "number: 100" in text_in(draft.text, "lesson")


def test_a_pair_of_files_comes_in_whatever_they_are_called(any_site: Site) -> None:
    teacher = any_site.teacher()
    files = [
        ("my exercise (1).yaml", EXERCISE),
        ("mein Schlüssel.yml", KEY),
        ("Articles.YAML", ARTICLES),
    ]
    draft = brought(teacher, *((name, OWN[part].encode()) for name, part in files))
    assert "Nothing keeps it from being published." in text_of(teacher.get(draft))


def test_a_lesson_comes_in_by_its_files(any_site: Site) -> None:
    teacher = any_site.teacher()
    lesson = READING[LESSON].replace("number: 1\n", "number: 12\n").encode()
    files = [("12-mine.md", lesson), ("12-mine.teacher.md", READING[NOTES].encode())]
    page = chosen(teacher, *files)
    assert "The lesson “Three claims”." in text_of(page)
    draft = teacher.get(draft_of(pressed(teacher, page)))
    assert text_in(draft.text, "lesson") == lesson.decode()


def test_a_text_is_read_claim_by_claim_and_the_good_ones_come_in(any_site: Site) -> None:
    teacher = any_site.teacher()
    typed = TEXT.replace("= sourced", "= sorced")
    page = teacher.post(ADDRESS, text=typed)
    words = text_of(page)
    assert page.status_code == 200
    assert "“The bridge”: 2 claims are good. Nothing is stored yet." in words
    assert (
        "Line 15, “The minutes of 1 March record nine votes to six.”: “sorced” is no label of "
        "three-way. Allowed: sourced, official, editorial. Write 'sourced' if that is meant."
    ) in words.replace("&#39;", "'")
    assert text_in(page.text, "text") == typed
    changed = pressed(teacher, page, do="good", text=typed + "x")
    assert "How the text reads" in text_of(changed)
    rest = pressed(teacher, page, do="good", text=typed)
    assert "2 claims are in, as the draft The bridge ." in text_of(rest)
    assert "Line 7, “The minutes of 1 March record nine votes to six.”: “sorced”" in text_of(rest)
    left = text_in(rest.text, "text")
    assert left.startswith("Title: The bridge\nScheme: three-way\n")
    assert "= sorced" in left
    assert "eyesore" not in left
    mended = teacher.post(ADDRESS, text=left.replace("sorced", "sourced"))
    assert "“The bridge”: one claim is good." in text_of(mended)
    reply = pressed(teacher, mended, do="bring", text=text_in(mended.text, "text"))
    assert reply.status_code == 303
    assert drafts(teacher) == 2


def test_a_whole_text_comes_in_at_once_and_a_file_of_it_too(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = chosen(teacher, ("claims.txt", "\ufeff".encode() + TEXT.replace("\n", "\r\n").encode()))
    assert "“The bridge”: 3 claims are good." in text_of(page)
    reply = pressed(teacher, page, do="bring", text=text_in(page.text, "text"))
    assert "Nothing keeps it from being published." in text_of(teacher.get(draft_of(reply)))


def test_where_the_key_is_hidden_it_is_not_shown(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.post("/teacher/hide", hides="1")
    page = chosen(teacher, ("three-claims.zip", packed(own_package())))
    assert "Names and key are hidden now." in text_of(page)
    assert "pen-official" not in page.text


def test_one_way_at_a_time_and_nothing_typed_is_lost(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = chosen(teacher, ("x.zip", packed(own_package())), text=TEXT)
    assert page.status_code == 400
    assert refusals(page) == [BOTH, NOTHING]
    assert text_in(page.text, "text") == TEXT
    page = teacher.post(ADDRESS)
    assert refusals(page) == ["Choose a file, or paste a text into the box.", NOTHING]


def test_what_has_errors_comes_in_as_a_draft_with_them_told(any_site: Site) -> None:
    teacher = any_site.teacher()
    files = [
        ("x.yaml", OWN[EXERCISE].encode()),
        ("x.key.yaml", room.KEY.replace("label: official", "label: offical").encode()),
        ("articles.yaml", OWN[ARTICLES].encode()),
    ]
    page = chosen(teacher, *files)
    words = text_of(page).replace("&#39;", "'")
    assert "One thing in it is to be mended before it can be given." in words
    assert "Its key, line 3: items, plan, label: found 'offical'; allowed: sourced" in words
    reply = pressed(teacher, page)
    assert str(reply.location).endswith("/check")
    check = text_of(teacher.get(str(reply.location)))
    assert "“Three claims” is in, as a draft: nobody sees it but you." in check
    assert "One thing keeps it from being given" in check
    assert "One thing keeps it from being published:" in text_of(teacher.get(draft_of(reply)))


@pytest.mark.parametrize("carried", ["", "x", "UEsDBA==", "e30="])
def test_what_is_carried_and_spoilt_is_refused(any_site: Site, carried: str) -> None:
    teacher = any_site.teacher()
    page = teacher.post(ADDRESS, do="bring", carried=carried)
    assert page.status_code == 400
    assert "There is none yet." in text_of(teacher.get("/teacher/own"))
