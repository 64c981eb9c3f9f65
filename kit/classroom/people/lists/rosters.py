"""A roster before it is made, line by line, and taken back after it was."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.errors import NameRefused
from kit.classroom.people.limits import STUDENTS_MAX, students_most
from kit.classroom.people.lists.likeness import near_pairs
from kit.classroom.people.names import name_key, roster_name
from kit.store.paper import sheets
from kit.store.people import students
from kit.store.people.students import StudentRecord

#: More names than any class has are counted, not held against one another.
_COMPARED_MOST: Final = 2 * STUDENTS_MAX


class Becomes(StrEnum):
    """What a name of a list becomes: a new student, or nothing, and why."""

    NEW = "new"
    THERE = "there"
    TWICE = "twice"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A name of a list: what it becomes, and what it is `like` without being the same.

    `error` says why it is refused. `like` has names of the list above it, and of the class.
    """

    name: str
    becomes: Becomes
    error: NameRefused | None = None
    like: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RosterLook:
    """What a list would do to a class: an entry for each name, in order. `room`: places left."""

    entries: Sequence[RosterEntry]
    room: int

    @property
    def new(self) -> Sequence[str]:
        """The names that would be added."""
        return [entry.name for entry in self.entries if entry.becomes is Becomes.NEW]

    @property
    def fits(self) -> bool:
        """Whether the class takes all of them: what does not fit whole is not added in part."""
        return len(self.new) <= self.room


def look_through_in(connection: Connection, classroom_id: UUID, names: Sequence[str]) -> RosterLook:
    """What the names of a list would become in the class. Nothing is made."""
    everybody = students.students(connection, classroom_id)
    entries = _entries(names, {name_key(student.name) for student in everybody})
    room = max(students_most(connection) - len(everybody), 0)
    return RosterLook(_with_likes(entries, everybody), room)


def _entries(names: Sequence[str], there: Collection[str]) -> Sequence[RosterEntry]:
    entries: list[RosterEntry] = []
    listed: set[str] = set()
    for typed in names:
        try:
            name = roster_name(typed)
        except NameRefused as error:
            entries.append(RosterEntry(typed, Becomes.REFUSED, error))
            continue
        key = name_key(name)
        entries.append(RosterEntry(name, _becomes(key, listed, there)))
        listed.add(key)
    return entries


def _becomes(key: str, listed: Collection[str], there: Collection[str]) -> Becomes:
    if key in listed:
        return Becomes.TWICE
    return Becomes.THERE if key in there else Becomes.NEW


def _with_likes(
    entries: Sequence[RosterEntry], everybody: Sequence[StudentRecord]
) -> Sequence[RosterEntry]:
    """The entries with the names that each new one is like."""
    new = [place for place, entry in enumerate(entries) if entry.becomes is Becomes.NEW]
    if len(new) > _COMPARED_MOST:
        return entries
    present = [student.name for student in everybody]
    like: dict[int, list[str]] = {}
    compared = [*present, *(entries[place].name for place in new)]
    for first, second in near_pairs(compared):
        if second >= len(present):
            like.setdefault(new[second - len(present)], []).append(compared[first])
    return [
        RosterEntry(entry.name, entry.becomes, entry.error, like.get(place, ()))
        for place, entry in enumerate(entries)
    ]


def stamp_of(added_at: datetime) -> str:
    """What a form calls the names that were added at that moment."""
    return added_at.isoformat()


def moment_of(stamp: str) -> datetime | None:
    """The moment that a stamp stands for; None where it is none."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def take_back_roster_in(
    connection: Connection, classroom_id: UUID, stamp: str
) -> Sequence[StudentRecord]:
    """Take the names that were added at one moment out again, but for those that somebody took.

    Nobody has given anything under them, on paper either, so they leave nothing behind. Under the
    classroom's lock. Returns who went, as they are sorted. Twice is once.
    """
    on_paper = sheets.students_with_sheets(connection, classroom_id)
    batch = [
        student
        for student in students.students(connection, classroom_id)
        if student.on_roster
        and student.joined_at is None
        and student.id not in on_paper
        and stamp_of(student.created_at) == stamp
    ]
    for student in batch:
        students.erase_student(connection, classroom_id, student.id)
    return batch
