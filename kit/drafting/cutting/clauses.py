"""A sentence cut where one clause ends and another begins, if that is beyond doubt."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from kit.content.words import reporting_forms
from kit.drafting.article import Span
from kit.drafting.cutting.enclosures import FIGURES, enclosures
from kit.drafting.english import sorted_out

_BOUNDARY: Final = re.compile(r";\s+(?:but\s+|while\s+)?|,\s+(?:while|but)\s+")
_WORD: Final = re.compile(r"[\w'\u2019-]+")
#: Characters of a sentence that somebody wrote as one; a longer one is a list, or no prose.
_LONGEST: Final = 2000
#: Words of a clause that can stand as a claim.
_LEAST: Final = 3
#: Words at a clause's beginning among which its verb is looked for: a subject is not longer.
_REACH: Final = 14
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "you"})
#: What is said below these may hold for the second clause as well.
_SCOPES: Final = frozenset(
    {"although", "as", "because", "even", "if", "once", "since", "though", "unless", "until",
     "when", "whether", "while", "according", "asked"}
)  # fmt: skip


def clauses(text: str, start: int, end: int) -> Sequence[Span]:
    """The clauses of the sentence from `start` to `end` of the text that can be asked for apart.

    The sentence alone where no boundary is clear: one needs a subject and a finite verb on both
    sides, outside quotations and brackets, and no speaker on the left whose words both may be.
    """
    if end - start > _LONGEST:
        return (Span(start, end),)
    sentence = text[start:end]
    closed = [mark.span for mark in enclosures(sentence)]
    bounds = [
        match for match in _BOUNDARY.finditer(sentence)
        if not any(span.start < match.start() < span.end for span in closed)
    ]  # fmt: skip
    spans: list[Span] = []
    begin = 0
    for place, match in enumerate(bounds):
        following = bounds[place + 1].start() if place + 1 < len(bounds) else len(sentence)
        left, right = sentence[begin : match.start()], sentence[match.end() : following]
        if _stands(left) and _stands(right) and not _reaches(left, right):
            spans.append(Span(start + begin, start + match.start()))
            begin = match.end()
    return (*spans, Span(start + begin, end))


def has_verb(text: str) -> bool:
    """Whether a listed finite verb is among the words."""
    return any(_is_verb(word) for word in _words(text))


def _stands(clause: str) -> bool:
    """Whether the words are a clause with a subject before its verb."""
    words = _words(clause)
    if len(words) < _LEAST or words[0] in {"that", "which", "who", "not", "and", "only"}:
        return False
    first = _WORD.search(clause)
    named = first is not None and (first[0][0].isupper() or first[0].startswith(FIGURES))
    if not named and words[0] not in sorted_out("finite")["subject"]:
        return False
    if words[0] in _PRONOUNS:
        return words[1] not in {"and", "or", "who", "of"}
    return any(map(_is_verb, words[1:_REACH]))


def _reaches(left: str, right: str) -> bool:
    """Whether what opens the left clause may hold for the right one: "She said that ..."."""
    words = _words(left)
    if words[0] in _SCOPES:
        return True
    return any(word in _speaking() for word in words) and not any(
        word in _speaking() for word in _words(right)
    )


def _words(text: str) -> Sequence[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_verb(word: str) -> bool:
    return word in sorted_out("finite")["verb"]


@cache
def _speaking() -> frozenset[str]:
    thinking = {"thought", "thinks", "believes", "believed", "hopes", "hoped", "knew", "knows"}
    return frozenset(reporting_forms()) | thinking
