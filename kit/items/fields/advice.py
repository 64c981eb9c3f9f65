"""Advice for whoever writes the content files."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


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
    nearest = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"write {nearest[0]!r} if that is meant" if nearest else otherwise
