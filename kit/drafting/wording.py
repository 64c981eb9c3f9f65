"""Loaded words and reporting verbs in a text, found by the lists of `kit.content.words`.

`kit/static/items/wording.js` finds the same in the browser; a test holds the two together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypedDict

from kit.content.words import as_listed, loaded_forms, pattern_of, reporting_forms
from kit.content.words.text import words
from kit.vocabulary import Tone


class WordKind(StrEnum):
    """Which list a word was found by."""

    LOADED = "loaded"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word or phrase where it stands: `text` is what the text has from `start` to `end`.

    `tone` is what a reporting verb adds; a loaded word has none.
    """

    start: int
    end: int
    text: str
    kind: WordKind
    tone: Tone | None


class WordLists(TypedDict):
    """What the browser is told: every form to be found, and the tones of the reporting ones."""

    loaded: list[str]
    reporting: dict[str, list[str]]


def find_words(text: str) -> tuple[FoundWord, ...]:
    """The listed words in reading order, whole and in any letter case; no two overlap.

    Of phrases that begin at the same word the longest is found.
    """
    return tuple(
        FoundWord(
            match.start(),
            match.end(),
            text[match.start() : match.end()],
            *_known()[as_listed(match[0])],
        )
        for match in _pattern().finditer(_lowered(text))
    )


def word_count(text: str) -> int:
    """How many words a reader would count."""
    return len(words(text))


def word_lists() -> WordLists:
    """The lists as plain data, to be handed to the browser as JSON."""
    reporting: dict[str, list[str]] = {tone.value: [] for tone in Tone}
    for form, tone in reporting_forms().items():
        reporting[tone.value].append(form)
    return {"loaded": list(loaded_forms()), "reporting": reporting}


@cache
def _known() -> Mapping[str, tuple[WordKind, Tone | None]]:
    known: dict[str, tuple[WordKind, Tone | None]] = {}
    known |= dict.fromkeys(loaded_forms(), (WordKind.LOADED, None))
    known |= {form: (WordKind.REPORTING, tone) for form, tone in reporting_forms().items()}
    return MappingProxyType(known)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(pattern_of(_known()))


def _lowered(text: str) -> str:
    """The text in small letters, each where it was: only \u0130 would become two.

    Matching without case is not the same in Python and in a browser; this is.
    """
    return text.replace("\u0130", "I").lower()
