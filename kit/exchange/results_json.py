"""An assignment's results as JSON: schemas/results.schema.json says what stands in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from kit.classroom.results import Results
from kit.exchange.statistics import counted_labels, figures_of_items
from kit.exchange.tables import Shown
from kit.results.figures import Figure, Reason
from kit.results.items import ItemFigures
from kit.results.matrix import Matrix, matrix
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, State, StudentRow
from kit.vocabulary import Certainty, CertaintyRule, Label, Verdict

FORMAT: Final = 1


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FigureJson(_Piece):
    """A figure with its interval at 95 % and what it rests on, or the reason why not."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    reason: Reason | None


class ItemFiguresJson(_Piece):
    """docs/results.md says how each is computed."""

    right: int
    partly: int
    wrong: int
    difficulty: FigureJson
    facility: FigureJson
    item_rest: FigureJson
    groups: FigureJson


class ChoiceJson(_Piece):
    """What is stored of a choice, and what is read of it."""

    value: str
    words: str


class PartJson(_Piece):
    """One choice within an item; `id` is empty where the item is one choice.

    `choices` is empty where a number is asked for. Without keys `due` and `debatable` are null.
    """

    id: str
    text: str
    labels: bool
    choices: tuple[ChoiceJson, ...]
    due: str | None
    debatable: bool | None


class ItemJson(_Piece):
    """`figures` is null where the item is void, waits for a mark, or keys are hidden."""

    id: str
    position: int
    void: bool
    parts: tuple[PartJson, ...]
    answered: int
    left_out: int
    figures: ItemFiguresJson | None


class LabelJson(_Piece):
    """A key label: how often each label was given where it was due, and its figures."""

    label: Label
    given: dict[Label, int]
    recall: FigureJson
    precision: FigureJson
    use: FigureJson
    f1: FigureJson


class AnswerJson(_Piece):
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


class VoteJson(_Piece):
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


class StudentJson(_Piece):
    """One student; `attempt` is the number of the one that counts, 0 where there is none.

    `first` has the answers of the first attempt, where that is another than the one that counts,
    and else is null. `votes` is empty where the exercise was not put to the class live.
    """

    name: str
    position: int
    state: State
    attempt: int
    attempts_made: int
    submitted_at: datetime | None
    answers: tuple[AnswerJson, ...]
    first: tuple[AnswerJson, ...] | None
    votes: tuple[VoteJson, ...]


class AssignmentJson(_Piece):
    """What was given, with the versions that the marks were made with."""

    title: str
    exercise: str
    exercise_version: str
    key_version: str
    certainty: CertaintyRule
    given_at: datetime


class _Head(_Piece):
    """All but the students. `labels` is null without keys, and empty where none are asked for."""

    format: Literal[1] = FORMAT
    made_at: datetime
    simulated: bool = Field(description="Of a made-up class: nobody gave these answers.")
    names: bool = Field(description="Whether names are shown.")
    keys: bool = Field(description="Whether the key is shown.")
    assignment: AssignmentJson
    items: tuple[ItemJson, ...]
    labels: tuple[LabelJson, ...] | None


class ResultsJson(_Head):
    """An assignment's results: items, labels and students with their answers."""

    students: tuple[StudentJson, ...]


def results_json(results: Results, shown: Shown, now: datetime) -> Iterator[str]:
    """The file in pieces, a student at a time."""
    found = matrix(results.sheet)
    head = _Head(
        made_at=now,
        simulated=shown.simulated,
        names=shown.names,
        keys=shown.keys,
        assignment=_assignment(results),
        items=tuple(_items(found, shown)),
        labels=tuple(_labels(found, results.sheet.labels)) if shown.keys else None,
    )
    yield head.model_dump_json().removesuffix("}") + ',"students":['
    comma = ""
    for student in results.sheet.students:
        yield f"{comma}\n{_student(results.sheet, student, shown).model_dump_json()}"
        comma = ","
    yield "\n]}\n"


def _assignment(results: Results) -> AssignmentJson:
    record = results.assignment
    return AssignmentJson(
        title=record.title,
        exercise=record.exercise_id,
        exercise_version=record.exercise_version,
        key_version=record.key_version,
        certainty=record.certainty,
        given_at=record.created_at,
    )


def _figure(figure: Figure) -> FigureJson:
    between = figure.interval
    return FigureJson(
        value=figure.value,
        low=between.low if between else None,
        high=between.high if between else None,
        n=figure.n,
        reason=figure.reason,
    )


def _items(found: Matrix, shown: Shown) -> Iterator[ItemJson]:
    students, answered = len(found.students), found.answered.sum(axis=0).tolist()
    for item, figures, count in zip(found.items, figures_of_items(found), answered, strict=True):
        yield ItemJson(
            id=item.item_id,
            position=item.position,
            void=item.void,
            parts=tuple(_parts(item, shown)),
            answered=count,
            left_out=students - count,
            figures=_item_figures(figures) if figures and shown.keys else None,
        )


def _item_figures(figures: ItemFigures) -> ItemFiguresJson:
    return ItemFiguresJson(
        right=figures.right,
        partly=figures.partly,
        wrong=figures.wrong,
        difficulty=_figure(figures.difficulty),
        facility=_figure(figures.facility),
        item_rest=_figure(figures.item_rest),
        groups=_figure(figures.groups),
    )


def _parts(item: ItemColumn, shown: Shown) -> Iterator[PartJson]:
    return (_part(part, shown) for part in item.parts)


def _part(column: PartColumn, shown: Shown) -> PartJson:
    part = column.part
    return PartJson(
        id=part.id,
        text=part.text,
        labels=part.labels,
        choices=tuple(ChoiceJson(value=one.value, words=one.words) for one in part.choices),
        due=column.due if shown.keys else None,
        debatable=column.debatable if shown.keys else None,
    )


def _labels(found: Matrix, labels: Sequence[Label]) -> Iterator[LabelJson]:
    if not labels:
        return
    counts, figures = counted_labels(found)
    for label, row, own in zip(labels, counts, figures, strict=True):
        given: Mapping[Label, int] = dict(zip(labels, row, strict=True))
        yield LabelJson(
            label=label,
            given=dict(given),
            recall=_figure(own.recall),
            precision=_figure(own.precision),
            use=_figure(own.use),
            f1=_figure(own.f1),
        )


def _student(sheet: Sheet, student: StudentRow, shown: Shown) -> StudentJson:
    return StudentJson(
        name=shown.name_of(student),
        position=student.position,
        state=student.state,
        attempt=student.attempt,
        attempts_made=student.attempts_made,
        submitted_at=student.submitted_at,
        answers=tuple(_answers(sheet, student.cells, keys=shown.keys)),
        first=None
        if student.first is None
        else tuple(_answers(sheet, student.first, keys=shown.keys)),
        votes=tuple(_votes(sheet, student, keys=shown.keys)),
    )


def _answers(sheet: Sheet, cells: Mapping[str, Cell], *, keys: bool) -> Iterator[AnswerJson]:
    for item in sheet.items:
        if cell := cells.get(item.item_id):
            yield _answer(item.item_id, cell, keys=keys)


def _votes(sheet: Sheet, student: StudentRow, *, keys: bool) -> Iterator[VoteJson]:
    for item in sheet.items:
        for ballot, cells in sorted(student.votes.items()):
            if cell := cells.get(item.item_id):
                yield VoteJson(
                    item=item.item_id,
                    ballot=ballot,
                    given=dict(cell.given),
                    text=cell.text,
                    credit=cell.credit if keys else None,
                    verdict=cell.verdict if keys else None,
                    saved_at=cell.saved_at,
                )


def _answer(item: str, cell: Cell, *, keys: bool) -> AnswerJson:
    return AnswerJson(
        item=item,
        given=dict(cell.given),
        text=cell.text,
        certainty=cell.certainty,
        credit=cell.credit if keys else None,
        verdict=cell.verdict if keys else None,
        points=cell.points if keys else None,
        level=cell.level if keys else None,
        comment=cell.comment if keys else None,
        saved_at=cell.saved_at,
        after_feedback=cell.late,
    )
