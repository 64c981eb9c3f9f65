"""Who speaks in a claim: reported speech in its usual forms, referred to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import Place, SpeakerKind
from kit.drafting.reading.introductions import Rank, rank_of, ranks
from kit.drafting.reading.lexicon import has_listed, listed_words, plain
from kit.drafting.reading.register import Register, Speaker, names
from kit.drafting.reading.units import Unit

_ACCORDING = re.compile(r"\baccording to |\bin the words of ")
_NO_VERB = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are|to|a|an|this|these|his|her|its|their|our|my|no|any|of|the|"
    r"who|which|whom|not|never|can|cannot|could|might|will|shall|should|may|must|both|some|more|other|such|"
    r"under|in|with|for|from|two|three|four|five|six|seven|many|several|\d+|so-called|own|first|"
    r"please|let's|don't|didn't|doesn't|widely)|'s) (?:[\w-]+ly )?$"
)
_CUT = re.compile(r"[;:·—–(]|\.\.\. |, (?:but|and|while|though|although|whereas|as) | but (?=he|she|they|it|the)")
_LEADING = re.compile(
    r"^\W*(?:after|when|while|as|if|although|though|since|because|in|on|at|by|for|with|without|"
    r"despite|during|last|earlier|later|meanwhile|yesterday|asked|speaking|outside|inside|"
    r"defending|following|once|before|until|instead)\b[^,]{0,120},"
)
_PRONOUN = re.compile(r"\b(he|she|they|it|i|we)\W*(?:also|later|then|now|once|had|has|have|\w+ly)?\W*$")
_STARTS = re.compile(r"^\W*(he|she|they|it|i|we)\b")
_MISTER = re.compile(r"\b(?:mr|mrs|ms|miss)\b\.?")
_BEHIND = re.compile(r"[;“”\"·.](?!\w)|, (?:but|and|while|though|although|as|to|in|on|after|when)\b")
_ANY = re.compile(
    r"^\W*(?:also |according to )?(?:an? |one |some |several |many |older |recent |new |other |earlier |"
    r"studies\b|research\b|surveys\b|polls\b|statistics\b|figures\b|data\b)"
)
_POSSESSIVE = re.compile(r"^\W*(?:his|her|its|their)\b")
_WIDEST = 260
_NO_PERSON = {None, SpeakerKind.BODY, SpeakerKind.OUTLET, SpeakerKind.NOBODY_NAMED}
#: A clause that hangs on another: who speaks in it is not who the claim is about.
_SUBORDINATE = re.compile(
    r"\w [^;]{0,200}?\b(?:that|which|what|whom|whose|after|because|when|while|before|until|if)\b[^,;]{0,80}$"
)
_WRITTEN = re.compile(r"(?! (?:that|to|in|on|of|back)\b|[,:]| ·|\W*$)")
_THING = re.compile(r" (?:a|an|the|its|his|her|their|plans|new|two|three)\b")
_GUILT = re.compile(r" (?:\w+ing\b|to \w+ing\b|a \w+ (?:charge|count)\b|(?:one|two|three|the) (?:charge|count)|theft|assault|burglary)")
#: What follows where a verb of speaking is one of doing.
_OTHERWISE = {
    **dict.fromkeys(("write", "writes", "wrote"), _WRITTEN),
    **dict.fromkeys(("announced", "announces", "announce"), _THING),
    **dict.fromkeys(("admitted", "admits", "denied", "denies"), _GUILT),
    **dict.fromkeys(("called", "calls"), re.compile(r" (?:off|up|in|the police|police|999|911|from)\b")),
    **dict.fromkeys(("states", "demands", "claims", "fears", "hopes", "reports", "answers", "notes",
                     "comments", "promises", "estimates"), re.compile(r" (?:of|from|by|in|with|and)\b|\W*$|,")),
    **dict.fromkeys(("declared", "declares"), re.compile(r"(?! (?:that|·|on|in|at)| ?[:,]|\W*$)")),
    **dict.fromkeys(("posted",), re.compile(r" (?:a|an|the|online|in)\b")),
    **dict.fromkeys(("offered", "ordered", "rejected", "proposed"), re.compile(r" (?:a|an|the|him|her|them)\b")),
    **dict.fromkeys(("believed", "thought", "considered"), re.compile(r" to\b")),
}


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
    for subject, verb in _holdings(unit):
        yield _by(unit, register, subject, verb, view=False)
    for verb in listed_words(outside, "speaking", "said", "view"):
        before = outside[max(0, verb.start - 40) : verb.start]
        if before.endswith("-") or _NO_VERB.search(before) or _does(outside, verb.start, verb.end):
            continue
        subject = _subject(unit, verb.start, verb.end)
        if subject is not None and re.search(r"\w", outside[subject.start : subject.end]):
            span = Span(verb.start, verb.end)
            yield _by(unit, register, subject, span, view=verb.sort == "view")


def _does(outside: str, start: int, end: int) -> bool:
    """Whether a verb that may be one of speaking is something else here."""
    verb, rest = outside[start:end], outside[end : end + 12]
    pattern = _OTHERWISE.get(verb)
    return bool(pattern and pattern.match(rest))


def _holdings(unit: Unit) -> Iterator[tuple[Span, Span]]:
    """Papers with the verbs of what they hold: `the minutes show`, `on the tape, footage shows`."""
    for verb in listed_words(unit.outside, "records", "holds"):
        before = unit.outside[max(0, verb.start - 40) : verb.start]
        if _NO_VERB.search(before):
            continue
        subject = _subject(unit, verb.start, verb.end)
        if subject and is_paper(unit.plain[subject.start : subject.end]):
            yield subject, Span(verb.start, verb.end)


def _subject(unit: Unit, start: int, end: int) -> Span | None:
    """Where the subject of a verb stands: before it, or behind it after a quotation."""
    outside = unit.outside
    first = max(0, start - _WIDEST)
    window = outside[first:start]
    for cut in _CUT.finditer(window):
        if re.search(r"\w", window[cut.end() :]):
            first = max(0, start - _WIDEST) + cut.end()
    window = outside[first:start]
    if _SUBORDINATE.search(window) and not window.rstrip().endswith(","):
        return None
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
        or is_paper(small)
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
    if pronoun and pronoun[1] in {"he", "she"} and (near := _nearby(unit, register, subject)):
        return near
    if pronoun or (_STARTS.match(small) and len(small) < 40):
        return _by_pronoun(register, (pronoun or _STARTS.match(small) or [""])[0].split()[0], nobody)
    rank = rank_of(text, small)
    position = rank_of(text, small) if not _POSSESSIVE.match(small) else _position(text, small) or rank
    rank = position
    if re.search(r"s'?s? office\b", small) and rank and rank.kind is not SpeakerKind.BODY:
        return Speaker(nobody.name, SpeakerKind.OFFICE, unit.place(subject.start, subject.end))
    if rank and rank.kind is None:
        body = register.body_before(unit, subject.start)
        return Speaker(nobody.name, body.kind, body.introduced) if body else nobody
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


def _nearby(unit: Unit, register: Register, subject: Span) -> Speaker | None:
    """Somebody named at the beginning of the same claim, before a *he* or *she*."""
    for start, _end, name in names(unit.text[: subject.start]):
        speaker = register.look_up(name)
        if start < 30 and speaker and speaker.kind not in _NO_PERSON:
            return speaker
    return None


def _position(text: str, small: str) -> Rank | None:
    """A position that *its* or *their* refers to a body: *its president, Sgt. Tolliver*."""
    words = ranks(text, small)
    if words and words[0].sort == "position":
        return Rank(None, words[0].start, words[0].end, "position")
    return None


def _named(text: str, register: Register) -> Speaker | None:
    for _start, _end, name in names(text):
        if speaker := register.look_up(name):
            return speaker
    return None


def is_paper(subject: str) -> bool:
    """Whether the subject is a paper, a count or a recording rather than somebody."""
    first = subject.strip(" ,").split(", ")[0]
    rank = rank_of(first, first)
    if rank and rank.sort in {"expert", "title"} and rank.start < 8:
        return False
    head = re.split(
        r" (?:of|by|from|in|on|for|at|with|about|posted|published|seen|released|examined|"
        r"read|dated|obtained|itself|also|commissioned|handed|,)\b",
        first,
    )[0].rstrip(" ,")
    words = list(listed_words(head, "records", "record", "study"))
    return bool(words) and words[-1].end >= len(head) - 1


def is_vague(subject: str) -> bool:
    """Whether a paper is not told from others: *a study*, *older research*, no name, no owner."""
    small = plain(subject)
    return bool(_ANY.match(small)) and not names(subject[1:]) and "published" not in small


def is_statement(subject: str) -> bool:
    """Whether it is a paper by which somebody speaks in public."""
    return has_listed(subject, "records", "statement")
