"""What a teacher corrects in the paragraphs that were recognised. Each undoes another."""

import re
from collections.abc import Sequence
from typing import Final

from kit.content.attached.blocks import Block, Blocks

_SENTENCE: Final = re.compile(r"[.!?…:;\u3002\uff01\uff1f\u061f\u06d4][”\"\u2019'»)\]]* +(?=\S)")
#: Places to part a block at that are offered.
_PLACES_MOST: Final = 40


def counted(blocks: Sequence[Block], place: int, *, counts: bool) -> Blocks:
    """The block at that place is a paragraph, or none. Raises IndexError."""
    block = blocks[_valid(blocks, place)]
    return (*blocks[:place], Block(block.text, counts), *blocks[place + 1 :])


def joined(blocks: Sequence[Block], place: int) -> tuple[Blocks, int]:
    """The block at that place and the one before are one; and where they meet in it.

    It is a paragraph where one of the two was. Raises IndexError.
    """
    before, block = blocks[_valid(blocks, place - 1)], blocks[_valid(blocks, place)]
    whole = Block(f"{before.text} {block.text}", before.counts or block.counts)
    return (*blocks[: place - 1], whole, *blocks[place + 1 :]), len(before.text)


def parted(
    blocks: Sequence[Block], place: int, at: int, counts: tuple[bool, bool] | None = None
) -> Blocks:
    """The block at that place is two, the second from the character `at` on. Raises IndexError.

    No word is parted. `counts`: whether each of them is a paragraph; None: as the block was.
    """
    block = blocks[_valid(blocks, place)]
    texts = block.text[: max(at, 0)].strip(), block.text[max(at, 0) :].strip()
    if not all(texts) or " " not in block.text[at - 1 : at + 1]:
        message = f"there is nothing to part at {at}"
        raise IndexError(message)
    pieces = map(Block, texts, counts or (block.counts, block.counts))
    return (*blocks[:place], *pieces, *blocks[place + 1 :])


def places_to_part(text: str) -> Sequence[int]:
    """Where its sentences begin, but for the first: as the character's place from 0."""
    return [match.end() for match in _SENTENCE.finditer(text)][:_PLACES_MOST]


def _valid(blocks: Sequence[Block], place: int) -> int:
    if not 0 <= place < len(blocks):
        message = f"there is no block {place}"
        raise IndexError(message)
    return place
