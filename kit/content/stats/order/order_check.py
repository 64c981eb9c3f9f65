"""Warnings about the order of labels in an exercise, and in the course."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.problems import Problem
from kit.content.stats.balance import label_counts
from kit.content.stats.course_warnings import COURSE, percent, warning
from kit.content.stats.labelled import LabelledItem, of_exercise
from kit.content.stats.order.label_order import LabelOrder, order_of_labels
from kit.content.stats.order.neighbours import chances_alike, chances_of_sum
from kit.vocabulary import Label

_KEY: Final = ".key.yaml"


def is_in_order_of_text(items: Sequence[LabelledItem]) -> bool:
    """Whether some claims of an exercise stand in a text, which has them in its own order."""
    return any(one.part for one in items)


def check_order(
    exercises: Iterable[Exercise[Any]],
    items: Sequence[LabelledItem],
    key_files: Mapping[str, Path],
) -> Iterator[Problem]:
    """A warning for each exercise whose order of labels pays somebody who does not read.

    Passages to paint are left out, since nobody can move a claim of a text. So are exercises of
    fewer than `bounds.FEW_ITEMS` claims.
    """
    for exercise in exercises:
        own = tuple(of_exercise(items, exercise.id))
        if _is_judged(own):
            labels = [item.label for item in own]
            order = order_of_labels(labels, own[0].scheme)
            path = key_files[exercise.id]
            path = path.with_name(path.name.removesuffix(_KEY) + ".yaml")
            # Whatever goes round never repeats a label: one warning says enough.
            yield from [*_check_rotation(path, order)] or _check_neighbours(path, order, labels)


def check_course_order(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    """A warning for what is no proof in one exercise, and one in all of them together."""
    exercises = dict.fromkeys(item.exercise for item in items)
    judged = [own for name in exercises if _is_judged(own := tuple(of_exercise(items, name)))]
    orders = [order_of_labels([item.label for item in own], own[0].scheme) for own in judged]
    chances = chances_of_sum(chances_alike(label_counts(own).values()) for own in judged)
    alike = sum(order.alike for order in orders)
    if sum(chances[: alike + 1]) <= bounds.ORDER_ANOTHER:
        yield warning(
            COURSE, "course",
            _alike(alike, sum(order.neighbours for order in orders)),
            f"{_fewest(chances)} or more (random orders of them have "
            f"{sum(order.expected for order in orders):.1f})",
            "move items until a label sometimes follows itself; 'kit check --stats' shows where",
        )  # fmt: skip


def _is_judged(items: Sequence[LabelledItem]) -> bool:
    return len(items) >= bounds.FEW_ITEMS and not is_in_order_of_text(items)


def _check_neighbours(path: Path, order: LabelOrder, labels: Sequence[Label]) -> Iterator[Problem]:
    alike = f"{_alike(order.alike, order.neighbours)}, "
    usual = f"(a random order of them has {order.expected:.1f})"
    chances = chances_alike(Counter(labels).values())
    if order.another_chance <= bounds.ORDER_ANOTHER:
        yield warning(
            path, "items",
            f"{alike}which pays {percent(order.another)} to whoever never takes one twice in a row",
            f"{_fewest(chances)} or more {usual}",
            "move items until a label sometimes follows itself",
        )  # fmt: skip
    if order.same_chance <= bounds.ORDER_SAME:
        most = order.neighbours - _fewest(chances[::-1], bounds.ORDER_SAME)
        yield warning(
            path, "items",
            f"{alike}which pays {percent(order.same)} to whoever takes the same one over and over",
            f"{most} or fewer {usual}", "mix the items",
        )  # fmt: skip


def _check_rotation(path: Path, order: LabelOrder) -> Iterator[Problem]:
    if order.rotation_chance <= bounds.ORDER_ROTATION:
        yield warning(
            path, "items",
            f"labels that go round: {', '.join(order.cycle)} and from the start again, which pays "
            f"{percent(order.rotation)} to whoever goes round with them",
            f"a share that more than {percent(bounds.ORDER_ROTATION)} of all random orders pay",
            "move items until no cycle leads through them",
        )  # fmt: skip


def _alike(number: int, neighbours: int) -> str:
    return f"{number} of {neighbours} labels the same as the one before"


def _fewest(chances: Sequence[float], bound: float = bounds.ORDER_ANOTHER) -> int:
    """The first number that is reached or not passed by more random orders than the bound."""
    return next(number for number, sum_ in enumerate(accumulate(chances)) if sum_ > bound)
