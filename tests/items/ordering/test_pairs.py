"""Orders compared pair by pair: bounds, symmetry, and two other ways to the same figures."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.ordering.pairs import count_pairs, moved, settled

THINGS = "abcdefghi"


def places(order: Sequence[str]) -> dict[str, int]:
    return {one: place for place, one in enumerate(order, 1)}


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    things = list(THINGS[: draw(st.integers(2, len(THINGS)))])
    return draw(st.permutations(things)), draw(st.permutations(things))


@st.composite
def answers(draw: st.DrawFn) -> tuple[Mapping[str, int], list[str]]:
    """An order of some of the things, and the key's of all."""
    order, key = draw(two_orders())
    return places(draw(st.lists(st.sampled_from(order), unique=True))), key


def test_pairs_are_named_as_the_key_has_them() -> None:
    found = count_pairs({"a": 2, "b": 1, "c": 3}, "abcd")
    assert found.right == [("a", "c"), ("b", "c")]
    assert found.wrong == [("a", "b")]
    assert found.of == 6
    assert found.credit == pytest.approx(1 / 6)


def test_pair_that_counts_either_way_is_right_once_both_have_a_place() -> None:
    assert count_pairs(places("bac"), "abc", [("b", "a")]).credit == 1
    assert count_pairs(places("abc"), "abc", [("b", "a")]).credit == 1
    assert count_pairs({"a": 1, "c": 2}, "abc", [("b", "a")]).right == [("a", "c")]


@given(answers())
def test_credit_is_at_least_0_and_1_for_the_key_alone(
    answer: tuple[Mapping[str, int], list[str]],
) -> None:
    given_places, key = answer
    found = count_pairs(given_places, key)
    assert 0 <= found.credit <= 1
    assert (found.credit == 1) is (dict(given_places) == places(key))
    assert len(found.right) + len(found.wrong) == len(given_places) * (len(given_places) - 1) / 2
    assert found.of == len(key) * (len(key) - 1) / 2


@given(two_orders())
def test_both_ways_round_say_the_same(orders: tuple[list[str], list[str]]) -> None:
    order, key = orders
    assert count_pairs(places(order), key).credit == count_pairs(places(key), order).credit


@given(two_orders())
def test_an_order_turned_round_has_the_other_pairs(orders: tuple[list[str], list[str]]) -> None:
    order, key = orders
    found, turned = count_pairs(places(order), key), count_pairs(places(order[::-1]), key)
    assert (set(found.right), set(found.wrong)) == (set(turned.wrong), set(turned.right))


def swaps(order: Sequence[str], key: Sequence[str]) -> int:
    """How often neighbours change places until the order is the key's: by sorting, not by pairs."""
    left, count = [list(key).index(one) for one in order], 0
    while left != sorted(left):
        for at in range(len(left) - 1):
            if left[at] > left[at + 1]:
                left[at : at + 2] = reversed(left[at : at + 2])
                count += 1
    return count


@given(two_orders())
def test_wrong_pairs_are_the_swaps_of_neighbours_that_mend_it(
    orders: tuple[list[str], list[str]],
) -> None:
    order, key = orders
    found = count_pairs(places(order), key)
    assert len(found.wrong) == swaps(order, key)
    tau = 1 - Fraction(2 * swaps(order, key), found.of)
    assert found.credit == pytest.approx(max(0.0, float(tau)))


@pytest.mark.parametrize(("many", "credit"), [(3, 0.278), (4, 0.194), (5, 0.163), (6, 0.145)])
def test_a_guessed_order_earns_little_on_the_average(many: int, credit: float) -> None:
    """Half of the pairs of all orders are right: the figures of docs/marking.md."""
    key = THINGS[:many]
    found = [count_pairs(places(order), key) for order in permutations(key)]
    assert fmean(len(one.right) / one.of for one in found) == pytest.approx(0.5)
    assert fmean(one.credit for one in found) == pytest.approx(credit, abs=0.0005)


@given(two_orders(), st.data())
def test_moving_one_leaves_the_others_in_their_order(
    orders: tuple[list[str], list[str]], data: st.DataObject
) -> None:
    order = orders[0]
    one, place = data.draw(st.sampled_from(order)), data.draw(st.integers(1, len(order)))
    found = moved(order, one, place)
    assert found[place - 1] == one
    assert [other for other in found if other != one] == [other for other in order if other != one]


@given(st.dictionaries(st.sampled_from(THINGS), st.integers(1, len(THINGS))))
def test_everything_gets_a_place_of_its_own(wanted: dict[str, int]) -> None:
    found = settled(wanted, len(THINGS))
    assert set(found) == set(wanted)
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= set(range(1, len(THINGS) + 1))
    if len(set(wanted.values())) == len(wanted):
        assert found == wanted


def test_of_two_that_want_a_place_the_second_takes_the_nearest() -> None:
    assert settled({"a": 3, "b": 3, "c": 3}, 3) == {"a": 3, "b": 2, "c": 1}
