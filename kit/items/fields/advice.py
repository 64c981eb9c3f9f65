"""Advice for whoever writes the content files."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

#: Digits that a comma may part as thousands; before any other number of them it is a point.
_THOUSANDS: Final = 3
_WITH_COMMA: Final = re.compile(r"(?P<whole>-?[0-9]{1,30}),(?P<rest>[0-9]{1,30})")
#: Fields that hold one number or a list of them.
_LISTS: Final = frozenset({"paragraph", "paragraphs"})
#: A longer word is no misspelling, and comparing it would take long.
_WORD_MOST: Final = 200
#: What an id may hold.
ID_FORM: Final = "a to z, digits and single hyphens between them"
#: As long as an id may be (base_models has the same bound).
_ID_MOST: Final = 64
#: Letters that are written as two where there is none like them.
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in an item or key entry that its shape alone does not show.

    `path` leads from the item (or entry) to the field at fault; `near` is a part of its text, as it
    is written, on the line at fault.
    """

    path: tuple[str | int, ...]
    found: str
    allowed: str
    advice: str
    near: str = field(default="", compare=False)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like it, capitals or not; None where none is near."""
    if len(word) > _WORD_MOST:
        return None
    spelt = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(word.casefold(), spelt, n=1, cutoff=0.6)
    return spelt[found[0]] if found else None


def near_miss(word: str, known: Iterable[str], otherwise: str) -> str:
    """Advice that names the nearest known word, or else `otherwise`."""
    found = nearest(word, known)
    return f"write {found!r} if that is meant" if found else otherwise


def id_advice(value: str) -> str:
    """How to write what is to be an id: the same without what an id may not hold."""
    plain = value.casefold().translate(_SPELT).replace("'", "").replace("\u2019", "")
    bare = unicodedata.normalize("NFKD", plain)
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    proposed = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_ID_MOST].rstrip("-")
    return f"write {proposed!r}" if proposed else "write it like 'leak-took-place'"


def written_as(value: Any) -> str:
    """A value as a file of YAML has it; lists and groups by what they are."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    return repr(value) if isinstance(value, str) else str(value)


def number_advice(value: Any) -> str | None:
    """How to write a number that is a text because of its comma; None for anything else."""
    match = _WITH_COMMA.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    whole, rest = match["whole"], match["rest"]
    if len(rest) == _THOUSANDS:
        return f"write {whole}{rest}, or {whole}.{rest} with a point if that is meant"
    return f"write {whole}.{rest}, with a point"


def comma_advice(before: Any, word: str, name: str) -> str:
    """What to do about a word behind a comma; `before` is the value of the field before it.

    >>> comma_advice(2, "3", "paragraphs")
    'write paragraphs: [2, 3], where both are meant'
    """
    if isinstance(before, int | float) and word.isdigit():
        if name in _LISTS:
            return f"write {name}: [{before}, {word}], where both are meant"
        advice = number_advice(f"{before},{word}")
        if advice:
            return advice
    return f"put quotes around the whole text of {name!r}" if name else "write its name"
