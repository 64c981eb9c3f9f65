"""A claim that says *he* or *she* of who speaks, and names nobody: students cannot tell whose.

What may be a name or a person counts as one, so that where it speaks nobody can be meant;
docs/authoring.md says how often it is right.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from kit.content.words import listed_persons, no_names, pattern_of, reporting_forms
from kit.vocabulary import N_

UNNAMED: Final = N_(
    "It names nobody and says “%(word)s”: students cannot tell who speaks. Put the name before it, "
    "or into the greyed words around it."
)
#: Words in quotation marks are somebody's own: who is *he* there is another question.
_QUOTED: Final = re.compile(
    r"[\u201c\u201e«\"][^\u201c\u201d\"«»]{0,2000}(?:[\u201d»\"]|$)"
    r"|(?<!\w)[\u2018'](?=\w)[^\u2018]{1,2000}?(?<=[\w.,!?])[\u2019'](?!\w)"
)
_BETWEEN: Final = r"(?:\s+(?:also|has|had|then|later|once|now|only|never|further|\w{2,20}ly))?\s+"
_PRONOUN: Final = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
#: Forms that reporting.txt leaves out, and verbs of thinking.
_PLAIN: Final = (
    "add", "adds", "ask", "reply", "replied", "put it", "think", "thinks", "thought", "believes",
    "believed",
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_][\w\u0300-\u036f'\u2019-]*")
#: After these a sentence begins, or what somebody says.
_BEGINS_AFTER: Final = frozenset(".!?:;\u2026\"'\u201c\u201d\u2018\u2019\u00ab\u00bb(\u2013\u2014-")
#: A word that begins a sentence may be a name where such a word follows.
_VERBS: Final = frozenset({
    "is", "was", "has", "had", "will", "would", "can",
    "could", "did", "does", "should", "may", "might",
})  # fmt: skip


def unnamed_speaker(claim: str, around: Sequence[str] = ()) -> str | None:
    """The *he* or *she* that speaks in a claim without a name in it or around it; else None. Pure.

    Nothing is said where somebody else speaks, too, or where a word may be a name or a person.
    """
    bare = _unquoted(claim)
    spoken = _verbs().search(bare)
    if spoken is None or _somebody_else(bare):
        return None
    beside = map(_unquoted, around)
    if _names_somebody(bare) or any(_names_somebody(text, beside=True) for text in beside):
        return None
    word = _PRONOUN.search(spoken.group())
    return word.group().lower() if word else None


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" , ", text)


@cache
def _speaking() -> str:
    return pattern_of((*reporting_forms(), *_PLAIN))


@cache
def _verbs() -> re.Pattern[str]:
    """A pronoun that speaks, before its verb or behind it."""
    verb = _speaking()
    # "said he." has the pronoun for its subject, "Brandt said he would" has not.
    behind = rf"(?:^|,)\s*{verb}\s+(?:he|she)\s*(?:[.,;:]|$)"
    return re.compile(rf"\b(?:he|she){_BETWEEN}{verb}|{behind}", re.IGNORECASE)


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(_speaking(), re.IGNORECASE)


def _somebody_else(bare: str) -> bool:
    """Whether a verb of speaking has another subject than the pronoun."""
    theirs = [match.span() for match in _verbs().finditer(bare)]
    return any(
        not any(start <= verb.start() < end for start, end in theirs)
        for verb in _any_verb().finditer(bare)
    )


def _names_somebody(text: str, *, beside: bool = False) -> bool:
    """Whether a word may be a name, or a person; `beside` the claim more words may be."""
    if _persons().search(text):
        return True
    return any(_may_be_a_name(text, match, beside=beside) for match in _WORD.finditer(text))


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(pattern_of(listed_persons()), re.IGNORECASE)


def _may_be_a_name(text: str, match: re.Match[str], *, beside: bool) -> bool:
    word = match.group()
    if not word[0].isupper() or word.lower().replace("\u2019", "'") in no_names():
        return False
    before = text[: match.start()].rstrip()
    if before and before[-1] not in _BEGINS_AFTER:
        return True
    following = _WORD.match(text, match.end() + 1)
    if following is None or text[match.end() : match.end() + 1] != " ":
        return word.endswith(("'s", "\u2019s")) and word[:-2].lower() not in no_names()
    may_follow = beside or following.group() in _VERBS
    is_subject = may_follow and not word.endswith("s")
    return following.group()[0].isupper() or is_subject
