"""Paragraphs that are numbered in the text itself, as teachers number them for a class."""

import re
from collections.abc import Sequence
from typing import Final

from kit.content.attached.blocks import Block, Blocks

_NUMBER: Final = re.compile(r"(?:¶ ?|\[|\()?([0-9]{1,3})(?:[\])]|[.:](?= |$)|(?= |$)) ?")
#: As many numbers in a row are no accident.
_LEAST: Final = 3


def by_numbers(texts: Sequence[str]) -> Blocks | None:
    """The blocks by the numbers 1, 2, 3 and so on that they begin with; None without them.

    A number that stands alone is that of the block after it. What has none is no paragraph.
    """
    if sum(_NUMBER.match(text) is not None for text in texts) < max(_LEAST, len(texts) // 3):
        return None
    blocks: list[Block] = []
    count, waits = 0, False
    for text in texts:
        number = _NUMBER.match(text)
        rest = text
        if not waits and number is not None and number[1] == str(count + 1):
            count, waits = count + 1, True
            rest = text[number.end() :].strip()
        if rest:
            blocks.append(Block(rest, counts=waits))
            waits = False
    paragraphs = sum(block.counts for block in blocks)
    return tuple(blocks) if paragraphs >= max(_LEAST, len(blocks) // 2) else None
