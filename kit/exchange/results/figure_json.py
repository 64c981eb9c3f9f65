"""A figure as JSON, which every part of the results file is made of."""

from pydantic import BaseModel, ConfigDict

from kit.results.estimation.estimate import Reason


class Piece(BaseModel):
    """A part of the file: nothing stands in it that its schema does not name.

    It reads its fields off an object that has them as attributes, such as a figure of the class.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class FigureJson(Piece):
    """A figure with its interval at 95 % and what it rests on, or the reason why not."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    reason: Reason | None
