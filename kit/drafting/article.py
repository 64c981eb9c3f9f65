"""An article taken apart: its blocks, their sentences, and what was taken out of it.

`kit.drafting.cutting` makes it of a text, `kit.drafting.reading` says what stands in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What some lines of an article are. Only paragraphs and points of a list hold claims."""

    PARAGRAPH = "paragraph"
    POINT = "point"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    CAPTION = "caption"
    NOTE = "note"


#: The kinds whose sentences may be claims; they alone are numbered.
CLAIMING = frozenset({BlockKind.PARAGRAPH, BlockKind.POINT})


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` (excluded), in characters of the text that it belongs to."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: where it stands, and the claims in it.

    `span` is in the text of the block. `claims` are in it, too: the clauses that can be asked for
    apart, or the sentence alone. `claims` is empty where nothing is claimed: a dateline, a question
    asked to be answered, an instruction.
    """

    span: Span
    claims: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of an article that belong together.

    `number` is that of the paragraph, from 1; None for what is none.
    """

    kind: BlockKind
    text: str
    number: int | None
    sentences: tuple[Sentence, ...]


class RemovalKind(StrEnum):
    """Why something was taken out of a text, or mended in it."""

    HYPHEN = "hyphen"
    LINE_END = "line end"
    PAGE_NUMBER = "page number"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    READ_ALSO = "read also"
    ODD_SIGNS = "odd signs"


@dataclass(frozen=True, slots=True)
class Removal:
    """Something taken out. `name` is its own, by which it can be put back.

    The same text gives the same names. `line` is that of the text as it came, from 1; `text` what
    stood there.
    """

    name: str
    kind: RemovalKind
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text taken apart. What is found of it is for a person to correct.

    `title`, `byline` and `date` are as the text has them, `outlet` as its first line alone has it,
    where it plainly is one. What stands nowhere is empty.
    """

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]
    title: str
    byline: str
    date: str
    outlet: str = ""

    def sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Each sentence of a paragraph or point with its block, in reading order."""
        for block in self.blocks:
            if block.kind in CLAIMING:
                for sentence in block.sentences:
                    yield block, sentence
