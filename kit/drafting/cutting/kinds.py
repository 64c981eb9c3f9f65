"""What each block of an article is: proposed, for a person to correct."""

import re
from collections.abc import Sequence
from typing import Final

from kit.content.attached.blocks import Block
from kit.content.attached.lines import ends_sentence
from kit.drafting.article import CLAIMING, BlockKind
from kit.drafting.cutting.outlets import masthead
from kit.drafting.english import listed, sorted_out

#: Blocks among which title, byline and date are looked for.
_HEADS_MOST: Final = 8
#: Running text that may stand between a title and a byline, in characters.
_STANDFIRST_MOST: Final = 320
_SHORT: Final = 120
_CAPTION_MOST: Final = 320
_HEADING_MOST: Final = 60
#: Words of a title where a shorter line stands above it.
_TITLE_LEAST: Final = 4
_POINT: Final = re.compile(r"[•▪◦‣●]|[-*\u2013] |\(?\d{1,2}[.)] ")
_SIGNED: Final = re.compile(
    r"[^.]{0,60}(?<!\w)@\w|[^.]{0,60}\b(?:reporter|correspondent)\b", re.IGNORECASE
)
_NAME: Final = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]*(?: [^\W\d_a-zß-öø-ÿ][\w'\u2019.-]*){1,3}"
)
_BY: Final = re.compile(r"by(?: the)? [^\W\d_]", re.IGNORECASE)
_NUMBERED_DAY: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}[.:]\d{2}\b|\b(?:19|20)\d\d\b"
)
_DIGITS: Final = re.compile(r"\b\d{4}-\d\d?-\d\d?\b|\b\d\d?[./]\d\d?[./]\d{2,4}\b")
_FULL_DATE: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,9}\.?,? (?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Between the parts of a byline or dateline.
_PIECES: Final = re.compile(r" ?[|·(),;—\u2013] ?|(?<=\w)[.] ")
_CREDIT: Final = re.compile(
    r"(?:\(|\b)(?:photo|picture|photograph|image)s?(?: credit| courtesy| by)?(?::| by | courtesy )",
    re.IGNORECASE,
)
#: Words of a date's line that are neither days nor months.
_DATE_WORDS: Final = frozenset({"at", "on", "am", "pm", "a", "m", "p", "gmt", "bst", "est", "of"})
_DATE_REST: Final = frozenset({"th", "st", "nd", "rd", "last", "first", "the", "min", "read"})
_ENDS: Final = frozenset({"ends", "end", "###", "# # #", "-ends-", "- ends -", "-30-"})


def kinds_of(blocks: Sequence[Block]) -> Sequence[BlockKind]:
    """The kind of each block, of which those that count were recognised as paragraphs."""
    begin = _body(blocks)
    kinds = [*_head_kinds([block.text for block in blocks[:begin]])]
    last = max((place for place, block in enumerate(blocks) if block.counts), default=len(blocks))
    over = False
    for place, block in enumerate(blocks[begin:], begin):
        over = over or _closes(block.text)
        if over:
            kinds.append(BlockKind.NOTE)
        elif block.counts:
            kinds.append(_labelled(block.text) or _claiming(block.text))
        else:
            plain = BlockKind.HEADING if place < last else BlockKind.NOTE
            kinds.append(_labelled(block.text) or plain)
    return _with_author_note(blocks, kinds)


def is_caption(text: str) -> bool:
    """Whether the block is what stands below a picture, or who took it."""
    if len(text) > _CAPTION_MOST:
        return False
    return _labelled_as("caption", text) or _CREDIT.search(text, max(len(text) - 80, 0)) is not None


def date_in(text: str) -> str:
    """The part of a byline or dateline that is a date; empty where there is none."""
    whole = _FULL_DATE.search(text)
    if whole is not None and {word.casefold() for word in _WORD.findall(whole[0])} & listed("days"):
        return whole[0]
    pieces = _PIECES.split(text)
    return next((piece.strip() for piece in pieces if _is_date(piece)), "")


def outlet_in(text: str) -> str:
    """The outlet that a line names, perhaps with a date behind it; empty where it says more."""
    name, *rest = (piece.strip() for piece in _PIECES.split(text[: _SHORT + 1]))
    if len(text) > _SHORT or not all(_is_date(piece) for piece in rest if piece):
        return ""
    return masthead(name)


def _body(blocks: Sequence[Block]) -> int:
    """The place of the first block behind title, byline and what goes with them."""
    first = next((place for place, block in enumerate(blocks) if block.counts), None)
    if first is None:
        return 1 if len(blocks) > 1 else 0
    running = 0
    for place, block in enumerate(blocks[:_HEADS_MOST]):
        if place and _head_kind(block.text) in {BlockKind.BYLINE, BlockKind.DATE}:
            first = max(first, place + 1) if not block.counts or running else first
        running += len(block.text) if block.counts else 0
        if running > _STANDFIRST_MOST:
            break
    return first


def _head_kinds(texts: Sequence[str]) -> Sequence[BlockKind]:
    title = _title(texts)
    kinds: list[BlockKind] = []
    for place, text in enumerate(texts):
        kind = _head_kind(text)
        if place == title:
            kind = BlockKind.TITLE
        elif kind is None and place < title:
            kind = BlockKind.NOTE
        elif (
            kind is None
            and not outlet_in(text)
            and _NAME.fullmatch(text)
            and BlockKind.BYLINE not in kinds
        ):
            kind = BlockKind.BYLINE
        kinds.append(kind or BlockKind.STANDFIRST)
    if len(kinds) > 1 and kinds[-1] is BlockKind.STANDFIRST and _heads(texts[-1], kinds[-2]):
        kinds[-1] = BlockKind.HEADING
    return kinds


def _heads(text: str, before: BlockKind) -> bool:
    """Whether what stands right above the first paragraph is its heading."""
    signed = before in {BlockKind.BYLINE, BlockKind.DATE}
    return len(text) <= _HEADING_MOST and (signed or text.endswith("?") or text.isupper())


def _title(texts: Sequence[str]) -> int:
    """The place of the title: the first line of some words that is no byline or the like.

    Above it a page may name itself and its part. As many as there are texts where none is one.
    """
    places = [
        place for place, text in enumerate(texts)
        if not _BY.match(text) and _head_kind(text) in {None, BlockKind.BYLINE}
        and (place or not outlet_in(text))
    ]  # fmt: skip
    signed = next((place for place in places if _head_kind(texts[place])), len(texts))
    above = [place for place in places if place < signed] or places
    long = (
        place for place in above
        if len(_WORD.findall(texts[place])) >= _TITLE_LEAST and not texts[place].endswith(".")
    )  # fmt: skip
    return next(long, above[0] if above else len(texts))


def _head_kind(text: str) -> BlockKind | None:
    """The kind that the words of a block before the body tell; None where they tell none."""
    labelled = _labelled(text)
    if labelled or len(text) > _SHORT:
        return labelled
    signed = _BY.match(text) or _labelled_as("byline", text) or _SIGNED.match(text)
    if signed and not ends_sentence(text.rstrip(". ")):
        return BlockKind.BYLINE
    return None


def _labelled(text: str) -> BlockKind | None:
    if is_caption(text):
        return BlockKind.CAPTION
    if not any(map(str.isalnum, text)):
        return BlockKind.NOTE
    if _labelled_as("note", text.lstrip("(*")) and len(text) <= _CAPTION_MOST:
        return BlockKind.NOTE
    if len(text) <= _SHORT and _is_date(text):
        return BlockKind.DATE
    return None


def _labelled_as(sort: str, text: str) -> bool:
    """Whether it begins with a listed label and a colon, or with one of several words."""
    plain = text[:_SHORT].casefold()
    head, colon, _ = plain.partition(":")
    labels = sorted_out("labels")[sort]
    if colon and head.strip("([* ") in labels:
        return True
    return any(
        (" " in label and plain.startswith(f"{label} ")) or plain == label for label in labels
    )


def _is_date(text: str) -> bool:
    """Whether it is a date or a time of day and nothing else."""
    plain = text.casefold()
    for label in sorted_out("labels")["date"]:
        plain = plain.removeprefix(label)
    words = set(_WORD.findall(plain))
    named = {word for word in words if word in listed("days")}
    rest = words - named - _DATE_WORDS - _DATE_REST - {"updated", "published"}
    dated = bool(named and _NUMBERED_DAY.search(plain)) or _DIGITS.search(plain) is not None
    timed = plain != text.casefold() and _NUMBERED_DAY.search(plain) is not None
    return not rest and (dated or timed)


def _closes(text: str) -> bool:
    """Whether the article is over here, and what is for editors begins."""
    plain = text.casefold().strip(" :.")
    return plain in _ENDS or plain.startswith(("notes to editors", "note to editors"))


def _claiming(text: str) -> BlockKind:
    return BlockKind.POINT if _POINT.match(text) else BlockKind.PARAGRAPH


def _with_author_note(blocks: Sequence[Block], kinds: list[BlockKind]) -> Sequence[BlockKind]:
    """The kinds, the last paragraph a note where it says who the writer is."""
    signed = [
        block.text.removeprefix("By ").title()
        for block, kind in zip(blocks, kinds, strict=True)
        if kind is BlockKind.BYLINE
    ]
    names = tuple(name[0].casefold() for text in signed if (name := _NAME.search(text)))
    for place in range(max(len(blocks) - 2, 1), len(blocks)):
        text = blocks[place].text.casefold()
        if kinds[place] in CLAIMING and len(text) <= _CAPTION_MOST and text.startswith(names):
            kinds[place] = BlockKind.NOTE
    return kinds
