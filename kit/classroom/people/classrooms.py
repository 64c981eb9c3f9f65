"""Classrooms: making them, their roster and join code, and their end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people import throttle
from kit.classroom.people.accounts import trail
from kit.classroom.people.errors import (
    ClassNameRefused,
    ExpiredJoinCode,
    NameRefused,
    WrongJoinCode,
)
from kit.classroom.people.limits import (
    STUDENTS_MAX,
    refuse_too_many_classes_in,
    students_most,
)
from kit.classroom.people.names import clean_name, name_key
from kit.store.engine import Store
from kit.store.ids import clean_code, new_code, new_id
from kit.store.people import classrooms, holdings, students
from kit.store.people.classrooms import ClassroomRecord, ClassroomSummary, JoinCodeRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import N_

#: A join code is good for a week, and each time the join page is opened for a week more.
JOIN_CODE_LIFE: Final = timedelta(days=7)

_FULL: Final = N_("the class has 200 students already, and takes no more")
_FULL_BY_LIMIT: Final = N_("the class has as many students already as this kit allows a class")
#: As much as a message repeats of what is no code.
_CODE_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Lobby:
    """What somebody with a join code may see: the class and its free roster names.

    `joining_stopped`: whoever is new is not let in for now; who comes back is. `archived`: the
    class is put away, which lets nobody new in either.
    """

    classroom_id: UUID
    classroom_name: str
    code: str
    has_roster: bool
    free_names: Sequence[tuple[UUID, str]]
    joining_stopped: bool
    archived: bool = False


@dataclass(frozen=True, slots=True)
class RosterResult:
    """What became of a roster: names added, names there already, and what was refused.

    The latter by its place among the names, from 0.
    """

    added: Sequence[str]
    present: Sequence[str]
    refused: Mapping[int, NameRefused]


def create_classroom(
    store: Store,
    teacher_id: UUID,
    name: str,
    now: datetime,
    *,
    simulated_at: datetime | None = None,
    once: UUID | None = None,
) -> UUID:
    """Make a classroom with a join code; `simulated_at` marks one that the kit makes up.

    `once` comes from the form and becomes the classroom's id, so that a form sent twice makes
    one; sent once more with another name, another one. Raises ClassNameRefused or TooManyClasses.
    """
    record = ClassroomRecord(
        once or new_id(), teacher_id, _class_name(name), now, simulated_at=simulated_at
    )
    with store.writing() as connection:
        if not classrooms.add_classroom(connection, record):
            stored = classrooms.classroom(connection, record.id)
            if stored and (stored.teacher_id, stored.name) == (teacher_id, record.name):
                return stored.id
            record = replace(record, id=new_id())
            classrooms.add_classroom(connection, record)
        if simulated_at is None:
            refuse_too_many_classes_in(connection, teacher_id)
        _give_code(connection, record.id, now)
    return record.id


def _class_name(typed: str) -> str:
    """The name as it is stored. Raises ClassNameRefused."""
    try:
        return clean_name(typed)
    except NameRefused as error:
        facts = {fact: error.facts[fact] for fact in ("name", "reason")}
        raise ClassNameRefused(**facts) from None


def own_classroom(store: Store, teacher_id: UUID, classroom_id: UUID) -> ClassroomRecord:
    """A classroom that the teacher owns or shares. Raises NotFound for any other, or for none."""
    with store.reading() as connection:
        record = classrooms.classroom_taught(connection, teacher_id, classroom_id)
    if record is None:
        raise NotFound
    return record


def classrooms_of(store: Store, teacher_id: UUID) -> Sequence[ClassroomSummary]:
    """The classrooms that a teacher owns or shares, newest first."""
    with store.reading() as connection:
        return classrooms.classrooms_of(connection, teacher_id)


def rename_classroom(store: Store, classroom_id: UUID, name: str) -> None:
    """Give the classroom another name. Raises ClassNameRefused."""
    with store.writing() as connection:
        classrooms.rename_classroom(connection, classroom_id, _class_name(name))


def stop_joining(store: Store, classroom_id: UUID, now: datetime) -> None:
    """Let nobody new join; who is in, or comes back with a code, is not held up."""
    with store.writing() as connection:
        classrooms.set_joining_stopped(connection, classroom_id, now)


def let_join(store: Store, classroom_id: UUID) -> None:
    """Let everybody with the join code join again."""
    with store.writing() as connection:
        classrooms.set_joining_stopped(connection, classroom_id, None)


def delete_classroom(store: Store, classroom_id: UUID) -> bool:
    """Delete the classroom with all students and answers, for good.

    A line without names says that it was. Returns whether nothing of it is in the files any more;
    else it is as soon as nobody reads.
    """
    with store.writing() as connection:
        count = holdings.holdings(connection, classroom_id).students
        if classrooms.delete_classroom(connection, classroom_id):
            trail.note_deleted_class_in(connection, count)
    return store.forget()


def open_join_page(store: Store, classroom_id: UUID, now: datetime) -> JoinCodeRecord:
    """The classroom's join code, kept good for a week from now; a new one if it had expired."""
    with store.writing() as connection:
        record = classrooms.join_code_of(connection, classroom_id)
        if record is None or record.expires_at <= now:
            return _give_code(connection, classroom_id, now)
        until = now + JOIN_CODE_LIFE
        classrooms.extend_join_code(connection, classroom_id, until)
        return replace(record, expires_at=until)


def join_code_of(store: Store, classroom_id: UUID) -> JoinCodeRecord | None:
    """The classroom's join code, expired or not."""
    with store.reading() as connection:
        return classrooms.join_code_of(connection, classroom_id)


def renew_join_code(
    store: Store, classroom_id: UUID, now: datetime, *, instead_of: str | None = None
) -> JoinCodeRecord:
    """Another join code; the old one leads nowhere from now on.

    `instead_of` is the code that the form was rendered with: sent twice, it renews once.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        stored = classrooms.join_code_of(connection, classroom_id)
        if stored is not None and instead_of and stored.code != instead_of:
            return stored
        return _give_code(connection, classroom_id, now)


def _give_code(connection: Connection, classroom_id: UUID, now: datetime) -> JoinCodeRecord:
    while True:
        record = JoinCodeRecord(new_code(), classroom_id, now + JOIN_CODE_LIFE)
        if classrooms.put_join_code(connection, record):
            return record


def enter_lobby(store: Store, typed: str, caller: throttle.Caller, now: datetime) -> Lobby:
    """Where a typed join code leads.

    Raises WrongJoinCode, ExpiredJoinCode or TooManyWrongCodes; the first two count as failures.
    """
    code = clean_code(typed)
    with store.reading() as connection:
        record = classrooms.join_code(connection, code)
        if record is not None and record.expires_at > now:
            return _lobby(connection, record)
        throttle.refuse_guessers(connection, throttle.JOINING, caller, "", now)
    with store.writing() as connection:
        throttle.count_failure(connection, throttle.JOINING, caller, "", now)
    if record is not None:
        raise ExpiredJoinCode(code=code)
    # Where no letter or digit is in it, what was typed shows better than nothing.
    raise WrongJoinCode(code=code or typed.strip()[:_CODE_SHOWN])


def _lobby(connection: Connection, record: JoinCodeRecord) -> Lobby:
    classroom = classrooms.classroom(connection, record.classroom_id)
    if classroom is None:
        raise NotFound
    everybody = students.students(connection, record.classroom_id)
    return Lobby(
        classroom.id,
        classroom.name,
        record.code,
        any(student.on_roster for student in everybody),
        [(student.id, student.name) for student in everybody if student.joined_at is None],
        classroom.joining_stopped_at is not None,
        classroom.archived_at is not None,
    )


def new_student(classroom_id: UUID, name: str, now: datetime, *, on_roster: bool) -> StudentRecord:
    """A student who has not joined yet, with a personal code."""
    return StudentRecord(
        classroom_id=classroom_id,
        id=new_id(),
        name=name,
        name_key=name_key(name),
        personal_code=new_code(),
        on_roster=on_roster,
        created_at=now,
        joined_at=None,
        removed_at=None,
        merged_into_id=None,
    )


def add_roster(
    store: Store, classroom_id: UUID, names: Sequence[str], now: datetime
) -> RosterResult:
    """Add names.

    Names already there, or that look the same, are left as they are. What would make more than
    200 students is refused by name.
    """
    with store.writing() as connection:
        return add_roster_in(connection, classroom_id, names, now)


def add_roster_in(
    connection: Connection, classroom_id: UUID, names: Sequence[str], now: datetime
) -> RosterResult:
    """As `add_roster`, under the classroom's lock, which it takes."""
    cleaned, refused = _clean_names(names)
    most = students_most(connection)
    added: list[StudentRecord] = []
    present: list[str] = []
    classrooms.lock_classroom(connection, classroom_id)
    taken = {student.name_key for student in students.students(connection, classroom_id)}
    for place, name in cleaned.items():
        key = name_key(name)
        if key in taken:
            present.append(name)
        elif len(taken) >= most:
            full = _FULL if most == STUDENTS_MAX else _FULL_BY_LIMIT
            advice = N_("Remove names that nobody uses first.")
            refused[place] = NameRefused(name=name, reason=full, advice=advice)
        else:
            taken.add(key)
            added.append(new_student(classroom_id, name, now, on_roster=True))
    students.add_students(connection, added)
    return RosterResult([student.name for student in added], present, refused)


def _clean_names(names: Sequence[str]) -> tuple[dict[int, str], dict[int, NameRefused]]:
    """The names as they are stored, and what is refused of them, by their places."""
    cleaned: dict[int, str] = {}
    refused: dict[int, NameRefused] = {}
    for place, name in enumerate(names):
        try:
            cleaned[place] = clean_name(name)
        except NameRefused as error:
            refused[place] = error
    return cleaned, refused
