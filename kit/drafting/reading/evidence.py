"""What stands in each claim for the three questions: speech, papers, acts, verdicts, hedges."""

import re
from dataclasses import dataclass, replace

from kit.drafting.article import Article, Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.forms import Form, TextForm, form_of
from kit.drafting.reading.lexicon import has_listed, listed_words
from kit.drafting.reading.register import Register, Speaker, names
from kit.drafting.reading.speech import Speech, speeches
from kit.drafting.reading.units import Unit, units_of
from kit.drafting.wording import WordKind, find_words

#: A claim that is quoted to this share, with nobody speaking in it, goes on with a speaker's words.
QUOTED = 0.6
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last (?:night|week|month|year)|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?|may \d|\d+ may|(?:19|20)\d\d)\b"
)
_FIGURE = re.compile(r"(?<![\w.])[£$€]?\d[\d,.]*(?:%|bn|m\b)?")
_PAGE = re.compile(r"\b(?:on page \d+|article \d+|section \d+|paragraph \d+|in a footnote)\b")
_QUESTION = re.compile(r"\?[\"”’')]*\s*$")
_FIRST = re.compile(r"\b(?:i|i'm|i've|i'll|i'd|me|my|we|our|us)\b")
_YOU = re.compile(r"\b(?:you|your|you're|you'll)\b")
_DIRECTED = re.compile(r"^\W*(?:forget|imagine|look|remember|consider|take|think|ask|let|guess|stop|try)\b")


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
    first_person: bool
    you: bool
    beside_paper: bool = False
    office_acts: bool = False

    @property
    def voice(self) -> Speech | None:
        """Who speaks first."""
        return self.voices[0] if self.voices else None

    @property
    def quoted_alone(self) -> bool:
        """Whether next to all of it is quoted."""
        return self.unit.quoted >= QUOTED


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
        register.hear(unit)
        said = tuple(speeches(unit, register))
        _remember(register, unit, said)
        spoken.append(said)
    carried = _carried(units, spoken, form)
    rows = [_evidence(unit, form, said) for unit, said in zip(units, carried, strict=True)]
    return tuple(_beside(rows))


def _remember(register: Register, unit: Unit, said: tuple[Speech, ...]) -> None:
    for speech in said:
        if not speech.paper and speech.kind is not SpeakerKind.WRITER:
            register.last = Speaker(speech.name, speech.kind, speech.introduced)
            return
    for start, _end, name in names(unit.text):
        if start < 40 and (speaker := register.look_up(name)):
            register.last = speaker
            return


def _carried(
    units: tuple[Unit, ...], spoken: list[tuple[Speech, ...]], form: TextForm
) -> list[tuple[Speech, ...]]:
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
    for other in range(index - 1, max(-1, index - 6), -1):
        if units[other].block < here.block - 1:
            break
        if units[other].block < here.block and units[other].quoted < QUOTED / 2:
            break
        if spoken[other]:
            return spoken[other][-1]
    for other in range(index + 1, min(len(units), index + 4)):
        if units[other].block > here.block or units[other].quoted < 0.1:
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
        first_person=bool(_FIRST.search(outside)) or bool(_DIRECTED.match(outside)),
        you=bool(_YOU.search(outside)),
        office_acts=_office_acts(unit),
    )


def _office_acts(unit: Unit) -> bool:
    """Whether an office does something: its name stands before the verb of an act."""
    act = next(listed_words(unit.outside, "acts", "act"), None)
    if act is None:
        return False
    return has_listed(unit.outside[: act.start], "speakers", "office")


def _beside(rows: list[Evidence]) -> list[Evidence]:
    """Mark what stands in the paragraph of a named paper."""
    groups = {row.unit.group for row in rows if row.papers or row.pages}
    return [replace(row, beside_paper=row.unit.group in groups) for row in rows]


def is_log(row: Evidence) -> bool:
    """Whether the text is a log of the police or a court."""
    return row.form.form is Form.LOG
