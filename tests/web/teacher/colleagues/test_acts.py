"""Each page that changes something for a class keeps who did it, in words."""

import ast
from pathlib import Path

from kit.store.models.base import Act
from tests.support.colleagues import share
from tests.web.conftest import Site, text_of

WEB = Path(__file__).parents[4] / "kit" / "web" / "teacher"


def test_deeds_are_told_to_both_teachers_in_words(any_site: Site) -> None:
    room = any_site.room
    share(room.store, room.teacher_id, room.classroom_id, room.now)
    teal, page = any_site.teacher("Ms Teal"), f"{any_site.classroom}/teachers"
    mia = room.people["Mia"].student_id
    teal.post(f"{any_site.classroom}/give/three-claims", again="1")
    teal.post(f"{any_site.classroom}/assignments/{room.assignment_id}/close", sure="1")
    teal.post(f"{any_site.classroom}/students/{mia}/remove")
    teal.post(f"{any_site.classroom}/students/{mia}/restore")
    any_site.teacher().post(f"{any_site.classroom}/rename", name="9C")
    told = text_of(any_site.teacher().get(page))
    assert told == text_of(any_site.teacher().get(page))
    for line in (
        "Ms Teal gave “Three claims”.",
        "Ms Teal closed “Three claims”.",
        "Ms Teal removed Mia from the class.",
        "Ms Teal brought Mia back into the class.",
        "Ms Gray named the class 9C.",
        "Ms Gray let Ms Teal share the class.",
    ):
        assert line in told
        assert line in text_of(teal.get(page))


def test_names_of_students_are_hidden_with_all_others(any_site: Site) -> None:
    mia = any_site.room.people["Mia"].student_id
    teacher, page = any_site.teacher(), f"{any_site.classroom}/teachers"
    teacher.post(f"{any_site.classroom}/students/{mia}/remove")
    teacher.post("/teacher/hide", hide="1")
    assert "removed a student from the class" in text_of(teacher.get(page))
    assert "Mia" not in teacher.get(page).text


def test_every_act_has_its_words() -> None:
    """A new act without a sentence would be an empty line."""
    template = (
        Path(__file__).parents[4] / "templates" / "teacher" / "colleagues" / "_deed.html"
    ).read_text("utf-8")
    assert [act for act in Act if f'"{act.value}"' not in template] == []


def test_acts_of_pages_are_kept_by_those_pages() -> None:
    """What only happens between colleagues is kept by its use case; all else by a view."""
    kept = {
        node.attr
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Act"
    }
    between = {"ADDED_TEACHER", "ENDED_TEACHER", "LEFT", "HANDED_OVER"}
    assert kept == {act.name for act in Act} - between
