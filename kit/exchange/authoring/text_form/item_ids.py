"""Ids by machine, from the words that they stand for: the same words give the same id.

>>> slug("The Mayor's büro, at last!"), slug("東京")
('the-mayor-s-buro-at-last', '')
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_OTHER: Final = re.compile("[^a-z0-9]+")
_SMALL: Final = frozenset(
    {"a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "is", "are", "was",
     "were", "it", "its", "that", "s"}
)  # fmt: skip
_WORDS: Final = 3
_LONGEST: Final = 40


def slug(words: str, longest: int = _LONGEST) -> str:
    """The words in small letters, digits and hyphens; empty where there is none of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = _OTHER.sub("-", plain.lower()).strip("-")
    return name[:longest].strip("-")


def item_ids(claims: Iterable[str]) -> list[str]:
    """An id for each claim: its first words that say something, with a number where needed."""
    ids: list[str] = []
    for number, claim in enumerate(claims, 1):
        words = [word for word in slug(claim, 400).split("-") if word not in _SMALL]
        stem = "-".join(words[:_WORDS])[:_LONGEST].strip("-") or f"claim-{number}"
        name = stem if stem not in ids else f"{stem}-{number}"
        while name in ids:
            name = f"{name}-{number}"
        ids.append(name)
    return ids
