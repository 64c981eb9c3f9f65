"""How words introduce somebody: office, party, body, expert, witness, outlet, or nobody."""

import re
from dataclasses import dataclass, replace

from kit.drafting.english import sorted_out
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import Listed, acronyms, has_listed, listed_words

SORTS = (
    "office", "title", "party", "body", "position", "outlet", "expert", "witness", "crowd",
    "masthead", "firm", "agent",
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
    "agent": SpeakerKind.BODY,
}
_FORMER = re.compile(r"\b(?:former|ex|retired|one-time|onetime|then)[ -]+(?:[\w.-]+ ){0,2}$")
_AGE = re.compile(r"(?:^|, )(?:1[4-9]|[2-9]\d|who is [\w-]+)(?:,|$| who| of | from )")
_ANOTHER_HEAD = re.compile(r"^(?:'s|s')? ?(?:[\w'-]+ ){0,2}$")
_LEADS = re.compile(r"\bwho (?:also |now )?(?:chairs|leads|heads|runs|founded|represents) ")
#: An office of a fair or a club is none.
_OF_A_FAIR = re.compile(
    r" (?:of|at) the (?:[\w'-]+ ){0,3}(?:show|contest|competition|festival|fair|carnival|club|"
    r"choir|society|tournament|company|firm)\b"
)
#: Who runs or owns a thing vouches for it, whatever it is called.
_RUNS = re.compile(
    r"\bwho (?:also |now |still )?(?:runs|heads|owns|founded|manages|organises|organizes|directs|"
    r"has run|set up|co-founded|built|edits) "
)
#: Whose expert somebody is: a state geologist speaks for an office.
_OF_STATE = re.compile(
    r"\b(?:state|county|city|borough|municipal|government|federal|provincial|district|regional) $"
)
#: Unnamed experts of a named firm or university speak for it.
_AT_A = re.compile(r" (?:at|from|with) (?:the )?[A-Z]")
_ACADEMIC = re.compile(r"^(?:dr|dr\.|doctor|prof|prof\.|professor)$")
_PRESIDES = re.compile(
    r"\b(?:who chairs|chairs the|chair of|chairman of|chairwoman of|"
    r"who holds the (?:\w+ )?(?:brief|portfolio)|leader of the council|council leader|"
    r"cabinet member|deputy leader of the council|portfolio holder)\b"
)
#: *Official* alone tells of no office: what the word is followed by does.
_GENERIC = re.compile(r"(?:officials?|officers?|inspectors?) (?:at|of|from|with|for) ")
_RELATIVE = re.compile(r",? (?:who|whose|which) ")
_WHOSE = re.compile(r"\b(?:his|her|their|whose|my|our)(?: \w+)? $")
_ONCE = re.compile(r"^\W*(?:an? |the )?(?:former|retired|ex-|one-time)")
_CLOSE_TO = re.compile(r"\bsources? close to$")
_ANYBODY = re.compile(r"\W*an? ")
_NAMED = re.compile(r"\b[A-Z][\w-]")
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
        and not _religious(text, word)
    ]
    return sorted([*listed, *acronyms(text)], key=lambda word: (word.start, -word.end))


def rank_of(text: str, plain: str) -> Rank | None:
    """How the words rank whoever they are about; None where they say nothing.

    The first that ranks wins, for it is what somebody is called; what follows is where and whose.
    A position (*spokesman, director*) alone has the kind None: it is somebody's.
    """
    words = ranks(text, plain)
    words = _of_the_head(words, plain)
    ranking = [word for word in words if word.sort != "position"]
    ranking = _without_kin(_without_weak(ranking, plain), plain)
    if not ranking:
        return _unranked(text, plain, words)
    first = _led(ranking, plain)
    if KINDS[first.sort] is SpeakerKind.OFFICE and _treats(words, plain, first):
        return Rank(SpeakerKind.EXPERT, words[0].start, words[0].end, "expert")
    if _GENERIC.match(plain, first.start) and not any(
        KINDS[word.sort] is SpeakerKind.OFFICE for word in ranking[1:]
    ):
        kind = SpeakerKind.BODY if len(ranking) > 1 else None
        return Rank(kind, first.start, first.end, "generic" if kind is None else "body")
    return Rank(_kind(first, ranking, text, plain), first.start, first.end, first.sort)


def _led(ranking: list[Listed], plain: str) -> Listed:
    """What somebody leads yields to nothing: *a baker who chairs the traders' association*."""
    first, *others = ranking
    leads = _LEADS.search(plain)
    if first.sort != "witness" or leads is None:
        return first
    return next((word for word in others if word.start >= leads.end()), first)


def presides(words: str) -> bool:
    """Whether some words behind a name say that they preside over part of an office."""
    return bool(_PRESIDES.search(words))


def _of_the_head(words: list[Listed], plain: str) -> list[Listed]:
    """Drop what only a clause tells of somebody who is called something before it."""
    relative = _RELATIVE.search(plain)
    if relative is None or _PRESIDES.search(plain[relative.start() :]):
        return words
    ahead = [word for word in words if word.end <= relative.start()]
    weak = {"witness", "crowd"} | (set() if _ONCE.match(plain) else {"position"})
    return ahead if any(word.sort not in weak for word in ahead) else words


def _unranked(text: str, plain: str, words: list[Listed]) -> Rank | None:
    """Somebody of whom only an age or a position is told."""
    if _AGE.search(plain):
        return Rank(SpeakerKind.WITNESS, 0, len(text), "age")
    runs = _RUNS.search(plain)
    if runs and all(word.start > runs.start() for word in words):
        return Rank(SpeakerKind.BODY, runs.start(), runs.end(), "runs")
    if not words:
        return None
    kind = None
    if _FORMER.search(plain[: words[0].start]):
        kind = SpeakerKind.FORMER_OFFICE
    elif has_listed(plain, "places", "capital", "state"):
        kind = SpeakerKind.OFFICE
    return Rank(kind, words[0].start, words[0].end, "position")


def _kind(first: Listed, ranking: list[Listed], text: str, plain: str) -> SpeakerKind:
    """The kind of the first word that ranks, as the words around it turn it."""
    kind = KINDS[first.sort]
    before = plain[: first.start]
    if kind is SpeakerKind.PARTY and _PRESIDES.search(plain):
        kind = SpeakerKind.OFFICE
    if kind is SpeakerKind.OFFICE:
        kind = _office_or_body(first, ranking, plain)
    if kind is SpeakerKind.OFFICE and _OF_A_FAIR.match(plain, first.end):
        return SpeakerKind.BODY
    if kind is SpeakerKind.OFFICE and before.rstrip().endswith("shadow"):
        return SpeakerKind.PARTY
    if kind in {SpeakerKind.OFFICE, SpeakerKind.PARTY} and _FORMER.search(before):
        return SpeakerKind.FORMER_OFFICE
    if kind is SpeakerKind.EXPERT and _OF_STATE.search(before):
        return SpeakerKind.OFFICE
    unnamed_experts = first.start == 0 and plain[first.end - 1] == "s"
    if kind is SpeakerKind.EXPERT and unnamed_experts:
        return SpeakerKind.BODY if _AT_A.match(text, first.end) else SpeakerKind.NOBODY_NAMED
    unnamed = _ANYBODY.match(plain) and not _NAMED.search(text, 2)
    if kind is SpeakerKind.WITNESS and (unnamed or _OF_MANY.search(before)):
        return SpeakerKind.NOBODY_NAMED
    return kind


def _treats(words: list[Listed], plain: str, first: Listed) -> bool:
    """A doctor of a hospital who has no position there speaks for nobody else."""
    return (
        plain[first.start : first.end].startswith("hospital")
        and bool(_ACADEMIC.match(plain[words[0].start : words[0].end]))
        and all(word.sort != "position" for word in words)
    )


def _without_weak(words: list[Listed], plain: str) -> list[Listed]:
    """Drop what yields to a clearer word: a doctor's title, and a crowd beside somebody."""
    if words and _CLOSE_TO.search(plain[: words[0].end]):
        return words[:1]
    strong = [
        word
        for word in words
        if word.sort != "crowd" and not _ACADEMIC.match(plain[word.start : word.end])
    ]
    return strong or words


def _without_kin(words: list[Listed], plain: str) -> list[Listed]:
    """Whose sister somebody is yields to what she is herself."""
    own = [
        word for word in words if word.sort != "witness" or not _WHOSE.search(plain[: word.start])
    ]
    return own or words


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


def _religious(text: str, word: Listed) -> bool:
    """Whether it is a title and no kin: *Father Osman*, *Sister Vanterpool*."""
    kin = text[word.start : word.end] in {"Father", "Mother", "Brother", "Sister"}
    return kin and _before_a_name(text, word.end)


def _before_a_name(text: str, end: int) -> bool:
    rest = text[end : end + 3].lstrip(". ")
    return bool(rest) and rest[0].isupper()
