"""A deal of two forms in the files: who is in which half, and which form came at which occasion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.assignments.groups.deals import form_at
from kit.classroom.assignments.groups.pages import DealPage
from kit.exchange.results.tables import Column, Table, table, yes_no, zoned
from kit.store.groups.deals import DealRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import Half, Occasion

#: What stands for the half of somebody who joined twice and is in both.
BOTH: Final = "both"


@dataclass(frozen=True, slots=True)
class _Line:
    """A student with their half, one of Half or BOTH; empty where they have yet to join."""

    deal: DealRecord
    label: str
    half: str
    late: bool | None = None

    def form(self, occasion: Occasion) -> str | None:
        """The exercise that they do at an occasion, where they do one."""
        return form_at(self.deal, Half(self.half), occasion) if self.half in set(Half) else None


_COLUMNS: Final[Sequence[Column[_Line]]] = (
    ("student", lambda line: line.label),
    ("half", lambda line: line.half or None),
    ("before", lambda line: line.form(Occasion.BEFORE)),
    ("after", lambda line: line.form(Occasion.AFTER)),
    ("came_later", lambda line: yes_no(line.late)),
    ("seed", lambda line: line.deal.seed),
    ("dealt_at", lambda line: line.deal.dealt_at),
)


def deal_table(page: DealPage, *, hides: bool, simulated: bool = False) -> Table:
    """One row per student, in the order of the class list; numbers in place of names if hidden."""

    def label(student: StudentRecord) -> str:
        return f"Student {page.numbers[student.id]}" if hides else student.name

    lines = [
        (student, _Line(page.deal, label(student), half, late))
        for half, late, student in _placed(page)
    ]
    in_order = sorted(lines, key=lambda line: page.numbers[line[0].id])
    rows = [line for _student, line in in_order]
    return table("Deal", zoned(_COLUMNS), rows, simulated=simulated)


def _placed(page: DealPage) -> Iterable[tuple[str, bool | None, StudentRecord]]:
    for half in page.halves:
        for dealt in half.students:
            yield half.half, dealt.late, dealt.student
    for student in page.twice:
        yield BOTH, None, student
    for student in page.waiting:
        yield "", None, student
