"""What a copy of an article is made of: its blocks, in order, of which some are paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

#: Of a copy, in characters: the longest articles that are printed have half as many.
TEXT_MOST: Final = 120_000
#: Blocks of a copy.
BLOCKS_MOST: Final = 600


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of an article that belong together. `counts`: whether they are a paragraph."""

    text: str
    counts: bool


Blocks = tuple[Block, ...]


def paragraphs(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The paragraphs alone: that with the number 1 first.

    >>> paragraphs([Block("By Ann Ash", False), Block("It rained.", True)])
    ('It rained.',)
    """
    return tuple(block.text for block in blocks if block.counts)


def numbered(blocks: Sequence[Block]) -> Sequence[tuple[int | None, Block]]:
    """Each block with its paragraph's number, from 1; None where it is no paragraph."""
    numbers, count = [], 0
    for block in blocks:
        count += block.counts
        numbers.append(count if block.counts else None)
    return list(zip(numbers, blocks, strict=True))


def state_of(blocks: Sequence[Block]) -> str:
    """A word for all of it: another one wherever something was corrected."""
    whole = repr([(block.text, block.counts) for block in blocks])
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
