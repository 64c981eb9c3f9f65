"""An assignment's results as JSON: schemas/results.schema.json says what stands in it.

An answer of a student in it:

    >>> answer = AnswerJson.model_validate_json('''
    ...     {"item": "plan", "given": {"": "sourced"}, "text": "", "certainty": "guess",
    ...      "credit": 1, "verdict": "right", "points": 1, "level": null, "comment": null,
    ...      "saved_at": "2026-03-02T09:15:00Z", "after_feedback": false}
    ... ''')
    >>> answer.given[""], answer.verdict
    ('sourced', <Verdict.RIGHT: 'right'>)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import AliasPath, Field

from kit.classroom.assignments.groups.comparing import DealtAssignment
from kit.classroom.assignments.groups.places import Places
from kit.classroom.reports.results import Results
from kit.exchange.json_stream import array, extended
from kit.exchange.results.class_json import ClassJson, HandsJson, class_json, hands_json
from kit.exchange.results.figure_json import FigureJson, Piece
from kit.exchange.results.items_json import ItemJson, items_json
from kit.results.reports.label_table import label_table
from kit.results.sheet import Cell, Sheet, State, StudentRow
from kit.vocabulary import Certainty, CertaintyRule, Half, Label, Occasion, Verdict

FORMAT: Final = 2


def _of_figures(name: str) -> Any:
    """One of a label's figures, which lie one step down."""
    return Field(validation_alias=AliasPath("figures", name))


class LabelJson(Piece):
    """A key label: how often each label was given where it was due, and its figures."""

    label: Label
    given: dict[Label, int] = Field(validation_alias="counts")
    recall: FigureJson = _of_figures("recall")
    precision: FigureJson = _of_figures("precision")
    use: FigureJson = _of_figures("use")
    f1: FigureJson = _of_figures("f1")


class AnswerJson(Piece):
    """`given` by part. Without keys what tells the key is null."""

    item: str
    given: dict[str, str]
    text: str
    certainty: Certainty | None
    credit: float | None
    verdict: Verdict | None
    points: float | None
    level: str | None
    comment: str | None
    saved_at: datetime
    after_feedback: bool


class VoteJson(Piece):
    """What was given in a ballot of a live session, 1 or 2.

    Without keys credit and verdict are null.
    """

    item: str
    ballot: int
    given: dict[str, str]
    text: str
    credit: float | None
    verdict: Verdict | None
    saved_at: datetime


class StudentJson(Piece):
    """One student; `attempt` is the number of the one that counts, 0 where there is none.

    `on_paper`: that one was entered from a sheet of paper.

    `first` has the answers of the first attempt, where that is another than the one that counts,
    and else is null. `votes` is empty where the exercise was not put to the class live. `half` is
    the student's in the deal that the exercise was given by: null where it was not given by one,
    or they are in neither; `before` and `after` are the exercises that the deal gives them, null
    of who is in both halves. `groups` are those they are in by now, null while names are hidden.
    """

    name: str
    position: int
    state: State
    attempt: int
    attempts_made: int
    submitted_at: datetime | None
    on_paper: bool
    answers: tuple[AnswerJson, ...]
    first: tuple[AnswerJson, ...] | None
    votes: tuple[VoteJson, ...]
    half: Half | Literal["both"] | None
    before: str | None
    after: str | None
    groups: tuple[str, ...] | None


class DealJson(Piece):
    """Two forms dealt crosswise: at this `occasion` the `half` had the exercise.

    Half of the class does `form_a` before and `form_b` after, the other half `form_b` before.
    """

    id: UUID
    form_a: str
    form_b: str
    seed: int
    dealt_at: datetime
    occasion: Occasion
    half: Half


class AssignmentJson(Piece):
    """What was given, with the versions that the marks were made with."""

    title: str
    exercise: str
    exercise_version: str
    key_version: str
    certainty: CertaintyRule
    given_at: datetime
    deal: DealJson | None


class _Head(Piece):
    """All but the students. Without keys `class` and `labels` are null.

    `labels` is empty where none are asked for.
    """

    format: Literal[2] = FORMAT
    made_at: datetime
    simulated: bool = Field(description="Of a made-up class: nobody gave these answers.")
    names: bool = Field(description="Whether names are shown.")
    keys: bool = Field(description="Whether the key is shown.")
    basis: Literal["core", "all"] = Field(
        description="Whose answers and figures: of the exercise's core, or of all its items."
    )
    assignment: AssignmentJson
    class_: ClassJson | None = Field(serialization_alias="class")
    items: tuple[ItemJson, ...]
    labels: tuple[LabelJson, ...] | None
    hands: tuple[HandsJson, ...] = Field(description="Counted in a live session; else empty.")


class ResultsJson(_Head):
    """An assignment's results: class, items, labels, and students with their answers."""

    students: tuple[StudentJson, ...]


def results_json(
    results: Results,
    now: datetime,
    *,
    simulated: bool = False,
    places: Places | None = None,
) -> Iterator[str]:
    """The file in pieces, a student at a time; `places` are the groups, and the deal."""
    where = places or Places()
    sheet = results.sheet
    labels = label_table(sheet)
    head = _Head(
        made_at=now,
        simulated=simulated,
        names=sheet.named,
        keys=sheet.keyed,
        basis=results.basis,
        assignment=_assignment(results, where.dealt),
        class_=class_json(results),
        items=tuple(items_json(sheet)),
        labels=None if labels is None else tuple(map(LabelJson.model_validate, labels)),
        hands=tuple(hands_json(results)),
    )
    students = (_student(sheet, student, where).model_dump_json() for student in sheet.students)
    return extended(head.model_dump_json(by_alias=True), "students", array(students))


def _assignment(results: Results, dealt: DealtAssignment | None) -> AssignmentJson:
    record = results.assignment
    return AssignmentJson(
        title=record.title,
        exercise=record.exercise_id,
        exercise_version=record.exercise_version,
        key_version=record.key_version,
        certainty=record.certainty,
        given_at=record.created_at,
        deal=None if dealt is None else _deal(dealt),
    )


def _deal(dealt: DealtAssignment) -> DealJson:
    deal = dealt.deal
    return DealJson(
        id=deal.id,
        form_a=deal.form_a,
        form_b=deal.form_b,
        seed=deal.seed,
        dealt_at=deal.dealt_at,
        occasion=dealt.occasion,
        half=dealt.half,
    )


def _half(student: StudentRow, places: Places) -> Half | Literal["both"] | None:
    words = places.half_words(student.student_id)
    return Half(words) if words in set(Half) else "both" if words else None


def _student(sheet: Sheet, student: StudentRow, places: Places) -> StudentJson:
    return StudentJson(
        name=student.label,
        position=student.position,
        state=student.state,
        attempt=student.attempt,
        attempts_made=student.attempts_made,
        submitted_at=student.submitted_at,
        on_paper=student.on_paper,
        answers=tuple(_answers(sheet, student.cells)),
        first=None if student.first is None else tuple(_answers(sheet, student.first)),
        votes=tuple(_votes(sheet, student)),
        half=_half(student, places),
        before=places.form(student.student_id, Occasion.BEFORE),
        after=places.form(student.student_id, Occasion.AFTER),
        groups=tuple(places.groups.get(student.student_id, ())) if sheet.named else None,
    )


def _answers(sheet: Sheet, cells: Mapping[str, Cell]) -> Iterator[AnswerJson]:
    for item in sheet.items:
        if cell := cells.get(item.item_id):
            yield _answer(item.item_id, cell)


def _votes(sheet: Sheet, student: StudentRow) -> Iterator[VoteJson]:
    for item in sheet.items:
        for ballot, cells in sorted(student.votes.items()):
            if cell := cells.get(item.item_id):
                yield VoteJson(
                    item=item.item_id,
                    ballot=ballot,
                    given=dict(cell.choices),
                    text=cell.text,
                    credit=cell.credit,
                    verdict=cell.verdict,
                    saved_at=cell.saved_at,
                )


def _answer(item: str, cell: Cell) -> AnswerJson:
    return AnswerJson(
        item=item,
        given=dict(cell.choices),
        text=cell.text,
        certainty=cell.certainty,
        credit=cell.credit,
        verdict=cell.verdict,
        points=cell.points,
        level=cell.level,
        comment=cell.comment,
        saved_at=cell.saved_at,
        after_feedback=cell.after_feedback,
    )
