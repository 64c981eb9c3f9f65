"""Who was introduced in an article, as what, and where; and who spoke last."""

import re
from dataclasses import dataclass, field, replace

from kit.drafting.english import listed
from kit.drafting.findings import Place, SpeakerKind
from kit.drafting.reading.introductions import rank_of, ranks
from kit.drafting.reading.units import Unit

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽĆČŁŚ][\w'’.&-]{0,40}"
_PARTICLE = r"(?:de|van|von|der|den|bin|ben|ibn|al|el|la|le|di|da|du|dos|y|&)"
#: Some capitals in a row. Bounded: at most six words of at most forty letters.
NAME = re.compile(rf"\b{_CAPITAL}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITAL}){{0,5}}")
_LEFT = 70
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

    def meet(self, unit: Unit) -> None:
        """Take up who is introduced in a claim. What was known better before stays."""
        for start, end, name in names(unit.text):
            speaker = self.look_up(name)
            if speaker and speaker.kind:
                continue
            kind = _introduction(unit, start, end)
            if kind is SpeakerKind.NOBODY_NAMED:
                kind = None
            if kind is None and (speaker or (" " not in name and start < 3)):
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
            if len(key) > 2 and (before is None or before.kind is None):
                self.known[key] = speaker

    def body_before(self, unit: Unit, start: int) -> Speaker | None:
        """The body named last before a place in a claim."""
        ahead = Register(self.known, self.body)
        ahead.hear(replace(unit, text=unit.text[:start], outside=unit.outside[:start]))
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
                self.body = Speaker(words, kinds[word.sort], place)
        for _start, _end, name in names(unit.text):
            speaker = self.look_up(name)
            if speaker and speaker.kind is SpeakerKind.BODY and " " not in name:
                self.body = speaker


def _may_be(words: list[str], name: str) -> bool:
    """Whether some words of a name may be this one's: Amir Khan is not Sadiq Khan."""
    other = name.split()
    return (
        len(words) < 2
        or len(other) < 2
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
    return _before(unit, start, end) or _behind(unit, end)


def _before(unit: Unit, start: int, end: int) -> SpeakerKind | None:
    """A title or position that touches the name, with its own name in capitals or not."""
    first = max(0, start - _LEFT)
    chunk = re.split(r"[;:“”\"(—·]", unit.text[first:start])[-1]
    parts = chunk.split(", ")
    apposed = len(parts) > 1 and not parts[-1].strip()
    begin = start - len(", ".join(parts[-2:] if apposed else parts[-1:]))
    words = ranks(unit.text[begin:end], unit.plain[begin:end])
    near = [
        word for word in words if -2 <= (start - begin) - word.end <= 2 or word.end > start - begin
    ]
    if not near:
        return None
    rank = rank_of(unit.text[begin:end], unit.plain[begin:end])
    return rank.kind if rank else None


def _behind(unit: Unit, end: int) -> SpeakerKind | None:
    """An apposition (`, 61, a nurse`), or a body that the person is of or from."""
    rest = unit.text[end : end + _RIGHT]
    if not re.match(r"(?:, | \(| of | from | at )", rest):
        return None
    chunk = re.split(r"[;:“”\".·—]|, (?:said|who said|told|and|but|while|though)\b", rest)[0]
    parts = chunk.split(", ")
    words = ", ".join(parts[:3])
    rank = rank_of(words, unit.plain[end : end + len(words)])
    return rank.kind if rank else None
