"""Points by certainty: the scale, the break-even points, the totals."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.marking.certainty import IF_RIGHT, IF_WRONG, MOST, Total, points, total
from kit.vocabulary import Certainty

CREDITS = st.floats(0, 1, allow_nan=False)
SAID = st.none() | st.sampled_from(Certainty)


def test_scale_is_gardner_medwins() -> None:
    assert [IF_RIGHT[level] for level in Certainty] == [1, 2, 3]
    assert [IF_WRONG[level] for level in Certainty] == [0, -2, -6]
    assert MOST == 3


@given(CREDITS, SAID)
def test_points_lie_between_the_worst_and_the_best(credit: float, said: Certainty | None) -> None:
    level = said or Certainty.GUESS
    earned = points(credit, said)
    assert earned is not None
    assert IF_WRONG[level] <= earned <= IF_RIGHT[level]
    assert earned == pytest.approx(credit * IF_RIGHT[level] + (1 - credit) * IF_WRONG[level])


@given(SAID)
def test_whole_answers_earn_gardner_medwins_points_to_the_digit(said: Certainty | None) -> None:
    level = said or Certainty.GUESS
    assert (points(1, said), points(0, said)) == (IF_RIGHT[level], IF_WRONG[level])


@given(SAID)
def test_pending_and_void_earn_no_points(said: Certainty | None) -> None:
    assert points(None, said) is None


@pytest.mark.parametrize(
    ("chance", "best"),
    [
        ("0", {Certainty.GUESS}),
        ("65/100", {Certainty.GUESS}),
        ("2/3", {Certainty.GUESS, Certainty.FAIRLY_SURE}),
        ("7/10", {Certainty.FAIRLY_SURE}),
        ("4/5", {Certainty.FAIRLY_SURE, Certainty.CERTAIN}),
        ("81/100", {Certainty.CERTAIN}),
        ("1", {Certainty.CERTAIN}),
    ],
)
def test_honesty_pays(chance: str, best: set[Certainty]) -> None:
    right = Fraction(chance)
    mean = {level: right * IF_RIGHT[level] + (1 - right) * IF_WRONG[level] for level in Certainty}
    assert {level for level in Certainty if mean[level] == max(mean.values())} == best


def paying_best(share: float) -> Certainty:
    """What students are told: say certain from four in five on, fairly sure from two in three."""
    if share > 4 / 5:
        return Certainty.CERTAIN
    return Certainty.FAIRLY_SURE if share > 2 / 3 else Certainty.GUESS


@given(st.lists(st.tuples(CREDITS, st.integers(1, 20)), min_size=1, max_size=8))
def test_honesty_pays_whatever_the_credits_that_are_expected(
    chances: list[tuple[float, int]],
) -> None:
    """Credits as likely as their weights: only the share right that is expected decides."""
    weight = sum(times for _, times in chances)
    share = sum(credit * times for credit, times in chances) / weight
    mean = {
        level: sum((points(credit, level) or 0.0) * times for credit, times in chances) / weight
        for level in Certainty
    }
    assert mean[paying_best(share)] >= max(mean.values()) - 1e-9


@given(st.integers(1, 12), st.data())
def test_parts_earn_what_as_many_whole_answers_earn_on_average(
    parts: int, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, parts))
    for level in Certainty:
        apart = right * IF_RIGHT[level] + (parts - right) * IF_WRONG[level]
        assert points(right / parts, level) == pytest.approx(apart / parts)


@given(st.lists(st.none() | st.tuples(st.none() | CREDITS, SAID)))
def test_total_is_what_one_adds_up_by_hand(
    items: list[tuple[float | None, Certainty | None] | None],
) -> None:
    counted = [item for item in items if item is None or item[0] is not None]
    earned = [points(*item) or 0.0 for item in counted if item is not None]
    found = total(items)
    assert found.most == 3 * len(counted)
    assert found.points == pytest.approx(sum(earned))


def test_left_out_counts_and_pending_does_not() -> None:
    certain = (1.0, Certainty.CERTAIN)
    assert total([certain, None, (None, Certainty.CERTAIN), (0.0, Certainty.CERTAIN)]) == Total(
        -3.0, 9
    )
    assert total([]) == Total(0, 0)
