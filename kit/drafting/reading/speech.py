"""Who speaks in a claim: reported speech in its usual forms, referred to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import Place, SpeakerKind
from kit.drafting.reading.introductions import rank_of
from kit.drafting.reading.lexicon import has_listed, listed_words
from kit.drafting.reading.register import Register, Speaker, names
from kit.drafting.reading.units import Unit

_ACCORDING = re.compile(r"\baccording to |\bin the words of ")
_NO_VERB = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are|to|a|an|this|that|his|her|its|their|our|my|no|any|of|the|"
    r"who|which|whom|not|never|cannot|could|would|might)|'s) (?:[\w-]+ly )?$"
)
_CUT = re.compile(r"[;:·—–(]|\.\.\. |, (?:but|and|while|though|although|whereas|as) | but (?=he|she|they|it|the)")
_LEADING = re.compile(
    r"^\W*(?:after|when|while|as|if|although|though|since|because|in|on|at|by|for|with|without|"
    r"despite|during|last|earlier|later|meanwhile|yesterday|asked|speaking|outside|inside|"
    r"defending|following|once|before|until|instead)\b[^,]{0,120},"
)
_PRONOUN = re.compile(r"\b(he|she|they|it|i|we|who)\W*(?:also|later|then|now|once|had|has|have|\w+ly)?\W*$")
_STARTS = re.compile(r"^\W*(he|she|they|it|i|we)\b")
_MISTER = re.compile(r"\b(?:mr|mrs|ms|miss)\b\.?")
_BEHIND = re.compile(r"[;“”\"·.](?!\w)|, (?:but|and|while|though|although|as|to|in|on|after|when)\b")
_POSSESSIVE = re.compile(r"^\W*(?:his|her|its|their)\b")
_WIDEST = 260


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's words in a claim: the words that say so stand from `start` to `end`.

    `kind` is None where somebody speaks who was not introduced. `view`: the verb is one of views.
    `subject` is what the claim calls the speaker; `carried`: the speaker is that of another
    sentence. `paper`: it is a paper that says so.
    """

    subject: Span
    verb: Span
    name: str
    kind: SpeakerKind | None
    introduced: Place | None
    view: bool
    carried: bool = False
    paper: bool = False


def speeches(unit: Unit, register: Register) -> Iterator[Speech]:
    """Each who speaks in a claim by a verb of speaking or `according to`, in reading order."""
    outside = unit.outside
    for match in _ACCORDING.finditer(outside):
        end = _chunk_end(outside, match.end(), r"[;·.](?!\w)|, ")
        yield _by(unit, register, Span(match.end(), end), Span(match.start(), match.end()), view=False)
    for verb in listed_words(outside, "speaking", "said", "view"):
        before = outside[max(0, verb.start - 40) : verb.start]
        if _NO_VERB.search(before) and not before.endswith("not to say "):
            continue
        subject = _subject(unit, verb.start, verb.end)
        if subject is not None:
            span = Span(verb.start, verb.end)
            yield _by(unit, register, subject, span, view=verb.sort == "view")


def _subject(unit: Unit, start: int, end: int) -> Span | None:
    """Where the subject of a verb stands: before it, or behind it after a quotation."""
    outside = unit.outside
    first = max(0, start - _WIDEST)
    window = outside[first:start]
    for cut in _CUT.finditer(window):
        if re.search(r"\w", window[cut.end() :]):
            first = max(0, start - _WIDEST) + cut.end()
    window = outside[first:start]
    if leading := _LEADING.match(window):
        if re.search(r"\w", window[leading.end() :]):
            first += leading.end()
            window = outside[first:start]
    if not re.search(r"\w", window):
        if "·" in outside[:start] or outside[:start].rstrip().endswith(","):
            return Span(end, _chunk_end(outside, end, _BEHIND.pattern))
        return None
    chunks = window.rstrip().split(", ")
    if window.rstrip().endswith(","):
        return Span(first, start)
    if len(chunks) > 1:
        begin = start - len(window) + window.rindex(", ") + 2
        if _names_somebody(unit, begin, start):
            return Span(begin, start)
    return Span(first, start)


def _names_somebody(unit: Unit, start: int, end: int) -> bool:
    small = unit.plain[start:end]
    return bool(
        _PRONOUN.search(small)
        or rank_of(unit.text[start:end], small)
        or names(unit.text[start:end])
    )


def _chunk_end(text: str, start: int, pattern: str) -> int:
    """Where a subject ends that begins at `start`: at most a line further."""
    match = re.compile(pattern).search(text, start + 1, start + 140)
    return match.start() if match else min(len(text), start + 140)


def _by(unit: Unit, register: Register, subject: Span, verb: Span, *, view: bool) -> Speech:
    speaker = speaker_of(unit, register, subject)
    paper = is_paper(unit.plain[subject.start : subject.end])
    return Speech(
        subject,
        verb,
        speaker.name,
        speaker.kind,
        speaker.introduced,
        view,
        paper=paper,
    )


def speaker_of(unit: Unit, register: Register, subject: Span) -> Speaker:
    """Whoever is called so here: by rank, by name, or by pronoun the last who spoke."""
    text, small = unit.text[subject.start : subject.end], unit.plain[subject.start : subject.end]
    nobody = Speaker(text.strip(" ,"), None, None)
    pronoun = _PRONOUN.search(small)
    if pronoun or (_STARTS.match(small) and len(small) < 40):
        return _by_pronoun(register, (pronoun or _STARTS.match(small) or [""])[0].split()[0], nobody)
    rank = rank_of(text, small)
    if rank and rank.kind is None and register.body:
        return Speaker(nobody.name, register.body.kind, register.body.introduced)
    if rank and rank.kind and rank.sort not in {"crowd"}:
        named = _named(text, register)
        if named and named.kind and rank.sort == "expert" and named.kind is SpeakerKind.OFFICE:
            return named
        place = unit.place(subject.start + rank.start, subject.start + rank.end)
        return Speaker(nobody.name, rank.kind, place)
    if named := _named(text, register):
        return named
    if place_name := next(listed_words(small, "places", "capital", "state"), None):
        if place_name.start < 6:
            return Speaker(nobody.name, SpeakerKind.OFFICE, unit.place(subject.start, subject.end))
    if rank and rank.kind:
        return Speaker(nobody.name, rank.kind, unit.place(subject.start, subject.end))
    return nobody


def _by_pronoun(register: Register, pronoun: str, nobody: Speaker) -> Speaker:
    match pronoun.strip(" ,"):
        case "i" | "we":
            return Speaker(pronoun, SpeakerKind.WRITER, None)
        case "it":
            return register.body or register.last or nobody
        case "he" | "she":
            return register.last or nobody
        case _:
            return register.last or Speaker(pronoun, SpeakerKind.NOBODY_NAMED, None)


def _named(text: str, register: Register) -> Speaker | None:
    for _start, _end, name in names(text):
        if speaker := register.look_up(name):
            return speaker
    return None


def is_paper(subject: str) -> bool:
    """Whether the subject is a paper, a count or a recording rather than somebody."""
    head = re.split(
        r" (?:of|by|from|in|on|for|at|with|about|posted|published|seen|released|examined|"
        r"read|dated|obtained|itself|also|commissioned|handed|,)\b",
        subject.strip(" ,"),
    )[0].rstrip(" ,")
    words = list(listed_words(head, "records", "record", "study"))
    return bool(words) and words[-1].end >= len(head) - 1


def is_statement(subject: str) -> bool:
    """Whether it is a paper by which somebody speaks in public."""
    return has_listed(subject, "records", "statement")
