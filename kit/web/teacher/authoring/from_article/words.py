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
#: Why a pen is proposed, by the name of the rule (kit.drafting.reading.rules).
RULE_WORDS: Final[Mapping[str, str]] = {
    "dated paper of a body": N_("a paper is named by whose it is and when it came out"),
    "office speaks": N_("somebody in public office speaks"),
    "known office speaks": N_("somebody speaks who was named before with a public office"),
    "office quoted on": N_("the words of somebody in public office go on here"),
    "party or member speaks": N_("somebody of a party, or once in office, speaks"),
    "party or member quoted on": N_(
        "the words of somebody of a party, or once in office, go on here"
    ),
    "body speaks": N_("somebody speaks for a company, club or union"),
    "body quoted on": N_("the words of a company, club or union go on here"),
    "expert speaks": N_("an expert speaks"),
    "expert quoted on": N_("the words of an expert go on here"),
    "other first of two": N_("of two who speak, the first has no public office"),
    "witness judges": N_("somebody who was there says what they think of it"),
    "witness tells": N_("somebody who was there tells what they saw"),
    "witness quoted on": N_("the words of somebody who was there go on here"),
    "crowd judges": N_("a view is laid to people whom nobody names"),
    "crowd tells": N_("people whom nobody names tell what happened"),
    "outlet passes an office on": N_("another outlet passes on what an office said"),
    "outlet reports": N_("another outlet is named, which reports it"),
    "paper judged": N_("the writer says what a paper is worth"),
    "told to a log": N_("an entry of a log, told to whoever keeps it"),
    "any paper": N_("a paper is meant, but not named so that one could find it"),
    "named paper": N_("a paper is named, and what it says"),
    "act that leaves a record": N_("an act is told that leaves a record"),
    "study tells how": N_("a study tells how it was made"),
    "office signs": N_("a public office signs the text"),
    "body signs": N_("a company, club or union signs the text"),
    "log of an office": N_("an entry of a log that an office keeps"),
    "match told": N_("what happened in a match is told"),
    "match judged": N_("the writer judges a match"),
    "column asks": N_("in a comment the writer asks"),
    "column demands": N_("in a comment the writer demands something"),
    "column judges": N_("in a comment the writer judges"),
    "column thinks": N_("in a comment the writer says what they think"),
    "thread judges": N_("whoever posts this judges"),
    "outlet's own asking": N_("the outlet was there, or asked for itself"),
    "hedge alone": N_("nobody stands behind it: it is said to be so"),
    "writer saw": N_("the writer saw it"),
    "dated act of an office": N_("an office did something on a day that is named"),
    "act of a court": N_("a court, or the police, did something to somebody"),
    "correction": N_("the outlet corrects what it printed, with its date"),
    "in a journal": N_("a journal is named in which it came out"),
    "own reporter": N_("the outlet's own reporter was there"),
    "survey counts": N_("a survey that is named counted it"),
    "nobody tells": N_("it is due, or not known, and nobody says so"),
    "column states": N_("in a comment the writer states it without a source"),
}


def rule_words(rule: str) -> str:
    """Why a pen is proposed; of a rule that is new, its name."""
    return str(gettext(RULE_WORDS[rule])) if rule in RULE_WORDS else rule


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
