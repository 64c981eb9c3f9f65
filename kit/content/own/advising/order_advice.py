"""What the order of a draft's labels lets students guess, in plain words."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.content.problems import PlainWords
from kit.content.stats.course_warnings import percent
from kit.content.stats.labelled import LabelledItem
from kit.content.stats.order.paying_rules import OrderRule, PayingRule, paying_rules
from kit.vocabulary import N_, PENS, Label, Scheme

_NEIGHBOURS: Final = {
    OrderRule.ANOTHER: N_(
        "The same label stands twice in a row at %(alike)s of %(places)s places; an order drawn by "
        "lot has about %(expected)s: students can guess. Whoever takes another label than the one "
        "before each time gets %(share)s right, without reading. Move some claims, until it is "
        "%(allowed)s or more."
    ),
    OrderRule.SAME: N_(
        "The same label stands twice in a row at %(alike)s of %(places)s places; an order drawn by "
        "lot has about %(expected)s: students can guess. Whoever takes the label before once more "
        "each time gets %(share)s right, without reading. Move some claims, until it is "
        "%(allowed)s or fewer."
    ),
}
_ROTATION: Final = {
    Scheme.THREE_WAY: N_(
        "The labels go round: %(first)s, %(second)s, %(third)s, and from the start again. Students "
        "can guess: whoever goes round with them gets %(share)s right, without reading. Move some "
        "claims, until no such round leads through them."
    ),
    Scheme.FIVE_WAY: N_(
        "The labels go round: %(first)s, %(second)s, %(third)s, %(fourth)s, %(fifth)s, and from "
        "the start again. Students can guess: whoever goes round with them gets %(share)s right, "
        "without reading. Move some claims, until no such round leads through them."
    ),
}
_PLACES: Final = ("first", "second", "third", "fourth", "fifth")


def order_advice(claims: Sequence[LabelledItem]) -> Iterator[PlainWords]:
    """What the order of one exercise's labels gives away, held to the bounds of `kit check`."""
    for paid in paying_rules(claims):
        if paid.rule is OrderRule.ROTATION:
            yield _rotation(paid, claims[0].scheme)
        else:
            yield PlainWords(_NEIGHBOURS[paid.rule], _counted(paid))


def _counted(paid: PayingRule) -> dict[str, object]:
    order = paid.order
    return {
        "alike": order.alike, "places": order.neighbours, "expected": f"{order.expected:.1f}",
        "share": percent(paid.share), "allowed": paid.allowed,
    }  # fmt: skip


def _rotation(paid: PayingRule, scheme: Scheme) -> PlainWords:
    labels: Sequence[Label] = paid.order.cycle
    terms = {place: PENS[label].plural for place, label in zip(_PLACES, labels, strict=False)}
    return PlainWords(_ROTATION[scheme], {"share": percent(paid.share)}, terms)
