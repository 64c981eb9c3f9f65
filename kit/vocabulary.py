"""The labels, their pens and the schemes: one leaf module that everything else imports.

What is stored, shown and typed stands side by side. Names and definitions are English
message ids; templates translate them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


def N_(message: str) -> str:  # noqa: N802 - the library's name
    """Mark a message for extraction; it is translated where it is shown."""
    return message


class Label(StrEnum):
    """What a claim is; the value is what files and the database hold."""

    SOURCED = "sourced"
    OFFICIAL = "official"
    EDITORIAL = "editorial"
    UNSOURCED = "unsourced"
    VOICE = "voice"


class LinePattern(StrEnum):
    """A pen's line, so that no pen is told by its colour alone."""

    SOLID = "solid"
    DOUBLE = "double"
    WAVY = "wavy"
    DOTTED = "dotted"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Pen:
    """How a label looks and is chosen.

    The colours stand in the stylesheet under the label's value (`.pen-sourced`).
    `plural` stands within a sentence; `short` is the definition in a few words, after a colon.
    `shortcut` is the number key that picks the pen, 1 to 5, the same in every scheme.
    """

    label: Label
    name: str
    plural: str
    definition: str
    short: str
    pattern: LinePattern
    shortcut: str


PENS: Final[dict[Label, Pen]] = {
    pen.label: pen
    for pen in (
        Pen(
            Label.SOURCED,
            N_("Sourced fact"),
            N_("sourced facts"),
            N_("Checkable, no verdict in it, and the text lets you see where it comes from."),
            N_("checkable, and the text shows where it comes from"),
            LinePattern.SOLID,
            "1",
        ),
        Pen(
            Label.OFFICIAL,
            N_("Official statement"),
            N_("official statements"),
            N_("A public authority says it in public: what you can check is that they said it."),
            N_("a public authority is speaking"),
            LinePattern.DOUBLE,
            "2",
        ),
        Pen(
            Label.EDITORIAL,
            N_("Editorial interpretation"),
            N_("editorial interpretations"),
            N_("The writer's own reading: no record could settle it, however well it is argued."),
            N_("the writer's own reading"),
            LinePattern.WAVY,
            "3",
        ),
        Pen(
            Label.UNSOURCED,
            N_("Unsourced claim"),
            N_("unsourced claims"),
            N_("Checkable, no verdict in it, but the text does not say where it comes from."),
            N_("checkable, but the text does not say where it comes from"),
            LinePattern.DOTTED,
            "4",
        ),
        Pen(
            Label.VOICE,
            N_("Outside voice"),
            N_("outside voices"),
            N_("A view credited to somebody who is neither the writer nor an official."),
            N_("somebody else's view"),
            LinePattern.DASHED,
            "5",
        ),
    )
}


class Scheme(StrEnum):
    """A set of labels that an exercise asks for."""

    THREE_WAY = "three-way"
    FIVE_WAY = "five-way"

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels of the scheme, in the order of their number keys."""
        return _SCHEME_LABELS[self]

    @property
    def pens(self) -> tuple[Pen, ...]:
        """The pens of the scheme's labels, in the same order."""
        return tuple(PENS[label] for label in self.labels)


_SCHEME_LABELS: Final[dict[Scheme, tuple[Label, ...]]] = {
    Scheme.THREE_WAY: (Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL),
    Scheme.FIVE_WAY: tuple(Label),
}


class Side(StrEnum):
    """Who speaks in an item about the war, or at whom a verdict in it is aimed.

    `WEST` is the United States, NATO, and the governments and outlets of their members; `OTHER`
    is anybody else, such as a court, a body of the United Nations or a third country.
    """

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    WEST = "west"
    OTHER = "other"


class HardCase(StrEnum):
    """A kind of claim on which the marking guide has one rule: items of a kind are keyed alike."""

    ANONYMOUS_OFFICIALS = "anonymous-officials"
    SIGNED_PAPER = "signed-paper"
    UNFOUND_PAPER = "unfound-paper"
    OFFICE_PRAISE = "office-praise"
    OWN_WORD = "own-word"


class Stance(StrEnum):
    """How somebody answers who weighs nothing: all is doubtful, or all may be relied on."""

    SUSPICIOUS = "suspicious"
    TRUSTING = "trusting"


class Verdict(StrEnum):
    """What became of an answer held against the key."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    PENDING = "pending"
    VOID = "void"


class Feedback(StrEnum):
    """When a student sees the key of an assignment."""

    ON_SUBMISSION = "on-submission"
    ON_CLOSING = "on-closing"
    ON_DATE = "on-date"
    NEVER = "never"


class Certainty(StrEnum):
    """How sure a student is of an answer."""

    GUESS = "guess"
    FAIRLY_SURE = "fairly-sure"
    CERTAIN = "certain"


CERTAINTY_NAMES: Final[dict[Certainty, str]] = {
    Certainty.GUESS: N_("guess"),
    Certainty.FAIRLY_SURE: N_("fairly sure"),
    Certainty.CERTAIN: N_("certain"),
}


class CertaintyRule(StrEnum):
    """Whether an assignment asks how sure students are, and whether that is in the mark."""

    OFF = "off"
    ASKED = "asked"
    MARKED = "marked"


class Topic(StrEnum):
    """What a lesson teaches and a mistake is about: a label, or another kind of question."""

    SOURCED = "sourced"
    OFFICIAL = "official"
    EDITORIAL = "editorial"
    UNSOURCED = "unsourced"
    VOICE = "voice"
    WHO = "who"
    GROUND = "ground"
    RELATION = "relation"
    FIGURES = "figures"
    ORDER = "order"
    REWRITING = "rewriting"


class Ruling(StrEnum):
    """What a teacher decided about an item of the key."""

    UPHELD = "upheld"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    VOIDED = "voided"
    ADOPTED = "adopted"
    COUNTED = "counted"


class Stage(StrEnum):
    """Where a round stands: what the class does about the question before it."""

    READ = "read"
    VOTE = "vote"
    CLOSED = "closed"
    DISCUSS = "discuss"
    VOTE_AGAIN = "vote-again"
    CLOSED_AGAIN = "closed-again"
    REVEAL = "reveal"


#: In two or three words, for the line of stages and for what the teacher moves to.
STAGE_NAMES: Final[dict[Stage, str]] = {
    Stage.READ: N_("read"),
    Stage.VOTE: N_("vote"),
    Stage.CLOSED: N_("vote closed"),
    Stage.DISCUSS: N_("discuss"),
    Stage.VOTE_AGAIN: N_("vote again"),
    Stage.CLOSED_AGAIN: N_("second vote closed"),
    Stage.REVEAL: N_("key shown"),
}


class Half(StrEnum):
    """Half of a class that was dealt two forms crosswise: the form that it begins with."""

    A_FIRST = "a-first"
    B_FIRST = "b-first"


class Occasion(StrEnum):
    """One of the two times that the forms of a deal are given."""

    BEFORE = "before"
    AFTER = "after"


class Tone(StrEnum):
    """What a reporting verb adds to the words it reports; the value is what word lists hold."""

    NEUTRAL = "neutral"
    SURE = "sure"
    DOUBTING = "doubting"
    STRONG = "strong"

    @property
    def adds(self) -> str:
        """What it adds, as a sentence to translate."""
        return _TONE_ADDS[self]


_TONE_ADDS: Final[dict[Tone, str]] = {
    Tone.NEUTRAL: N_("It says that somebody spoke, and leaves open whether it is so."),
    Tone.SURE: N_("It takes what was said for true."),
    Tone.DOUBTING: N_("It keeps a distance, as if what was said were in doubt."),
    Tone.STRONG: N_("It judges the speaker, or what was said."),
}


RULING_NAMES: Final[dict[Ruling, str]] = {
    Ruling.UPHELD: N_("key upheld"),
    Ruling.ACCEPTED: N_("another answer accepted, too"),
    Ruling.CHANGED: N_("key changed"),
    Ruling.VOIDED: N_("item voided"),
    Ruling.ADOPTED: N_("newer key put in its place"),
    Ruling.COUNTED: N_("item counts again"),
}
