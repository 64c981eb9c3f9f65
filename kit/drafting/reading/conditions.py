"""When a rule applies to a claim, and the words that show it."""

import re
from collections.abc import Callable

from kit.drafting.article import Span
from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.forms import Form
from kit.drafting.reading.introductions import ranks
from kit.drafting.reading.register import names
from kit.drafting.reading.speech import Speech
from kit.drafting.reading.subjects import is_vague

Applies = Callable[[Evidence], bool]
Cues = Callable[[Evidence], tuple[Span, ...]]
_SIGNED = {Form.RELEASE, Form.NOTICE}
#: Others who are named in a text that somebody signs: what is told of them may not be its own word.
#: A claim may hold so much in quotation marks (a word, a name) and still be nobody's words.
QUOTED_LITTLE = 0.3
_OTHERS = {"outlet", "masthead", "expert", "witness", "crowd"}
#: Somebody who will not be named stands behind no claim that a reader could look up.
_UNNAMED = re.compile(
    r"\b(?:(?:not|n't) want(?:ed|ing|s)? to be named|asked not to be (?:named|identified)|"
    r"on condition of anonymity|anonymous(?:ly)?|not naming|(?:not|n't) (?:be|to be) named|"
    r"(?:not|n't) (?:give|want) (?:his|her|their) \w+|declined to (?:give|be (?:named|identified))|"
    r"somebody|someone)\b"
)
#: A clause that begins so late comes after what the claim is there to tell.
LATE = 40
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|a third|a quarter)"
_SHARE = re.compile(rf"\b{_NUMBER} (?:in|of|out of) (?:\w+)\b|per ?cent\b")
#: A place that does something, and rules that hold, are not the word of who signs.
_PLACE_ACTS = re.compile(
    r"^\W*(?:the (?:town|city|county|state|country|borough|district|village|law)\b|"
    r"under (?:\w+ )?(?:\w+ )?(?:rules?|laws?|regulations?|acts?)\b)"
)
_ON_THE_MATCH = re.compile(
    r"\b(?:looked|looks|unless|would|will|meet|meets|face|faces|play next|could|may|might|had promised)\b"
)
_STUDY_DOES = re.compile(
    r"^\W*(?:(?:to|in|by|over|for|at|after) [^,]{3,60}, )?(?:the (?:team|trial|study|researchers|"
    r"scientists|authors|participants|survey|experiment|samples?)|they|participants|volunteers) "
    r"(?:also |then |first |later )?(?:did not \w+|\w+ed|found|took|brought|gave|ran|put|kept|"
    r"chose|drew|built|were|was)\b"
)
_PAID_FOR = re.compile(
    r"\b(?:study|trial|research|survey|work|project|experiment)s? (?:was|were|is|has been) "
    r"(?:partly |jointly |mainly )?(?:funded|paid for|supported|financed|sponsored)\b"
)
_APPROVED = re.compile(
    r"\b(?:was|were|has been|have been) (?:approved|adopted|granted|ratified|annulled|overturned|"
    r"passed|rejected|authorised|authorized|confirmed|signed) by (?:the |a )?"
)
_COUNTED_VOTE = re.compile(
    r"\b(?:voted|vote|votes|passes|passed|carried|rejected|defeated|decision|ruling|ruled|approved)"
    r"\b[^.;]{0,40}?\b\d+(?: votes)?(?: to |-|\u2013)\d+\b|"
    r"\b\d+(?:-|\u2013)\d+ (?:vote|decision|ruling|majority)\b"
)
_EMPTY = frozenset({"nothing", "never", "nobody", "always", "no one", "clear", "good", "real"})
#: An office this near to the beginning of a claim is what it is about.
_SUBJECT = 30
_JOINED = re.compile(r"(?:;|, (?:and|but|while|though|although|whereas)|\b(?:while|although|though|whereas))\W*$")
_OVERTAKEN = re.compile(r"(?:, but |, yet |; but )")
_VOUCHES = re.compile(
    r"\b(?:i'm|i've|i'd|i am|i (?:also )?(?:want|need|feel|think|believe|hope|love|hate|like|can't|don't)|"
    r"i just|my client|as big a|(?:has|had|have) never|used to)\b"
)
_CONTRADICTS = re.compile(r"\b(?:den(?:ies|y|ied)|claims?|claimed|insists?|maintains?|disputes?)\b")
_COMPLAINS = frozenset(
    "claimed claims denied denies insisted insists alleged alleges maintains maintained complained "
    "complains accused accuses blamed blames demanded".split()
)


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


def told_late(row: Evidence) -> bool:
    """Whether who speaks first does so in a second clause, after one that nobody speaks in."""
    voice = row.speaking
    if voice is None or voice.carried:
        return False
    first = min(voice.subject.start, voice.verb.start)
    return first > LATE and bool(_JOINED.search(row.unit.outside[:first]))


def overtaken(row: Evidence) -> bool:
    """Whether somebody *had said* what the rest of the claim overtakes: *but footage shows*."""
    voice = row.speaking
    if voice is None or voice.carried:
        return False
    before, after = row.unit.outside[: voice.verb.start], row.unit.outside[voice.verb.end :]
    return before.rstrip().endswith(" had") and bool(_OVERTAKEN.search(after))


def unnamed(row: Evidence) -> bool:
    """Whether somebody of no office speaks in it who will not be named."""
    voice = row.speaking
    office = voice is not None and voice.kind is SpeakerKind.OFFICE
    return not office and bool(_UNNAMED.search(row.unit.outside))


def said_by(*kinds: SpeakerKind) -> Applies:
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


def quoted_on(*kinds: SpeakerKind) -> Applies:
    """Whether a loose quotation goes on with such a speaker's words."""
    return lambda row: (
        row.speaking is not None and row.speaking.kind in kinds and row.speaking.carried
    )


def first_of_two(*, office: bool) -> Applies:
    """Whether of two who are ranked apart an office speaks first, or somebody else."""
    return lambda row: (
        two_speak(row)
        and not row.papers
        and row.speaking is not None
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


def match_told(row: Evidence) -> bool:
    """Whether it tells of what was seen in a match: somebody named, no verdict and no forecast."""
    judged = row.demands or row.own or row.question or row.verdicts or row.loaded
    return row.names and not judged and not _ON_THE_MATCH.search(row.unit.outside)


def study_does(row: Evidence) -> bool:
    """Whether a report of a named study tells how it was done, or who paid for it."""
    if not silent(row) or row.form.form is not Form.REPORT:
        return False
    outside = row.unit.outside
    told = row.surveyed and not (row.verdicts or row.loaded) and bool(_STUDY_DOES.match(outside))
    return told or bool(_PAID_FOR.search(outside))


def leaves_a_record(row: Evidence) -> bool:
    """Whether a vote is told with its count, or an act with the office and the date."""
    if not silent(row) or row.verdicts or row.loaded:
        return False
    outside = row.unit.outside
    approved = _APPROVED.search(outside)
    named = approved and has_listed(outside[approved.end() :], "speakers", "office")
    return bool(_COUNTED_VOTE.search(outside)) or bool(named and row.dates)


def judges(row: Evidence) -> bool:
    """Whether a column judges, by more than a word that may tell a plain fact."""
    words = {span.of(row.unit.outside) for span in row.verdicts}
    others = row.loaded or row.demands or row.own or row.question
    return bool(others) or bool(words - _EMPTY)


def witness_tells(row: Evidence) -> bool:
    """Whether a named person tells an event: no view, no complaint, and not how they feel."""
    voice = row.speaking
    if voice is None or not said_by(SpeakerKind.WITNESS)(row):
        return False
    who = bool(names(voice.name)) or in_log(row)
    complains = voice.verb.of(row.unit.plain) in _COMPLAINS
    return who and not complains and not voice.view and not _VOUCHES.search(row.unit.plain)


def log_tells(row: Evidence) -> bool:
    """Whether a log tells it itself, and nobody in it contradicts a charge."""
    return not row.question and not _CONTRADICTS.search(row.unit.outside)


def in_log(row: Evidence) -> bool:
    """Whether the text is a log of the police or a court: a record of what it was told."""
    return row.form.form is Form.LOG


def crowd(*, judges: bool) -> Applies:
    """A crowd's view is the writer's own; an event that it tells comes from nobody."""

    def applies(row: Evidence) -> bool:
        if not said_by(SpeakerKind.NOBODY_NAMED)(row) or row.form.signer or in_log(row):
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


def of_others(row: Evidence) -> bool:
    """Whether it tells of others, or of a survey: a source of its own."""
    if row.form.signer is SpeakerKind.OFFICE:
        return False
    words = ranks(row.unit.text, row.unit.outside)
    counts = bool(row.figures or _SHARE.search(row.unit.outside))
    survey = row.surveyed and (counts or has_listed(row.unit.outside, "records", "study"))
    acting = any(word.sort == "office" and word.start < _SUBJECT for word in words)
    return survey or acting or bool(_PLACE_ACTS.match(row.unit.outside)) or any(word.sort in _OTHERS for word in words)


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
