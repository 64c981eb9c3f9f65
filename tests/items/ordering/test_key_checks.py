import pytest

from kit.items.fields.advice import Finding
from kit.items.ordering.key_checks import (
    are_side_by_side,
    check_either,
    check_order,
    check_shown,
)

ONCE = "each station of the item once"
STATIONS = ("mayor", "post", "paper")


def test_order_has_each_station_once_and_no_other() -> None:
    assert list(check_order(STATIONS, ("paper", "post", "mayor"))) == []
    others = "mayor, post, paper"
    assert list(check_order(STATIONS, ("mayr", "post", "post", "radio"))) == [
        Finding(("order", 0), "the station 'mayr'", others, "write 'mayor' if that is meant"),
        Finding(("order", 2), "the station 'post' a second time", ONCE, "remove one of the two"),
        Finding(
            ("order", 3), "the station 'radio'", others,
            "remove it, or add the station to the exercise",
        ),
        Finding(("order",), "no place for 'mayor'", ONCE, "write 'mayr' if that is meant"),
        Finding(("order",), "no place for 'paper'", ONCE, "put it where it belongs"),
    ]  # fmt: skip


def test_neighbours_stand_side_by_side() -> None:
    assert are_side_by_side(("paper", "post"), STATIONS)
    assert not are_side_by_side(("mayor", "paper"), STATIONS)
    assert list(check_either([("post", "mayor"), ("post", "paper")], STATIONS)) == []


@pytest.mark.parametrize("pair", [("mayor", "paper"), ("post", "post"), ("post", "radio")])
def test_either_names_neighbours(pair: tuple[str, str]) -> None:
    assert list(check_either([("mayor", "post"), pair], STATIONS)) == [
        Finding(
            ("either", 1, "stations"), f"{pair[0]!r} and {pair[1]!r}",
            "two stations that stand side by side in 'order'",
            "name two neighbours, or remove it",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("order", ["bdac", "cadb", "dcab"])
def test_stations_that_are_mixed_may_be_shown(order: str) -> None:
    assert list(check_shown("abcd", order)) == []


@pytest.mark.parametrize(("order", "right"), [("abcd", 6), ("abdc", 5), ("dcba", 0)])
def test_stations_shown_in_an_order_that_tells_the_keys_are_refused(order: str, right: int) -> None:
    assert list(check_shown("abcd", order)) == [
        Finding(
            ("order",), f"{right} of 6 pairs of stations as the exercise shows them",
            "at most 3, and not the order turned round",
            "put the stations of the exercise in another order: it is the one that students are "
            "shown",
        )
    ]  # fmt: skip
