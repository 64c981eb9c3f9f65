"""Cue words: finding them in a text, and cutting the text where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text; `lit` where it is a cue."""

    text: str
    lit: bool


def _pattern(cue: str) -> re.Pattern[str]:
    """The cue as whole words: `war` is not found in `warns`."""
    start = r"(?<!\w)" if cue[:1].isalnum() else ""
    end = r"(?!\w)" if cue[-1:].isalnum() else ""
    return re.compile(start + re.escape(cue) + end)


def has_cue(text: str, cue: str) -> bool:
    """Whether the cue stands word for word, letter case included, in the text."""
    return bool(cue) and _pattern(cue).search(text) is not None


def segments(text: str, cues: Iterable[str]) -> tuple[Segment, ...]:
    """The text cut at its cues, in order; the pieces joined are the text again.

    Where cues overlap they are lit as one.
    """
    lit = [False] * len(text)
    for cue in filter(None, cues):
        for match in _pattern(cue).finditer(text):
            lit[match.start() : match.end()] = [True] * (match.end() - match.start())
    pieces: list[Segment] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or lit[end] != lit[start]:
            pieces.append(Segment(text[start:end], lit[start]))
            start = end
    return tuple(pieces)
