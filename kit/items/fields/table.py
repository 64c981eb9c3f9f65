"""A small table of quantities, as a passage gives them."""

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from kit.items.fields.base_models import Content, Line
from kit.vocabulary import N_

#: A whole number may stand in a cell without quotes; others would lose the zeros at their end.
Cell = Annotated[
    Line,
    BeforeValidator(
        lambda value: str(value) if type(value) is int else value,
        json_schema_input_type=Line | int,
    ),
]

_WORD: Final = re.compile(r"[^\W\d_]+")


class Table(Content):
    """Quantities: heads for the columns, and rows that begin with their own head."""

    caption: Line = Field(
        title=N_("Heading of the table"),
        description=N_("What it counts, such as Killed, by year."),
    )
    columns: Annotated[tuple[Cell, ...], Field(min_length=2, max_length=6)] = Field(
        title=N_("Heads of the columns"),
        description=N_("Two to six. The first is that of the rows' own heads, such as Year."),
    )
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1, max_length=12)] = Field(
        title=N_("Rows"),
        description=N_(
            "One to twelve, each as long as the columns; the first cell of a row is its head. "
            "No cell is empty: write what a gap means, such as not given."
        ),
    )

    @property
    def counts(self) -> tuple[bool, ...]:
        """Whether a column holds quantities, which stand below each other from the right.

        Each cell has a digit and one word at most ("about 200", "5 km"): "The year 2024" names a
        time. Not the first column, whose cells are the rows' heads.
        """
        return tuple(
            column > 0 and all(_is_quantity(row[column]) for row in self.rows)
            for column in range(len(self.columns))
        )


def _is_quantity(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and len(_WORD.findall(cell)) <= 1
