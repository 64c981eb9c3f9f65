"""A class's students as their teacher reads them: sorted, searched, with what may be mended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from kit.classroom.people.leftovers import MERGE_KEPT
from kit.classroom.people.lists.likeness import near_pairs
from kit.store.engine import Store
from kit.store.paper import sheets
from kit.store.people import merges, students
from kit.store.people.name_order import folded, surname_order
from kit.store.people.students import StudentRecord

#: For as long the names of a list can be taken out again in one press.
ROSTER_UNDONE: Final = timedelta(days=1)


class Sort(StrEnum):
    """What a list of students is sorted by; a surname is the last word of a name."""

    FIRST_NAME = "first"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Listed:
    """A student with the number that stands for a hidden name, which no sorting changes."""

    number: int
    student: StudentRecord


@dataclass(frozen=True, slots=True)
class Batch:
    """Names that were added together, and how many of them nobody has taken yet."""

    added_at: datetime
    free: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A student who was merged into another one, and may be apart again."""

    student: StudentRecord
    into: Listed
    at: datetime


@dataclass(frozen=True, slots=True)
class ClassList:
    """The students that were asked for, of `everybody` in the class.

    `twins`: somebody who joined without the roster, beside a free name of it that may be theirs.
    """

    rows: Sequence[Listed]
    everybody: Sequence[StudentRecord]
    sort: Sort
    query: str
    twins: Sequence[tuple[Listed, Listed]]
    batch: Batch | None
    merged: Sequence[Merged]

    @property
    def total(self) -> int:
        """How many students the class has."""
        return len(self.everybody)


def class_list_page(
    store: Store, classroom_id: UUID, now: datetime, *, sort: str = "", query: str = ""
) -> ClassList:
    """The list, by first name unless `sort` is "surname"; only names with `query` in them."""
    with store.reading() as connection:
        everybody = students.students(connection, classroom_id)
        merged = merges.merges_since(connection, classroom_id, now - MERGE_KEPT)
        on_paper = sheets.students_with_sheets(connection, classroom_id)
    listed = [Listed(number, student) for number, student in enumerate(everybody, 1)]
    by_id = {entry.student.id: entry for entry in listed}
    asked = folded(query)
    rows = [entry for entry in listed if asked in folded(entry.student.name)]
    by = Sort.SURNAME if sort == Sort.SURNAME else Sort.FIRST_NAME
    if by is Sort.SURNAME:
        rows = sorted(rows, key=lambda entry: surname_order(entry.student.name))
    return ClassList(
        rows,
        everybody,
        by,
        " ".join(query.split()),
        _twins(listed),
        _newest_batch(everybody, on_paper, now),
        [Merged(student, by_id[into], at) for student, into, at in merged if into in by_id],
    )


def _twins(listed: Sequence[Listed]) -> Sequence[tuple[Listed, Listed]]:
    """Who joined by a typed name, with the free roster names that may be theirs."""
    # In projector mode there are no names, and nothing to tell of them.
    named = [entry for entry in listed if entry.student.name]
    typed = [entry for entry in named if entry.student.joined_at and not entry.student.on_roster]
    free = [entry for entry in named if entry.student.joined_at is None]
    if not typed or not free:
        return ()
    both = [*typed, *free]
    return [
        (both[first], both[second])
        for first, second in near_pairs([entry.student.name for entry in both])
        if first < len(typed) <= second
    ]


def _newest_batch(
    everybody: Sequence[StudentRecord], on_paper: Collection[UUID], now: datetime
) -> Batch | None:
    """The names that were added last, while they can be taken back."""
    added = [student for student in everybody if student.on_roster]
    newest = max((student.created_at for student in added), default=None)
    if newest is None or newest < now - ROSTER_UNDONE:
        return None
    free = sum(
        student.created_at == newest and student.joined_at is None and student.id not in on_paper
        for student in added
    )
    return Batch(newest, free) if free else None
