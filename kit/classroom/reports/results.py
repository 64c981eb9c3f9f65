"""A teacher's results: the sheet of an assignment."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import numbered_audience
from kit.classroom.assignments.extensions import flagging
from kit.classroom.assignments.key_visibility import Sight, shown_since, sight_in
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, key_of
from kit.classroom.feedback.feedback import (
    MadeAttempt,
    attempt_that_counts,
    attempts_to_show,
    first_and_last,
)
from kit.classroom.live.hand_panel import part_counts
from kit.classroom.people.students import numbered_student
from kit.classroom.reports.views import Basis, Medium, by_medium, who_made
from kit.classroom.reports.vote_cells import vote_cells, with_votes
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.base import ItemType
from kit.marking import certainty
from kit.results.columns import item_columns
from kit.results.core import of_items
from kit.results.counts.hands import HandCounts, HandRound, hand_rounds
from kit.results.first_attempts import first_attempts, several
from kit.results.sheet import Cell, Sheet, State, StudentRow
from kit.store.answering import attempts
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marked_answers import GivenAnswer, read_given_answers
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.live import hands, sessions, votes
from kit.store.models.base import SubmittedBy
from kit.store.people.students import StudentRecord
from kit.vocabulary import CertaintyRule


@dataclass(frozen=True, slots=True)
class Results:
    """An assignment's sheet with the exercise and key it was made with.

    `all_items`: the sheet has the items after the core, too, and they count like the others.
    `hands` are those counted in a live session, by item and ballot: no student's, so none of the
    sheet's.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    key: Key[Any]
    sheet: Sheet
    all_items: bool = False
    hands: HandCounts = field(default_factory=dict)

    @property
    def core(self) -> int | None:
        """How many items are the core; None where there are no others."""
        return len(self.exercise.core_items) if self.exercise.further_items else None

    @property
    def basis(self) -> Literal["core", "all"]:
        """What the sheet has: the core alone, or all items, as where there are no others."""
        return "all" if self.all_items or self.core is None else "core"

    @property
    def item_type(self) -> ItemType[Any, Any]:
        """The type of the exercise's items."""
        return ITEM_TYPES[self.exercise.type]

    @property
    def by_hand(self) -> Sequence[HandRound]:
        """The questions that hands were counted for, each with its votes by phone."""
        return hand_rounds(self.sheet, self.hands)

    @property
    def by_certainty(self) -> bool:
        """Whether points by certainty stand beside the credit."""
        return self.assignment.certainty is CertaintyRule.MARKED

    @property
    def key_version(self) -> str | None:
        """The version of the key that the sheet tells; None where it is masked."""
        return self.assignment.key_version if self.sheet.keyed else None

    def masked(self, *, hides: bool, nameless: bool = False) -> "Results":
        """The results without names and key where the teacher hides them; or names alone."""
        return replace(self, sheet=self.sheet.masked(names=not (hides or nameless), keys=not hides))


def on_basis(
    results: Results, *, first: bool, medium: Medium | None = None
) -> tuple[Results, Basis]:
    """The results by each student's first attempt, or else as they are: by the last. Pure.

    `medium` is what they were read by.
    """
    items = len(results.exercise.items)
    on_paper = sum(row.on_paper for row in results.sheet.students)
    basis = Basis(
        several(results.sheet), first, results.core, items, results.all_items, medium, on_paper
    )
    if first:
        results = replace(results, sheet=first_attempts(results.sheet))
    return results, basis


def results(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    now: datetime,
    *,
    all_items: bool = False,
) -> Results:
    """An assignment's results as `read_results`, what the clock closed handed in before."""
    settle(store, classroom_id, assignment_id, now)
    return read_results(store, classroom_id, assignment_id, all_items=all_items)


def read_results(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID | None = None,
    *,
    all_items: bool = False,
    medium: Medium | None = None,
) -> Results:
    """An assignment's results as they stand, in a fixed number of queries. Raises NotFound.

    They are of the exercise's core, or of `all_items`: who left out what is for whoever likes has
    lost nothing by it. With a `student_id` the sheet has that student's row alone, and nobody
    else's is read. With a `medium` it has what came by that alone, and who gave anything by it.
    """
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        exercise, key = asked_of(connection, record), key_of(connection, record)
        assignment_ref = (connection, classroom_id, assignment_id)
        all_attempts = by_medium(_attempts(connection, record, student_id), medium)
        if student_id is None:
            begun = {attempt.student_id for attempt in all_attempts}
            numbered = numbered_audience(connection, record, begun)
        else:
            numbered = [numbered_student(connection, classroom_id, student_id)]
        if medium is not None:
            numbered = who_made(all_attempts, numbered)
        by_student = _by_student(all_attempts)
        wanted = [one.id for own in by_student.values() for one in attempts_to_show(own)]
        answers_in = read_given_answers(connection, classroom_id, wanted)
        voted = votes.votes_of(*assignment_ref) if record.live else ()
        rounds = sessions.rounds(*assignment_ref) if record.live else ()
        counted = hands.hands_of(*assignment_ref) if record.live and student_id is None else ()
        by_rule = flagging(connection, record)
    sheet = _sheet(by_rule, exercise, key, numbered, by_student, answers_in)
    shown = shown_since(rounds)
    sheet = with_votes(sheet, vote_cells(exercise, key, voted, shown), shown)
    by_hand = part_counts(counted, rounds)
    whole = Results(record, exercise, key, sheet, all_items=True, hands=by_hand)
    return whole if all_items else of_core(whole)


def _by_student(
    all_attempts: Sequence[AttemptRecord],
) -> Mapping[UUID, Sequence[AttemptRecord]]:
    own: dict[UUID, list[AttemptRecord]] = {}
    for attempt in all_attempts:
        own.setdefault(attempt.student_id, []).append(attempt)
    return own


def of_core(whole: Results) -> Results:
    """The results of all items, of the core alone. Pure."""
    core = {item.id for item in whole.exercise.core_items}
    return replace(whole, sheet=of_items(whole.sheet, core), all_items=False)


def _attempts(
    connection: Connection, record: AssignmentRecord, student_id: UUID | None
) -> Sequence[AttemptRecord]:
    if student_id is None:
        return attempts.attempts_of_assignment(connection, record.classroom_id, record.id)
    return attempts.attempts_of_student(connection, record.classroom_id, student_id, record.id)


def _sheet(
    by_rule: Callable[[UUID], AssignmentRecord],
    exercise: Exercise[Any],
    key: Key[Any],
    numbered: Sequence[tuple[int, StudentRecord]],
    by_student: Mapping[UUID, Sequence[AttemptRecord]],
    answers_in: Mapping[UUID, Sequence[GivenAnswer]],
) -> Sheet:
    read = _reader(exercise)

    def cells_of(attempt: AttemptRecord) -> Mapping[str, Cell]:
        own, record = by_student[attempt.student_id], by_rule(attempt.student_id)
        sight = sight_in(record, attempt, own)
        by_certainty = record.certainty is CertaintyRule.MARKED
        return {
            answer.item_id: _cell(answer, read(answer), sight, by_certainty=by_certainty)
            for answer in answers_in.get(attempt.id, ())
        }

    return Sheet(
        item_columns(exercise, key),
        [
            _student_row(
                position, student, by_student.get(student.id, ()), answers_in.keys(), cells_of
            )
            for position, student in numbered
        ],
        exercise.scheme.labels if exercise.scheme else (),
    )


def _reader(exercise: Exercise[Any]) -> Callable[[GivenAnswer], tuple[Mapping[str, str], str]]:
    """What was chosen in an answer, by part, and what was written; each kind is parsed once."""
    items = {item.id: item for item in exercise.items}
    item_type = ITEM_TYPES[exercise.type]
    kinds: dict[tuple[str, str], tuple[Mapping[str, str], str]] = {}

    def read(answer: GivenAnswer) -> tuple[Mapping[str, str], str]:
        kind = answer.item_id, answer.stored
        if kind not in kinds:
            value = json.loads(answer.stored)
            kinds[kind] = item_type.chosen(items[kind[0]], value), item_type.free_text(value)
        return kinds[kind]

    return read


def row_total(sheet: Sheet, row: StudentRow) -> certainty.Total | None:
    """A student's points under certainty-based marking; None as `Sheet.credit` is. Pure."""
    if sheet.credit(row) is None:
        return None
    return certainty.total(
        (cell.credit, cell.certainty) if (cell := row.cells.get(item.item_id)) else None
        for item in sheet.items
        if not item.void
    )


def _cell(
    answer: GivenAnswer, read: tuple[Mapping[str, str], str], sight: Sight, *, by_certainty: bool
) -> Cell:
    choices, text = read
    return Cell(
        choices=choices,
        credit=answer.credit,
        verdict=answer.verdict,
        certainty=answer.certainty,
        saved_at=answer.saved_at,
        after_feedback=sight.precedes(answer.saved_at),
        text=text,
        level=answer.level,
        comment=answer.comment,
        points=certainty.points(answer.credit, answer.certainty) if by_certainty else None,
    )


def _student_row(
    position: int,
    student: StudentRecord,
    own_attempts: Sequence[AttemptRecord],
    answered: Collection[UUID],
    cells_of: Callable[[AttemptRecord], Mapping[str, Cell]],
) -> StudentRow:
    counting = attempt_that_counts(own_attempts, answered)
    both = first_and_last([MadeAttempt(each, each is counting) for each in own_attempts])
    state: State
    if counting is None:
        state = "not-started"
    elif counting.submitted_at is None:
        state = "working"
    else:
        state = "by-clock" if counting.submitted_by is SubmittedBy.CLOCK else "handed-in"
    return StudentRow(
        student_id=student.id,
        name=student.name,
        position=position,
        state=state,
        attempt=counting.number if counting else 0,
        attempts_made=len(own_attempts),
        submitted_at=counting.submitted_at if counting else None,
        cells=cells_of(counting) if counting else {},
        first=cells_of(both[0]) if both else None,
        on_paper=counting is not None and counting.submitted_by is SubmittedBy.PAPER,
    )
