"""What is printed of an exercise: sheets with the items in up to four orders, each with its code.

Nothing of it is stored: the code on a sheet tells the order, the text and the key that it was
printed with, whoever printed it and wherever.
"""

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.versions import exercise_version
from kit.items.fields.base_models import Item

#: The orders that there can be of one exercise; A is the one of the exercise itself.
LETTERS: Final = "ABCD"
_CODE: Final = re.compile(r"([A-D])[\s-]*([0-9A-F]{4})(?:[\s-]*([0-9A-F]{4}))?")
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class SheetCode:
    """What a sheet says of itself: its letter, and four digits each of its text and its key.

    `key` is "" where a sheet is read that somebody copied without it.
    """

    letter: str
    text: str
    key: str

    def __str__(self) -> str:
        return "-".join(part for part in (self.letter, self.text, self.key) if part)


def letters_of(exercise: Exercise[Any]) -> str:
    """The letters that differ: fewer than four where the items have fewer orders."""
    return LETTERS[: len(_orders(exercise))]


def items_on_sheet(exercise: Exercise[Any], letter: str) -> Sequence[Item]:
    """The items as that sheet numbers them, from 1; those of the core stay before the others.

    The same for the same text on every computer. Raises KeyError for a letter that there is not.
    """
    orders = dict(zip(LETTERS, _orders(exercise), strict=False))
    return [exercise.items[place] for place in orders[letter]]


def sheet_code(exercise: Exercise[Any], letter: str, key_version: str) -> SheetCode:
    """The code of a sheet of the exercise, with the items that are asked, under that key."""
    return SheetCode(letter, text_digits(exercise), key_digits(key_version))


def text_digits(exercise: Exercise[Any]) -> str:
    """Four digits that change with the exercise, its text, and the items that are asked."""
    return _digits(f"{exercise.id} {exercise_version(exercise)}")


def key_digits(key_version: str) -> str:
    """Four digits that change with the key."""
    return _digits(key_version)


def read_sheet_code(typed: str) -> SheetCode | None:
    """The code that somebody typed off a sheet, whatever the case and the signs between its parts.

    None where it cannot be one.
    """
    match = _CODE.fullmatch(typed.strip().upper())
    return SheetCode(match[1], match[2], match[3] or "") if match else None


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS].upper()


def _orders(exercise: Exercise[Any]) -> Sequence[Sequence[int]]:
    """Places of items, each order once, the exercise's own first.

    Python promises the numbers of `random()` for a seed, so the mixing uses nothing else of it.
    """
    places = range(len(exercise.items))
    core = len(exercise.core_items)
    orders = [list(places)]
    chance = random.Random(text_digits(exercise))  # noqa: S311 - no secret
    for _try in range(8 * len(LETTERS)):
        mixed = [*_mixed(places[:core], chance), *_mixed(places[core:], chance)]
        if len(orders) < len(LETTERS) and mixed not in orders:
            orders.append(mixed)
    return orders


def _mixed(places: Sequence[int], chance: random.Random) -> Sequence[int]:
    return sorted(places, key=lambda _place: chance.random())
