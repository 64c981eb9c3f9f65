"""What was found in a claim, as facts for the guide's three questions; and who speaks how often."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import Fact, Finding, Question, SpeakerKind
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.speech import Speech
from kit.drafting.reading.subjects import is_vague


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


#: Facts by which somebody speaks in a claim.
SPEAKING = frozenset({"speech", "carried speech", "signed"})


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """In how many claims speakers of a kind speak, and who they are, oftenest first."""

    kind: SpeakerKind
    claims: int
    names: tuple[str, ...]


def speaker_counts(findings: Iterable[Finding]) -> tuple[SpeakerCount, ...]:
    """The kinds of speaker of an article, the one in most claims first."""
    claims: Counter[SpeakerKind] = Counter()
    names: dict[SpeakerKind, Counter[str]] = {}
    for finding in findings:
        speaking = [fact for fact in finding.facts if fact.kind in SPEAKING]
        kinds = {fact.speaker_kind for fact in speaking if fact.speaker_kind}
        claims.update(kinds)
        for fact in speaking:
            if fact.speaker_kind and fact.speaker:
                names.setdefault(fact.speaker_kind, Counter())[fact.speaker] += 1
    return tuple(
        SpeakerCount(kind, number, tuple(n for n, _ in names.get(kind, Counter()).most_common()))
        for kind, number in sorted(claims.items(), key=lambda item: (-item[1], item[0].value))
    )
