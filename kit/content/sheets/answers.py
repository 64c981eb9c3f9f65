"""What the answers of a sheet are called, on paper and where they are entered. Pure."""

from collections.abc import Iterator
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.sheets.codes import items_on_sheet
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import Item
from kit.items.printing.blocks import lettered

_DIGITS: Final = frozenset("123456789")


def named_answers(exercise: Exercise[Any], letter: str) -> Iterator[tuple[Item, str, Part | None]]:
    """Each answer of a sheet: its item, its name, and its part; None for a text to be marked.

    A name is "3", or "3.2" for the second question of the third item, or "2" where there is one
    item alone; what is put in order is lettered on the sheet: "3.B". Raises KeyError for a letter
    that there is not.
    """
    items = items_on_sheet(exercise, letter)
    for number, item in enumerate(items, 1):
        parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
        if len(parts) <= 1:
            yield item, str(number), parts[0] if parts else None
            continue
        for place, part in enumerate(parts, 1):
            own = lettered(place).upper() if is_placed(part) else str(place)
            yield item, own if len(items) == 1 else f"{number}.{own}", part


def is_placed(part: Part) -> bool:
    """Whether a digit is given: the place of something in an order."""
    return bool(part.choices) and all(choice.value in _DIGITS for choice in part.choices)
