"""What a student takes home: their answers beside the key's, what differs first, on a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.tasks import task_of
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.extensions import extensions_of, for_student
from kit.classroom.printing.beside import BesideRow, rows_of
from kit.classroom.reports.results import Results, read_results
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import WHOLE
from kit.items.printing.blocks import (
    Block,
    Group,
    Heading,
    Look,
    Paragraph,
    Role,
    Run,
    Text,
    Words,
    paragraph,
    termed,
)
from kit.results.sheet import PartColumn, StudentRow
from kit.store.answering.attempts import AttemptRecord, attempts_of_assignment
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import N_, Label

_NO_ANSWER: Final = N_("no answer")
_COUNTED: Final = N_("%(same)s of %(all)s same as the key.")


@dataclass(frozen=True, slots=True)
class TakeHome:
    """One student's sheet. `number` stands for the name where names are hidden."""

    student_id: UUID
    number: int
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class TakeHomePage:
    """The sheets of those who may see the key by now; `waiting` have handed in and may not yet.

    `is_hidden`: there may be some, which the teacher hides.
    """

    title: str
    sheets: Sequence[TakeHome]
    waiting: int
    is_hidden: bool = False

    def hidden(self) -> "TakeHomePage":
        """The page without the sheets, which hold names and key."""
        return TakeHomePage(self.title, (), 0, is_hidden=True)


def take_home(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    now: datetime,
    student_id: UUID | None = None,
) -> TakeHomePage:
    """The sheets of all who have handed in, or of one student, in a fixed number of queries.

    Nobody gets one before their own feedback is due. Raises NotFound.
    """
    settle(store, classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        results = read_results(moment, classroom_id, assignment_id, student_id, all_items=True)
        with moment.reading() as connection:
            due = _due(connection, results.assignment, now)
    handed_in = [row for row in results.sheet.students if row.handed_in]
    sheets = [_sheet(results, row) for row in handed_in if due.get(row.student_id)]
    return TakeHomePage(results.assignment.title, sheets, len(handed_in) - len(sheets))


def _due(connection: Connection, record: AssignmentRecord, now: datetime) -> Mapping[UUID, bool]:
    """Who may see the key by now, of those who have begun."""
    by_student: dict[UUID, list[AttemptRecord]] = {}
    for attempt in attempts_of_assignment(connection, record.classroom_id, record.id):
        by_student.setdefault(attempt.student_id, []).append(attempt)
    longer = extensions_of(connection, record)
    return {
        student_id: task_of(for_student(record, longer.get(student_id)), own, now).feedback_due
        for student_id, own in by_student.items()
    }


def _sheet(results: Results, row: StudentRow) -> TakeHome:
    rows = list(rows_of(results, row))
    blocks = [*_counted(rows), *_differing(results.key, rows), *_texts(rows), *_same(rows)]
    return TakeHome(row.student_id, row.position, row.name, tuple(blocks))


def _counted(rows: Sequence[BesideRow]) -> Iterator[Block]:
    counted = [row for row in rows if row.standing in {"same", "differs"}]
    if counted:
        same = sum(row.standing == "same" for row in counted)
        yield paragraph(Words(_COUNTED, {"same": same, "all": len(counted)}))


def _differing(key: Key[Any], rows: Sequence[BesideRow]) -> Iterator[Block]:
    differing = [row for row in rows if row.standing == "differs"]
    if differing:
        yield Heading(Words(N_("What differs")))
    for row in differing:
        yield Group((*_claim(row), *_both(row), *_why(key, row)), row.place)


def _claim(row: BesideRow) -> Sequence[Block]:
    """What was judged: the claim in its context, or the question that the row is about."""
    if row.by_part:
        return (paragraph(Words(row.parts[0].part.text), Role.CLAIM),)
    return ITEM_TYPES[row.type_name].printed(row.item)


def _both(row: BesideRow) -> Iterator[Paragraph]:
    for part in row.parts:
        asked = () if row.by_part or part.part.id == WHOLE else (_asked(part),)
        choice = row.choices.get(part.part.id)
        yield Paragraph(
            (
                *asked,
                Run(Words(N_("Your answer:")), Look.STRONG),
                Run(" "),
                Run(Words(_NO_ANSWER)) if choice is None else _choice(part, choice),
                Run(" · "),
                Run(Words(N_("Key:")), Look.STRONG),
                Run(" "),
                _choice(part, part.due),
            )
        )


def _asked(part: PartColumn) -> Run:
    return Run(Words(N_("%(question)s "), {"question": Words(part.part.text)}))


def _choice(part: PartColumn, choice: str) -> Run:
    """A label under its own line, another choice in its words, a number as it is."""
    offered = any(own.value == choice for own in part.part.choices)
    text: Text = Words(part.words(choice)) if offered else choice
    return Run(text, Look.PLAIN, Label(choice) if part.part.labels and offered else None)


def _why(key: Key[Any], row: BesideRow) -> Iterator[Paragraph]:
    reasons = ITEM_TYPES[row.type_name].reasons_of(key.items[row.item.id])
    told = [
        reasons[id_] for id_ in (*(part.part.id for part in row.parts), WHOLE) if id_ in reasons
    ]
    for reason in dict.fromkeys(reason.why for reason in told):
        yield termed(Words(N_("Why:")), reason)
    if any(part.debatable for part in row.parts):
        yield paragraph(Words(N_("Careful readers could differ here.")), Role.SMALL)


def _texts(rows: Sequence[BesideRow]) -> Iterator[Block]:
    texts = [row for row in rows if row.standing == "text"]
    if texts:
        yield Heading(Words(N_("Your texts")))
    for row in texts:
        said: list[Block] = [*ITEM_TYPES[row.type_name].printed(row.item)]
        said.append(termed(Words(N_("Your answer:")), row.text or Words(_NO_ANSWER)))
        if row.level:
            said.append(termed(Words(N_("Your teacher's mark:")), row.level))
        if row.comment:
            said.append(termed(Words(N_("Your teacher writes:")), row.comment))
        yield Group(tuple(said), row.place)


def _same(rows: Sequence[BesideRow]) -> Iterator[Block]:
    """What is as the key has it, each in a few words, and what counts for nobody."""
    same = [row for row in rows if row.standing == "same"]
    if same:
        yield Heading(Words(N_("The same as the key")))
        yield Paragraph(tuple(_in_few_words(same)), Role.SMALL)
    void = [row.place for row in rows if row.standing == "void"]
    if void:
        yield termed(Words(N_("Not counted:")), ", ".join(void))


def _in_few_words(rows: Sequence[BesideRow]) -> Iterator[Run]:
    for number, row in enumerate(rows):
        yield Run(f"{' · ' if number else ''}{row.place} ", Look.STRONG)
        for place, part in enumerate(row.parts):
            if place:
                yield Run(", ")
            yield _choice(part, row.choices[part.part.id])
