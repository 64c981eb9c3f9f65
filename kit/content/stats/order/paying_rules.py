"""Which rules pay somebody in one exercise who looks at nothing but the label before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from kit.content import bounds
from kit.content.stats.labelled import LabelledItem
from kit.content.stats.order.label_order import LabelOrder, order_of_labels
from kit.content.stats.order.neighbours import chances_alike


class OrderRule(StrEnum):
    """What `label_order` explains: how a label is guessed from the one before."""

    ANOTHER = "another"
    SAME = "same"
    ROTATION = "rotation"


@dataclass(frozen=True, slots=True)
class PayingRule:
    """A rule that random orders pay as well more seldom than its bound in `bounds` asks.

    `share` is what it earns, 0 to 1. `allowed` is how many labels may be the same as the one
    before: so many or more for `ANOTHER`, or fewer for `SAME`; 0, and no bound, for `ROTATION`.
    """

    rule: OrderRule
    order: LabelOrder
    share: float
    allowed: int = 0


def is_in_order_of_text(items: Sequence[LabelledItem]) -> bool:
    """Whether some claims of an exercise stand in a text, which has them in its own order."""
    return any(one.part for one in items)


def is_judged(items: Sequence[LabelledItem]) -> bool:
    """Whether the order of an exercise's claims proves anything, and somebody can change it.

    Nobody can move a claim of a text; fewer than `bounds.FEW_ITEMS` claims are too few.
    """
    return len(items) >= bounds.FEW_ITEMS and not is_in_order_of_text(items)


def paying_rules(items: Sequence[LabelledItem]) -> Sequence[PayingRule]:
    """The rules that one exercise's order of labels pays; none where it `is_judged` not."""
    if not is_judged(items):
        return ()
    labels = [item.label for item in items]
    order = order_of_labels(labels, items[0].scheme)
    # Whatever goes round never repeats a label: one finding says enough.
    if order.rotation_chance <= bounds.ORDER_ROTATION:
        return (PayingRule(OrderRule.ROTATION, order, order.rotation),)
    return tuple(_paid_by_neighbours(order, chances_alike(Counter(labels).values())))


def _paid_by_neighbours(order: LabelOrder, chances: Sequence[float]) -> Iterator[PayingRule]:
    if order.another_chance <= bounds.ORDER_ANOTHER:
        yield PayingRule(OrderRule.ANOTHER, order, order.another, fewest_alike(chances))
    if order.same_chance <= bounds.ORDER_SAME:
        most = order.neighbours - fewest_alike(chances[::-1], bounds.ORDER_SAME)
        yield PayingRule(OrderRule.SAME, order, order.same, most)


def fewest_alike(chances: Sequence[float], bound: float = bounds.ORDER_ANOTHER) -> int:
    """The first number that is reached or not passed by more random orders than the bound.

    `chances` are those of 0, 1, 2, ... and add up to 1; `bound` is 0 to 1.
    """
    return next(number for number, sum_ in enumerate(accumulate(chances)) if sum_ > bound)
