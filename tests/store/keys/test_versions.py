"""Versions of keys as rows."""

from datetime import timedelta

from kit.store import assignments
from kit.store.keys.decisions import add_decision, read_decisions
from kit.store.keys.versions import (
    read_key_versions,
)
from kit.vocabulary import Ruling
from tests.support.key_rows import OTHER, decision, other_version, version_of
from tests.support.room import NOON, Room


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
        assert read_decisions(connection, room.classroom_id, "other") == []
        assert (
            assignments.key_snapshot(connection, room.classroom_id, "three-claims", OTHER) == "{}"
        )
    assert {(one.version, one.author) for one in versions} == {
        (version_of(room), None),
        (OTHER, "Ms Gray"),
    }
    assert (upheld.changes, changed.changes) == (False, True)
