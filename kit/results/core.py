"""The sheet of results with some of the items alone, such as the core. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from kit.results.sheet import Cell, Sheet


def of_items(sheet: Sheet, item_ids: Collection[str]) -> Sheet:
    """The sheet with those items alone: every sum, figure and vote made from it is of them."""
    if all(item.item_id in item_ids for item in sheet.items):
        return sheet

    def own(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
        return {item_id: cell for item_id, cell in cells.items() if item_id in item_ids}

    rows = [
        replace(
            row,
            cells=own(row.cells),
            first=None if row.first is None else own(row.first),
            votes={ballot: own(cells) for ballot, cells in row.votes.items()},
        )
        for row in sheet.students
    ]
    items = [item for item in sheet.items if item.item_id in item_ids]
    return replace(sheet, items=items, students=rows)
