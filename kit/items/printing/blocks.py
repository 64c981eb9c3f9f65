"""What a sheet of paper is made of, for whatever makes the paper: a page to print, a Word file.

No HTML and nothing of an item type: a text, how it looks, what is ticked or written on. What
keeps together is a `Group`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Words:
    """The kit's own words: a message with named facts, to be translated where it is shown.

    `plural` is the message for any other `count` than one; empty where nothing is counted. A fact
    may be of the kit's own words, too.
    """

    message: str
    facts: Mapping[str, "str | int | Words"] = field(default_factory=dict)
    plural: str = ""
    count: int = 1


#: An author's text as it is written, or words of the kit.
Text: TypeAlias = str | Words


class Look(StrEnum):
    """How a run of a paragraph looks. None of it may be told by colour alone."""

    PLAIN = "plain"
    #: Words around a claim: slanted and greyed.
    CONTEXT = "context"
    STRONG = "strong"
    #: The raised number of a claim within a passage.
    NUMBER = "number"
    #: Words of a claim that show its label.
    CUE = "cue"
    #: Where a page on the web is.
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph. `pen`: underlined with the line of that label's pen."""

    text: Text
    look: Look = Look.PLAIN
    pen: Label | None = None


class Role(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    #: What is judged: set larger than what stands around it.
    CLAIM = "claim"
    #: A title within an item, such as that of a report.
    TITLE = "title"
    #: Sources, and how answers count.
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text. `roomy`: with space between the lines, to draw lines under the words."""

    runs: tuple[Run, ...]
    role: Role = Role.BODY
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the sheet; the sheet's own title is none."""

    text: Text


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands for a choice: a number for a label, else a letter. `means` says it in a line.

    `pen`: with a sample of that label's line.
    """

    sign: str
    words: Text
    means: Text = ""
    pen: Label | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """A list that says what each sign stands for."""

    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick, each with its sign and words; `ask` stands before them, where it is not ""."""

    boxes: tuple[Sign, ...]
    ask: Text = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A short line to write a number on, with its unit."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """Boxes to write a sign into, each below its number; `ask` stands before them."""

    numbers: tuple[str, ...]
    ask: Text = ""


@dataclass(frozen=True, slots=True)
class Places:
    """What is put in order: before each text, by its letter, a box to write its place into.

    `places` are the keyed ones, which stand in the boxes; empty to be filled in.
    """

    rows: tuple[tuple[str, str], ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of quantities; the first cell of a row is its head.

    `counts` says which columns stand from the right.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns side by side, each of paragraphs."""

    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What no page cuts, as far as it fits on one. `number` stands before it: "3", or "(2)".

    `loose`: too long for that, so that pages may cut between its blocks.
    """

    blocks: tuple["Block", ...]
    number: str = ""
    loose: bool = False


Block: TypeAlias = (
    Paragraph | Heading | Signs | Boxes | Blank | Cells | Places | Lines | Table | Beside | Group
)


def paragraph(text: Text, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),), role)


def body(paragraphs: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text."""
    return tuple(paragraph(text) for text in paragraphs)


def termed(term: Text, *texts: Text) -> Paragraph:
    """A paragraph that begins with what it is about, such as "Why:"."""
    later = (run for text in texts for run in (Run(" "), Run(text)))
    return Paragraph((Run(term, Look.STRONG), *later))


def in_context(before: str | None, claim: str, after: str | None) -> Paragraph:
    """A claim between the words around it."""
    earlier = (Run(f"{before} ", Look.CONTEXT),) if before else ()
    later = (Run(f" {after}", Look.CONTEXT),) if after else ()
    return Paragraph((*earlier, Run(claim), *later), Role.CLAIM)


def lettered(number: int) -> str:
    """The letter of a choice, by its number from 1."""
    return "abcdefghijklmnopqrstuvwxyz"[number - 1]
