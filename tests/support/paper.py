"""What a printed sheet says, as lines of plain text: for tests that read it."""

from collections.abc import Iterator, Sequence

from kit.items.printing.blocks import (
    Beside,
    Blank,
    Block,
    Boxes,
    Cells,
    Group,
    Heading,
    Lines,
    Look,
    Paragraph,
    Places,
    Sign,
    Signs,
    Table,
    Text,
    Words,
)


def said(text: Text) -> str:
    """A text in English, its facts filled in."""
    if isinstance(text, str):
        return text
    message = text.plural if text.plural and text.count != 1 else text.message
    facts = {
        name: said(fact) if isinstance(fact, Words) else fact for name, fact in text.facts.items()
    }
    return message % facts if facts else message


def _signed(sign: Sign) -> str:
    means = f": {said(sign.means)}" if sign.means else ""
    return f"{sign.sign} {said(sign.words)}{means}"


def lines_of(blocks: Sequence[Block]) -> list[str]:
    """A line for each paragraph, box and row; what is in a group begins with its number."""
    return [line for block in blocks for line in _lines(block)]


def read_of(blocks: Sequence[Block]) -> str:
    """All that there is to read, in one line, without the raised numbers of claims."""
    return " ".join(" ".join(lines_of([_unnumbered(block) for block in blocks])).split())


def _unnumbered(block: Block) -> Block:
    if isinstance(block, Group):
        return Group(tuple(map(_unnumbered, block.blocks)), block.number)
    if isinstance(block, Paragraph):
        return Paragraph(tuple(run for run in block.runs if run.look is not Look.NUMBER))
    return block


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield "".join(said(run.text) for run in block.runs)
        case Heading():
            yield f"== {said(block.text)}"
        case Table():
            yield block.caption
            yield from (" | ".join(row) for row in (block.columns, *block.rows))
        case Beside():
            yield from lines_of((*block.left, *block.right))
        case Group():
            first, *others = lines_of(block.blocks)
            yield f"{block.number} {first}".lstrip()
            yield from others
        case Signs():
            yield from map(_signed, block.signs)
        case _:
            yield from _to_fill(block)


def _to_fill(block: Boxes | Blank | Cells | Places | Lines) -> Iterator[str]:
    match block:
        case Boxes():
            ask = f"{said(block.ask)} " if block.ask else ""
            yield ask + " ".join(f"[ ] {_signed(box)}" for box in block.boxes)
        case Blank():
            yield f"____ {block.unit}".rstrip()
        case Cells():
            yield f"{said(block.ask)} " + " ".join(f"{number} [ ]" for number in block.numbers)
        case Places():
            for number, (letter, text) in enumerate(block.rows):
                yield f"[{block.places[number] if block.places else ' '}] {letter} {text}"
        case Lines():
            yield from ["____"] * block.count
