"""Next year's class: it begins from this one's plan, with nothing opened and no dates."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.audience import audience_in
from kit.classroom.assignments.groups.deals import occasions_of
from kit.classroom.assignments.key_visibility import has_moment
from kit.classroom.people.classrooms import create_classroom
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import deals
from kit.store.groups.deals import DealRecord
from kit.store.people import plans
from kit.store.people.plans import PlanStepRecord
from kit.vocabulary import Half, Occasion


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """A step of a class's plan, and whether the class has been given its exercise."""

    step: PlanStepRecord
    was_given: bool

    @property
    def needs_time(self) -> bool:
        """Whether it cannot be given before the teacher sets a time: a plan has no dates."""
        return has_moment(self.step.feedback)


def plan_to_pass_on(store: Store, classroom_id: UUID) -> Sequence[PlanStepRecord]:
    """What the next class would begin from: what this one was given, then what it meant to be.

    In the order in which it was given, with the rules; what only some students were given, in
    place of the class's or as a group, is left out. Of a deal the two forms are steps.
    """
    with store.reading() as connection:
        return _to_pass_on(connection, classroom_id)


def _to_pass_on(connection: Connection, classroom_id: UUID) -> Sequence[PlanStepRecord]:
    steps = [_step_of(record) for record in _given_to_class(connection, classroom_id)]
    known = {step.exercise_id for step in steps}
    left = [step for step in plans.plan(connection, classroom_id) if step.exercise_id not in known]
    return [
        replace(step, position=position) for position, step in enumerate([*steps, *left], start=1)
    ]


def _step_of(record: AssignmentRecord) -> PlanStepRecord:
    return PlanStepRecord(
        classroom_id=record.classroom_id,
        position=0,
        exercise_id=record.exercise_id,
        title=record.title,
        feedback=record.feedback,
        attempts_allowed=record.attempts_allowed,
        certainty=record.certainty,
        live=record.live,
    )


def begin_next_year(
    store: Store,
    teacher_id: UUID,
    classroom_id: UUID,
    name: str,
    now: datetime,
    *,
    once: UUID | None = None,
) -> UUID:
    """Make a class that has this one's plan, and none of its students; returns its id.

    `once` as in `create_classroom`. Raises ClassNameRefused.
    """
    with store.atomic() as inside:
        next_id = create_classroom(inside, teacher_id, name, now, once=once)
        with inside.writing() as connection:
            if not plans.plan(connection, next_id):
                steps = _to_pass_on(connection, classroom_id)
                plans.add_plan(connection, [replace(step, classroom_id=next_id) for step in steps])
    return next_id


def plan_of(store: Store, classroom_id: UUID) -> Sequence[PlannedLesson]:
    """The class's plan in its order; empty where it has none.

    An exercise that stands there twice is given once it was given twice.
    """
    with store.reading() as connection:
        steps = plans.plan(connection, classroom_id)
        if not steps:
            return ()
        times_given = Counter(
            record.exercise_id for record in _given_to_class(connection, classroom_id)
        )
    lessons = []
    for step in steps:
        lessons.append(PlannedLesson(step, times_given[step.exercise_id] > 0))
        times_given[step.exercise_id] -= 1
    return lessons


def _given_to_class(connection: Connection, classroom_id: UUID) -> Sequence[AssignmentRecord]:
    """The assignments, eldest first, without what only some were given.

    That is what some had in place of another, and a group's. By a deal everybody was given both
    forms, one at each occasion: each stands once, where the deal's first half had it.
    """
    for_some = {one.assignment_id for one in audience_in(connection, classroom_id).lists}
    forms = {
        record.id: place
        for deal in deals.deals(connection, classroom_id)
        for place, record in enumerate(_forms_of(connection, deal))
    }
    newest_first = assignments.assignments(connection, classroom_id)
    kept = [one for one in reversed(newest_first) if one.id not in for_some or one.id in forms]
    # Where the forms were given at once, A comes first.
    return sorted(kept, key=lambda record: (record.created_at, forms.get(record.id, 0)))


def _forms_of(connection: Connection, deal: DealRecord) -> Iterator[AssignmentRecord]:
    """Both forms of a deal by which something was given: A as before, B as after, if it came."""
    occasions = occasions_of(connection, deal)
    if before := occasions.get(Occasion.BEFORE):
        yield before[Half.A_FIRST]
        after = occasions.get(Occasion.AFTER)
        yield after[Half.A_FIRST] if after else before[Half.B_FIRST]
