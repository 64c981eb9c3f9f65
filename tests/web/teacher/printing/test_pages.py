"""*Print…* as its teacher meets it: the choices, the sheets, and what is said of a bad one."""

import re

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.support.authoring import begun
from tests.support.room import KEY_MARK
from tests.web.conftest import Site

COURSE = "/teacher/exercises/three-claims/print"


def sheets_in(html: str) -> list[str]:
    """The text of each sheet."""
    tables = re.findall(
        r'<table class="sheet .*?</td>\s*</tr>\s*</tbody>\s*</table>', html, re.DOTALL
    )
    return [" ".join(re.sub(r"<[^>]+>", " ", table).split()) for table in tables]


def test_a_worksheet_has_its_name_lines_its_items_and_nothing_of_the_key(any_site: Site) -> None:
    reply = any_site.teacher().get(COURSE)
    assert reply.status_code == 200
    (sheet,) = sheets_in(reply.text)
    assert "Name Class Date" in sheet
    assert "2 The minutes of 1 March record nine votes to six." in sheet
    assert KEY_MARK not in reply.text
    assert re.search(
        r"<title>Three claims · Worksheet Version A A-[0-9A-F]{4}-[0-9A-F]{4} ·", reply.text
    )


def test_the_key_is_a_sheet_of_its_own_with_the_worksheets_code(any_site: Site) -> None:
    teacher = any_site.teacher()
    (sheet,) = sheets_in(teacher.get(f"{COURSE}?what=key&version=B").text)
    (asked,) = sheets_in(teacher.get(f"{COURSE}?what=worksheet&version=B").text)
    code = re.search(r"B-[0-9A-F]{4}-[0-9A-F]{4}", sheet)
    assert code
    assert code[0] in asked
    assert "Key with reasons, for the teacher." in sheet
    assert f"Why: {KEY_MARK} step 3" in sheet
    assert "earns half of the credit" in sheet


def test_all_versions_come_one_after_the_other_each_with_its_page_numbers(any_site: Site) -> None:
    html = any_site.teacher().get(f"{COURSE}?version=all").text
    assert [sheet.split("Version ")[1][0] for sheet in sheets_in(html)] == list("ABCD")
    assert re.findall(r'class="sheet of-worksheet (sheet-\d|only)"', html) == [
        f"sheet-{n}" for n in (1, 2, 3, 4)
    ]


def test_paper_and_size_are_a_choice(any_site: Site) -> None:
    teacher = any_site.teacher()
    usual = teacher.get(COURSE).text
    assert "printing/a4.css" in usual
    assert 'class="paper"' in usual
    other = teacher.get(f"{COURSE}?paper=letter&size=large").text
    assert "printing/letter.css" in other
    assert 'class="paper large"' in other


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("version=E", "“E” is no version of this exercise. There are A, B, C, D. Choose one of these, or all of them."),
        ("what=answers", "This is not on the list. Choose one of those that the list offers."),
        ("paper=a5", "This is not on the list. Choose one of those that the list offers."),
    ],
)  # fmt: skip
def test_what_there_is_not_is_told_and_the_usual_sheet_stands_there(
    any_site: Site, query: str, message: str
) -> None:
    reply = any_site.teacher().get(f"{COURSE}?{query}")
    assert reply.status_code == 400
    assert message in reply.text
    (sheet,) = sheets_in(reply.text)
    assert "Version A" in sheet
    assert KEY_MARK not in reply.text


def test_a_class_has_its_name_and_how_sure_on_the_sheet(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=CertaintyRule.ASKED))
    (sheet,) = sheets_in(any_site.teacher().get(f"{any_site.assignment}/print").text)
    assert "Class 9B" in sheet
    assert sheet.count("How sure are you?") == 4


def test_a_draft_is_printed_as_it_stands(any_site: Site) -> None:
    own = begun(any_site.room)
    reply = any_site.teacher().get(f"/teacher/own/{own.draft_id}/print")
    (sheet,) = sheets_in(reply.text)
    assert "The bridge" in sheet


def test_while_names_and_key_are_hidden_no_key_is_printed(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.get(COURSE)
    teacher.post("/teacher/hide", hide="1", back="/teacher/")
    html = teacher.get(f"{COURSE}?what=key").text
    assert sheets_in(html) == []
    assert "Hidden with the key. Show names and key to print it." in html
    assert KEY_MARK not in html


@pytest.mark.parametrize("path", ["/teacher/exercises/no-such-exercise/print"])
def test_what_is_not_offered_is_not_there(any_site: Site, path: str) -> None:
    assert any_site.teacher().get(path).status_code == 404
