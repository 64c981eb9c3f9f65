"""What is wrong between the stations of an item and their order in its key. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.items.fields.advice import Finding, near_miss
from kit.items.ordering.pairs import Pair, count_pairs

_MIX: Final = (
    "put the stations of the exercise in another order: it is the one that students are shown"
)
_ONCE: Final = "each station of the item once"


def check_order(stations: Sequence[str], order: Sequence[str]) -> Iterator[Finding]:
    """Each station once, and no other."""
    missing = [one for one in dict.fromkeys(stations) if one not in order]
    foreign = [one for one in order if one not in stations]
    known = ", ".join(dict.fromkeys(stations))
    for number, station in enumerate(order):
        if station in foreign:
            advice = near_miss(station, missing, "remove it, or add the station to the exercise")
            yield Finding(("order", number), f"the station {station!r}", known, advice)
        elif station in order[:number]:
            again = f"the station {station!r} a second time"
            yield Finding(("order", number), again, _ONCE, "remove one of the two")
    for station in missing:
        advice = near_miss(station, foreign, "put it where it belongs")
        yield Finding(("order",), f"no place for {station!r}", _ONCE, advice)


def are_side_by_side(pair: Pair, order: Sequence[str]) -> bool:
    """Whether two stations are neighbours in an order."""
    return set(pair) <= set(order) and abs(order.index(pair[0]) - order.index(pair[1])) == 1


def check_either(pairs: Sequence[Pair], order: Sequence[str]) -> Iterator[Finding]:
    """Pairs that count either way round are neighbours."""
    for number, pair in enumerate(pairs):
        if not are_side_by_side(pair, order):
            yield Finding(
                ("either", number, "stations"),
                " and ".join(map(repr, pair)),
                "two stations that stand side by side in 'order'",
                "name two neighbours, or remove it",
            )


def check_shown(stations: Sequence[str], order: Sequence[str]) -> Iterator[Finding]:
    """At most half of the pairs as the key has them, and some: else one order tells the other."""
    pairs = count_pairs({station: place for place, station in enumerate(stations)}, order)
    right, most = len(pairs.right), pairs.of // 2
    if not 0 < right <= most:
        shares = f"{right} of {pairs.of} pairs of stations as the exercise shows them"
        allowed = f"at most {most}, and not the order turned round"
        yield Finding(("order",), shares, allowed, _MIX)
