"""Chances of small counts, against SciPy's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kit.results.counts.exact import binomial_tail, rise_by_chance
from tests.support.arrays import about

COUNTS = st.integers(0, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS, st.floats(0, 1))
def test_tail_is_scipys(counted: tuple[int, int], chance: float) -> None:
    hits, of = counted
    assert binomial_tail(hits, of, chance) == about(stats.binom(of, chance).sf(hits - 1), abs=1e-12)


@given(COUNTS, COUNTS)
def test_rise_is_fishers_with_half_of_the_very_numbers(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    hits, tries = before[0] + after[0], before[1] + after[1]
    found = rise_by_chance(*before, *after)
    if hits in {0, tries}:
        assert found == 1.0
        return
    table = [[after[0], after[1] - after[0]], [before[0], before[1] - before[0]]]
    whole = stats.fisher_exact(table, alternative="greater").pvalue
    very = stats.hypergeom(tries, hits, after[1]).pmf(after[0])
    assert found == about(whole - very / 2, abs=1e-12)


@given(COUNTS, COUNTS)
def test_rise_and_fall_share_all_there_is(before: tuple[int, int], after: tuple[int, int]) -> None:
    both = rise_by_chance(*before, *after) + rise_by_chance(*after, *before)
    nothing = before[0] + after[0] in {0, before[1] + after[1]}
    assert both == about(2.0 if nothing else 1.0)


@pytest.mark.parametrize(
    ("counts", "chance"),
    [((0, 4, 4, 4), 1 / 140), ((1, 4, 3, 4), 9 / 70), ((4, 4, 0, 4), 1 - 1 / 140)],
)
def test_rise_by_hand(counts: tuple[int, int, int, int], chance: float) -> None:
    assert rise_by_chance(*counts) == about(chance)
