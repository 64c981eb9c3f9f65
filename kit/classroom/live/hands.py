"""Hands that a teacher counts in a live session, with or without phones beside.

They are counts of a ballot, and no student's: nothing of them reaches an attempt, a mark or a
gradebook.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.live.errors import CountedMeanwhile, NothingToPutBack
from kit.classroom.live.hand_panel import Panel, Place, load_panel
from kit.classroom.live.session import Live, live_in
from kit.store.engine import Store
from kit.store.live import hands, sessions
from kit.store.live.hands import HandsRecord
from kit.store.people import students

#: More than a lecture hall has: a number above is a slip of the finger.
MOST_HANDS: Final = 999


@dataclass(frozen=True, slots=True)
class Count:
    """What a teacher typed: `counts` by choice, 0 to MOST_HANDS each; empty takes the count back.

    `revision` is that of the count on the page it was typed on, 0 without one. `stands`: more hands
    than students are right.
    """

    revision: int
    counts: Mapping[str, int]
    stands: bool = False


def _held(connection: Connection, classroom_id: UUID, assignment_id: UUID, place: Place) -> Panel:
    """The place, held so that nobody else counts at it meanwhile."""
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    return load_panel(connection, live_in(connection, record), place)


def count(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    place: Place,
    typed: Count,
    clock: Clock,
) -> Panel:
    """Store a count of hands; returns the place as it is then.

    The same again changes nothing. The key may be shown and the session over: what was counted may
    still be written down. Raises NotFound (also for a choice that is not there) or
    CountedMeanwhile.
    """
    counts, stands = typed.counts, typed.stands
    with store.writing() as connection:
        before = _held(connection, classroom_id, assignment_id, place)
        if counts.keys() - {choice.value for choice in before.part.choices}:
            raise NotFound
        same = dict(counts) == dict(before.counts)
        if not same and typed.revision != before.revision:
            raise CountedMeanwhile
        if same and (before.record is None or not _differs(before, before.record, stands=stands)):
            return before
        if same and before.record is not None:
            stands, previous = stands or before.record.stands, before.record.previous
        else:
            previous = before.counts
        _store(connection, before, counts, previous, clock, stands=stands)
        return load_panel(connection, before.live, before.place)


def _differs(before: Panel, record: HandsRecord, *, stands: bool) -> bool:
    """Whether the same count says something new: of another class, or that it stands."""
    return record.present != before.present or (stands and before.open)


def undo(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    place: Place,
    revision: int,
    clock: Clock,
) -> Panel:
    """Put back the count that stood before the last change; once more takes that back.

    Raises NotFound, or NothingToPutBack where another window changed it, or nothing was counted.
    """
    with store.writing() as connection:
        before = _held(connection, classroom_id, assignment_id, place)
        if before.record is None or before.revision != revision:
            raise NothingToPutBack
        _store(connection, before, before.record.previous, before.counts, clock)
        return load_panel(connection, before.live, before.place)


def _store(
    connection: Connection,
    before: Panel,
    counts: Mapping[str, int],
    previous: Mapping[str, int],
    clock: Clock,
    *,
    stands: bool = False,
) -> None:
    record, place = before.live.assignment, before.place
    over = before.present is not None and sum(counts.values()) > before.present
    changed = HandsRecord(
        classroom_id=record.classroom_id,
        assignment_id=record.id,
        item_id=place.item_id,
        ballot=place.ballot,
        part_id=before.part.id,
        counts=dict(counts),
        previous=dict(previous),
        present=before.present,
        stands=stands and over,
        revision=before.revision + 1,
        counted_at=clock(),
    )
    hands.put_hands(connection, changed)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many students there are: `present` as the teacher said, None where the `roll` says it."""

    live: Live
    present: int | None
    roll: int


def attendance(store: Store, classroom_id: UUID, assignment_id: UUID) -> Attendance:
    """How many students there are. Raises NotFound."""
    with store.reading() as connection:
        live_session = live_in(connection, load_assignment(connection, classroom_id, assignment_id))
        roll = students.count_students(connection, classroom_id)
    return Attendance(live_session, live_session.session.present, roll)


def say_present(store: Store, classroom_id: UUID, assignment_id: UUID, present: int | None) -> None:
    """Say how many students there are, 1 to MOST_HANDS; None: as many as on the class list.

    It holds for what is counted from now on, and for the question before the class. Raises
    NotFound.
    """
    with store.writing() as connection:
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        live_session = live_in(connection, record)
        sessions.change_session(connection, classroom_id, assignment_id, present=present)
        item_id = live_session.session.item_id
        if item_id is None:
            return
        roll = students.count_students(connection, classroom_id)
        for counted in hands.hands_of(connection, classroom_id, assignment_id, item_id):
            now_there = present if present is not None else roll or None
            hands.put_hands(connection, replace(counted, present=now_there))
