"""What stands in each claim for the three questions: speech, papers, acts, verdicts, hedges."""

import re
from dataclasses import dataclass, replace

from kit.drafting.article import Article, Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed, listed_words
from kit.drafting.reading.forms import TextForm, form_of
from kit.drafting.reading.introductions import rank_of
from kit.drafting.reading.register import Register, Speaker, names
from kit.drafting.reading.speech import Speech, speeches
from kit.drafting.reading.units import Unit, units_of
from kit.drafting.wording import WordKind, find_words

#: A claim that is quoted to this share, with nobody speaking in it, goes on with a speaker's words.
QUOTED = 0.6
#: A crowd this near to the beginning of a claim is what it is about.
CROWD_WITHIN = 12
#: And somebody named this near to it, whom the next *she* means.
NAMED_WITHIN = 40
_NO_PERSONS = {None, SpeakerKind.OUTLET, SpeakerKind.BODY}
#: How many claims before and behind a loose quotation its speaker is looked for.
BEFORE, BEHIND = 5, 3
#: So many claims are the beginning of a text.
OPENING = 8
#: Less quoted than this, a claim between a quotation and its speaker parts them.
BARELY = 0.1
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|"
    r"last (?:night|week|month|year)|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?|may \d|\d+ may|(?:19|20)\d\d)\b"
)
_FIGURE = re.compile(r"(?<![\w.])[£$€]?\d[\d,.]*(?:%|bn|m\b)?")
_PAGE = re.compile(
    r"^\W*in (?:an?|his|her|its|their|the) [^,]{0,60}\b(?:e-?mail|letter|memo|paper|log)\b"
    r"[^,]{0,20}\b(?:dated|seen by|obtained|sent on)\b|"
    r"\b(?:on page \d+|article \d+|section \d+|paragraph \d+|in a footnote)\b"
)
_MAIL = re.compile(r"\b(?:e-?mail|letter)\b")
_TO_YOU = re.compile(r"\byou (?:tell|try|can|have|do|don't)\b")
_QUESTION = re.compile(r"\?[\"\u201d\u2019')]*\s*$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with what was found in it. Spans are in the claim's text.

    `voices` are those who speak in it, `papers` the papers that say so. `verdicts` are words of
    judgement outside of quotations, `loaded` loaded ones, `demands` of what ought to be.
    """

    unit: Unit
    form: TextForm
    voices: tuple[Speech, ...]
    papers: tuple[Speech, ...]
    verdicts: tuple[Span, ...]
    loaded: tuple[Span, ...]
    demands: tuple[Span, ...]
    own: tuple[Span, ...]
    hedges: tuple[Span, ...]
    saw: tuple[Span, ...]
    acts: tuple[Span, ...]
    passives: tuple[Span, ...]
    observed: tuple[Span, ...]
    dates: tuple[Span, ...]
    figures: tuple[Span, ...]
    pages: tuple[Span, ...]
    question: bool
    names: bool
    judges_within: bool
    office_acts: bool
    surveyed: bool = False

    @property
    def mailed(self) -> bool:
        """Whether the paper is a letter or mail: only who wrote it stands behind it."""
        return any(_MAIL.search(span.of(self.unit.outside)) for span in self.pages)

    @property
    def voice(self) -> Speech | None:
        """Who speaks first."""
        return self.voices[0] if self.voices else None

    @property
    def speaking(self) -> Speech | None:
        """Who speaks first beside the writer."""
        others = [voice for voice in self.voices if voice.kind is not SpeakerKind.WRITER]
        return others[0] if others else None


def evidence_of(article: Article) -> tuple[Evidence, ...]:
    """What was found for each claim, in reading order."""
    units = units_of(article)
    form = form_of(article)
    register = Register()
    for unit in units:
        register.meet(unit)
    register.body = register.last = None
    spoken = []
    for unit in units:
        said = tuple(speeches(unit, register))
        register.hear(unit)
        _remember(register, unit, said)
        spoken.append(said)
    carried = _carried(units, spoken)
    rows = [_evidence(unit, form, said) for unit, said in zip(units, carried, strict=True)]
    return tuple(_surveyed(rows))


def _remember(register: Register, unit: Unit, said: tuple[Speech, ...]) -> None:
    for speech in said:
        if not speech.paper and speech.kind is not SpeakerKind.WRITER:
            register.last = Speaker(speech.name, speech.kind, speech.introduced)
            register.last_block = unit.block
            register.rival = _rival(register, unit, speech)
            if speech.kind and not speech.carried:
                register.learn(speech.name, speech.kind)
            return
    rank = rank_of(unit.text, unit.outside)
    if rank and rank.sort == "crowd" and rank.start < CROWD_WITHIN:
        register.last = Speaker(
            unit.text[: rank.end], SpeakerKind.NOBODY_NAMED, unit.place(0, rank.end)
        )
        register.last_block, register.rival = unit.block, False
        return
    people = [
        register.look_up(name) for start, _end, name in names(unit.text) if start < NAMED_WITHIN
    ]
    ranked = [
        person for person in people if person and person.kind not in {None, SpeakerKind.OUTLET}
    ]
    named = [person for person in people if person and " " in person.name]
    if ranked or named:
        register.last = (ranked or named)[0]
        register.last_block = unit.block
        register.rival = len({person.name for person in (ranked or named)}) > 1


def _rival(register: Register, unit: Unit, speech: Speech) -> bool:
    """Whether a claim names another person beside who speaks in it, outside of quotations."""
    return any(
        " " in person.name
        and person.kind not in _NO_PERSONS
        and name not in speech.name
        and not set(name.split()) & set(speech.name.split())
        for start, _end, name in names(unit.text)
        if unit.outside[start] != "\u00b7" and (person := register.look_up(name))
    )


def _carried(units: tuple[Unit, ...], spoken: list[tuple[Speech, ...]]) -> list[tuple[Speech, ...]]:
    """Loose quotations with whoever speaks before them in the paragraph, or else behind."""
    filled = list(spoken)
    for index, unit in enumerate(units):
        if spoken[index] or unit.quoted < QUOTED:
            continue
        speech = _neighbour(units, filled, index)
        if speech:
            begin = Span(0, 0)
            filled[index] = (replace(speech, subject=begin, verb=begin, carried=True),)
    return filled


def _neighbour(
    units: tuple[Unit, ...], spoken: list[tuple[Speech, ...]], index: int
) -> Speech | None:
    here = units[index]
    for other in range(index - 1, max(-1, index - 1 - BEFORE), -1):
        if units[other].block < here.block - 1:
            break
        if units[other].block < here.block and units[other].quoted < QUOTED / 2:
            break
        if spoken[other]:
            return spoken[other][-1]
    for other in range(index + 1, min(len(units), index + 1 + BEHIND)):
        if units[other].block > here.block or units[other].quoted < BARELY:
            break
        if spoken[other]:
            return spoken[other][0]
    return None


def _evidence(unit: Unit, form: TextForm, said: tuple[Speech, ...]) -> Evidence:
    outside = unit.outside

    def spans(name: str, *sorts: str) -> tuple[Span, ...]:
        return tuple(Span(w.start, w.end) for w in listed_words(outside, name, *sorts))

    loaded = tuple(
        Span(word.start, word.end) for word in find_words(outside) if word.kind is WordKind.LOADED
    )
    return Evidence(
        unit,
        form,
        tuple(speech for speech in said if not speech.paper),
        tuple(speech for speech in said if speech.paper),
        spans("opinion", "verdict"),
        loaded,
        spans("opinion", "demand"),
        spans("opinion", "first"),
        spans("opinion", "hedge"),
        spans("opinion", "saw"),
        spans("acts", "act"),
        spans("acts", "passive"),
        spans("acts", "own"),
        tuple(Span(*match.span()) for match in _DATE.finditer(outside)),
        tuple(Span(*match.span()) for match in _FIGURE.finditer(outside)),
        tuple(Span(*match.span()) for match in _PAGE.finditer(outside)),
        question=bool(_QUESTION.search(unit.text)),
        names=bool(names(unit.text)),
        judges_within=has_listed(unit.plain, "opinion", "demand")
        or bool(_TO_YOU.search(unit.plain)),
        office_acts=_office_acts(unit),
    )


def _office_acts(unit: Unit) -> bool:
    """Whether an office does something: its name stands before the verb of an act."""
    act = next(listed_words(unit.outside, "acts", "act"), None)
    if act is None:
        return False
    return has_listed(unit.outside[: act.start], "speakers", "office")


def _surveyed(rows: list[Evidence]) -> list[Evidence]:
    """Mark the claims of a text whose beginning names a study: its figures may be the study's."""
    surveyed = any(has_listed(row.unit.plain, "records", "study") for row in rows[:OPENING])
    return [replace(row, surveyed=surveyed) for row in rows]
