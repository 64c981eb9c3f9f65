"""A figure as JSON, which every part of the results file is made of."""

from pydantic import BaseModel, ConfigDict

from kit.results.estimation.estimate import Figure, Reason


class Piece(BaseModel):
    """A part of the file: nothing stands in it that its schema does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FigureJson(Piece):
    """A figure with its interval at 95 % and what it rests on, or the reason why not."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    reason: Reason | None


def figure_json(figure: Figure) -> FigureJson:
    """The figure as the file has it."""
    between = figure.interval
    return FigureJson(
        value=figure.value,
        low=between.low if between else None,
        high=between.high if between else None,
        n=figure.n,
        reason=figure.reason,
    )
