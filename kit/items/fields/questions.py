"""A question about a table of figures, the answers it offers, and the key's answer to it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kit.items.fields.base_models import Content, Identifier, Line, Reasons, Text
from kit.items.fields.field_words import PartChoice
from kit.items.fields.numbers import Distance, Number, as_decimal, canonical
from kit.vocabulary import N_


def _named(value: Any) -> Any:
    """A group of fields as a list: a snapshot sorts the fields of a group, and order matters."""
    if not isinstance(value, Mapping):
        return value
    return [{"id": key, "name": name} for key, name in value.items()]


class Offered(Content):
    """One of the answers to a question."""

    id: Identifier = Field(
        title=N_("Id"), description=N_("A short name, under which the key names the answer.")
    )
    name: Line = Field(
        title=N_("Answer"), description=N_("As students read it, such as It cannot be told.")
    )


OfferedAnswers = Annotated[
    tuple[Offered, ...],
    Field(min_length=2, max_length=6),
    BeforeValidator(
        _named,
        json_schema_input_type=Annotated[dict[Identifier, Text], Field(min_length=2, max_length=6)],
    ),
]


class Question(Content):
    """Something to work out: a choice, or where none is offered a number, in a unit or bare."""

    id: Identifier = Field(
        title=N_("Id"), description=N_("A short name, under which the key names the question.")
    )
    ask: Text = Field(
        title=N_("Question"),
        description=N_("What is to be worked out. Ask so that a number is not below zero."),
    )
    choices: OfferedAnswers | None = Field(
        default=None,
        title=N_("Answers to choose from"),
        description=N_("Two to six answers. Without any, students type a number."),
        examples=[{"yes": "Yes", "no": "No", "cannot": "It cannot be told"}],
    )
    unit: Line | None = Field(
        default=None,
        title=N_("Unit"),
        description=N_(
            "Of a number: shown beside the box. Leave it out where answers are to choose from."
        ),
        examples=["people"],
    )


class KeyedAnswer(Reasons):
    """What one question's answer is: a choice, or a number and how far off still counts."""

    choice: Annotated[Line, PartChoice()] | None = Field(
        default=None,
        title=N_("The right answer"),
        description=N_("Which of the question's answers, by its id, where there are any."),
    )
    number: Number | None = Field(
        default=None,
        title=N_("The right number"),
        description=N_("Where there are no answers to choose from. With a point: 85.5."),
        examples=[1384],
    )
    tolerance: Distance = Field(
        default=Decimal(0),
        title=N_("How far off still counts"),
        description=N_("In the same unit; 0 where it is left out. Allow for rounding."),
        examples=[0.5],
    )

    @property
    def due(self) -> str:
        """The choice, or the number in its one spelling."""
        return (self.choice or "") if self.number is None else canonical(self.number)

    def credit(self, chosen: str) -> float:
        """1 for the key's choice or a number within the tolerance, its bounds included."""
        number = as_decimal(chosen)
        if self.number is None or number is None:
            return float(chosen == self.due)
        # Fractions, since differences of decimals are rounded.
        return float(abs(Fraction(number) - Fraction(self.number)) <= self.tolerance)
