"""Claims that students write for their class."""

from dataclasses import replace

from kit.classroom.written import claims
from kit.classroom.written.claims import Writing
from kit.classroom.written.review import ClaimRef
from kit.store.ids import new_id
from kit.store.written.claims import ClaimRecord
from tests.support.room import NOON, Room

CLAIM = "It rained all Monday, the harbour office says."
WHY = "An office keeps the record."


def written_by(room: Room, name: str = "Mia", **more: object) -> ClaimRecord:
    """A row of a student's claim, not stored yet."""
    record = ClaimRecord(
        classroom_id=room.classroom_id,
        id=new_id(),
        assignment_id=room.assignment_id,
        student_id=room.people[name].student_id,
        claim=CLAIM,
        label="sourced",
        why=WHY,
        revision=1,
        written_at=NOON,
        taken_at=None,
        taken_by_form=None,
        put_away_at=None,
    )
    return replace(record, **more)  # type: ignore[arg-type]  # any of its fields


def write(room: Room, name: str = "Mia", **more: str) -> ClaimRef:
    """What a student who has handed in writes by the use case."""
    said = Writing(**{"claim": CLAIM, "label": "sourced", "why": WHY, **more})
    record = claims.write(room.store, room.people[name], room.assignment_id, said, room.now)
    return ClaimRef(room.classroom_id, room.assignment_id, record.id)
