"""Who was introduced in an article, as what, and where; and who spoke last."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from kit.drafting.article import Span
from kit.drafting.english import listed, sorted_out
from kit.drafting.findings import Place, SpeakerKind
from kit.drafting.reading.introductions import presides, rank_of, ranks
from kit.drafting.reading.units import Unit

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽĆČŁŚ][\w'\u2019.&-]{0,40}"
_PARTICLE = r"(?:de|van|von|der|den|bin|ben|ibn|al|el|la|le|di|da|du|dos|y|&)"
#: Some capitals in a row. Bounded: at most six words of at most forty letters.
NAME = re.compile(rf"\b{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAPITAL}){{0,5}}")
#: A single word in capitals there begins the claim: it need be no name.
_BEGINS = 3
#: Shorter words of a name are not looked up.
_SHORTEST = 3
_CALLED = ("title", "office", "party", "position", "expert", "crowd")
#: So far back a body is looked for that somebody speaks for.
_BACK = 1000
#: Between a title and a name stands no more than a full stop and a blank, or a comma.
_TOUCHING = 2
_LEFT = 70
_COURTESY = re.compile(r"(?:dr|prof|mr|mrs|ms|miss|rev|the rev|sir|dame)\b\.? ?$", re.IGNORECASE)
_RIGHT = 110


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in the article: the longest name, how they were introduced and where."""

    name: str
    kind: SpeakerKind | None
    introduced: Place | None


@dataclass(slots=True)
class Register:
    """The names so far by each of their words, the body named last, and who spoke last."""

    known: dict[str, Speaker] = field(default_factory=dict)
    body: Speaker | None = None
    last: Speaker | None = None
    #: The block in which `last` spoke or was named, and whether somebody else is named there too.
    last_block: int = 0
    rival: bool = False
    #: Last words of offices of several: *the bank*, of the central bank.
    heads: dict[str, Place] = field(default_factory=dict)

    def meet(self, unit: Unit) -> None:
        """Take up who is introduced in a claim. What was known better before stays."""
        for start, end, name in names(unit.text):
            speaker = self.look_up(name)
            if speaker and speaker.kind:
                continue
            kind = _introduction(unit, start, end)
            if kind is SpeakerKind.PARTY and presides(unit.plain[end : end + _RIGHT]):
                kind = SpeakerKind.OFFICE
            if kind is SpeakerKind.NOBODY_NAMED:
                kind = None
            if kind is None and (speaker or (" " not in name and start < _BEGINS)):
                continue
            longest = max(name, speaker.name if speaker else "", key=len)
            self._enter(name, Speaker(longest, kind, unit.place(start, end)))

    def look_up(self, name: str) -> Speaker | None:
        """Whoever has this name, or its last word; else its first."""
        words = [_owner(word.strip(".")) for word in name.split()]
        for word in (words[-1], words[0]) if words else ():
            speaker = self.known.get(word)
            if speaker and _may_be(words, speaker.name):
                return speaker
        return None

    def learn(self, words: str, kind: SpeakerKind) -> None:
        """Take up as what somebody spoke who was not introduced by then."""
        for _start, _end, name in names(words)[:1]:
            speaker = self.look_up(name)
            if speaker and speaker.kind is None:
                self._enter(name, replace(speaker, kind=kind))

    def _enter(self, name: str, speaker: Speaker) -> None:
        for word in name.split():
            key = _owner(word.strip("."))
            before = self.known.get(key)
            if key.lower() in _calling():
                continue
            if len(key) >= _SHORTEST and (before is None or before.kind is None):
                self.known[key] = speaker

    def body_before(self, unit: Unit, start: int) -> Speaker | None:
        """The body named last before a place in a claim."""
        ahead = Register(self.known, self.body, heads=dict(self.heads))
        first = max(0, start - _BACK)
        span = Span(unit.span.start + first, unit.span.start + start)
        before, bare = unit.text[first:start], unit.outside[first:start]
        ahead.hear(replace(unit, text=before, outside=bare, span=span))
        return ahead.body

    def hear(self, unit: Unit) -> None:
        """Take up the body that a claim names last: whose director speaks next."""
        kinds = {
            "office": SpeakerKind.OFFICE, "body": SpeakerKind.BODY, "outlet": SpeakerKind.OUTLET,
        }  # fmt: skip
        for word in ranks(unit.text, unit.outside):
            if word.sort in kinds:
                words = unit.text[word.start : word.end]
                place = unit.place(word.start, word.end)
                if word.sort == "office" and " " in words:
                    self.heads[unit.plain[word.start : word.end].split()[-1]] = place
                self.body = Speaker(words, kinds[word.sort], place)
        for _start, _end, name in names(unit.text):
            speaker = self.look_up(name)
            if speaker and speaker.kind is SpeakerKind.BODY and " " not in name:
                self.body = speaker


@cache
def _calling() -> frozenset[str]:
    """Words that are nobody's name: what persons and bodies are called."""
    sorts = sorted_out("speakers")
    return frozenset(word.strip(".") for name in _CALLED for word in sorts[name])


def _may_be(words: list[str], name: str) -> bool:
    """Whether some words of a name may be this one's: Amir Khan is not Sadiq Khan."""
    other = name.split()
    single = len(words) == 1 or len(other) == 1
    return (
        single
        or bool(set(words[:-1]) & set(other[:-1]))
        or (words[0].lower().strip(".") in listed("no-names"))
    )


def names(text: str) -> list[tuple[int, int, str]]:
    """Names with where they stand: capitals in a row, less the small words that begin sentences."""
    spans: list[tuple[int, int, str]] = []
    for match in NAME.finditer(text):
        start, words = match.start(), match[0].split(" ")
        while words and words[0].lower().strip(".,") in listed("no-names"):
            start += len(words[0]) + 1
            words = words[1:]
        name = _owner(" ".join(words).rstrip(".'\u2019&-"))
        if len(name) > 1:
            spans.append((start, start + len(name), name))
    return spans


def _owner(name: str) -> str:
    return name.removesuffix("'s").removesuffix("\u2019s")


def _introduction(unit: Unit, start: int, end: int) -> SpeakerKind | None:
    """What the words right before a name or right behind it say that somebody is."""
    before = _before(unit, start, end)
    if before is not SpeakerKind.EXPERT:
        return before or _behind(unit, end)
    behind = _behind(unit, end, start)
    return behind if behind is SpeakerKind.OFFICE else before


def _before(unit: Unit, start: int, end: int) -> SpeakerKind | None:
    """A title or position that touches the name, with its own name in capitals or not."""
    first = max(0, start - _LEFT)
    chunk = re.split(r"[;:\u201c\u201d\"(\u2014\u00b7]", unit.text[first:start])[-1]
    parts = chunk.split(", ")
    apposed = len(parts) > 1 and (not parts[-1].strip() or bool(_COURTESY.match(parts[-1])))
    begin = start - len(", ".join(parts[-2:] if apposed else parts[-1:]))
    words = ranks(unit.text[begin:end], unit.plain[begin:end])
    near = [
        word
        for word in words
        if abs(start - begin - word.end) <= _TOUCHING + apposed * len(parts[-1])
        or word.end > start - begin
    ]
    if not near:
        return None
    rank = rank_of(unit.text[begin:end], unit.plain[begin:end])
    return rank.kind if rank else None


def _behind(unit: Unit, end: int, start: int | None = None) -> SpeakerKind | None:
    """An apposition (`, 61, a nurse`), or a body that the person is of or from.

    From `start` the name counts as well, as that of a doctor.
    """
    rest = unit.text[end : end + _RIGHT]
    if not re.match(r"(?:, | \(| of | from | at )", rest):
        return None
    chunk = re.split(
        r"[;:\u201c\u201d\".\u00b7\u2014]|"
        r", (?:said|who said|told|and|but|while|though|has|have|had|is|was|were|will|would|could|"
        r"can|did|does|(?!retired)\w+ed)\b",
        rest,
    )[0]
    parts = chunk.split(", ")
    words = ", ".join(parts[:3])
    small = unit.plain[end : end + len(words)]
    if start is not None:
        words, small = f"Dr {unit.text[start:end]}{words}", f"dr {unit.plain[start:end]}{small}"
    rank = rank_of(words, small)
    return rank.kind if rank else None
