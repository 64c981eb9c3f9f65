"""The switch that hides names and key: on every page, back to the page it stood on."""

import re

import pytest

from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import buttons, follow, grid_of, heading, lead, notices, table

PAGES = (
    "/teacher/", "/teacher/lessons/01-three-claims",
    "{classroom}", "{classroom}/lessons", "{classroom}/students", "{classroom}/results",
    "{classroom}/waiting", "{classroom}/join", "{classroom}/codes", "{classroom}/delete",
    "{classroom}/give/three-claims/rules", "{classroom}/students/{student}",
    "{assignment}", "{assignment}/results", "{assignment}/text", "{assignment}/items/plan",
    "{assignment}/students/{student}", "{assignment}/reopen",
)  # fmt: skip


def path_of(site: Site, page: str) -> str:
    student = site.room.people["Mia"].student_id
    return page.format(classroom=site.classroom, assignment=site.assignment, student=student)


def switch(teacher: Visitor, page_text: str) -> str:
    """Press the switch as it stands on a page; where it leads back to."""
    back = re.search(r'name="back" value="([^"]+)"', page_text)
    wanted = re.search(r'name="hide" value="([01])"', page_text)
    assert back
    assert wanted
    reply = teacher.post("/teacher/hide", back=back.group(1), hide=wanted.group(1))
    assert reply.status_code == 303
    return str(reply.location)


@pytest.fixture
def at_work(any_site: Site) -> Site:
    """A room in which Mia has handed in."""
    any_site.room.now = web_state.now()
    any_site.room.do_all("Mia", plan="sourced")
    return any_site


@pytest.mark.long
def test_switch_is_on_every_page_and_comes_back_to_it(at_work: Site) -> None:
    teacher = at_work.teacher()
    for page in PAGES:
        path = path_of(at_work, page)
        shown = teacher.get(path)
        assert "Hide names and key" in buttons(shown), path
        assert switch(teacher, shown.text) == path
        hidden = teacher.get(path)
        assert hidden.status_code == 200, path
        assert "Show names and key" in buttons(hidden), path
        assert "Sign out Ms Gray" not in buttons(hidden), path
        assert switch(teacher, hidden.text) == path
        assert text_of(teacher.get(path)) == text_of(shown), path


def test_old_tab_that_says_hide_hides(at_work: Site) -> None:
    teacher = at_work.teacher()
    students = f"{at_work.classroom}/students"
    old_tab = teacher.get(students).text
    for _press in range(2):
        switch(teacher, old_tab)
        assert "Mia" not in teacher.get(students).text


@pytest.mark.parametrize(
    "answer",
    ["{classroom}/students/{student}/readmit", "{classroom}/rename", "{classroom}/students/roster"],
)
def test_switch_comes_back_from_pages_that_answer_a_form(at_work: Site, answer: str) -> None:
    teacher = at_work.teacher()
    reply = teacher.post(path_of(at_work, answer))
    if reply.status_code == 303:
        reply = follow(teacher, reply)
    assert teacher.get(switch(teacher, reply.text)).status_code == 200


def test_hidden_results_count_without_telling(at_work: Site) -> None:
    teacher = at_work.teacher()
    teacher.post("/teacher/hide")
    page = teacher.get(f"{at_work.assignment}/results")
    assert lead(page) == "One has handed in. Names and key are hidden."
    assert notices(page) == ["The table of labels is hidden with the key."]
    assert grid_of(page)[1:] == [
        ["Student 1", "not begun", "", "○", "○", "○", "○"],
        ["Student 2", "not begun", "", "○", "○", "○", "○"],
        ["Student 3", "handed in", "", "●", "●", "●", "●"],
    ]


def test_hidden_pages_say_what_is_hidden(at_work: Site) -> None:
    teacher = at_work.teacher()
    teacher.post("/teacher/hide")
    said = {
        "{classroom}/codes": ["Names and codes are hidden. Show them to print."],
        "{classroom}/students/{student}": ["Names are hidden. Show them to rename or merge."],
        "/teacher/lessons/01-three-claims": ["Hidden with the key. Show names and key to read it."],
    }
    assert {page: notices(teacher.get(path_of(at_work, page))) for page in said} == said
    assert at_work.room.code not in teacher.get(f"{at_work.classroom}/codes").text
    watch = table(teacher.get(at_work.assignment))
    assert [row[0] for row in watch[1:]] == ["Student 1", "Student 2", "Student 3"]
    assert heading(teacher.get(path_of(at_work, PAGES[16]))) == "Student 3"
    assert "Export everything" not in teacher.get(at_work.classroom).text
    assert teacher.get(f"{at_work.classroom}/export.json").status_code == 404


def test_watched_part_hides_with_its_page(at_work: Site) -> None:
    teacher = at_work.teacher()
    path = f"{at_work.assignment}/progress"
    shown = teacher.get(path)
    teacher.post("/teacher/hide")
    hidden = teacher.get(path, headers={"If-None-Match": shown.headers["ETag"]})
    assert ("Mia" in shown.text, hidden.status_code, "Mia" in hidden.text) == (True, 200, False)


def test_switch_is_the_browsers_own(at_work: Site) -> None:
    projector, desk = at_work.teacher(), at_work.teacher()
    projector.post("/teacher/hide")
    assert "Mia" not in projector.get(f"{at_work.classroom}/students").text
    assert "Mia" in desk.get(f"{at_work.classroom}/students").text
