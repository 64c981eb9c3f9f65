"""Who did what for a class, kept as it is done and shown to its teachers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.colleagues.act_table import ACTS, Concerns, Kind
from kit.classroom.errors import NotFound
from kit.store import assignments
from kit.store.colleagues import acts
from kit.store.colleagues.acts import ActRecord, Wanted
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import Act
from kit.store.people import classrooms, students, teachers

#: The same deed again within this time is the same form, sent once more.
_ONE_DEED: Final = timedelta(minutes=1)
#: Lines of one page of it.
AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Deed:
    """What a teacher did: what it is about, and the student or teacher whom it touches.

    Where it is about an assignment, that says what to call it. `once`: the id of the line, where
    the same deed always has the same.
    """

    act: Act
    about: str = ""
    other_id: UUID | None = None
    assignment_id: UUID | None = None
    once: UUID | None = None


@dataclass(frozen=True, slots=True)
class ActLine:
    """One line of what was done. `other` is a name; empty where there is none, or none is shown.

    `gone`: it touched somebody who was erased since, or is not in this kit.
    """

    at: datetime
    teacher: str
    act: Act
    about: str
    other: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines a page asks for: of a kind, of a teacher, those before a line; as in its address.

    What is no kind, no teacher of this trail or no line of it asks for nothing.
    """

    kind: str = ""
    who: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class ActPage:
    """Some of what was done, the last first; `people` did something there, by id and name.

    `older` is the line after which the next page begins, None where there is none. `unknown`: the
    address asked for what there is not, which was passed over. `asked` is what was taken of it.
    """

    lines: Sequence[ActLine]
    people: Sequence[tuple[UUID, str]]
    older: UUID | None
    asked: Asked
    unknown: bool = False


def note(store: Store, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime) -> None:
    """Keep that the teacher did this for the class."""
    with store.writing() as connection:
        note_in(connection, teacher_id, classroom_id, deed, now)


def note_in(
    connection: Connection, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime
) -> None:
    """As `note`, with what was done. A form that was sent twice is one deed."""
    record = _record(connection, teacher_id, classroom_id, deed, now)
    last = next(iter(acts.acts(connection, classroom_id, 1)), None)
    again = last is not None and now - last.at < _ONE_DEED and _same(last, record)
    if not again:
        acts.add_act(connection, record)


def note_export(
    store: Store, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime
) -> None:
    """Keep that the teacher took this out of the kit: twice is twice.

    Raises NotFound where the class is not theirs any more.
    """
    with store.writing() as connection:
        if classrooms.classroom_taught(connection, teacher_id, classroom_id) is None:
            raise NotFound
        acts.add_act(connection, _record(connection, teacher_id, classroom_id, deed, now))


def _record(
    connection: Connection, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime
) -> ActRecord:
    about = deed.about
    if deed.assignment_id is not None:
        assignment = assignments.assignment(connection, classroom_id, deed.assignment_id)
        about = assignment.title if assignment else about
    line_id = deed.once or new_id()
    return ActRecord(classroom_id, line_id, now, teacher_id, deed.act, about, deed.other_id)


def _same(last: ActRecord, record: ActRecord) -> bool:
    return replace(last, id=record.id, at=record.at) == record


def newest_in(
    connection: Connection, classroom_id: UUID, names: Mapping[UUID, str], most: int
) -> Sequence[ActLine]:
    """What was done last, so many lines at most. `names` are teachers'."""
    return _lines(connection, classroom_id, names, acts.acts(connection, classroom_id, most))


def act_page(
    store: Store, teacher_id: UUID, classroom_id: UUID, asked: Asked, most: int | None = AT_ONCE
) -> ActPage:
    """A page of what was done, `most` lines of it, None for all. Raises NotFound."""
    with store.reading() as connection:
        if classrooms.classroom_taught(connection, teacher_id, classroom_id) is None:
            raise NotFound
        names = teacher_names(connection)
        people = [
            (one, names.get(one, "")) for one in acts.acting_teachers(connection, classroom_id)
        ]
        before = line_id(asked.before)
        mark = acts.act(connection, classroom_id, before) if before else None
        taken = Asked(
            asked.kind if asked.kind in set(Kind) else "",
            asked.who if asked.who in {str(one) for one, _name in people} else "",
            asked.before if mark else "",
        )
        wanted = Wanted(
            frozenset(act for act, row in ACTS.items() if row.kind == taken.kind)
            if taken.kind
            else None,
            UUID(taken.who) if taken.who else None,
            mark,
        )
        # One more, to know whether there is more.
        records = acts.acts(connection, classroom_id, most + 1 if most else None, wanted)
        shown = records[:most] if most else records
        lines = _lines(connection, classroom_id, names, shown)
    older = shown[-1].id if len(records) > len(shown) else None
    people.sort(key=lambda person: person[1].casefold())
    return ActPage(lines, people, older, taken, unknown=taken != asked)


def line_id(typed: str) -> UUID | None:
    """The id that an address names; None where that is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def _lines(
    connection: Connection,
    classroom_id: UUID,
    names: Mapping[UUID, str],
    records: Sequence[ActRecord],
) -> Sequence[ActLine]:
    """The lines with names as they are now; students are read only where a line has one."""
    whose: dict[UUID | None, str] = dict(names.items())
    if any(ACTS[record.act].concerns is Concerns.STUDENT for record in records):
        listed = (
            *students.students(connection, classroom_id),
            *students.removed_students(connection, classroom_id),
        )
        whose |= {student.id: student.name for student in listed}
    return [
        ActLine(
            record.at,
            names.get(record.teacher_id, ""),
            record.act,
            record.about,
            whose.get(record.other_id, "") if record.other_id else "",
            ACTS[record.act].concerns is not Concerns.NOBODY and record.other_id not in whose,
        )
        for record in records
    ]


def teacher_names(connection: Connection) -> Mapping[UUID, str]:
    """The name of each teacher of this kit, whose account is closed, too."""
    return {teacher.id: teacher.name for teacher in teachers.teachers(connection)}
