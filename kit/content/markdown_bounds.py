"""How much Markdown is taken: what a page of reading never needs, and could take minutes to render.

The renderer looks from each opening bracket for its other half, and at what is left of a paragraph
from each of its lines. Both are nothing in a text that somebody wrote, and ten thousand brackets
in a row cost a hundred million looks. For each list mark behind another it goes a step deeper, and
Python lets nobody go deeper than a thousand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

#: Half as long again as the longest text of the course, a teacher's page of 9,850.
CHARACTERS_MOST: Final = 15_000
LINES_MOST: Final = 1000
#: Characters from brackets to their other halves, all added up: ten times the longest text.
REACH_MOST: Final = 10 * CHARACTERS_MOST
#: List marks one behind another on a line, each a list within the one before: `- 1. - `.
MARKS_MOST: Final = 40

_MARKS: Final = re.compile(rf"(?:(?:[-*+]|(?<!\d)\d+\.)[ \t]+){{{MARKS_MOST + 1}}}")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_HALVES: Final = {"]": "[", ")": "("}


@dataclass(frozen=True, slots=True)
class Excess:
    """What there is too much of, in the words of a problem with a content file."""

    amount: str
    bound: str
    advice: str


def excess_of(text: str) -> Excess | None:
    """What makes a text too much to render; None for any that may be.

    >>> excess_of("a [link](https://example.org) and [[official: words]]")
    >>> excess_of("[" * 2000).amount
    'square or round brackets that do not close, or stand in one another again and again'
    """
    if len(text) > CHARACTERS_MOST:
        return Excess(
            f"{len(text)} characters",
            f"{CHARACTERS_MOST} at most",
            "shorten the text, or make two lessons of it",
        )
    lines = text.count("\n") + 1
    if lines > LINES_MOST:
        return Excess(
            f"{lines} lines", f"{LINES_MOST} at most", "put a sentence on a line, not a few letters"
        )
    if _MARKS.search(text):
        return Excess(
            f"more than {MARKS_MOST} list marks one behind another",
            "a list within a list a few deep",
            "write a backslash before a mark that begins no list",
        )
    if sum(map(_reach, _PARAGRAPHS.split(text))) > REACH_MOST:
        return Excess(
            "square or round brackets that do not close, or stand in one another again and again",
            "a few that do not close; brackets within brackets a few deep",
            "close each bracket, or take it out",
        )
    return None


def _reach(paragraph: str) -> int:
    """How far it is from each opening bracket to its other half, or the paragraph's end."""
    return sum(end - start for start, end in _pairs(paragraph))


def _pairs(paragraph: str) -> Iterator[tuple[int, int]]:
    opened: dict[str, list[int]] = {"[": [], "(": []}
    for at, sign in enumerate(paragraph):
        if sign in opened:
            opened[sign].append(at)
        elif sign in _HALVES and opened[_HALVES[sign]]:
            yield opened[_HALVES[sign]].pop(), at
    for starts in opened.values():
        for start in starts:
            yield start, len(paragraph)
