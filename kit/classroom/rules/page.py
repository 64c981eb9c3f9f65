"""The page on which a teacher changes the rules of an assignment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import numbered_audience
from kit.classroom.assignments.extensions import extensions_of, have_longer
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import exercise_of
from kit.classroom.errors import NotFound
from kit.classroom.rules.change import ChangeableRules, rules_of, rules_version
from kit.classroom.rules.effects import Effects, Person, effects_of
from kit.classroom.rules.left_out import Question, questions_in
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store

#: In how many minutes a teacher may let it close by one press.
MINUTES: Final = (5, 10)


@dataclass(frozen=True, slots=True)
class OwnTime:
    """A student's own closing time. `over`: nothing of it is left."""

    person: Person
    closes_at: datetime
    over: bool


@dataclass(frozen=True, slots=True)
class RulesPage:
    """An assignment's rules as they stand, and whom a change would concern.

    `version` changes with them. `people` may be given more time; `own_times` were. `effects` are
    those of leaving all as it is: who is at work, who has more attempts than allowed.
    """

    assignment: AssignmentRecord
    version: str
    closed: bool
    item_type: str
    people: Sequence[Person]
    own_times: Sequence[OwnTime]
    questions: Sequence[Question]
    effects: Effects
    handed_in: int

    def closing_in(self, minutes: int, now: datetime) -> ChangeableRules:
        """The rules as they stand, but closing so many minutes from now, at a whole one."""
        at = (now + timedelta(minutes=minutes, seconds=59)).replace(second=0, microsecond=0)
        return replace(rules_of(self.assignment), closes_at=at)


def rules_page(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> RulesPage:
    """The rules as they stand. Raises NotFound, for a live session, too."""
    settle(store, classroom_id, assignment_id, now)
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        if record.live:
            raise NotFound
        rows = attempts.progress(connection, classroom_id, assignment_id)
        begun = {row.student_id for row in rows}
        people = [
            Person(student.id, student.name, number)
            for number, student in numbered_audience(connection, record, begun)
        ]
        extensions = extensions_of(connection, record)
        longer = have_longer(connection, record, now)
        return RulesPage(
            assignment=record,
            version=rules_version(record),
            closed=record.is_closed(now),
            item_type=exercise_of(connection, record).type,
            people=people,
            own_times=[
                OwnTime(
                    person, own.closes_at, over=person.id not in longer and own.closes_at <= now
                )
                for person in people
                if (own := extensions.get(person.id)) is not None
            ],
            questions=questions_in(connection, record),
            effects=effects_of(connection, [record], lambda same: same, now),
            handed_in=len({row.student_id for row in rows if row.submitted_at is not None}),
        )
