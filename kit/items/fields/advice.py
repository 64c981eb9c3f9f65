"""Advice for whoever writes the content files."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

#: Digits that a comma may part as thousands; before any other number of them it is a point.
_THOUSANDS: Final = 3
_WITH_COMMA: Final = re.compile(r"(?P<whole>-?[0-9]{1,30}),(?P<rest>[0-9]{1,30})")
#: A longer word is no misspelling, and comparing it would take long.
_WORD_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in an item or key entry that its shape alone does not show.

    `path` leads from the item (or entry) to the field at fault.
    """

    path: tuple[str | int, ...]
    found: str
    allowed: str
    advice: str


def near_miss(word: str, known: Iterable[str], otherwise: str) -> str:
    """Advice that names the nearest known word, or else `otherwise`."""
    if len(word) > _WORD_MOST:
        return otherwise
    nearest = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"write {nearest[0]!r} if that is meant" if nearest else otherwise


def number_advice(value: Any) -> str | None:
    """How to write a number that is a text because of its comma; None for anything else."""
    match = _WITH_COMMA.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    whole, rest = match["whole"], match["rest"]
    if len(rest) == _THOUSANDS:
        return f"write {whole}{rest}, or {whole}.{rest} with a point if that is meant"
    return f"write {whole}.{rest}, with a point"
