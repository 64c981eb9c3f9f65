"""Each page that changes something for a class keeps who did it, in words."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from kit.store.colleagues import acts
from kit.store.colleagues.acts import ActRecord
from kit.store.ids import new_id
from kit.store.models.base import Act, Base
from kit.web.state import now
from tests.support.colleagues import share
from tests.support.trees import ONE_PROCESS, tree_of
from tests.web.cast import make_cast
from tests.web.conftest import Site, text_of
from tests.web.reading import typed

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


#: What is posted where the row's own form makes nothing for the class.
_MORE = {
    "classrooms.rename": {"name": "9C"},
    "live_control.end": {"sure": "1"},
    "giving.close": {"sure": "1"},
}


class _Cut(RuntimeError):
    """The kit ends at the worst moment: what was done is written, its line is not."""


def _rows(site: Site) -> dict[str, list[Any]]:
    with site.room.store.reading() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select())))
            for table in Base.metadata.sorted_tables
            if table.name not in {"teacher_session", "device"}
        }


def _cut_at(monkeypatch: pytest.MonkeyPatch) -> list[Act]:
    """Let the keeping of each line end all; what was to be kept is collected."""
    cut: list[Act] = []

    def end(_connection: Connection, record: ActRecord) -> None:
        cut.append(record.act)
        raise _Cut

    monkeypatch.setattr(acts, "add_act", end)
    return cut


#: The acts that pages keep, by the row that does it, with what comes before.
DOING: dict[str, Act] = {
    "archive.put_away": Act.ARCHIVED,
    "articles.open_to": Act.OPENED_ARTICLE,
    "archive.bring_back": Act.BROUGHT_BACK,
    "class_claims.put_away": Act.PUT_CLAIMS_AWAY,
    "class_claims.put_back": Act.PUT_CLAIMS_BACK,
    "class_claims.take": Act.TOOK_CLAIMS,
    "class_list.readmit": Act.READMITTED_STUDENT,
    "class_list.remove": Act.REMOVED_STUDENT,
    "class_list.restore": Act.RESTORED_STUDENT,
    "class_list.merge": Act.MERGED_STUDENTS,
    "class_list.sign_out": Act.SIGNED_OUT_STUDENT,
    "class_list.swap": Act.SWAPPED_STUDENTS,
    "class_list.unmerge": Act.UNMERGED_STUDENTS,
    "classrooms.rename": Act.RENAMED_CLASS,
    "colleagues.add": Act.ADDED_TEACHER,
    "colleagues.end": Act.ENDED_TEACHER,
    "colleagues.hand_over": Act.HANDED_OVER,
    "deals.give": Act.GAVE,
    "giving.close": Act.CLOSED,
    "giving.give": Act.GAVE,
    "giving.give_with_rules": Act.GAVE,
    "giving.put_back": Act.PUT_BACK,
    "giving.reopen_now": Act.REOPENED,
    "keys.decide": Act.DECIDED_KEY,
    "live_control.end": Act.CLOSED,
    "live_control.go_on": Act.REOPENED,
    "live_control.start": Act.GAVE,
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("endpoint", sorted(DOING))
def test_deed_and_its_line_are_kept_together_or_neither_is(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    cast = make_cast(any_site)
    teacher, path = cast.visitor("teacher"), cast.path(endpoint)
    form: dict[str, Any] = {
        **cast.form(f"POST {endpoint}"),
        "once": str(new_id()),
        **_MORE.get(endpoint, {}),
    }
    before, cut = _rows(any_site), _cut_at(monkeypatch)
    reply = teacher.post(path, **form)
    assert cut == [DOING[endpoint]], (reply.status_code, reply.location, text_of(reply)[:300])
    assert reply.status_code == 500
    assert _rows(any_site) == before
    # Whoever presses again finds everything as it was, and it is done.
    monkeypatch.undo()
    assert teacher.post(path, **form).status_code in {200, 303}
    assert _rows(any_site)["classroom_act"] != before["classroom_act"]


def test_withdrawing_and_other_rules_are_kept_with_their_line_or_not_at_all(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, rules = any_site.teacher(), f"{any_site.assignment}/rules"
    wish: dict[str, Any] = {
        "on_version": typed(teacher.get(rules), "on_version"),
        "attempts": "3",
        "feedback": "on-submission",
    }
    before, cut = _rows(any_site), _cut_at(monkeypatch)
    assert teacher.post(f"{any_site.assignment}/take-back").status_code == 500
    assert teacher.post(rules, **wish).status_code == 500
    assert cut == [Act.WITHDREW, Act.CHANGED_RULES]
    assert _rows(any_site) == before


def test_student_is_erased_with_its_line_or_not_at_all(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    mia, teacher = any_site.room.people["Mia"].student_id, any_site.teacher()
    teacher.post(f"{any_site.classroom}/students/{mia}/remove")
    before, cut = _rows(any_site), _cut_at(monkeypatch)
    assert teacher.post(f"{any_site.classroom}/students/{mia}/erase").status_code == 500
    assert cut == [Act.ERASED_STUDENT]
    assert _rows(any_site) == before


def test_device_is_signed_out_with_its_line_or_not_at_all(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    mia, teacher = any_site.room.people["Mia"].student_id, any_site.teacher()
    path = f"{any_site.classroom}/students/{mia}"
    device = typed(teacher.get(path), "device")
    cut = _cut_at(monkeypatch)
    assert teacher.post(f"{path}/devices/end", device=device).status_code == 500
    assert cut == [Act.SIGNED_OUT_DEVICE]
    monkeypatch.undo()
    # It is signed in still: it can be ended, once.
    for _twice in range(2):
        assert teacher.post(f"{path}/devices/end", device=device).status_code == 303
    told = text_of(teacher.get(f"{any_site.classroom}/teachers"))
    assert told.count("Ms Gray signed Mia out on one device.") == 1


def test_last_day_is_changed_with_its_line_or_not_at_all(
    any_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, path = any_site.teacher(), f"{any_site.classroom}/kept-until"
    day = (now().date() + timedelta(days=100)).isoformat()
    before, cut = _rows(any_site), _cut_at(monkeypatch)
    assert teacher.post(path, kept_until=day).status_code == 500
    assert cut == [Act.SET_RETENTION]
    assert _rows(any_site) == before
    monkeypatch.undo()
    # The same day once more is no change.
    for _twice in range(2):
        assert teacher.post(path, kept_until=day).status_code == 303
    told = text_of(teacher.get(f"{any_site.classroom}/teachers"))
    assert told.count("Ms Gray changed until when the class is kept.") == 1


def test_export_of_a_student_tells_whose_it_was(any_site: Site) -> None:
    mia, teacher = any_site.room.people["Mia"].student_id, any_site.teacher()
    assert teacher.get(f"{any_site.classroom}/students/{mia}/everything.zip").status_code == 200
    told = text_of(teacher.get(f"{any_site.classroom}/teachers"))
    assert "Ms Gray downloaded all that the kit has of Mia." in told


@ONE_PROCESS
def test_line_of_a_deed_is_kept_in_its_transaction_alone() -> None:
    """`did` is told within `deeds()`, whose store the deed is done with, and nowhere else."""
    outside = []
    for path in WEB.rglob("*.py"):
        tree = tree_of(path)
        blocks = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.With) and ast.unparse(node.items[0]) == "deeds() as doing"
        ]
        outside += [
            f"{path.name}: kit().store within deeds()"
            for block in blocks
            if "kit().store" in "".join(map(ast.unparse, block.body))
        ]
        if "note(" in path.read_text("utf-8") and path.parent.name != "colleagues":
            outside.append(path.name)
    assert outside == []


@ONE_PROCESS
def test_acts_of_pages_are_kept_by_those_pages() -> None:
    """What only happens between colleagues is kept by its use case; all else by a view."""
    kept = {
        node.attr
        for path in WEB.rglob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Act"
    }
    between = {"ADDED_TEACHER", "ENDED_TEACHER", "LEFT", "HANDED_OVER"}
    assert kept == {act.name for act in Act} - between
