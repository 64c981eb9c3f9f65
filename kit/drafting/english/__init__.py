"""The word lists of English that a text is taken apart and read by, each a file of this folder.

Another language is a folder of its own with files of the same names.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


@cache
def listed(name: str) -> frozenset[str]:
    """The words and phrases of NAME.txt, one a line, in small letters."""
    return frozenset(_lines(name))


@cache
def sorted_out(name: str) -> Mapping[str, frozenset[str]]:
    """The words of NAME.txt by sort: its lines are `sort: word, word`; a sort may come again."""
    words: dict[str, set[str]] = {}
    for line in _lines(name):
        sort, _, forms = line.partition(":")
        words.setdefault(sort, set()).update(form.strip() for form in forms.split(","))
    return MappingProxyType({sort: frozenset(forms) for sort, forms in words.items()})


def _lines(name: str) -> list[str]:
    text = (resources.files(__package__) / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip().casefold() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
