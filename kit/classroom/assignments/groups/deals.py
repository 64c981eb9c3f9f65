"""Two forms dealt crosswise: half of the class does A before and B after, the other half B and A.

A deal has two occasions. Giving one hands each half its form: two assignments, which open and
close as one and of which each student sees one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection

from kit.classroom.assignments.audience import audience_in, with_substitutes
from kit.classroom.assignments.groups.errors import BeforeComesFirst, DealBegun, OccasionGiven
from kit.classroom.assignments.pinning import Rules, give_in, is_given_by, new_record, offer_of
from kit.classroom.errors import NotFound, UnknownExercise
from kit.classroom.people.dealing import halves
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences, deals
from kit.store.groups.audiences import Reach
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.ids import new_id
from kit.store.people import classrooms, students
from kit.vocabulary import Feedback, Half, Occasion

#: Nobody is to read a form's key while the other half has yet to do the form.
DEALT_RULES: Final = Rules(feedback=Feedback.NEVER)


def pairs(library: Library) -> Sequence[tuple[Exercise[Any], Exercise[Any]]]:
    """The exercises that are each other's partner, each pair once, A before B. Pure."""
    exercises = library.exercises
    return [
        (exercise, exercises[partner])
        for exercise in exercises.values()
        if (partner := exercise.partner) and partner in exercises and exercise.id < partner
    ]


def deal(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    form_a: str,
    seed: int,
    now: datetime,
    *,
    once: UUID | None = None,
) -> UUID:
    """Deal a form and its partner to those who have joined; whoever joins later is dealt then.

    `seed` is 0 to 999 999. A form sent twice, by its id `once`, deals once; with another seed or
    other forms, another time. Raises UnknownExercise where the exercise has no partner.
    """
    form_b = next((b.id for a, b in pairs(library) if a.id == form_a), None)
    if form_b is None:
        raise UnknownExercise(exercise=form_a)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        stored = _find(connection, classroom_id, once)
        if stored and (stored.form_a, stored.form_b, stored.seed) == (form_a, form_b, seed):
            return stored.id
        deal_id = new_id() if stored or once is None else once
        record = DealRecord(classroom_id, deal_id, form_a, form_b, seed, now)
        deals.add_deal(connection, record)
        # Whoever was removed may be brought back; they are dealt apart, as if nobody else were.
        rows = [
            DealtRecord(record.id, student_id, half, now)
            for part in (students.students, students.removed_students)
            for student_id, half in halves(
                seed, [one.id for one in part(connection, classroom_id) if one.joined_at]
            ).items()
        ]
        deals.add_dealt(connection, classroom_id, rows)
    return record.id


def _find(connection: Connection, classroom_id: UUID, deal_id: UUID | None) -> DealRecord | None:
    return next((one for one in deals.deals(connection, classroom_id) if one.id == deal_id), None)


def load_deal(connection: Connection, classroom_id: UUID, deal_id: UUID) -> DealRecord:
    """A deal of the classroom. Raises NotFound."""
    record = _find(connection, classroom_id, deal_id)
    if record is None:
        raise NotFound
    return record


def form_at(record: DealRecord, half: Half, occasion: Occasion) -> str:
    """The exercise that a half does at an occasion. Pure."""
    begins_with_a = half is Half.A_FIRST
    return record.form_a if begins_with_a == (occasion is Occasion.BEFORE) else record.form_b


def occasions_of(
    connection: Connection, record: DealRecord
) -> dict[Occasion, dict[Half, AssignmentRecord]]:
    """What was given by a deal, by occasion and half; an occasion not given yet is left out."""
    records = {one.id: one for one in assignments.assignments(connection, record.classroom_id)}
    occasions: dict[Occasion, dict[Half, AssignmentRecord]] = {}
    for audience in audience_in(connection, record.classroom_id).lists:
        reach = audience.reach
        if reach.deal_id == record.id and reach.occasion and reach.half:
            by_half = occasions.setdefault(reach.occasion, {})
            by_half[reach.half] = records[audience.assignment_id]
    return occasions


def give_occasion(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    deal_id: UUID,
    rules: Rules,
    now: datetime,
    *,
    occasion: Occasion,
    once: UUID | None = None,
) -> Sequence[UUID]:
    """Hand each half its form of an occasion; the two assignments, of Half's order.

    A form sent twice, by its id `once`, gives once. Raises NotFound, UnknownExercise, BadRule,
    BeforeComesFirst, or OccasionGiven where somebody was quicker.
    """
    source = once or new_id()
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        record = load_deal(connection, classroom_id, deal_id)
        given_before = occasions_of(connection, record)
        if occasion is Occasion.AFTER and Occasion.BEFORE not in given_before:
            raise BeforeComesFirst
        ids = []
        for half in Half:
            offer = offer_of(library, form_at(record, half, occasion))
            wanted = new_record(classroom_id, uuid5(source, half), offer, rules, now)
            ids.append(wanted.id)
            if (stored := given_before.get(occasion, {}).get(half)) is None:
                give_in(connection, wanted, offer)
                reach = Reach(deal_id=record.id, half=half, occasion=occasion)
                audiences.add_audience(connection, classroom_id, wanted.id, reach)
            elif stored.id != wanted.id or not is_given_by(stored, wanted):
                raise OccasionGiven(when=stored.created_at)
    return ids


def take_back_deal(store: Store, classroom_id: UUID, deal_id: UUID) -> None:
    """Undo a deal with all that was given by it. Raises NotFound, or DealBegun once begun."""
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        record = load_deal(connection, classroom_id, deal_id)
        # Whoever begins takes these locks first, so nobody can begin between look and deletion.
        dealt = [
            assignment
            for by_half in occasions_of(connection, record).values()
            for assignment in with_substitutes(
                connection, classroom_id, next(iter(by_half.values())).id
            )
        ]
        for assignment in dealt:
            if attempts.attempts_of_assignment(connection, classroom_id, assignment.id):
                raise DealBegun(title=assignment.title)
        for assignment in dealt:
            assignments.delete_assignment(connection, classroom_id, assignment.id)
        deals.delete_deal(connection, classroom_id, deal_id)
