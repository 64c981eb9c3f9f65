"""A text taken apart: what this folder is for."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from kit.content.attached.recognition import recognised
from kit.drafting.article import CLAIMING, Article, Block, BlockKind, Removal, RemovalKind, Sentence
from kit.drafting.cutting.claims import claims_of, dateline
from kit.drafting.cutting.cleaning import clean, removal_of
from kit.drafting.cutting.joining import JoinedLines, join
from kit.drafting.cutting.kinds import date_in, is_caption, kinds_of, outlet_in
from kit.drafting.cutting.sentences import sentences

_NONE: Final[Mapping[int, BlockKind]] = MappingProxyType({})
_HEADS: Final = frozenset({BlockKind.BYLINE, BlockKind.STANDFIRST})
#: A line alone is no name above a text.
_LEAST: Final = 2
_BY: Final = re.compile(r"(?:(?:words|story|text|report) )?by:? ", re.IGNORECASE)


def take_apart(
    text: str, put_back: Collection[str] = (), kinds: Mapping[int, BlockKind] = _NONE
) -> Article:
    """The article that a text holds: cleaned, and cut into blocks, sentences and claims.

    Total: of an empty text no blocks. `put_back` are the names of removals that are not made;
    names that the text has none of do nothing. `kinds` are a person's corrections, by the index of
    the block among those that come out with the same `put_back`.
    """
    cleaned = clean(text, put_back)
    joined, joins = join(cleaned, put_back)
    texts, captions = _without_captions(joined, put_back)
    blocks = recognised(texts)
    proposed = kinds_of(blocks)
    settled = [kinds.get(place, kind) for place, kind in enumerate(proposed)]
    removals = sorted(
        (*cleaned.removals, *joins, *captions), key=lambda removal: (removal.line, removal.name)
    )
    return _article([block.text for block in blocks], settled, removals)


def _without_captions(
    joined: Sequence[JoinedLines], put_back: Collection[str]
) -> tuple[list[str], list[Removal]]:
    texts: list[str] = []
    removals: list[Removal] = []
    for block in joined:
        removal = removal_of(RemovalKind.CAPTION, block.number, block.text)
        if is_caption(block.text) and removal.name not in put_back:
            removals.append(removal)
        else:
            texts.append(block.text)
    return texts, removals


def _article(
    texts: Sequence[str], kinds: Sequence[BlockKind], removals: Sequence[Removal]
) -> Article:
    blocks: list[Block] = []
    number = 0
    followers = (*kinds[1:], BlockKind.NOTE)
    for text, kind, after in zip(texts, kinds, followers, strict=False):
        claiming = kind in CLAIMING
        number += claiming
        cut = _sentences(text, claiming=claiming, first=number == 1)
        if after is BlockKind.POINT and text.endswith(":"):
            cut = (*cut[:-1], replace(cut[-1], claims=()))
        blocks.append(Block(kind, text, number if claiming else None, cut))
    byline = _first(blocks, BlockKind.BYLINE)
    return Article(
        tuple(blocks),
        tuple(removals),
        title=_first(blocks, BlockKind.TITLE),
        byline=_BY.sub("", byline, count=1) if _BY.match(byline) else byline,
        date=_date(blocks),
        outlet=_outlet(blocks),
    )


def _sentences(text: str, *, claiming: bool, first: bool) -> tuple[Sentence, ...]:
    spans = sentences(text)
    return tuple(
        Sentence(span, claims_of(text, spans, place, first=first) if claiming else ())
        for place, span in enumerate(spans)
    )


def _first(blocks: Sequence[Block], kind: BlockKind) -> str:
    return next((block.text for block in blocks if block.kind is kind), "")


def _date(blocks: Sequence[Block]) -> str:
    """The date above the article, or of the line that opens it: "ELLSWORTH, 3 May (Agency) —"."""
    date = _first(blocks, BlockKind.DATE)
    heads = [block.text for block in blocks if block.kind in _HEADS]
    text = next((block.text for block in blocks if block.kind in CLAIMING), "")
    opening = text[: dateline(text, first=True)].partition(",")[2]
    named = [block.text for block in blocks[:1] if _outlet(blocks)]
    return date or next(filter(None, map(date_in, (*named, *heads, opening))), "")


def _outlet(blocks: Sequence[Block]) -> str:
    """The outlet that the first line names, where a text follows it."""
    if len(blocks) < _LEAST or blocks[0].kind is BlockKind.TITLE:
        return ""
    return outlet_in(blocks[0].text)
