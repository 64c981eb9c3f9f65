"""Listed words in a text, by the files of `kit.drafting.english`; acronyms in capitals alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kit.content.words import as_listed, pattern_of
from kit.drafting.english import sorted_out


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed word where it stands, and the sort that it is listed under."""

    start: int
    end: int
    sort: str


def plain(text: str) -> str:
    """The text in small letters with plain apostrophes, each character where it was."""
    return text.replace("\u0130", "I").lower().replace("\u2019", "'")


@cache
def _finder(name: str, sorts: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    lists = sorted_out(name)
    # The first sort that has a form keeps it.
    known = {form: sort for sort in reversed(sorts) for form in lists[sort]}
    known.pop("", None)
    return re.compile(pattern_of(known)), known


def listed_words(text: str, name: str, *sorts: str) -> Iterator[Listed]:
    """The words of these sorts of NAME.txt in a plain text, the longest at each place."""
    pattern, known = _finder(name, sorts)
    for match in pattern.finditer(text):
        yield Listed(match.start(), match.end(), known[as_listed(match[0])])


def has_listed(text: str, name: str, *sorts: str) -> bool:
    """Whether a plain text has a word of these sorts."""
    return _finder(name, sorts)[0].search(text) is not None


@cache
def _acronyms() -> re.Pattern[str]:
    forms = sorted(sorted_out("speakers")["acronym"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(form.upper() for form in forms)})\b")


def acronyms(text: str) -> Iterator[Listed]:
    """The acronyms of offices in a text with its capitals."""
    for match in _acronyms().finditer(text):
        yield Listed(match.start(), match.end(), "office")
