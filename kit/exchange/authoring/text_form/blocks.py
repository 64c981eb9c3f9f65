"""A text form cut into its header and a block for each claim, by what its lines begin with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kit.exchange.authoring.text_form.typed_lines import (
    HEADER,
    LABEL,
    Line,
    typed_lines,
)

#: The claim itself, which needs no name before it.
CLAIM = "claim"


@dataclass
class Field:
    """A field as it was typed, over one line or several, which become one paragraph."""

    name: str
    line: int
    words: list[str]

    @property
    def text(self) -> str:
        """Its words, with single blanks."""
        return " ".join(filter(None, self.words))


@dataclass
class Block:
    """What belongs to one claim, or to the exercise: fields in their order, the lines as typed.

    `misspelt` are the lines whose first word is perhaps a field's name, with that name.
    """

    fields: list[Field] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    misspelt: list[tuple[Line, str]] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether a field of that name is there."""
        return any(one.name == name for one in self.fields)

    def first(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.fields[0].line if self.fields else 1

    def begin(self, name: str, line: Line, words: str) -> None:
        """A field begins."""
        self.fields.append(Field(name, line.number, [words]))
        self.typed.append(line.typed)

    def go_on(self, line: Line) -> None:
        """The last field goes on."""
        if line.meant:
            self.misspelt.append((line, line.meant))
        self.fields[-1].words.append(line.typed)
        self.typed.append(line.typed)


def blocks_of(text: str) -> tuple[Block, list[Block]]:
    """The header, and a block for each claim."""
    header, claims = Block(), list[Block]()
    for line in typed_lines(text):
        current = claims[-1] if claims else None
        if current is None and _is_of_header(header, line):
            _add_to_header(header, line)
        elif current is None or _begins(current, line):
            claims.append(Block())
            _start(claims[-1], line, len(claims))
        elif line.field:
            current.begin(line.field, line, line.text)
        else:
            current.go_on(line)
    return header, claims


def _is_of_header(header: Block, line: Line) -> bool:
    if line.field in HEADER or line.field == "from":
        return True
    return not line.field and not line.parted and bool(header.fields)


def _add_to_header(header: Block, line: Line) -> None:
    if line.field:
        header.begin(line.field, line, line.text)
    else:
        header.go_on(line)


def _begins(block: Block, line: Line) -> bool:
    """Whether a line is the first of the next claim."""
    if line.field == CLAIM:
        return block.has(CLAIM)
    if not line.field:
        return line.parted and (block.has(CLAIM) or block.has(LABEL)) and not line.meant
    # Its context may stand before a claim.
    return line.field == "before" and line.parted and block.has(LABEL) and block.has("before")


def _start(block: Block, line: Line, ordinal: int) -> None:
    if line.field:
        block.begin(line.field, line, line.text)
        return
    words = line.text
    if line.marked == str(ordinal):
        words = words.partition(" ")[2]
    if line.meant:
        block.misspelt.append((line, line.meant))
    block.begin(CLAIM, line, words)


def repeated(block: Block) -> Iterator[Field]:
    """The fields that stand there a second time."""
    seen: set[str] = set()
    for typed in block.fields:
        if typed.name in seen and typed.name != "article":
            yield typed
        seen.add(typed.name)


def typed_text(blocks: Iterable[Block]) -> str:
    """The blocks as they were typed, to be mended."""
    return "\n\n".join("\n".join(block.typed) for block in blocks)
