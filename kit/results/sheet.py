"""The sheet that every result is counted from: students by items, one attempt each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from kit.vocabulary import Label, Verdict

State = Literal["not-started", "working", "handed-in", "by-clock"]


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """An item with what its key says. `position` counts from 1; `due` None: no single label."""

    item_id: str
    position: int
    due: Label | None
    debatable: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One student's answer to one item. `credit` is 0 to 1; None until it is marked.

    `late`: given after its key may have been seen, because the assignment was reopened or the
    student had handed in another attempt.
    """

    given: Label | None
    credit: float | None
    verdict: Verdict | None
    saved_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student. `position` counts from 1 and is what stands for the name when it is hidden.

    `attempt` is the number of the attempt that counts: the last one that the student handed in,
    or where there is none the last with answers; 0 where there is none at all. `cells` has no
    entry for an item that was left out.
    """

    student_id: UUID
    name: str
    position: int
    state: State
    attempt: int
    attempts_made: int
    submitted_at: datetime | None
    cells: Mapping[str, Cell]

    @property
    def handed_in(self) -> bool:
        """Whether the row counts in results: by the student's hand or the clock's."""
        return self.state in {"handed-in", "by-clock"}

    @property
    def credit(self) -> float:
        """The sum of credit, 0 to the number of items."""
        return sum(cell.credit or 0.0 for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of an assignment's results. Screen, student pages and CSV are made from it."""

    items: Sequence[ItemColumn]
    students: Sequence[StudentRow]
    labels: Sequence[Label]

    @property
    def handed_in(self) -> Sequence[StudentRow]:
        """The rows that count."""
        return [row for row in self.students if row.handed_in]
