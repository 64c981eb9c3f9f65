"""The rules: each a name, a label, the guide's step that decides, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass

from kit.drafting.article import Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.forms import Form
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Rule:
    """`family` names the rules that fail alike; `cues` are the spans that show it."""

    name: str
    family: str
    label: Label
    step: int
    applies: Callable[[Evidence], bool]
    cues: Callable[[Evidence], tuple[Span, ...]]


def _voice_cues(row: Evidence) -> tuple[Span, ...]:
    return tuple(span for v in row.voices[:1] for span in (v.subject, v.verb) if span.end)


def _paper_cues(row: Evidence) -> tuple[Span, ...]:
    return tuple(span for v in row.papers[:1] for span in (v.subject, v.verb) if span.end) or row.pages


def _said_by(*kinds: SpeakerKind) -> Callable[[Evidence], bool]:
    def applies(row: Evidence) -> bool:
        return row.voice is not None and row.voice.kind in kinds and not row.voice.carried and not two(row)

    return applies


def _carried_by(*kinds: SpeakerKind) -> Callable[[Evidence], bool]:
    def applies(row: Evidence) -> bool:
        return row.voice is not None and row.voice.kind in kinds and row.voice.carried

    return applies


def two(row: Evidence) -> bool:
    """Whether two who are ranked apart speak in it."""
    return len({voice.kind for voice in row.voices if voice.kind}) > 1


def silent(row: Evidence) -> bool:
    """Whether nobody speaks in it, and it is not quoted."""
    return not row.voices and not row.papers and not row.quoted_alone and row.unit.quoted < 0.3


def bare_in(*forms: Form) -> Callable[[Evidence], bool]:
    return lambda row: silent(row) and row.form.form in forms


def opinionated(row: Evidence) -> bool:
    return bool(row.verdicts or row.loaded or row.demands or row.own or row.question)


K = SpeakerKind
RULES: tuple[Rule, ...] = (
    Rule("office speaks", "office speaks", Label.OFFICIAL, 1, _said_by(K.OFFICE), _voice_cues),
    Rule("office quoted on", "office quoted on", Label.OFFICIAL, 1, _carried_by(K.OFFICE), _voice_cues),
    Rule("party speaks", "party", Label.VOICE, 1, _said_by(K.PARTY, K.FORMER_OFFICE), _voice_cues),
    Rule("party quoted on", "party", Label.VOICE, 1, _carried_by(K.PARTY, K.FORMER_OFFICE), _voice_cues),
    Rule("body speaks", "body", Label.VOICE, 1, _said_by(K.BODY), _voice_cues),
    Rule("body quoted on", "body", Label.VOICE, 1, _carried_by(K.BODY), _voice_cues),
    Rule("expert speaks", "expert", Label.VOICE, 1, _said_by(K.EXPERT), _voice_cues),
    Rule("expert quoted on", "expert", Label.VOICE, 1, _carried_by(K.EXPERT), _voice_cues),
    Rule("witness speaks", "witness", Label.SOURCED, 1, _said_by(K.WITNESS), _voice_cues),
    Rule("witness quoted on", "witness", Label.SOURCED, 1, _carried_by(K.WITNESS), _voice_cues),
    Rule("outlet speaks", "outlet", Label.SOURCED, 1, _said_by(K.OUTLET), _voice_cues),
    Rule("crowd speaks", "crowd", Label.UNSOURCED, 1, _said_by(K.NOBODY_NAMED), _voice_cues),
    Rule("named speaks", "named", Label.VOICE, 1, lambda r: bool(r.voice) and r.voice.kind is None and not two(r), _voice_cues),
    Rule("two speak", "two", Label.VOICE, 1, two, _voice_cues),
    Rule("paper", "paper", Label.SOURCED, 3, lambda r: bool(r.papers) and not r.voices, _paper_cues),
    Rule("page", "paper", Label.SOURCED, 3, lambda r: bool(r.pages) and not r.voices, _paper_cues),
    Rule("signed by body", "signed by body", Label.VOICE, 1, lambda r: r.form.form in {Form.RELEASE, Form.NOTICE} and r.form.signer is K.BODY and silent(r), lambda r: ()),
    Rule("signed by office", "signed by office", Label.OFFICIAL, 1, lambda r: r.form.form in {Form.RELEASE, Form.NOTICE} and r.form.signer is K.OFFICE and silent(r), lambda r: ()),
    Rule("log entry", "log", Label.SOURCED, 3, bare_in(Form.LOG), lambda r: ()),
    Rule("match verdict", "match verdict", Label.EDITORIAL, 2, lambda r: bare_in(Form.MATCH)(r) and opinionated(r), lambda r: r.verdicts),
    Rule("match event", "match", Label.SOURCED, 3, bare_in(Form.MATCH), lambda r: ()),
    Rule("column question", "column opinion", Label.EDITORIAL, 2, lambda r: bare_in(Form.COLUMN)(r) and r.question, lambda r: ()),
    Rule("column demand", "column opinion", Label.EDITORIAL, 2, lambda r: bare_in(Form.COLUMN)(r) and bool(r.demands), lambda r: r.demands),
    Rule("column loaded", "column opinion", Label.EDITORIAL, 2, lambda r: bare_in(Form.COLUMN)(r) and bool(r.loaded), lambda r: r.loaded),
    Rule("column own", "column opinion", Label.EDITORIAL, 2, lambda r: bare_in(Form.COLUMN)(r) and bool(r.own), lambda r: r.own),
    Rule("column verdict", "column opinion", Label.EDITORIAL, 2, lambda r: bare_in(Form.COLUMN)(r) and bool(r.verdicts), lambda r: r.verdicts),
    Rule("thread opinion", "thread", Label.VOICE, 1, lambda r: bare_in(Form.THREAD)(r) and opinionated(r), lambda r: r.verdicts),
    Rule("hedge", "hedge", Label.UNSOURCED, 3, lambda r: silent(r) and bool(r.hedges), lambda r: r.hedges),
    Rule("observed", "observed", Label.SOURCED, 3, lambda r: silent(r) and bool(r.observed), lambda r: r.observed),
    Rule("saw", "saw", Label.SOURCED, 3, lambda r: silent(r) and bool(r.saw), lambda r: r.saw),
    Rule("office act", "act", Label.SOURCED, 1, lambda r: silent(r) and r.office_acts and bool(r.dates), lambda r: r.acts),
    Rule("passive act", "act", Label.SOURCED, 1, lambda r: silent(r) and bool(r.passives), lambda r: r.passives),
    Rule("beside paper", "beside", Label.SOURCED, 3, lambda r: silent(r) and r.beside_paper, lambda r: ()),
    Rule("loaded", "loaded", Label.EDITORIAL, 2, lambda r: silent(r) and bool(r.loaded), lambda r: r.loaded),
    Rule("demand", "demand", Label.EDITORIAL, 2, lambda r: silent(r) and bool(r.demands), lambda r: r.demands),
    Rule("verdict", "verdict", Label.EDITORIAL, 2, lambda r: silent(r) and len(r.verdicts) > 0, lambda r: r.verdicts),
    Rule("figure", "figure", Label.UNSOURCED, 3, lambda r: silent(r) and bool(r.figures), lambda r: r.figures),
    Rule("bare", "bare", Label.UNSOURCED, 3, silent, lambda r: ()),
)
