"""What is found in an article and asked of it, in words for a teacher."""

from collections.abc import Mapping
from typing import Final

from flask_babel import gettext

from kit.drafting.findings import SpeakerKind
from kit.vocabulary import N_

#: How somebody who speaks was introduced.
SPEAKER_WORDS: Final[Mapping[SpeakerKind, str]] = {
    SpeakerKind.OFFICE: N_("speaks for a public authority"),
    SpeakerKind.FORMER_OFFICE: N_("spoke for a public authority once"),
    SpeakerKind.PARTY: N_("speaks for a party"),
    SpeakerKind.BODY: N_("speaks for a company, club or union"),
    SpeakerKind.EXPERT: N_("is named as an expert"),
    SpeakerKind.WITNESS: N_("was there"),
    SpeakerKind.OUTLET: N_("is another outlet"),
    SpeakerKind.WRITER: N_("is the writer"),
    SpeakerKind.NOBODY_NAMED: N_("nobody is named"),
    SpeakerKind.NAMED: N_("is named, and nothing more"),
}
#: What a claim's speakers are called in the counters, with how many there are.
COUNTER_WORDS: Final[Mapping[SpeakerKind, str]] = {
    SpeakerKind.OFFICE: N_("public authority: %(count)s"),
    SpeakerKind.FORMER_OFFICE: N_("former officials: %(count)s"),
    SpeakerKind.PARTY: N_("parties: %(count)s"),
    SpeakerKind.BODY: N_("companies, clubs, unions: %(count)s"),
    SpeakerKind.EXPERT: N_("experts: %(count)s"),
    SpeakerKind.WITNESS: N_("witnesses: %(count)s"),
    SpeakerKind.OUTLET: N_("other outlets: %(count)s"),
    SpeakerKind.WRITER: N_("the writer: %(count)s"),
    SpeakerKind.NAMED: N_("somebody named: %(count)s"),
    SpeakerKind.NOBODY_NAMED: N_("nobody named: %(count)s"),
}
#: What a fact is that is none of a speaker, by its kind (kit.drafting.reading.facts).
_FACT_WORDS: Final[Mapping[str, str]] = {
    "speech": N_("somebody speaks"),
    "carried speech": N_("somebody named before goes on speaking"),
    "signed": N_("whoever signs the text speaks"),
    "act": N_("an act of an office: that it was done is an event"),
    "loaded": N_("a loaded word"),
    "verdict": N_("a judgement"),
    "demand": N_("a demand"),
    "own view": N_("a view of one's own"),
    "question": N_("a question"),
    "figure": N_("a figure, which records may hold"),
    "record": N_("a record or paper that is named"),
    "any paper": N_("a paper, without a name to find it by"),
    "saw": N_("somebody saw it"),
    "asked": N_("the outlet was there, or asked"),
    "hedge": N_("it is hedged: nobody stands behind it"),
    "date": N_("a date"),
}
#: Why a claim is worth asking for, where nobody speaks in it.
_REASON_WORDS: Final[Mapping[str, str]] = {
    "record": N_("names a record"),
    "act": N_("tells an act of an office"),
    "saw": N_("somebody saw it"),
    "loaded": N_("judges"),
    "hedge": N_("is hedged"),
    "figure": N_("has a figure"),
    "nothing": N_("nobody speaks in it"),
}


def fact_words(kind: str, speaker: SpeakerKind | None) -> str:
    """What a fact is."""
    if speaker is not None:
        return str(gettext(SPEAKER_WORDS[speaker]))
    return str(gettext(_FACT_WORDS[kind])) if kind in _FACT_WORDS else kind


def reason_words(reason: str) -> str:
    """Why a claim is worth asking for."""
    if reason in set(SpeakerKind):
        return str(gettext(SPEAKER_WORDS[SpeakerKind(reason)]))
    return str(gettext(_REASON_WORDS[reason])) if reason in _REASON_WORDS else reason
