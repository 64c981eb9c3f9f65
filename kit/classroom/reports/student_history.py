"""One student's work through time: what they gave beside the key, assignment by assignment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.answering import attempts
from kit.classroom.assignments.assignments import assignments_of, settle, settle_due
from kit.classroom.feedback import attempt_summary, feedback
from kit.classroom.feedback.beside_key import BesideKey, beside_key
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.people.students import StudentIdentity, numbered_student
from kit.classroom.reports.student_work import read_student_work
from kit.items import ITEM_TYPES
from kit.results.columns import item_columns
from kit.results.counts.attempt_summary import Tally
from kit.results.counts.label_trends import (
    LabelCount,
    LabelHabit,
    Labelled,
    Trend,
    count_labels,
    habits,
    trends,
)
from kit.results.counts.transitions import Transition
from kit.results.sheet import ItemColumn, PartColumn
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.marks import MarkRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences
from kit.store.people.students import StudentRecord
from kit.vocabulary import Label

_MarkedPart = tuple[ItemColumn, PartColumn, str | None, float]


@dataclass(frozen=True, slots=True)
class Differing:
    """An answer that is not as the key; `choice` is None where it was left out."""

    position: int
    part: PartColumn
    choice: str | None
    in_part: bool


@dataclass(frozen=True, slots=True)
class Text:
    """An answer in free words, with the teacher's mark, if it has one."""

    item_id: str
    position: int
    answer: AnswerRecord
    mark: MarkRecord | None


@dataclass(frozen=True, slots=True)
class AssignmentSummary:
    """An assignment in a student's work. Without `marked` nothing was begun.

    All below is there once it is handed in: the attempt that counts in numbers, of the core and
    `further` of what was answered after it, in rows (`beside`, which holds the key of what is asked
    about back), what became of the first one, what differs from the
    key, texts, and what labels were due and given.
    """

    assignment: AssignmentRecord
    marked: MarkedWork | None
    tally: Tally | None = None
    beside: BesideKey | None = None
    further: Tally | None = None
    change: Transition | None = None
    differing: Sequence[Differing] = ()
    texts: Sequence[Text] = ()
    labelled: Labelled = ()


@dataclass(frozen=True, slots=True)
class StudentHistory:
    """The assignments, the oldest first; each label over all of them; habits, and trends."""

    assignments: Sequence[AssignmentSummary]
    labels: Mapping[Label, LabelCount]
    habits: Sequence[LabelHabit]
    trends: Sequence[Trend]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A student's work as the teacher reads it; `position` stands for the name if hidden."""

    student: StudentRecord
    position: int
    history: StudentHistory


def history_of_student(
    store: Store, classroom_id: UUID, student_id: UUID, now: datetime
) -> HistoryPage:
    """All assignments of the class with what the student made of them, for the teacher.

    Takes a fixed number of queries for each assignment. Raises NotFound, too where the student
    was removed.
    """
    settle_due(store, assignments_of(store, classroom_id), now)
    with store.one_moment() as moment:
        with moment.reading() as connection:
            number, student = numbered_student(connection, classroom_id, student_id)
            assigned = audiences.assignments_of_student(connection, classroom_id, student_id)
        summaries = []
        for record, included in reversed(assigned):
            whose = (classroom_id, record.id, student_id)
            marked = read_student_work(moment, *whose, now)[1]
            if marked or included:
                summaries.append(_summary(record, marked))
    return HistoryPage(student, number, _history(summaries))


def own_history(store: Store, identity: StudentIdentity, now: datetime) -> StudentHistory:
    """What the student may see of their own work: where feedback is due now, and nothing else.

    No key is read for any other assignment.
    """
    for task in attempts.tasks(store, identity, now):
        if task.feedback_due and task.attempt and task.attempt.submitted_at is None:
            settle(store, identity.classroom_id, task.assignment.id, now)
    with store.one_moment() as moment:
        due = [task for task in attempts.tasks(moment, identity, now) if task.feedback_due]
        summaries = []
        for task in reversed(due):
            marked = feedback.read_feedback(moment, identity, task.assignment.id, now)
            summaries.append(_summary(task.assignment, marked))
    return _history(summaries)


def _history(summaries: Sequence[AssignmentSummary]) -> StudentHistory:
    labelled = [summary.labelled for summary in summaries]
    counts = count_labels([pair for answers in labelled for pair in answers])
    return StudentHistory(summaries, counts, habits(counts), trends(labelled))


def _summary(record: AssignmentRecord, marked: MarkedWork | None) -> AssignmentSummary:
    if marked is None or marked.work.attempt.submitted_at is None:
        return AssignmentSummary(record, marked)
    marked_parts = list(_marked_parts(marked))
    tally = attempt_summary.tally_of(marked)
    return AssignmentSummary(
        assignment=record,
        marked=marked,
        tally=tally,
        beside=beside_key(marked, tally, None),
        further=attempt_summary.further_tally_of(marked),
        change=attempt_summary.change_of(marked),
        differing=[
            Differing(item.position, part, given, in_part=credit > 0)
            for item, part, given, credit in marked_parts
            if credit < 1
        ],
        texts=_texts(marked),
        labelled=list(_labelled(marked, marked_parts)),
    )


def _marked_parts(marked: MarkedWork) -> Iterator[_MarkedPart]:
    """Each part that counts, with what was given and what it earned.

    What was left out after the core is not among them: it was for whoever likes.
    """
    work = marked.work
    item_type = ITEM_TYPES[work.exercise.type]
    credit = attempt_summary.part_credits(marked.counting)
    for column in item_columns(work.exercise, marked.key):
        answer = work.answers.get(column.item_id)
        if answer is None and attempt_summary.is_further(marked, column):
            continue
        item = work.exercise.item(column.item_id)
        choices = item_type.chosen(item, answer.value) if answer else {}
        for part in () if column.void else column.parts:
            part_id = part.part.id
            earned = credit.get(column.item_id, {}).get(part_id, 0.0)
            yield column, part, choices.get(part_id), earned


def _labelled(
    marked: MarkedWork, held_parts: Sequence[_MarkedPart]
) -> Iterator[tuple[Label, Label]]:
    """What was due and given where labels are asked for and the key is settled.

    Another label that the teacher accepted was as good as due.
    """
    item_type = ITEM_TYPES[marked.work.exercise.type]
    for _item, part, choice, credit in held_parts:
        if not part.part.labels or part.debatable or choice is None:
            continue
        due, said = item_type.pen(part.due), item_type.pen(choice)
        if due is not None and said is not None:
            yield (said if credit == 1 else due), said


def _texts(marked: MarkedWork) -> Sequence[Text]:
    work = marked.work
    return [
        Text(item.item_id, item.position, answer, marked.marks.get(item.item_id))
        for item in item_columns(work.exercise, marked.key)
        if not item.parts and (answer := work.answers.get(item.item_id))
    ]
