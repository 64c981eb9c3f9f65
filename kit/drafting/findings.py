"""What was found in an article for the three questions of the guide, and what is proposed."""

from dataclasses import dataclass
from enum import StrEnum

from kit.drafting.article import Span
from kit.vocabulary import Label


class Question(StrEnum):
    """The guide's three questions, in its order (docs/marking-guide.md)."""

    SPEAKER = "speaker"
    SETTLED = "settled"
    SOURCE = "source"


class SpeakerKind(StrEnum):
    """How somebody who speaks was introduced."""

    OFFICE = "office"
    FORMER_OFFICE = "former office"
    PARTY = "party"
    BODY = "body"
    EXPERT = "expert"
    WITNESS = "witness"
    OUTLET = "outlet"
    WRITER = "writer"
    NOBODY_NAMED = "nobody named"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article: `block` is the index of the block, `span` stands in its text."""

    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something found for a question, and where.

    `kind` is the name of a sort of fact (`speech`, `record`, `act`, `loaded`, `hedge`, `figure`,
    `saw`, ...); `words` what stands at `place`. `speaker` is who speaks, as the article named them,
    `speaker_kind` how they were introduced, and `introduced` where; None where the fact is none of
    a speaker.
    """

    question: Question
    kind: str
    words: str
    place: Place
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    introduced: Place | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A label that a rule proposes for a claim: never without its reason.

    `rule` is the rule's name, `step` that of the guide which decides (1 to 3), `cues` the words
    that show it, each in the claim or beside it. `sure` says that the rule was almost always right.
    """

    label: Label
    rule: str
    step: int
    cues: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of the article with what was found for it.

    `proposal` is None where the kit is silent. `sentence` is the index of the sentence in its
    block.
    """

    place: Place
    sentence: int
    facts: tuple[Fact, ...]
    proposal: Proposal | None
