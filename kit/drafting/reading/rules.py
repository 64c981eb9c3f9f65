"""The rules: each a name, a label, the step of the guide that decides, and when it applies.

The first that applies decides; it proposes only if its family has earned it (`earned`). There is
no rule for what has nothing in it: *unsourced* is never proposed from absence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.forms import Form
from kit.drafting.reading.introductions import ranks
from kit.drafting.reading.lexicon import has_listed
from kit.drafting.reading.speech import Speech, is_vague
from kit.vocabulary import Label

Applies = Callable[[Evidence], bool]
Cues = Callable[[Evidence], tuple[Span, ...]]
_OUTSIDE = (SpeakerKind.PARTY, SpeakerKind.FORMER_OFFICE)
_SIGNED = {Form.RELEASE, Form.NOTICE}
#: Others who are named in a text that somebody signs: what is told of them may not be its own word.
_OTHERS = {"outlet", "masthead", "expert", "witness", "crowd"}


@dataclass(frozen=True, slots=True)
class Rule:
    """`family` names the rules that fail alike; `cues` are the spans that show it."""

    name: str
    family: str
    label: Label
    step: int
    applies: Applies
    cues: Cues


def _speech_cues(row: Evidence) -> tuple[Span, ...]:
    first: tuple[Speech, ...] = (row.voices or row.papers)[:1]
    return tuple(span for speech in first for span in (speech.subject, speech.verb) if span.end)


def _paper_cues(row: Evidence) -> tuple[Span, ...]:
    spans = tuple(span for paper in row.papers[:1] for span in (paper.subject, paper.verb))
    return spans or row.pages


def _opinion_cues(row: Evidence) -> tuple[Span, ...]:
    return row.loaded or row.demands or row.own or row.verdicts


def _none(_row: Evidence) -> tuple[Span, ...]:
    return ()


def two_speak(row: Evidence) -> bool:
    """Whether two who are ranked apart speak in it."""
    kinds = {voice.kind for voice in row.voices if voice.kind not in {None, SpeakerKind.WRITER}}
    return len(kinds) > 1


def hedged(row: Evidence) -> bool:
    """Whether a hedge stands before whoever speaks."""
    return bool(row.hedges and row.voice and row.hedges[0].start < row.voice.verb.start)


def silent(row: Evidence) -> bool:
    """Whether nobody speaks in it, and little of it is quoted."""
    return not row.voices and not row.papers and row.unit.quoted < 0.3


def opinionated(row: Evidence) -> bool:
    """Whether words of judgement stand in it."""
    return bool(row.verdicts or row.loaded or row.demands or row.own or row.question)


def _said_by(*kinds: SpeakerKind) -> Applies:
    def applies(row: Evidence) -> bool:
        voice = row.speaking
        return (
            voice is not None
            and voice.kind in kinds
            and not voice.carried
            and not two_speak(row)
            and not hedged(row)
            and not row.papers
        )

    return applies


def _quoted_on(*kinds: SpeakerKind) -> Applies:
    return lambda row: row.speaking is not None and row.speaking.kind in kinds and row.speaking.carried


def _first_of_two(*, office: bool) -> Applies:
    return lambda row: (
        two_speak(row)
        and not row.papers
        and row.speaking is not None
        and (row.speaking.kind is SpeakerKind.OFFICE) is office
    )


def _bare_in(form: Form, more: Applies = lambda _row: True) -> Applies:
    return lambda row: silent(row) and row.form.form is form and more(row)


def _witness_view(row: Evidence) -> bool:
    return _said_by(SpeakerKind.WITNESS)(row) and (
        row.speaking is not None and (row.speaking.view or row.judges_within)
    )


def _signed_by(kind: SpeakerKind) -> Applies:
    def applies(row: Evidence) -> bool:
        if row.form.form not in _SIGNED or row.form.signer is not kind:
            return False
        if row.voices and all(voice.kind is SpeakerKind.WRITER for voice in row.voices):
            return True
        return silent(row) and not _of_others(row)

    return applies


def _of_others(row: Evidence) -> bool:
    """Whether it tells of others, or of a survey: a source of its own."""
    if row.form.signer is SpeakerKind.OFFICE:
        return False
    words = ranks(row.unit.text, row.unit.outside)
    survey = row.surveyed and bool(row.figures or has_listed(row.unit.outside, "records", "study"))
    return survey or any(word.sort in _OTHERS for word in words)


def _writer_views(row: Evidence) -> bool:
    """The writer of a column says what they think."""
    return bool(row.voices) and all(
        voice.kind is SpeakerKind.WRITER and voice.view for voice in row.voices
    )


def _paper_speaks(row: Evidence, *, vague: bool) -> bool:
    if row.voices or not (row.papers or row.pages):
        return False
    told = [paper.subject.of(row.unit.text) for paper in row.papers]
    return bool(told and is_vague(told[0])) is vague


def _column(more: Applies) -> Applies:
    return _bare_in(
        Form.COLUMN,
        lambda row: more(row) and not has_listed(row.unit.outside, "records", "study"),
    )


K = SpeakerKind
RULES: tuple[Rule, ...] = (
    Rule(
        "dated paper of a body", "paper", Label.SOURCED, 3,
        lambda r: bool(r.pages) and r.speaking is not None and r.speaking.kind in {K.BODY, K.EXPERT},
        _paper_cues,
    ),
    Rule("office speaks", "office", Label.OFFICIAL, 1, _said_by(K.OFFICE), _speech_cues),
    Rule("office quoted on", "office", Label.OFFICIAL, 1, _quoted_on(K.OFFICE), _none),
    Rule("party or member speaks", "party", Label.VOICE, 1, _said_by(*_OUTSIDE), _speech_cues),
    Rule("party or member quoted on", "party", Label.VOICE, 1, _quoted_on(*_OUTSIDE), _none),
    Rule("body speaks", "body", Label.VOICE, 1, _said_by(K.BODY), _speech_cues),
    Rule("body quoted on", "body", Label.VOICE, 1, _quoted_on(K.BODY), _none),
    Rule("expert speaks", "expert", Label.VOICE, 1, _said_by(K.EXPERT), _speech_cues),
    Rule("expert quoted on", "expert", Label.VOICE, 1, _quoted_on(K.EXPERT), _none),
    Rule("office first of two", "two speakers", Label.OFFICIAL, 1, _first_of_two(office=True), _speech_cues),
    Rule("other first of two", "two speakers", Label.VOICE, 1, _first_of_two(office=False), _speech_cues),
    Rule("witness judges", "witness view", Label.VOICE, 1, _witness_view, _speech_cues),
    Rule("witness tells", "witness", Label.SOURCED, 1, _said_by(K.WITNESS), _speech_cues),
    Rule("witness quoted on", "witness", Label.SOURCED, 1, _quoted_on(K.WITNESS), _none),
    Rule("outlet reports", "outlet", Label.SOURCED, 3, _said_by(K.OUTLET), _speech_cues),
    Rule("crowd speaks", "crowd", Label.UNSOURCED, 3, _said_by(K.NOBODY_NAMED), _speech_cues),
    Rule(
        "any paper", "any paper", Label.UNSOURCED, 3,
        lambda r: _paper_speaks(r, vague=True), _paper_cues,
    ),
    Rule(
        "named paper", "paper", Label.SOURCED, 3,
        lambda r: _paper_speaks(r, vague=False), _paper_cues,
    ),
    Rule("office signs", "signed by office", Label.OFFICIAL, 1, _signed_by(K.OFFICE), _none),
    Rule("body signs", "signed by body", Label.VOICE, 1, _signed_by(K.BODY), _none),
    Rule(
        "log of an office", "log", Label.SOURCED, 3,
        _bare_in(Form.LOG, lambda r: not r.question), _none,
    ),
    Rule(
        "match told", "match", Label.SOURCED, 3,
        _bare_in(Form.MATCH, lambda r: r.names and not (r.demands or r.own or r.question or r.verdicts)),
        _none,
    ),
    Rule(
        "match judged", "match judged", Label.EDITORIAL, 2,
        _bare_in(Form.MATCH, lambda r: opinionated(r) and not r.names), _opinion_cues,
    ),
    Rule("column asks", "column", Label.EDITORIAL, 2, _column(lambda r: r.question), _none),
    Rule("column demands", "column", Label.EDITORIAL, 2, _column(lambda r: bool(r.demands)), _opinion_cues),
    Rule("column judges", "column", Label.EDITORIAL, 2, _column(opinionated), _opinion_cues),
    Rule(
        "column thinks", "column", Label.EDITORIAL, 2,
        lambda r: r.form.form is Form.COLUMN and _writer_views(r), _speech_cues,
    ),
    Rule("thread judges", "thread", Label.VOICE, 1, _bare_in(Form.THREAD, opinionated), _opinion_cues),
    Rule(
        "outlet's own asking", "observed", Label.SOURCED, 3,
        lambda r: silent(r) and bool(r.observed), lambda r: r.observed,
    ),
    Rule("hedge alone", "hedge", Label.UNSOURCED, 3, lambda r: silent(r) and bool(r.hedges), lambda r: r.hedges),
    Rule("writer saw", "saw", Label.SOURCED, 3, lambda r: silent(r) and bool(r.saw), lambda r: r.saw),
    Rule(
        "dated act of an office", "act", Label.SOURCED, 1,
        lambda r: silent(r) and r.office_acts and bool(r.dates), lambda r: r.acts,
    ),
    Rule("act of a court", "act", Label.SOURCED, 1, lambda r: silent(r) and bool(r.passives), lambda r: r.passives),
    Rule("loaded word", "loaded", Label.EDITORIAL, 2, lambda r: silent(r) and bool(r.loaded), _opinion_cues),
    Rule("demand", "loaded", Label.EDITORIAL, 2, lambda r: silent(r) and bool(r.demands), _opinion_cues),
)  # fmt: skip
