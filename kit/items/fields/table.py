"""A small table of quantities, as a passage gives them."""

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from kit.items.fields.base_models import Content, Text

#: A whole number may stand in a cell without quotes; others would lose the zeros at their end.
Cell = Annotated[
    Text,
    BeforeValidator(
        lambda value: str(value) if type(value) is int else value,
        json_schema_input_type=Text | int,
    ),
]

_WORD: Final = re.compile(r"[^\W\d_]+")


class Table(Content):
    """Quantities: heads for the columns, and rows that begin with their own head."""

    caption: Text
    columns: Annotated[tuple[Cell, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1, max_length=12)]

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
