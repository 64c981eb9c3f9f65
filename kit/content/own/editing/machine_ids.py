"""Ids that nobody has to think of: the first words of what they name."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

_WORDS: Final = 4
_MOST: Final = 40
_SMALL: Final = frozenset(
    ("a", "an", "and", "at", "in", "is", "it", "of", "on", "the", "to", "was")
)
#: A claim cut out of a passage, perhaps without an id before its words.
_CUT: Final = re.compile(
    r"\[\[(?: ?(?P<id>[^\s:\[\]]+) ?: ?)?(?P<words>[^\[\]\n]*[^\W_][^\[\]\n]*)\]\]"
)
#: What an item is called until it has words.
UNNAMED: Final = re.compile(r"new-[0-9]+")


def slug(text: str) -> str:
    """The first words of a text as an id; empty where it has no Latin letters or digits."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", plain))
    telling = [word for word in words if word not in _SMALL] or words
    return "-".join(telling[:_WORDS])[:_MOST].strip("-")


def unique_slug(text: str, taken: Collection[str], otherwise: str = "part") -> str:
    """An id of a text's first words that is not taken; with a number where it is."""
    base = slug(text) or otherwise
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def unnamed_id(taken: Collection[str]) -> str:
    """An id for an item that has no words yet."""
    number = 1
    while f"new-{number}" in taken:
        number += 1
    return f"new-{number}"


def copied_id(old: str, taken: Collection[str]) -> str:
    """An id for a copy of an item: one without words is named by its first ones later, as well."""
    if UNNAMED.fullmatch(old):
        return unnamed_id(taken)
    return unique_slug(old.replace("-", " "), taken)


def named_cuts(passage: str, pens: Collection[str]) -> tuple[str, Mapping[str, str]]:
    """A passage with an id in each cut, and the pens of those that had one in place of an id.

    >>> named_cuts("[[plan: A plan]], [[no plan]]. [[voice: He: no!]]", ["voice"])
    ('[[plan: A plan]], [[no-plan: no plan]]. [[he-no: He: no!]]', {'he-no': 'voice'})
    """
    taken = {cut["id"] for cut in _CUT.finditer(passage) if cut["id"]} | set(pens)
    painted: dict[str, str] = {}

    def named(cut: re.Match[str]) -> str:
        if cut["id"] and cut["id"] not in pens:
            return cut[0]
        name = unique_slug(cut["words"], taken, "claim")
        taken.add(name)
        if cut["id"]:
            painted[name] = cut["id"]
        return f"[[{name}: {cut['words'].strip()}]]"

    return _CUT.sub(named, passage), painted
