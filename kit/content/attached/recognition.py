"""Which blocks of a pasted article are paragraphs.

Title, writer and date before it, headings and what a page has around a text are none; unless the
list of articles counts so many that they must be: what an article "has" is what its author counted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, product, zip_longest
from typing import Final

from kit.content.attached.blocks import BLOCKS_MOST, Block, Blocks, paragraphs
from kit.content.attached.lines import blocks_of, ends_sentence, is_bullet, lines_of
from kit.content.attached.numbers import by_numbers

#: A block as long is running text, however it ends; a shorter one is, where it ends as a sentence.
LONG: Final = 140
_SENTENCE: Final = 45
#: A block as short, and without a sentence's end, is a heading or a caption.
_SHORT: Final = 80
#: Blocks before the first paragraph, at most.
_HEADS_MOST: Final = 12
_HEADING: Final = re.compile(r"#{1,6} +")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)")
#: Lines that pages of newspapers have in the middle of a text.
FURNITURE: Final = frozenset(
    {
        "ad", "advertisement", "article continues below", "comments", "copy link", "email",
        "listen to this article", "most read", "print", "read more", "related", "related articles",
        "save", "share", "share this article", "sign up", "skip to content", "subscribe",
        "support us",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a text may be read.

    Whether what stands before it counts, whether headings do, and whether paragraphs that were
    torn apart are put together.
    """

    heads: bool
    headings: bool
    mended: bool


#: The plainest first.
_READINGS: Final = [
    _Reading(*choice) for choice in sorted(product((False, True), repeat=3), key=sum)
]


def recognise(text: str, count: int | None = None) -> Blocks:
    """The blocks of a text, those that are paragraphs marked. Total, and linear in its length.

    Of a text with more than BLOCKS_MOST it is one more than these, so that it can be refused.

    `count`: how many paragraphs the article is said to have. Of the ways in which titles, headings
    and torn paragraphs may count, the plainest that comes to it is taken; else the plainest of all.
    """
    return recognised(list(islice(blocks_of(lines_of(text)), BLOCKS_MOST + 1)), count)


def recognised(texts: Sequence[str], count: int | None = None) -> Blocks:
    """As `recognise`, of a text whose lines have been put together."""
    by_number = by_numbers(texts)
    if by_number is not None:
        return by_number
    plainest = _read(texts, _READINGS[0])
    if count is None:
        return plainest
    others = (_read(texts, reading) for reading in _READINGS[1:])
    return next((one for one in (plainest, *others) if len(paragraphs(one)) == count), plainest)


def _read(texts: Sequence[str], reading: _Reading) -> Blocks:
    blocks = [
        Block(_plain(text), _counts(text, after, headings=reading.headings))
        for text, after in zip_longest(texts, texts[1:], fillvalue="")
    ]
    body = _body(texts)
    for place, block in enumerate(blocks):
        if place not in body:
            blocks[place] = replace(block, counts=reading.heads and place < body.start)
    return _mended(blocks) if reading.mended else tuple(blocks)


def _body(texts: Sequence[str]) -> range:
    """From the first block of running text to the last; all of it where there is none."""
    first = next((place for place, text in enumerate(texts) if _runs(text, place)), None)
    if first is None or first > _HEADS_MOST:
        return range(len(texts))
    last = max(
        place for place in range(first, len(texts)) if place == first or _closes(texts[place])
    )
    return range(first, last + 1)


def _runs(text: str, place: int) -> bool:
    """Whether it is running text; what stands first may be a title that asks, or calls out."""
    words = _plain(text)
    if _HEADING.match(text) or not any(map(str.isalpha, _without_links(text))):
        return False
    if len(words) >= LONG or is_bullet(words):
        return True
    return (
        len(words) >= _SENTENCE and ends_sentence(words) and not (place == 0 and words[-1] in "?!")
    )


def _closes(text: str) -> bool:
    """Whether an article may end with it: a sentence, short or not, that announces nothing."""
    words = _plain(text)
    if words.casefold().rstrip(":. ") in FURNITURE or _HEADING.match(text):
        return False
    return len(words) >= LONG or (ends_sentence(words) and not words.endswith(":"))


def _counts(text: str, after: str, *, headings: bool) -> bool:
    """Whether a block within the article is a paragraph. `after` is the block after it."""
    words = _plain(text)
    if words.casefold().rstrip(":. ") in FURNITURE:
        return False
    if not any(map(str.isalnum, _without_links(text))):
        return False
    if headings or is_bullet(words) or ends_sentence(words) or _goes_on(words, after):
        return headings or _HEADING.match(text) is None
    return len(words) > _SHORT and _HEADING.match(text) is None


def _mended(blocks: Sequence[Block]) -> Blocks:
    """The blocks, those that begin in the middle of a sentence joined to the one before."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before and before.counts and block.counts and _goes_on(before.text, block.text):
            whole[-1] = Block(f"{before.text} {block.text}", counts=True)
        else:
            whole.append(block)
    return tuple(whole)


def _goes_on(before: str, text: str) -> bool:
    return not ends_sentence(before) and text.lstrip("“\u2018\"'(")[:1].islower()


def _without_links(text: str) -> str:
    return _LINK.sub("", text)


def _plain(text: str) -> str:
    """A block without the marks of Markdown around it."""
    words = _LINK.sub(r"\1", _HEADING.sub("", text, count=1)).strip()
    for mark in ("**", "__", "*", "_"):
        inner = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inner.strip() and mark not in inner:
            words = inner.strip()
    return words or text
