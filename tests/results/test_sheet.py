import dataclasses
from datetime import UTC, datetime
from typing import get_args
from uuid import UUID

import pytest

from kit.items.fields.base_models import WHOLE
from kit.results.sheet import Cell, Sheet, State, StudentRow
from kit.vocabulary import Label, Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def cell(credit: float | None) -> Cell:
    verdict = Verdict.PENDING if credit is None else None
    return Cell({WHOLE: Label.VOICE}, credit, verdict, None, NOON, after_feedback=False)


def row(state: State = "handed-in", position: int = 1, *credits_: float | None) -> StudentRow:
    """A student's row; each credit is a cell of its own."""
    cells = {f"item-{number}": cell(credit) for number, credit in enumerate(credits_)}
    return StudentRow(UUID(int=position), "Mia", position, state, 1, 1, None, cells)


@pytest.mark.parametrize(
    ("state", "counts"),
    [("not-started", False), ("working", False), ("handed-in", True), ("by-clock", True)],
)
def test_row_counts_once_hand_or_clock_has_handed_it_in(state: State, counts: bool) -> None:
    assert row(state).handed_in is counts


def test_every_state_is_spoken_for() -> None:
    assert set(get_args(State)) == {"not-started", "working", "handed-in", "by-clock"}


@pytest.mark.parametrize(
    ("credits_", "total"),
    [((), 0.0), ((None,), 0.0), ((1.0, 0.0, 0.5), 1.5), ((None, 1.0, None, 0.25), 1.25)],
)
def test_credit_adds_up_what_is_marked(credits_: tuple[float | None, ...], total: float) -> None:
    assert row("handed-in", 1, *credits_).credit == total


def test_handed_in_rows_stay_in_the_order_of_the_sheet() -> None:
    states: tuple[State, ...] = ("by-clock", "working", "handed-in", "not-started", "by-clock")
    rows = [row(state, position) for position, state in enumerate(states, 1)]
    sheet = Sheet([], rows, tuple(Label))
    assert [student.position for student in sheet.handed_in] == [1, 3, 5]


def test_sheet_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        row().name = "Ben"  # type: ignore[misc]  # wrong on purpose
