"""Versions, decisions and appeals as rows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from kit.store import assignments
from kit.store.answering.attempts import attempts_of_student
from kit.store.answering.marks import (
    MarkRecord,
    add_marks,
    count_changed_marks,
    read_mark_history,
    read_marks_under,
)
from kit.store.ids import new_id
from kit.store.keys import appeals
from kit.store.keys.appeals import AppealRecord
from kit.store.keys.decisions import DecisionRecord, add_decision, read_decisions
from kit.store.keys.versions import (
    KeyVersionRecord,
    insert_decided_version_if_absent,
    read_key_versions,
)
from kit.vocabulary import Ruling, Verdict
from tests.support.room import NOON, Room

OTHER = "b" * 64


def version_of(room: Room) -> str:
    with room.store.reading() as connection:
        found = assignments.assignment(connection, room.classroom_id, room.assignment_id)
    assert found is not None
    return found.key_version


def decision(room: Room, **more: object) -> DecisionRecord:
    made = DecisionRecord(
        classroom_id=room.classroom_id,
        id=new_id(),
        exercise_id="three-claims",
        item_id="plan",
        part_id="",
        ruling=Ruling.CHANGED,
        choice="sourced",
        reason="Why.",
        from_version=version_of(room),
        to_version=OTHER,
        author="Ms Gray",
        decided_at=NOON + timedelta(minutes=1),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # any of its fields


def other_version(room: Room) -> None:
    with room.store.writing() as connection:
        record = KeyVersionRecord(room.classroom_id, "three-claims", OTHER, NOON, "Ms Gray", "Why.")
        insert_decided_version_if_absent(connection, record, "{}")
        # Kept once: what is there already stays as it is.
        insert_decided_version_if_absent(connection, replace(record, author="Nobody"), "[]")


def appeal(room: Room, name: str = "Mia", **more: object) -> AppealRecord:
    made = AppealRecord(
        classroom_id=room.classroom_id,
        id=new_id(),
        assignment_id=room.assignment_id,
        student_id=room.people[name].student_id,
        item_id="plan",
        part_id="",
        key_version=version_of(room),
        choice="sourced",
        argument="Look.",
        made_at=NOON,
        decision_id=None,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # any of its fields


def test_versions_and_decisions_are_read_back_in_order(room: Room) -> None:
    other_version(room)
    upheld = decision(room, ruling=Ruling.UPHELD, to_version=version_of(room))
    changed = decision(room, decided_at=NOON + timedelta(minutes=2))
    with room.store.writing() as connection:
        for each in (changed, upheld):
            add_decision(connection, each)
    with room.store.reading() as connection:
        versions = read_key_versions(connection, room.classroom_id, "three-claims")
        assert read_decisions(connection, room.classroom_id, "three-claims") == [
            upheld,
            changed,
        ]
        assert read_decisions(connection, exercise_id="other") == []
        assert (
            assignments.key_snapshot(connection, room.classroom_id, "three-claims", OTHER) == "{}"
        )
    assert {(one.version, one.author) for one in versions} == {
        (version_of(room), None),
        (OTHER, "Ms Gray"),
    }
    assert (upheld.changes, changed.changes) == (False, True)


def test_decision_needs_versions_that_are_there(room: Room) -> None:
    with pytest.raises(IntegrityError), room.store.writing() as connection:
        add_decision(connection, decision(room))


def test_changed_marks_counts_what_differs(room: Room) -> None:
    other_version(room)
    room.do_all("Mia", plan="sourced")
    made = decision(room)
    with room.store.writing() as connection:
        add_decision(connection, made)
        (attempt,) = attempts_of_student(
            connection, room.classroom_id, room.people["Mia"].student_id
        )
        marks = [
            MarkRecord("plan", 1, 1.0, Verdict.RIGHT),
            MarkRecord("vote", 1, 1.0, Verdict.RIGHT),
            MarkRecord("disgrace", 1, None, Verdict.VOID),
        ]
        add_marks(connection, room.classroom_id, attempt.id, OTHER, marks, NOON)
    with room.store.reading() as connection:
        assert count_changed_marks(connection) == {made.id: 2}
        assert count_changed_marks(connection, new_id()) == {}
        steps = read_mark_history(connection, room.classroom_id, attempt.id)
        under = read_marks_under(connection, room.classroom_id, [room.assignment_id], OTHER)
    assert len(steps) == 7
    assert set(under[attempt.id]) == {"plan", "vote", "disgrace"}


def test_one_appeal_for_each_student_part_and_version(room: Room) -> None:
    with room.store.writing() as connection:
        appeals.add_appeal(connection, appeal(room))
        appeals.add_appeal(connection, appeal(room, part_id="other"))
        appeals.add_appeal(connection, appeal(room, "Ben"))
    with pytest.raises(IntegrityError), room.store.writing() as connection:
        appeals.add_appeal(connection, appeal(room))


def test_answered_appeal_is_neither_changed_nor_deleted(room: Room) -> None:
    made, upheld = appeal(room), decision(room, to_version=version_of(room))
    with room.store.writing() as connection:
        appeals.add_appeal(connection, made)
        add_decision(connection, upheld)
        appeals.answer_appeals(connection, room.classroom_id, [made.id], upheld.id)
        appeals.change_appeal(connection, made, "editorial", "Other.", NOON)
        appeals.delete_appeal(connection, made)
    with room.store.reading() as connection:
        found = appeals.appeals_of_item(connection, room.classroom_id, room.assignment_id, "plan")
        assert found == [replace(made, decision_id=upheld.id)]
        assert appeals.open_counts(connection, room.classroom_id) == {}
