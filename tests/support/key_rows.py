"""Decisions and versions of a key as rows."""

from dataclasses import replace
from datetime import timedelta

from kit.store import assignments
from kit.store.ids import new_id
from kit.store.keys.decisions import DecisionRecord
from kit.store.keys.versions import (
    KeyVersionRecord,
    insert_decided_version_if_absent,
)
from kit.vocabulary import Ruling
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
