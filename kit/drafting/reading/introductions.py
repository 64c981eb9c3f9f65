"""How words introduce somebody: office, party, body, expert, witness, outlet, or nobody."""

import re
from dataclasses import dataclass

from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.lexicon import Listed, acronyms, listed_words

SORTS = (
    "office", "title", "party", "body", "position", "outlet", "expert", "witness", "crowd",
)  # fmt: skip
KINDS = {
    "office": SpeakerKind.OFFICE,
    "title": SpeakerKind.OFFICE,
    "party": SpeakerKind.PARTY,
    "body": SpeakerKind.BODY,
    "outlet": SpeakerKind.OUTLET,
    "expert": SpeakerKind.EXPERT,
    "witness": SpeakerKind.WITNESS,
    "crowd": SpeakerKind.NOBODY_NAMED,
}
_FORMER = re.compile(r"\b(?:former|ex|retired|one-time|onetime|then)[ -]+(?:[\w.-]+ ){0,2}$")
_AGE = re.compile(r"(?:^|, )(?:1[4-9]|[2-9]\d|who is [\w-]+)(?:,|$| who| of | from )")
_ANOTHER_HEAD = re.compile(r"^(?:'s|s')? ?(?:[\w'-]+ ){0,2}$")
_ACADEMIC = re.compile(r"^(?:dr|dr\.|doctor|prof|prof\.|professor)$")
_OF_MANY = re.compile(r"\b(?:some|many|most|several|a few|few|two|three|other|one)\b")


@dataclass(frozen=True, slots=True)
class Rank:
    """What a speaker was called, and where in the words looked at."""

    kind: SpeakerKind | None
    start: int
    end: int
    sort: str


def ranks(text: str, plain: str) -> list[Listed]:
    """Every word in it that says what a speaker is, in reading order."""
    listed = [
        word
        for word in listed_words(plain, "speakers", *SORTS)
        if word.sort != "title" or _before_a_name(text, word.end)
    ]
    return sorted([*listed, *acronyms(text)], key=lambda word: (word.start, -word.end))


def rank_of(text: str, plain: str) -> Rank | None:
    """How the words rank whoever they are about; None where they say nothing.

    The first that ranks wins, for it is what somebody is called; what follows is where and whose.
    A position (*spokesman, director*) alone has the kind None: it is somebody's.
    """
    words = ranks(text, plain)
    ranking = [word for word in words if word.sort != "position"]
    ranking = _without_weak(ranking, plain)
    if not ranking:
        if _AGE.search(plain):
            return Rank(SpeakerKind.WITNESS, 0, len(text), "age")
        if words:
            return Rank(None, words[0].start, words[0].end, "position")
        return None
    first = ranking[0]
    kind = KINDS[first.sort]
    if kind is SpeakerKind.OFFICE:
        kind = _office_or_body(first, ranking, plain)
    if kind in {SpeakerKind.OFFICE, SpeakerKind.PARTY} and _FORMER.search(plain[: first.start]):
        kind = SpeakerKind.FORMER_OFFICE
    if kind is SpeakerKind.WITNESS and _OF_MANY.search(plain[: first.start]):
        kind = SpeakerKind.NOBODY_NAMED
    return Rank(kind, first.start, first.end, first.sort)


def _without_weak(words: list[Listed], plain: str) -> list[Listed]:
    """Drop what yields to a clearer word: a doctor's title, and a crowd beside somebody."""
    strong = [
        word
        for word in words
        if word.sort != "crowd" and not _ACADEMIC.match(plain[word.start : word.end])
    ]
    return strong or words


def _office_or_body(first: Listed, words: list[Listed], plain: str) -> SpeakerKind:
    """A police union is a union: the word that an office only describes is what counts."""
    for word in words[1:]:
        between = plain[first.end : word.start]
        if word.sort == "body" and _ANOTHER_HEAD.match(between) and " of " not in between:
            return SpeakerKind.BODY
    return SpeakerKind.OFFICE


def _before_a_name(text: str, end: int) -> bool:
    rest = text[end : end + 3].lstrip(". ")
    return bool(rest) and rest[0].isupper()
