"""When a rule applies to a claim, and the words that show it."""

import re
from collections.abc import Callable

from kit.drafting.article import Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.forms import Form
from kit.drafting.reading.limits.speech import (
    complains_or_feels,
    overtaken,
    tells_an_event,
    tells_of_a_study,
    tells_plainly,
    told_late,
    unnamed,
)
from kit.drafting.reading.limits.texts import leaves_a_record, of_others, study_does
from kit.drafting.reading.register import names
from kit.drafting.reading.speech import Speech
from kit.drafting.reading.subjects import is_vague

Applies = Callable[[Evidence], bool]
Cues = Callable[[Evidence], tuple[Span, ...]]
_SIGNED = {Form.RELEASE, Form.NOTICE}
#: Whoever writes these stands among the crowd, or writes down what it told.
_AMONG_THEM = {*_SIGNED, Form.LOG, Form.MATCH, Form.COLUMN}
#: A claim may hold so much in quotation marks (a word, a name) and still be nobody's words.
QUOTED_LITTLE = 0.3


CITING = re.compile(
    r"\bciting [^,.]{0,40}\b(?:officials?|police|government|ministry|sources in the)\b"
)
_OWNED = re.compile(
    r"'s? (?:own |annual |latest )?(?:report|letter|minutes|memo|figures|records)\b"
)
_TAKES_SIDES = re.compile(
    r"\b(?:would|could|should|must|critics|supporters|opponents|detractors|sceptics|skeptics|pundits|"
    r"fear|fears|feared|doubt|doubts|want|wants|hope|hopes|hoped|oppose|reject)\b"
)


_TOLD_OFFICE = re.compile(
    r"\btold (?:the |a |an )?(?:officers?|police|court|bench|magistrates?|judge|jury|"
    r"deput(?:y|ies)|dispatchers?|troopers?|constables?|sergeant|patrol|crews?|rangers?|wardens?)\b"
)


def speech_cues(row: Evidence) -> tuple[Span, ...]:
    """Who is said to speak, and the verb."""
    first: tuple[Speech, ...] = (row.voices or row.papers)[:1]
    return tuple(span for speech in first for span in (speech.subject, speech.verb) if span.end)


def paper_cues(row: Evidence) -> tuple[Span, ...]:
    """The paper, and what it does."""
    spans = tuple(span for paper in row.papers[:1] for span in (paper.subject, paper.verb))
    return spans or row.pages


def opinion_cues(row: Evidence) -> tuple[Span, ...]:
    """The words that judge, the loaded ones first."""
    return row.loaded or row.demands or row.own or row.verdicts


def no_cues(_row: Evidence) -> tuple[Span, ...]:
    """Nothing in the claim itself shows it."""
    return ()


def two_speak(row: Evidence) -> bool:
    """Whether two who are ranked apart speak in it."""
    kinds = {voice.kind for voice in row.voices if voice.kind and not voice.by_pronoun}
    kinds -= {SpeakerKind.WRITER}
    return len(kinds) > 1


def hedged(row: Evidence) -> bool:
    """Whether a hedge stands before whoever speaks."""
    return bool(row.hedges and row.voice and row.hedges[0].start < row.voice.verb.start)


def silent(row: Evidence) -> bool:
    """Whether nobody speaks in it, and little of it is quoted."""
    return not row.voices and not row.papers and row.unit.quoted < QUOTED_LITTLE


def opinionated(row: Evidence) -> bool:
    """Whether words of judgement stand in it."""
    return bool(row.verdicts or row.loaded or row.demands or row.own or row.question)


def office_named(row: Evidence) -> bool:
    """Whether the claim itself says that its speaker has an office or is one: no *he*, no name."""
    voice = row.speaking
    if voice is None or voice.introduced is None or voice.by_pronoun:
        return False
    subject = row.unit.place(voice.subject.start, voice.subject.end)
    here = voice.introduced.block == subject.block
    return here and subject.span.start <= voice.introduced.span.start < subject.span.end


def study_told(row: Evidence) -> bool:
    """Whether a report of a named study tells how it was done, or who paid for it."""
    return silent(row) and row.form.form is Form.REPORT and study_does(row)


def recorded(row: Evidence) -> bool:
    """Whether nobody speaks in it, and what it tells leaves a public record."""
    return silent(row) and leaves_a_record(row)


def said_by(*kinds: SpeakerKind | None) -> Applies:
    """Whether the first to speak in it is of these kinds, alone and without a paper beside."""

    def applies(row: Evidence) -> bool:
        voice = row.speaking
        return (
            voice is not None
            and voice.kind in kinds
            and not voice.carried
            and not two_speak(row)
            and not hedged(row)
            and not row.papers
            and not told_late(row)
            and not overtaken(row)
            and not unnamed(row)
        )

    return applies


def quoted_on(*kinds: SpeakerKind | None) -> Applies:
    """Whether a loose quotation goes on with such a speaker's words."""
    return lambda row: (
        row.speaking is not None and row.speaking.kind in kinds and row.speaking.carried
    )


def known_office(row: Evidence) -> bool:
    """Whether an office speaks that was named before; a log's *she denies* is of whom it tells."""
    voice = row.speaking
    if voice is None or not said_by(SpeakerKind.OFFICE)(row):
        return False
    return not (in_log(row) and voice.by_pronoun and complains_or_feels(row, voice))


def expert_speaks(row: Evidence) -> bool:
    """Whether an expert speaks, and does more than tell how a study was done."""
    return said_by(SpeakerKind.EXPERT)(row) and not tells_of_a_study(row)


def expert_goes_on(row: Evidence) -> bool:
    """Whether a loose quotation goes on with an expert's view, and tells no event."""
    return quoted_on(SpeakerKind.EXPERT)(row) and not tells_an_event(row)


def first_of_two(*, office: bool) -> Applies:
    """Whether of two who are ranked apart an office speaks first, or somebody else."""
    return lambda row: (
        two_speak(row)
        and not row.papers
        and row.speaking is not None
        and row.speaking.kind is not SpeakerKind.NOBODY_NAMED
        and not in_log(row)
        and (row.speaking.kind is SpeakerKind.OFFICE) is office
    )


def bare_in(form: Form, more: Applies = lambda _row: True) -> Applies:
    """Whether nobody speaks in it, in a text of this kind."""
    return lambda row: silent(row) and row.form.form is form and more(row)


def witness_view(row: Evidence) -> bool:
    """Whether a named witness judges rather than tells."""
    return (
        row.speaking is not None
        and row.speaking.kind is SpeakerKind.WITNESS
        and bool(names(row.speaking.name))
        and not two_speak(row)
        and (row.speaking.view or row.judges_within)
    )


def witness_tells(row: Evidence) -> bool:
    """Whether a named person tells an event: no view, no complaint, and not how they feel."""
    voice = row.speaking
    loose = row.form.signer and row.unit.quoted < QUOTED_LITTLE
    if voice is None or not said_by(SpeakerKind.WITNESS, None)(row) or loose:
        return False
    return bool(names(voice.name)) and tells_plainly(row)


def witness_goes_on(row: Evidence) -> bool:
    """Whether a loose quotation goes on with a witness, and tells an event as plainly."""
    named = row.speaking is not None and bool(names(row.speaking.name))
    return quoted_on(SpeakerKind.WITNESS, None)(row) and named and tells_plainly(row)


def in_log(row: Evidence) -> bool:
    """Whether the text is a log of the police or a court: a record of what it was told."""
    return row.form.form is Form.LOG


def told_to_log(row: Evidence) -> bool:
    """Whether such a log passes on what somebody told those who keep it, and no complaint."""
    voice = row.speaking
    if voice is None or not in_log(row) or complains_or_feels(row, voice):
        return False
    if voice.kind is None:
        return said_by(None)(row) and bool(_TOLD_OFFICE.search(row.unit.outside))
    return said_by(SpeakerKind.NOBODY_NAMED, SpeakerKind.WITNESS)(row)


def crowd(*, judges: bool) -> Applies:
    """A crowd's view is the writer's own; an event that it tells comes from nobody."""

    def applies(row: Evidence) -> bool:
        if not said_by(SpeakerKind.NOBODY_NAMED)(row) or row.form.form in _AMONG_THEM:
            return False
        return bool(_TAKES_SIDES.search(row.unit.outside)) is judges

    return applies


def signed_by(kind: SpeakerKind) -> Applies:
    """Whether it is the word of whoever signs the text: an office or a body."""

    def applies(row: Evidence) -> bool:
        if row.form.form not in _SIGNED or row.form.signer is not kind:
            return False
        if row.voices and all(voice.kind is SpeakerKind.WRITER for voice in row.voices):
            return True
        return silent(row) and not of_others(row)

    return applies


def writer_views(row: Evidence) -> bool:
    """The writer of a column says what they think."""
    return bool(row.voices) and all(
        voice.kind is SpeakerKind.WRITER and voice.view for voice in row.voices
    )


def paper_speaks(row: Evidence, *, vague: bool) -> bool:
    """Whether a paper alone says so: a named one, or any."""
    if row.voices or not (row.papers or row.pages):
        return False
    told = [paper.subject.of(row.unit.text) for paper in row.papers]
    return bool(told and is_vague(told[0])) is vague


def of_a_paper(row: Evidence) -> bool:
    """Whether it tells of a study, or of a paper that somebody has: it may be what that says."""
    return has_listed(row.unit.outside, "records", "study") or bool(_OWNED.search(row.unit.outside))


def column(more: Applies) -> Applies:
    """Whether a column says so by itself."""
    return bare_in(
        Form.COLUMN,
        lambda row: more(row) and not of_a_paper(row),
    )
