"""Who speaks in a claim: reported speech in its usual forms, referred to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import Place, SpeakerKind
from kit.drafting.lexicon import has_listed, listed_words, plain
from kit.drafting.reading.introductions import Rank, rank_of, ranks
from kit.drafting.reading.register import Register, Speaker, names
from kit.drafting.reading.subjects import (
    NO_SHORT_FORM,
    PRONOUN,
    is_paper,
    phrase_end,
    speaks,
    subject_of,
)
from kit.drafting.reading.units import Unit

_ACCORDING = re.compile(r"\baccording to |\bin the words of ")
_GOES_ON = re.compile(r" (?:of|by|from|in|on|for|at|with|that|which|seen|and|\w+ed)\b|[^ \w]")
_PHRASE_ENDS = re.compile(rf"[;\u00b7](?!\w)|{NO_SHORT_FORM}\.(?!\w)|, ")
_BEGINS = re.compile(r"^\W*(he|she|they|it|i|we)\b")
_POSSESSIVE = re.compile(r"^\W*(?:his|her|its|their)\b")
_SOMEBODYS_OFFICE = re.compile(r"\bs?'s? office\b|\w's? office\b")
_NOT_THEY = {SpeakerKind.EXPERT, SpeakerKind.WITNESS}
_NO_PERSON = {None, SpeakerKind.BODY, SpeakerKind.OUTLET, SpeakerKind.NOBODY_NAMED}
_BODIES = {SpeakerKind.OFFICE, SpeakerKind.BODY}
#: Where an office or body of several words was named before, its last word alone means it.
_THE_ONE = re.compile(r"^\W*the (\w+)\W*$")
#: *The mayor, on the steps: \u201c...\u201d*: who is named before a colon speaks behind it.
_QUOTES = re.compile(r"([^:;\u00b7]{3,90})(:) \u00b7{3,}\W*$")
#: Nobody speaks where the subject says so.
_NOBODY = re.compile(r"^\W*(?:nobody|no[- ]one|none|neither|nothing|not one|no \w+|hardly|few)\b")
#: Who such a position serves is not told by an owner whom the lists do not know.
_OWNED = re.compile(r"(?<!it)(?:\w's|s') (?:[\w-]+ )?$")
_FOR_WHOM = re.compile(r" for (?:the |a |an )?\w")
_OTHER_PERSON = re.compile(
    r"\b(?:an?|another|the other) (?:\w+ )?(?:man|woman|boy|girl|person|friend)\b|"
    r"\bone (?!of)\w+ed\b"
)
_HE = re.compile(r"\b(?:mr|sir|lord|father|brother|king)\b")
_SHE = re.compile(r"\b(?:mrs|ms|miss|lady|madam|dame|queen|mother)\b")
#: A body whose director speaks was named so few blocks before.
_BODY_BACK = 1
#: How far into a claim whom a later *he* or *she* means is named.
_NEAR = 30
#: A subject that begins with a pronoun and is longer than this tells of somebody else as well.
_SHORT = 40
#: Where the name of a state or capital stands in a subject that is nothing else.
_AT_ONCE = 6


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
    by_pronoun: bool = False


def speeches(unit: Unit, register: Register) -> Iterator[Speech]:
    """Each who speaks in a claim, by a verb of speaking or `according to`; papers among them."""
    outside = unit.outside
    for match in _ACCORDING.finditer(outside):
        end = _paper_end(outside, match.end(), phrase_end(outside, match.end(), _PHRASE_ENDS))
        yield _by(unit, register, Span(match.end(), end), Span(*match.span()), view=False)
    for verb in listed_words(outside, "records", "holds"):
        if speaks(outside, verb.start, verb.end):
            subject = subject_of(unit, verb.start, verb.end)
            if subject and is_paper(subject.of(unit.plain)):
                yield _by(unit, register, subject, Span(verb.start, verb.end), view=False)
    for verb in listed_words(outside, "speaking", "said", "view"):
        if unit.text[verb.start].islower() and speaks(outside, verb.start, verb.end):
            subject = subject_of(unit, verb.start, verb.end)
            if subject and not _NOBODY.match(subject.of(unit.plain)):
                span = Span(verb.start, verb.end)
                yield _by(unit, register, subject, span, view=verb.sort == "view")
    colon = _QUOTES.match(outside)
    if colon and rank_of(unit.text[: colon.end(1)], colon[1]):
        yield _by(unit, register, Span(*colon.span(1)), Span(*colon.span(2)), view=False)


def _paper_end(outside: str, start: int, end: int) -> int:
    """Where a paper ends that a claim begins with, without a comma: *the accounts it lost*."""
    if outside[:start].strip() != "according to":
        return end
    words = listed_words(outside[start:end], "records", "record", "study")
    paper = next(words, None)
    if paper is None or _GOES_ON.match(outside, start + paper.end):
        return end
    return start + paper.end


def speaker_of(unit: Unit, register: Register, subject: Span) -> Speaker:
    """Whoever is called so here: by pronoun the last who spoke, by rank, or by name."""
    text, small = subject.of(unit.text), subject.of(unit.plain)
    nobody = Speaker(text.strip(" ,"), None, None)
    pronoun = PRONOUN.search(small) or (_BEGINS.match(small) if len(small) < _SHORT else None)
    if pronoun and not (pronoun[1] in {"it", "we"} and names(text)):
        if pronoun[1] in {"he", "she"} and (near := _nearby(unit, register, subject)):
            return near
        return _by_pronoun(unit, register, pronoun[1], subject, nobody)
    whole = unit.place(subject.start, subject.end)
    rank = (_position(text, small) if _POSSESSIVE.match(small) else None) or rank_of(text, small)
    short = _THE_ONE.match(small)
    if short and short[1] in register.heads and not (rank and rank.kind is SpeakerKind.OFFICE):
        return Speaker(nobody.name, SpeakerKind.OFFICE, register.heads[short[1]])
    if rank and rank.kind is not SpeakerKind.BODY and _SOMEBODYS_OFFICE.search(small):
        return Speaker(nobody.name, SpeakerKind.OFFICE, whole)
    if rank:
        return _ranked(unit, register, subject, rank)
    named = _named(text, register)
    if named and named.kind:
        return named
    state = next(listed_words(small, "places", "capital", "state"), None)
    if state and state.start < _AT_ONCE:
        return Speaker(nobody.name, SpeakerKind.OFFICE, whole)
    return named or nobody


def _ranked(unit: Unit, register: Register, subject: Span, rank: Rank) -> Speaker:
    text = subject.of(unit.text)
    name = text.strip(" ,")
    named = _named(text, register)
    if rank.kind is SpeakerKind.PARTY and named and _presiding(named):
        return named
    if rank.kind is None:
        small = subject.of(unit.plain)
        owned = _OWNED.search(small[: rank.start]) or _FOR_WHOM.match(small, rank.end)
        if rank.sort == "generic" or owned:
            return Speaker(name, None, None)
        body = register.body_before(unit, subject.start)
        if body and body.introduced and unit.block - body.introduced.block > _BODY_BACK:
            body = None
        return Speaker(name, body.kind, body.introduced) if body else Speaker(name, None, None)
    if rank.sort == "crowd" and named:
        return named
    if rank.sort == "expert" and named and named.kind is SpeakerKind.OFFICE:
        return named
    return Speaker(
        name, rank.kind, unit.place(subject.start + rank.start, subject.start + rank.end)
    )


def _presiding(named: Speaker) -> bool:
    """Whether a member of a council was introduced as who speaks for it; the council is nobody."""
    if named.kind is not SpeakerKind.OFFICE:
        return False
    rank = rank_of(named.name, plain(named.name))
    return rank is None or rank.kind is SpeakerKind.PARTY


def _by(unit: Unit, register: Register, subject: Span, verb: Span, *, view: bool) -> Speech:
    speaker = speaker_of(unit, register, subject)
    small = subject.of(unit.plain)
    return Speech(
        subject,
        verb,
        speaker.name,
        speaker.kind,
        speaker.introduced,
        view,
        paper=is_paper(small),
        by_pronoun=bool(PRONOUN.search(small)),
    )


def _by_pronoun(
    unit: Unit, register: Register, pronoun: str, subject: Span, nobody: Speaker
) -> Speaker:
    far = unit.block - register.last_block > 1
    if pronoun in {"he", "she"} and (far or _doubtful(unit, register, pronoun, subject)):
        return nobody
    match pronoun.strip(" ,"):
        case "i" | "we":
            return Speaker(pronoun, SpeakerKind.WRITER, None)
        case "it" if has_listed(unit.plain[: subject.end], "records", "record", "study"):
            return nobody
        case "it":
            return _beginning(unit, subject) or register.body or nobody
        case "he" | "she":
            return register.last or nobody
        case _ if register.last and register.last.kind in _NOT_THEY:
            return nobody
        case _:
            return register.last or Speaker(pronoun, SpeakerKind.NOBODY_NAMED, None)


def _doubtful(unit: Unit, register: Register, pronoun: str, subject: Span) -> bool:
    """Whether *he* or *she* may mean somebody else than who spoke or was named last."""
    last = plain(register.last.name) if register.last else ""
    other = _SHE if pronoun == "he" else _HE
    return (
        register.rival
        or bool(other.search(last))
        or bool(_OTHER_PERSON.search(unit.plain[: subject.start + 1]))
    )


def _nearby(unit: Unit, register: Register, subject: Span) -> Speaker | None:
    """Somebody named at the beginning of the same claim, before a *he* or *she*."""
    for start, _end, name in names(unit.text[: min(subject.start, _NEAR + _SHORT)]):
        speaker = register.look_up(name)
        if start < _NEAR and speaker and speaker.kind not in _NO_PERSON:
            return speaker
    return None


def _beginning(unit: Unit, subject: Span) -> Speaker | None:
    """The office or body that the claim begins with, which a later *it* means."""
    end = min(subject.start, _NEAR + _SHORT)
    rank = rank_of(unit.text[:end], unit.outside[:end])
    if rank is None or rank.start >= _NEAR or rank.kind not in _BODIES:
        return None
    return Speaker(unit.text[: rank.end], rank.kind, unit.place(rank.start, rank.end))


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
