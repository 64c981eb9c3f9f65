"""Projector mode: no page of a class has a name, whatever its template does with names."""

import re
from datetime import timedelta
from typing import Any

import pytest

from kit.classroom.assignments.groups.groups import add_group
from kit.classroom.assignments.groups.pages import groups_page
from kit.web import state as web_state
from tests.support.arguing import argue, handed_in
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import buttons, table

ON, OFF = "Projector mode: hide names", "Names are hidden: show them"
#: Names that stand in no word of the kit's.
NAMES = ("Mia", "Ben", "Ada", "Quetzalcoatl", "Zebulon")
PAGES = (
    "", "/lessons", "/students", "/results", "/results?show=points&sort=1", "/waiting", "/join",
    "/codes", "/delete", "/give/three-claims/rules", "/give/three-claims/again", "/before-and-after",
    "/groups", "/groups/{group}", "/next-year", "/students/{student}/merge?keep={other}",
    "/answer-file", "/students/{student}", "/students/{student}/instead", "/students/{student}/work",
    "/students/{student}/readmit", "/students/{student}/sign-out",
    "/assignments/{assignment}", "/assignments/{assignment}/progress",
    "/assignments/{assignment}/results", "/assignments/{assignment}/results?sort=credit",
    "/assignments/{assignment}/text", "/assignments/{assignment}/items/plan",
    "/assignments/{assignment}/items/plan/decide",
    "/assignments/{assignment}/students/{student}",
    "/assignments/{assignment}/students/{student}?among=handed-in",
    "/assignments/{assignment}/key", "/assignments/{assignment}/reopen",
    "/assignments/{assignment}/close", "/assignments/{assignment}/rules",
    "/assignments/{assignment}/answers.csv", "/assignments/{assignment}/results.json",
)  # fmt: skip


@pytest.fixture
def lived_in(any_site: Site) -> Site:
    """A class that has handed in, argued, and lost somebody."""
    any_site.room.now = web_state.now()
    argue(any_site, handed_in(any_site, "Quetzalcoatl", plan="sourced"))
    any_site.student("Zebulon")
    any_site.room.do_all("Mia", plan="sourced")
    any_site.room.start("Ben")
    add_group(any_site.room.store, any_site.room.classroom_id, "Red", any_site.room.now)
    return any_site


def paths(site: Site) -> list[str]:
    (view,) = groups_page(site.room.store, site.room.library, site.room.classroom_id).groups
    facts = {
        "group": view.group.id,
        "student": site.room.people["Mia"].student_id,
        "other": site.room.people["Ben"].student_id,
        "assignment": site.room.assignment_id,
    }
    return [f"{site.classroom}{page.format(**facts)}" for page in PAGES]


def press(teacher: Visitor, projector: str) -> None:
    assert teacher.post("/teacher/projector", projector=projector).status_code == 303


@pytest.mark.long
def test_no_page_of_the_class_has_a_name(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    shown = {path: teacher.get(path) for path in paths(lived_in)}
    with_names = [path for path, page in shown.items() if any(name in page.text for name in NAMES)]
    assert {path: page.status_code for path, page in shown.items() if page.status_code != 200} == {}
    assert len(with_names) > 12, with_names
    press(teacher, "on")
    for path, before in shown.items():
        page = teacher.get(path)
        assert page.status_code == before.status_code, path
        assert [name for name in NAMES if name in page.text] == [], path


@pytest.mark.long
def test_what_is_said_of_what_was_done_or_refused_has_no_name(lived_in: Site) -> None:
    """A form of a page from before the names were hidden, say: what writes knows the names."""
    room, teacher = lived_in.room, lived_in.teacher()
    students, place = f"{lived_in.classroom}/students", lived_in.assignment
    mia, ben, ada = (room.people[name].student_id for name in ("Mia", "Ben", "Ada"))
    until = (web_state.now() + timedelta(hours=1)).astimezone().strftime("%Y-%m-%dT%H:%M")
    press(teacher, "on")
    acts: list[tuple[str, dict[str, Any]]] = [
        (f"{place}/rules/longer", {"student": str(mia), "until": until}),
        (f"{place}/rules/longer", {"student": str(ben), "until": until}),
        (f"{place}/close", {}),
        (f"{students}/{ben}/swap", {"with": f"{ada} Ada"}),
        (f"{students}/{ben}/merge", {"keep": str(ben)}),
        (f"{students}/{ada}/merge", {"keep": str(ben)}),
        (f"{students}/{ada}", {"name": "Mia"}),
        (f"{students}/{ada}/merge/undo", {}),
        (f"{students}/{ada}/remove", {}),
        (f"{students}/{ada}/restore", {}),
        (f"{students}/{ben}/instead", {"assignment": str(room.assignment_id), "exercise": "x"}),
        (f"{students}/roster", {"names": "Mia\nZebulon"}),
    ]
    for path, form in acts:
        reply = teacher.post(path, **form)
        page = teacher.get(reply.location).text if reply.location else reply.text
        page = re.sub(r'<(input type="hidden" name="names"|input[^>]* name="name")[^>]*>', "", page)
        assert [name for name in NAMES if name in page] == [], (path, form)


def test_numbers_stand_for_names_and_the_key_stays(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    press(teacher, "on")
    rows = table(teacher.get(f"{lived_in.classroom}/results"))
    assert [row[0] for row in rows[2:]] == [f"Student {number}" for number in range(1, 6)]
    assert rows[4] == ["Student 3", "75 %", "75 %"]
    assert "Official statement" in text_of(teacher.get(f"{lived_in.assignment}/items/plan"))


def test_switch_stands_in_the_bar_and_at_the_head_of_the_other_pages(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    for path in (lived_in.classroom, lived_in.assignment, f"{lived_in.classroom}/join"):
        assert buttons(teacher.get(path)).count(ON) == 1, path
    press(teacher, "on")
    for path in (lived_in.classroom, lived_in.assignment, f"{lived_in.classroom}/join"):
        assert buttons(teacher.get(path)).count(OFF) == 1, path
    press(teacher, "off")
    assert "Mia" in teacher.get(lived_in.assignment).text


def test_mode_is_the_devices_and_outlives_the_session(lived_in: Site) -> None:
    teacher, desk = lived_in.teacher(), lived_in.teacher()
    press(teacher, "on")
    assert "Mia" in desk.get(lived_in.assignment).text
    teacher.post("/teacher/sign-out")
    teacher.token = ""
    teacher.post("/teacher/sign-in", name="Ms Gray", password="correct horse battery staple")
    assert "Mia" not in teacher.get(lived_in.assignment).text


def test_tab_from_before_and_odd_forms_hide(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    for posted in ("on", "", "x"):
        press(teacher, posted)
        assert "Mia" not in teacher.get(lived_in.assignment).text


def test_names_are_kept_as_they_are(lived_in: Site) -> None:
    """What is written goes by the names, though no page reads them."""
    teacher, mia = lived_in.teacher(), lived_in.room.people["Mia"].student_id
    press(teacher, "on")
    teacher.post(f"{lived_in.classroom}/students/{mia}/remove")
    teacher.post(f"{lived_in.classroom}/students/{mia}/restore")
    press(teacher, "off")
    assert "Mia" in text_of(teacher.get(f"{lived_in.classroom}/students"))


def test_names_of_a_roster_are_looked_through_without_being_shown(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    press(teacher, "on")
    page = teacher.post(f"{lived_in.classroom}/students/roster", names="Xiomara\nMya\nMia")
    assert [row[1:] for row in table(page)[1:]] == [
        ["Student 1", "new"],
        ["Student 2", "new"],
        ["Student 3", "is in the class already: left as it is"],
    ]
    assert "Xiomara" not in text_of(page)
    said = "Names are hidden; the list is kept with this page. Show names to mend it."
    assert said in text_of(page)


def test_student_is_given_more_time_by_number(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    press(teacher, "on")
    chosen = re.findall(r"<option[^>]*>([^<]*)", teacher.get(f"{lived_in.assignment}/rules").text)
    assert [words for words in chosen if words.startswith("Student")] == [
        f"Student {number}" for number in range(1, 6)
    ]


def test_files_have_no_name_and_no_gradebook_is_offered(lived_in: Site) -> None:
    teacher = lived_in.teacher()
    press(teacher, "on")
    page = text_of(teacher.get(f"{lived_in.assignment}/results"))
    assert "Names are hidden, in the files, too. Show them for a gradebook's files." in page
    assert teacher.get(f"{lived_in.assignment}/canvas.csv").status_code == 404
    assert teacher.get(f"{lived_in.classroom}/export.json").status_code == 404
    asked = text_of(teacher.get(f"{lived_in.classroom}/delete"))
    assert "Show names, and you can export everything first." in asked
