"""How the labels of each exercise follow one another, as a table."""

from collections.abc import Iterator, Sequence

from kit.cli.stats.table import table
from kit.content import bounds
from kit.content.stats.labelled import LabelledItem
from kit.content.stats.order.label_order import LabelOrder, order_of_labels
from kit.content.stats.order.paying_rules import is_in_order_of_text


def label_order_table(items: Sequence[LabelledItem]) -> tuple[str, str]:
    """The table under a line that says what it shows; each passage by itself.

    The last line has the exercises whose items can be moved, taken together.
    """
    title = (
        "Labels the same as the one before, and what rules earn that look at nothing but it "
        f"(of random\norders at most {bounds.ORDER_ANOTHER * 100:g}, {bounds.ORDER_SAME * 100:g} "
        f"and {bounds.ORDER_ROTATION * 100:g} % may pay as much; passages have their own order)"
    )
    rows, movable = [], []
    for name, own, in_text in _sequences(items):
        order = order_of_labels([item.label for item in own], own[0].scheme)
        rows.append((f"  {name}" if in_text else name, *_cells(order)))
        if not in_text:
            movable.append((order, len(own)))
    if movable:
        rows.append(_together(movable))
    head = ("exercise, passage", "alike", "random", "longest run", "another", "same", "rotation")
    return title, table(head, rows)


def _sequences(
    items: Sequence[LabelledItem],
) -> Iterator[tuple[str, Sequence[LabelledItem], bool]]:
    for exercise in dict.fromkeys(item.exercise for item in items):
        own = [item for item in items if item.exercise == exercise]
        if not is_in_order_of_text(own):
            yield exercise, own, False
            continue
        for passage in dict.fromkeys(item.item for item in own):
            yield f"{exercise}, {passage}", [item for item in own if item.item == passage], True


def _cells(order: LabelOrder) -> Sequence[str]:
    shares = (order.another, order.same, order.rotation)
    return (
        f"{order.alike} of {order.neighbours}",
        f"{order.expected:.1f}",
        str(order.longest),
        *(f"{share * 100:.0f} %" for share in shares),
    )


def _together(movable: Sequence[tuple[LabelOrder, int]]) -> tuple[str, ...]:
    orders = [order for order, _ in movable]
    number = sum(own for _, own in movable)
    earned = (
        sum(order.another * own for order, own in movable),
        sum(order.same * own for order, own in movable),
        sum(order.rotation * own for order, own in movable),
    )
    return (
        "all but passages",
        f"{sum(order.alike for order in orders)} of {sum(order.neighbours for order in orders)}",
        f"{sum(order.expected for order in orders):.1f}",
        str(max(order.longest for order in orders)),
        *(f"{share / number * 100:.0f} %" for share in earned),
    )
