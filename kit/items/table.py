"""A small table of quantities, as a passage gives them."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from kit.items.shapes import Content, Text

#: A whole number may stand in a cell without quotes; others would lose the zeros at their end.
Cell = Annotated[
    Text,
    BeforeValidator(
        lambda value: str(value) if type(value) is int else value,
        json_schema_input_type=Text | int,
    ),
]


class Table(Content):
    """Quantities: heads for the columns, and rows that begin with their own head."""

    caption: Text
    columns: Annotated[tuple[Cell, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1, max_length=12)]

    @property
    def counts(self) -> tuple[bool, ...]:
        """Whether a column holds quantities, which stand below each other from the right.

        Not the first, whose cells are the rows' heads.
        """
        return tuple(
            place > 0 and all(any(map(str.isdigit, row[place])) for row in self.rows)
            for place in range(len(self.columns))
        )
