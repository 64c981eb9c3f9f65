"""The sheet that every result is counted from: students by items, one attempt each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from kit.items.base import Part
from kit.vocabulary import Certainty, Label, Verdict

State = Literal["not-started", "working", "handed-in", "by-clock"]


@dataclass(frozen=True, slots=True)
class PartColumn:
    """One choice within an item, with what the key says: `due` is a choice's value.

    `as_good` tells of another choice whether the key takes it for the same, such as a number
    within the tolerance. Where the key is masked `due` is empty, and `debatable` None.
    """

    part: Part
    due: str
    debatable: bool | None
    as_good: Callable[[str], bool] | None = field(default=None, compare=False)

    def agrees(self, choice: str) -> bool:
        """Whether a choice is what the key says, or as good."""
        return choice == self.due or (self.as_good is not None and self.as_good(choice))

    def words(self, choice: str) -> str:
        """What a student reads of a choice; a number stands for itself."""
        return self.part.words(choice)

    def without_key(self) -> "PartColumn":
        """The part with nothing that tells the key."""
        return replace(self, due="", debatable=None, as_good=None)


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """An item with what its key says. `position` counts from 1.

    `parts` is empty where a teacher marks. `void`: it counts for nobody. `keyed`: the key is not
    masked.
    """

    item_id: str
    position: int
    parts: Sequence[PartColumn]
    void: bool = False
    keyed: bool = True

    @property
    def debatable(self) -> bool | None:
        """Whether readers could fairly differ on any part of it; None where the key is masked."""
        return any(part.debatable for part in self.parts) if self.keyed else None

    @property
    def settles(self) -> bool:
        """Whether its key tells right from wrong: not where it is void or masked, or has none."""
        return bool(self.parts) and self.keyed and not self.void

    def part(self, part_id: str) -> PartColumn | None:
        """The part of that id, if there is one."""
        return next((part for part in self.parts if part.part.id == part_id), None)

    def without_key(self) -> "ItemColumn":
        """The item with nothing that tells the key."""
        return replace(self, parts=[part.without_key() for part in self.parts], keyed=False)


class Cell(NamedTuple):
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

    @property
    def kind(self) -> tuple[Verdict | None, bool, Certainty | None]:
        """What the grid tells of it: cells of one kind look alike there."""
        return self.verdict, self.after_feedback, self.certainty

    def without_mark(self) -> "Cell":
        """The answer with nothing that tells how near the key it is."""
        return self._replace(credit=None, verdict=None, level=None, comment=None, points=None)


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student. `position` counts from 1 and stands for `name` where that is masked, empty.

    `attempt` is the number of the attempt that counts: the last one that the student handed in,
    or where there is none the last with answers; 0 where there is none at all. `cells` has no
    entry for an item that was left out. `first` are the cells of the first attempt that was
    handed in, where that is another one than the handed-in one that counts. `votes` are what was
    given in each ballot of a live session, by its number; `cells` have what stood in the end.
    `on_paper`: the attempt that counts was entered from a sheet of paper.
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
    on_paper: bool = False

    @property
    def handed_in(self) -> bool:
        """Whether the row counts in results: by the student's hand or the clock's."""
        return self.state in {"handed-in", "by-clock"}

    @property
    def credit(self) -> float:
        """The sum of credit, 0 to the number of items."""
        return sum(cell.credit or 0.0 for cell in self.cells.values())

    @property
    def label(self) -> str:
        """The name, or what stands for it."""
        return self.name or f"Student {self.position}"

    def in_order(self, items: Sequence[ItemColumn]) -> Sequence[Cell | None]:
        """What was given to each of these items; None where one was left out."""
        return [self.cells.get(item.item_id) for item in items]

    def verdict(self, item: ItemColumn) -> Verdict | Literal["omitted"] | None:
        """What became of an item; left out of what was handed in, it is omitted and not wrong."""
        return self._verdict(item, self.cells)

    def first_verdict(self, item: ItemColumn) -> Verdict | Literal["omitted"] | None:
        """The verdict on an item in the first attempt, where another one counts."""
        return None if self.first is None else self._verdict(item, self.first)

    def _verdict(
        self, item: ItemColumn, cells: Mapping[str, Cell]
    ) -> Verdict | Literal["omitted"] | None:
        cell = cells.get(item.item_id)
        if cell is not None:
            return cell.verdict
        return "omitted" if self.handed_in and item.keyed else None

    def without_marks(self) -> "StudentRow":
        """The student with nothing that tells how near the key their answers are."""
        return replace(
            self,
            cells=_without_marks(self.cells),
            first=None if self.first is None else _without_marks(self.first),
            votes={ballot: _without_marks(cells) for ballot, cells in self.votes.items()},
        )


def _without_marks(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return {item_id: cell.without_mark() for item_id, cell in cells.items()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of an assignment's results. Screen, student pages and CSV are made from it.

    `labels` are those of the exercise's scheme; none where it gives no labels. `named` and `keyed`:
    neither names nor key are masked.
    """

    items: Sequence[ItemColumn]
    students: Sequence[StudentRow]
    labels: Sequence[Label]
    named: bool = True
    keyed: bool = True

    def masked(self, *, names: bool, keys: bool) -> "Sheet":
        """The sheet without names unless they are shown, and without what tells the key.

        Whoever writes or shows it takes what is there, and asks no more what may be seen.
        """
        sheet = self
        if not names:
            rows = [replace(row, name="") for row in sheet.students]
            sheet = replace(sheet, students=rows, named=False)
        if not keys:
            sheet = replace(
                sheet,
                items=[item.without_key() for item in sheet.items],
                students=[row.without_marks() for row in sheet.students],
                keyed=False,
            )
        return sheet

    def credit(self, row: StudentRow) -> float | None:
        """A row's credit; None where nothing is handed in, or marks are masked."""
        return row.credit if row.handed_in and self.keyed else None

    @property
    def has_votes(self) -> bool:
        """Whether any of it was voted on live."""
        return any(row.votes for row in self.students)

    @property
    def handed_in(self) -> Sequence[StudentRow]:
        """The rows that count."""
        return [row for row in self.students if row.handed_in]
