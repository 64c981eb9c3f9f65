"""The columns of a sheet: the items of an exercise with what its key says. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item, KeyEntry
from kit.results.sheet import ItemColumn, PartColumn


def item_columns(exercise: Exercise[Any], key: Key[Any]) -> Sequence[ItemColumn]:
    """The exercise's items with what the key says, in order. Pure."""
    return [
        ItemColumn(
            item.id,
            position,
            _part_columns(exercise, item, key.items[item.id]),
            void=key.items[item.id].void is not None,
        )
        for position, item in enumerate(exercise.items, 1)
    ]


def _part_columns(exercise: Exercise[Any], item: Item, entry: KeyEntry) -> Sequence[PartColumn]:
    item_type = ITEM_TYPES[exercise.type]
    due, debatable = item_type.due(entry), item_type.debatable(entry)
    return [
        PartColumn(
            part if part.labels else replace(part, topic=part.topic or item_type.topic),
            due[part.id],
            part.id in debatable,
            partial(item_type.agrees, entry, part.id),
        )
        for part in item_type.parts(item, exercise.scheme)
    ]
