"""Warnings about the order of labels in an exercise, and in the course."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.problems import Problem
from kit.content.stats.balance import label_counts
from kit.content.stats.course_warnings import COURSE, percent, warning
from kit.content.stats.labelled import LabelledItem, of_exercise
from kit.content.stats.order.label_order import order_of_labels
from kit.content.stats.order.neighbours import chances_alike, chances_of_sum
from kit.content.stats.order.paying_rules import (
    OrderRule,
    PayingRule,
    fewest_alike,
    is_judged,
    paying_rules,
)

_KEY: Final = ".key.yaml"


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
        path = key_files[exercise.id]
        path = path.with_name(path.name.removesuffix(_KEY) + ".yaml")
        for paid in paying_rules(tuple(of_exercise(items, exercise.id))):
            yield warning(path, "items", *_words(paid))


def check_course_order(items: Sequence[LabelledItem]) -> Iterator[Problem]:
    """A warning for what is no proof in one exercise, and one in all of them together."""
    exercises = dict.fromkeys(item.exercise for item in items)
    judged = [own for name in exercises if is_judged(own := tuple(of_exercise(items, name)))]
    orders = [order_of_labels([item.label for item in own], own[0].scheme) for own in judged]
    chances = chances_of_sum(chances_alike(label_counts(own).values()) for own in judged)
    alike = sum(order.alike for order in orders)
    if sum(chances[: alike + 1]) <= bounds.ORDER_ANOTHER:
        yield warning(
            COURSE, "course",
            _alike(alike, sum(order.neighbours for order in orders)),
            f"{fewest_alike(chances)} or more (random orders of them have "
            f"{sum(order.expected for order in orders):.1f})",
            "move items until a label sometimes follows itself; 'kit check --stats' shows where",
        )  # fmt: skip


def _words(paid: PayingRule) -> tuple[str, str, str]:
    """What is found, what is allowed and what to do."""
    order, share = paid.order, percent(paid.share)
    alike = _alike(order.alike, order.neighbours)
    usual = f"(a random order of them has {order.expected:.1f})"
    match paid.rule:
        case OrderRule.ROTATION:
            turn = f"{', '.join(order.cycle)} and from the start again"
            return (
                f"labels that go round: {turn}, which pays {share} to whoever goes round with them",
                f"a share that more than {percent(bounds.ORDER_ROTATION)} of all random orders pay",
                "move items until no cycle leads through them",
            )
        case OrderRule.ANOTHER:
            return (
                f"{alike}, which pays {share} to whoever never takes one twice in a row",
                f"{paid.allowed} or more {usual}",
                "move items until a label sometimes follows itself",
            )
        case OrderRule.SAME:
            return (
                f"{alike}, which pays {share} to whoever takes the same one over and over",
                f"{paid.allowed} or fewer {usual}",
                "mix the items",
            )


def _alike(number: int, neighbours: int) -> str:
    return f"{number} of {neighbours} labels the same as the one before"
