"""What was found in a claim, as facts for the three questions in the guide's order."""

from collections.abc import Iterator

from kit.drafting.article import Span
from kit.drafting.findings import Fact, Question, SpeakerKind
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.speech import Speech, is_vague


def facts_of(row: Evidence) -> tuple[Fact, ...]:
    """The facts of a claim: who speaks, what judges, where it comes from."""
    return (*_speaking(row), *_settling(row), *_sources(row))


def _speaking(row: Evidence) -> Iterator[Fact]:
    for speech in row.voices:
        yield _speech(row, speech, "carried speech" if speech.carried else "speech")
    if not row.voices and row.form.signer:
        whole = Span(0, len(row.unit.text))
        yield _fact(row, Question.SPEAKER, "signed", whole, row.form.signer)
    for span in row.acts if row.office_acts else ():
        yield _fact(row, Question.SPEAKER, "act", span)
    for span in row.passives:
        yield _fact(row, Question.SPEAKER, "act", span)


def _settling(row: Evidence) -> Iterator[Fact]:
    kinds = (
        ("loaded", row.loaded),
        ("verdict", row.verdicts),
        ("demand", row.demands),
        ("own view", row.own),
    )
    for kind, spans in kinds:
        for span in spans:
            yield _fact(row, Question.SETTLED, kind, span)
    if row.question:
        end = len(row.unit.text)
        yield _fact(row, Question.SETTLED, "question", Span(max(0, end - 1), end))
    for span in row.figures:
        yield _fact(row, Question.SETTLED, "figure", span)


def _sources(row: Evidence) -> Iterator[Fact]:
    for paper in row.papers:
        kind = "any paper" if is_vague(paper.subject.of(row.unit.text)) else "record"
        yield _speech(row, paper, kind, Question.SOURCE)
    kinds = (
        ("record", row.pages),
        ("saw", row.saw),
        ("asked", row.observed),
        ("hedge", row.hedges),
        ("date", row.dates),
    )
    for kind, spans in kinds:
        for span in spans:
            yield _fact(row, Question.SOURCE, kind, span)


def _speech(
    row: Evidence, speech: Speech, kind: str, question: Question = Question.SPEAKER
) -> Fact:
    start, end = (
        min(speech.subject.start, speech.verb.start),
        max(speech.subject.end, speech.verb.end),
    )
    return Fact(
        question,
        kind,
        row.unit.text[start:end].strip(" ,"),
        row.unit.place(start, end),
        speech.name,
        SpeakerKind.NAMED if speech.kind is None else speech.kind,
        speech.introduced,
    )


def _fact(
    row: Evidence, question: Question, kind: str, span: Span, signer: SpeakerKind | None = None
) -> Fact:
    words = span.of(row.unit.text) if signer is None else ""
    return Fact(question, kind, words, row.unit.place(span.start, span.end), None, signer)
