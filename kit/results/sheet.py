"""The sheet that every result is counted from: students by items, one attempt each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from kit.items.base import Part
from kit.vocabulary import Certainty, Label, Verdict

State = Literal["not-started", "working", "handed-in", "by-clock"]


@dataclass(frozen=True, slots=True)
class PartColumn:
    """One choice within an item, with what the key says: `due` is a choice's value.

    `as_good` tells of another choice whether the key takes it for the same, such as a number
    within the tolerance.
    """

    part: Part
    due: str
    debatable: bool
    as_good: Callable[[str], bool] | None = field(default=None, compare=False)

    def agrees(self, choice: str) -> bool:
        """Whether a choice is what the key says, or as good."""
        return choice == self.due or (self.as_good is not None and self.as_good(choice))

    def words(self, choice: str) -> str:
        """What a student reads of a choice; a number stands for itself."""
        return next((one.words for one in self.part.choices if one.value == choice), choice)


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """An item with what its key says. `position` counts from 1.

    `parts` is empty where a teacher marks. `void`: it counts for nobody.
    """

    item_id: str
    position: int
    parts: Sequence[PartColumn]
    void: bool = False

    @property
    def debatable(self) -> bool:
        """Whether readers could fairly differ on any part of it."""
        return any(part.debatable for part in self.parts)

    def part(self, part_id: str) -> PartColumn | None:
        """The part of that id, if there is one."""
        return next((part for part in self.parts if part.part.id == part_id), None)


@dataclass(frozen=True, slots=True)
class Cell:
    """One student's answer to one item. `credit` is 0 to 1; None until it is marked, or void.

    `choices` is what was chosen, by part. `after_feedback`: given after its key may have been seen,
    because the assignment was reopened or the student had handed in another attempt. `text` is what
    was written in free words; `level` and `comment` are the teacher's. `points` are those by
    certainty; None where the assignment gives none, or the answer is not marked.
    """

    choices: Mapping[str, str]
    credit: float | None
    verdict: Verdict | None
    certainty: Certainty | None
    saved_at: datetime
    after_feedback: bool
    text: str = ""
    level: str | None = None
    comment: str | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student. `position` counts from 1 and is what stands for the name when it is hidden.

    `attempt` is the number of the attempt that counts: the last one that the student handed in,
    or where there is none the last with answers; 0 where there is none at all. `cells` has no
    entry for an item that was left out. `first` are the cells of the first attempt that was
    handed in, where that is another one than the handed-in one that counts. `votes` are what was
    given in each ballot of a live session, by its number; `cells` have what stood in the end.
    """

    student_id: UUID
    name: str
    position: int
    state: State
    attempt: int
    attempts_made: int
    submitted_at: datetime | None
    cells: Mapping[str, Cell]
    first: Mapping[str, Cell] | None = None
    votes: Mapping[int, Mapping[str, Cell]] = field(default_factory=dict)

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
    """All of an assignment's results. Screen, student pages and CSV are made from it.

    `labels` are those of the exercise's scheme; none where it gives no labels.
    """

    items: Sequence[ItemColumn]
    students: Sequence[StudentRow]
    labels: Sequence[Label]

    @property
    def has_votes(self) -> bool:
        """Whether any of it was voted on live."""
        return any(row.votes for row in self.students)

    @property
    def handed_in(self) -> Sequence[StudentRow]:
        """The rows that count."""
        return [row for row in self.students if row.handed_in]
