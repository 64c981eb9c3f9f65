"""How words introduce somebody: office, party, body, expert, witness, outlet, or nobody."""

import re
from dataclasses import dataclass, replace

from kit.drafting.english import sorted_out
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import Listed, acronyms, has_listed, listed_words

SORTS = (
    "office", "title", "party", "body", "position", "outlet", "expert", "witness", "crowd",
    "masthead", "firm",
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
    "masthead": SpeakerKind.OUTLET,
    "firm": SpeakerKind.BODY,
}
_FORMER = re.compile(r"\b(?:former|ex|retired|one-time|onetime|then)[ -]+(?:[\w.-]+ ){0,2}$")
_AGE = re.compile(r"(?:^|, )(?:1[4-9]|[2-9]\d|who is [\w-]+)(?:,|$| who| of | from )")
_ANOTHER_HEAD = re.compile(r"^(?:'s|s')? ?(?:[\w'-]+ ){0,2}$")
_ACADEMIC = re.compile(r"^(?:dr|dr\.|doctor|prof|prof\.|professor)$")
_PRESIDES = re.compile(
    r"\b(?:who chairs|chairs the|chair of|chairman of|chairwoman of|leader of the council|council leader|"
    r"cabinet member|deputy leader of the council|portfolio holder)\b"
)
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
        for word in (_as_position(text, plain, w) for w in listed_words(plain, "speakers", *SORTS))
        if (word.sort != "title" or _before_a_name(text, word.end))
        and (word.sort not in {"masthead", "firm"} or _in_a_name(text, word.start))
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
            of_a_state = has_listed(plain, "places", "capital", "state")
            return Rank(
                SpeakerKind.OFFICE if of_a_state else None, words[0].start, words[0].end, "position"
            )
        return None
    first = ranking[0]
    kind = KINDS[first.sort]
    if kind is SpeakerKind.OFFICE and _treats(words, plain, first):
        return Rank(SpeakerKind.EXPERT, words[0].start, words[0].end, "expert")
    if kind is SpeakerKind.PARTY and _PRESIDES.search(plain):
        kind = SpeakerKind.OFFICE
    if kind is SpeakerKind.OFFICE:
        kind = _office_or_body(first, ranking, plain)
    if kind in {SpeakerKind.OFFICE, SpeakerKind.PARTY} and _FORMER.search(plain[: first.start]):
        kind = SpeakerKind.FORMER_OFFICE
    if kind is SpeakerKind.EXPERT and first.start == 0 and plain[first.end - 1] == "s":
        kind = SpeakerKind.NOBODY_NAMED
    if kind is SpeakerKind.WITNESS and _OF_MANY.search(plain[: first.start]):
        kind = SpeakerKind.NOBODY_NAMED
    return Rank(kind, first.start, first.end, first.sort)


def _treats(words: list[Listed], plain: str, first: Listed) -> bool:
    """A doctor of a hospital who has no position there speaks for nobody else."""
    return (
        plain[first.start : first.end].startswith("hospital")
        and bool(_ACADEMIC.match(plain[words[0].start : words[0].end]))
        and all(word.sort != "position" for word in words)
    )


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


def _as_position(text: str, plain: str, word: Listed) -> Listed:
    """A title that stands before no name is a position: *its president, Sgt. Tolliver*."""
    if word.sort != "title" or _before_a_name(text, word.end):
        return word
    known = plain[word.start : word.end] in sorted_out("speakers")["position"]
    return replace(word, sort="position") if known else word


def _in_a_name(text: str, start: int) -> bool:
    """Whether a word in capitals ends a name in capitals: *the Meridew Ledger*."""
    before = text[:start].split(" ")
    return text[start].isupper() and len(before) > 1 and before[-2][:1].isupper() and start > 1


def _before_a_name(text: str, end: int) -> bool:
    rest = text[end : end + 3].lstrip(". ")
    return bool(rest) and rest[0].isupper()
