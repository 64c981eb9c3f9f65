"""What stays in sight on each of a class's places: the code, and how many are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.people import classrooms, students
from kit.store.engine import Store
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class Bar:
    """`code` is None where it has expired; the join page has a new one. `joined` of `listed`."""

    code: str | None
    joined: int
    listed: int


def class_bar(store: Store, classroom_id: UUID, now: datetime) -> Bar:
    """The bar of a classroom, for a page that knows nothing of its students."""
    with store.one_moment() as moment:
        return bar_of(moment, classroom_id, students.students_of(moment, classroom_id), now)


def bar_of(
    moment: Store, classroom_id: UUID, everybody: Sequence[StudentRecord], now: datetime
) -> Bar:
    """The bar of a classroom whose students are these."""
    record = classrooms.join_code_of(moment, classroom_id)
    return Bar(
        code=record.code if record and record.expires_at > now else None,
        joined=sum(student.joined_at is not None for student in everybody),
        listed=len(everybody),
    )
