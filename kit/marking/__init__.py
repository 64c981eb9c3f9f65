"""Holding answers against keys. Pure."""

from collections.abc import Mapping
from typing import Any

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, Marking


def mark_answers(
    exercise: Exercise[Any], key: Key[Any], values: Mapping[str, AnswerValue]
) -> dict[str, Marking]:
    """The marking of each answered item, by item id; unanswered items have none."""
    item_type = ITEM_TYPES[exercise.type]
    return {
        item.id: item_type.mark(item, values[item.id], key.items[item.id])
        for item in exercise.items
        if item.id in values
    }
