"""The lists of loaded words, reporting verbs and persons, and the pattern that finds listed words.

Checks of the course, hints for students and drafts of exercises read the same lists, so that a
word is loaded for all of them or for none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from kit.content.words.text import WORD_CHARACTER
from kit.vocabulary import Tone

#: What may stand between the words of a phrase. Listed, since \s is not the same in a browser.
_GAP: Final = "[ \\t\\n\\r\u00a0\u202f]+"
_HYPHEN: Final = "[-\u2010\u2011]"


@cache
def loaded_words() -> tuple[str, ...]:
    """The loaded words and phrases as loaded.txt lists them."""
    return _lines("loaded.txt")


@cache
def loaded_forms() -> tuple[str, ...]:
    """The loaded words with their plain endings, and with some that no English word has."""
    return tuple(dict.fromkeys(form for word in loaded_words() for form in inflected(word)))


@cache
def listed_persons() -> tuple[str, ...]:
    """Words for one person, as persons.txt lists them."""
    return _lines("persons.txt")


@cache
def no_names() -> frozenset[str]:
    """Words that begin with a capital letter somewhere and are nobody's name, in small letters."""
    return frozenset(_lines("no-names.txt"))


@cache
def reporting_forms() -> Mapping[str, Tone]:
    """The forms that reporting.txt lists, and what each adds."""
    tones: dict[str, Tone] = {}
    for line in _lines("reporting.txt"):
        tone, _, forms = line.partition(":")
        tones |= {form.strip(): Tone(tone) for form in forms.split(",")}
    return MappingProxyType(tones)


def pattern_of(forms: Iterable[str]) -> str:
    """A regular expression for any of the words or phrases, whole: the longest that fits.

    Its letters are those of the forms; case is the caller's to see to.
    """
    by_letter: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        by_letter.setdefault(form[0], []).append(_spelt(form[1:]))
    # One branch a letter: a thousand at every place in the text would take ten times as long.
    branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return rf"(?<!{WORD_CHARACTER})(?:{'|'.join(branches)})(?!{WORD_CHARACTER})"


def inflected(word: str) -> tuple[str, ...]:
    """A word with its plain endings, and with some that no English word has."""
    stem, last = word[:-1], word[-1]
    if last == "e":
        return tuple(stem + ending for ending in ("e", "es", "ed", "ing"))
    if last == "y":
        return tuple(stem + ending for ending in ("y", "ies", "ied", "ying"))
    return tuple(word + ending for ending in ("", "s", "es", "ed", "ing", "ly"))


def as_listed(text: str) -> str:
    """What the pattern found, with the plain blanks and hyphens of the lists."""
    return re.sub(_HYPHEN, "-", re.sub(_GAP, " ", text))


def _spelt(form: str) -> str:
    return _GAP.join(_HYPHEN.join(map(re.escape, word.split("-"))) for word in form.split(" "))


def _lines(name: str) -> tuple[str, ...]:
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
