"""What a teacher hears of students' arguments: who argues for what, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.keys.appeals import Argued, argued, decisions_of
from kit.classroom.keys.proposals import item_of
from kit.classroom.keys.unparsed_answers import is_valid_choice
from kit.classroom.people.students import numbered_students
from kit.content.exercise import Exercise
from kit.items.base import Part
from kit.items.fields.base_models import Item
from kit.store.engine import Store
from kit.store.keys import appeals


@dataclass(frozen=True, slots=True)
class StudentAppeal:
    """One student's argument as the teacher reads it; `position` stands for the name if hidden."""

    name: str
    position: int
    argued: Argued


@dataclass(frozen=True, slots=True)
class AppealGroup:
    """All who argue, unanswered, for one answer to one part: one decision answers them.

    `is_text`: it is no number, where one is asked for; the key cannot say it, only accept it.
    """

    part: Part
    choice: str
    words: str
    is_text: bool
    appeals: Sequence[StudentAppeal]


def appeals_of(
    store: Store, classroom_id: UUID, assignment_id: UUID, item_id: str
) -> tuple[Sequence[AppealGroup], Sequence[StudentAppeal]]:
    """What the class argues about an item: groups without an answer, and those answered.

    Raises NotFound.
    """
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        exercise = asked_of(connection, record)
        item = item_of(exercise, item_id)
        records = appeals.appeals_of_item(connection, classroom_id, assignment_id, item.id)
        everybody = numbered_students(connection, classroom_id)
        decided = decisions_of(connection, record)
    names = {student.id: (student.name, number) for number, student in everybody}
    student_appeals = [
        StudentAppeal(*names[one.student_id], argued(exercise, one, decided))
        for one in records
        if one.student_id in names
    ]
    return _groups(exercise, item, student_appeals), [
        one for one in student_appeals if one.argued.decision is not None
    ]


def _groups(
    exercise: Exercise[Any], item: Item, student_appeals: Sequence[StudentAppeal]
) -> Sequence[AppealGroup]:
    by_choice: dict[tuple[str, str], list[StudentAppeal]] = {}
    for student_appeal in student_appeals:
        if student_appeal.argued.decision is None:
            appeal = student_appeal.argued.appeal
            by_choice.setdefault((appeal.part_id, appeal.choice), []).append(student_appeal)
    return [
        AppealGroup(
            part=some[0].argued.part,
            choice=choice,
            words=some[0].argued.choice,
            is_text=not is_valid_choice(exercise, item, some[0].argued.part, choice),
            appeals=some,
        )
        for (_part, choice), some in by_choice.items()
    ]


def open_appeals(store: Store, classroom_id: UUID) -> Mapping[UUID, Mapping[str, int]]:
    """How many appeals wait for an answer, by assignment and item."""
    with store.reading() as connection:
        counts = appeals.open_counts(connection, classroom_id)
    by_assignment: dict[UUID, dict[str, int]] = {}
    for (assignment_id, item_id), count in counts.items():
        by_assignment.setdefault(assignment_id, {})[item_id] = count
    return by_assignment
