"""Appeals as rows."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from kit.store.ids import new_id
from kit.store.keys import appeals
from kit.store.keys.appeals import AppealRecord
from kit.store.keys.decisions import add_decision
from tests.support.key_rows import decision, version_of
from tests.support.room import NOON, Room


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
