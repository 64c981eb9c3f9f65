"""Speech that decides nothing about a claim: told late, overtaken, by somebody unnamed."""

import re

from kit.drafting.findings import SpeakerKind
from kit.drafting.lexicon import has_listed
from kit.drafting.reading.evidence import Evidence
from kit.drafting.reading.speech import Speech

#: Somebody who will not be named stands behind no claim that a reader could look up.
_UNNAMED = re.compile(
    r"\b(?:(?:not|n't) want(?:ed|ing|s)? to be named|asked not to be (?:named|identified)|"
    r"on condition of anonymity|anonymous(?:ly)?|not naming|(?:not|n't) (?:be|to be) named|"
    r"(?:not|n't) (?:give|want) (?:his|her|their) \w+|"
    r"declined to (?:give|be (?:named|identified)))\b"
)
_SOMEBODY = re.compile(r"\b(?:somebody|someone)\b")
#: A clause that begins so late comes after what the claim is there to tell.
LATE = 40
_JOINED = re.compile(
    r"(?:;|, (?:and|but|while|though|although|whereas)|\b(?:while|although|though|whereas))\W*$"
)
#: Only what a relative clause tells is somebody's then.
_OF_A_PART = re.compile(r"(?:, |\band )(?:whose|which|where) [^;]{3,80}, $")
_PART = re.compile(r"(?:^\W*|, )(?:whose|which) ")
_OVERTAKEN = re.compile(r"(?:, but |, yet |; but )")
_VOUCHES = re.compile(
    r"\b(?:i'm|i've|i'd|i am|"
    r"i (?:also )?(?:want|need|feel|think|believe|hope|love|hate|like|can't|don't)|"
    r"i just|my client|as big a|(?:has|had|have) never|used to|delighted|angry|sick of|"
    r"afraid|worried|proud|tired|glad|furious|grateful|pleased|ashamed|sorry|disappointed|relieved|"
    r"happy|unhappy|upset|frightened|scared|heartbroken)\b"
)
_VIEWS = re.compile(
    r"\b(?:would|will|should|could|may|might|must|can|cannot|can't|won't|don't|isn't|aren't|"
    r"think|believe|is|are|if)\b|\b(?:it|that|there|they|we)'(?:s|re)\b"
)
#: More than this share of a claim in quotation marks is what is said; so many letters are some.
_QUOTED, _SAID = 0.2, 15
#: What is so now, or was only thought: no event that somebody could have seen.
_NOW = re.compile(
    r"\b(?:would|will|should|could|can|cannot|can't|won't|don't|isn't|may|might|must|thought|knew|"
    r"felt|think|feel|know|hope|hoped|expect|is|are|am|has|have)\b|\w'(?:s|re|m|ve|ll)\b|\?"
)
#: By which somebody of whom nothing else is known tells what they did or saw.
_I_DID = re.compile(
    r"\b(?:i|we) (?:also |just |then |never |had (?:just |already )?)?"
    r"(?!wish|want|need|lik|lov|hat|wonder|believ|fear|worri)"
    r"(?:\w{3,}ed|saw|heard|went|came|took|ran|found|put|had|woke|told|rang|got|gave|sat|stood|left|"
    r"drove|rode|held|caught|fell|lost|wrote|read|bought|sold|paid|kept|met)\b"
)
_DONE = re.compile(
    r"\b(?:was|were) (?:not )?(?:\w+ed|run|held|kept|taken|given|shown|found|fed)\b|"
    r"\b(?:we|they|he|she|the team) (?:also |then )?(?:found|measured|counted|tested|ran)\b"
)
_EVENTS = re.compile(
    r"\b(?:was|were|had|did|went|came|took|gave|told|found|said|saw|heard|wrote|ran|began|fell|woke|"
    r"left|stood|sat|held|lost|put|drove|\w{3,}ed)\b"
)
_COMPLAINS = frozenset(
    {"claimed", "claims", "denied", "denies", "insisted", "insists", "alleged", "alleges",
     "maintains", "maintained", "complained", "complains", "accused", "accuses", "blamed",
     "blames", "demanded"}
)  # fmt: skip


def told_late(row: Evidence) -> bool:
    """Whether who speaks first does so in a second clause, after one that nobody speaks in."""
    voice = row.speaking
    if voice is None or voice.carried:
        return False
    first = min(voice.subject.start, voice.verb.start)
    before = row.unit.outside[:first]
    part = _PART.search(voice.subject.of(row.unit.outside))
    if part and first + part.start() > LATE:
        return True
    return first > LATE and bool(_JOINED.search(before) or _OF_A_PART.search(before))


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
    if voice is None or office:
        return False
    subject = voice.subject.of(row.unit.plain)
    return bool(_UNNAMED.search(row.unit.outside) or _SOMEBODY.search(subject))


def complains_or_feels(row: Evidence, voice: Speech) -> bool:
    """Whether somebody reproaches, denies, or tells how they are: only they stand behind that."""
    complains = voice.verb.of(row.unit.plain) in _COMPLAINS
    return complains or voice.view or bool(_VOUCHES.search(row.unit.plain))


def tells_of_a_study(row: Evidence) -> bool:
    """Whether who speaks in a report of a study tells what was done or came out, and no view."""
    outside = row.unit.plain
    voice = row.speaking
    rest = outside.replace(voice.verb.of(outside), " ", 1) if voice else outside
    return row.surveyed and bool(_DONE.search(rest)) and not _VIEWS.search(rest)


def tells_an_event(row: Evidence) -> bool:
    """Whether what is quoted tells what happened, or at least no view of what is or will be."""
    return bool(_EVENTS.search(row.unit.plain)) or not _VIEWS.search(row.unit.plain)


def tells_plainly(row: Evidence) -> bool:
    """Whether what somebody says is an event that is over: no view, no feeling, no verdict."""
    voice = row.speaking
    if voice is None or complains_or_feels(row, voice):
        return False
    said = _what_is_said(row, voice)
    judged = row.verdicts or row.loaded or row.demands or has_listed(said, "opinion", "verdict")
    seen = voice.kind is not None or _I_DID.search(said)
    return bool(_EVENTS.search(said)) and bool(seen) and not judged and not _NOW.search(said)


def _what_is_said(row: Evidence, voice: Speech) -> str:
    """What is quoted; where little is, what stands behind the verb, or else before who speaks."""
    small, outside = row.unit.plain, row.unit.outside
    if voice.carried:
        return small
    if row.unit.quoted > _QUOTED:
        pairs = zip(small, outside, strict=True)
        return "".join(letter if bare == "\u00b7" else " " for letter, bare in pairs)
    behind = small[max(voice.verb.end, voice.subject.end) :]
    return behind if len(behind) > _SAID else small[: min(voice.verb.start, voice.subject.start)]
