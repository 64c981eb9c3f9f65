"""A student's answers beside the key's, in rows of a sheet. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.classroom.reports.results import Results
from kit.items.fields.base_models import Item
from kit.results.sheet import Cell, ItemColumn, PartColumn, StudentRow

#: `left`: one after the core that was not answered; `text`: one that a teacher marks.
Standing = Literal["differs", "same", "text", "void", "left"]


@dataclass(frozen=True, slots=True)
class BesideRow:
    """What the key gives one reason for: an item, or one of its parts.

    `place` is its number on the sheet, such as "3", or "2.3" for the third part of the second item.
    `choices` are the student's by part; what was left out is not there. `level` is the name of the
    teacher's mark of a text, "" before there is one.
    """

    item: Item
    type_name: str
    place: str
    parts: Sequence[PartColumn]
    choices: Mapping[str, str]
    standing: Standing
    by_part: bool = False
    text: str = ""
    level: str = ""
    comment: str = ""


def rows_of(results: Results, row: StudentRow) -> Iterator[BesideRow]:
    """The rows of a student, in the order of the items."""
    core = len(results.exercise.core_items)
    for column in results.sheet.items:
        cell = row.cells.get(column.item_id)
        further = column.position > core
        if results.item_type.reasons_by_part and column.parts:
            for number, part in enumerate(column.parts, 1):
                place = _place(results, column, number)
                yield _row(results, column, cell, place, [part], further=further)
        else:
            yield _row(results, column, cell, str(column.position), column.parts, further=further)


def _place(results: Results, column: ItemColumn, number: int) -> str:
    return str(number) if len(results.exercise.items) == 1 else f"{column.position}.{number}"


def _row(
    results: Results,
    column: ItemColumn,
    cell: Cell | None,
    place: str,
    parts: Sequence[PartColumn],
    *,
    further: bool,
) -> BesideRow:
    choices = cell.choices if cell else {}
    levels = {level.id: level.name for level in results.exercise.rubric_levels}
    return BesideRow(
        item=results.exercise.item(column.item_id),
        type_name=results.item_type.name,
        place=place,
        parts=parts,
        choices=choices,
        standing=_standing(column, parts, choices, further=further),
        by_part=len(parts) < len(column.parts) or results.item_type.reasons_by_part,
        text=cell.text if cell else "",
        level=levels.get(cell.level or "", "") if cell else "",
        comment=(cell.comment or "") if cell else "",
    )


def _standing(
    column: ItemColumn, parts: Sequence[PartColumn], choices: Mapping[str, str], *, further: bool
) -> Standing:
    if column.void:
        return "void"
    if not parts:
        return "text"
    chosen = [choices.get(part.part.id) for part in parts]
    if further and not any(chosen):
        return "left"
    agrees = (
        choice is not None and part.agrees(choice)
        for part, choice in zip(parts, chosen, strict=True)
    )
    return "same" if all(agrees) else "differs"
