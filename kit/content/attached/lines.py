"""The lines of a pasted text, and where a new block begins among them.

Blank lines part blocks, except where paragraphs are indented: there a blank line without an indent
after it is the end of a page. Within a block, lines that were broken to a width are one; lines
that were not are each a block of their own.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

LINE_END: Final = re.compile("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
#: Marks of no width, and those that turn the direction of what follows.
DROPPED: Final = dict.fromkeys(
    [0xAD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_TAB: Final = 4
#: As much as a paragraph's first line is set in, in blanks.
_INDENT: Final = 2
#: No text is broken to more characters a line than this.
_WIDEST: Final = 120
#: A line was broken to a width where the next word would have gone beyond this part of it.
_FULL: Final = 0.75
_BULLET: Final = re.compile(r"[•▪◦‣●]\s*")
#: A paragraph's number, alone in its line or with the sign for one.
_NUMBER: Final = re.compile(r"¶|[\[(]?[0-9]{1,3}[\]).:]?$")
_SENTENCE_END: Final = re.compile(r"[.!?…:\u3002\uff01\uff1f\u061f\u06d4][”“\"\u2019'»«)\]*_]*$")
#: As much of a line's end as is looked at: nobody closes more quotations at once.
_TAIL: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words, how far it is set in, and whether a blank line stands before it.

    `breaks` is whether two blanks at its end say, as in Markdown, that it ends here and its
    paragraph does not.
    """

    text: str
    indent: int
    after_blank: bool
    breaks: bool


def ends_sentence(text: str) -> bool:
    """Whether it ends as a sentence does; a colon counts, since what it announces follows."""
    return _SENTENCE_END.search(text[-_TAIL:]) is not None


def is_bullet(text: str) -> bool:
    """Whether it begins with the point of a list."""
    return _BULLET.match(text) is not None


def lines_of(text: str) -> Sequence[Line]:
    """The lines that hold something, without what is not seen."""
    lines, blank = [], True
    for raw in LINE_END.split(text.translate(DROPPED)):
        line = line_of(raw, after_blank=blank)
        blank = line is None
        if line is not None:
            lines.append(line)
    return lines


def line_of(raw: str, *, after_blank: bool) -> Line | None:
    """The line without its end, and with what is not seen; None where it holds nothing."""
    plain = raw.expandtabs(_TAB).replace("\xa0", " ")
    words = " ".join((plain if plain.isprintable() else _kept(plain)).split())
    if not words:
        return None
    return Line(words, len(plain) - len(plain.lstrip()), after_blank, plain.endswith("  "))


def _kept(line: str) -> str:
    """The line with a blank in place of each character that no database or page keeps."""
    return "".join(" " if unicodedata.category(one) in {"Cc", "Cs", "Cn"} else one for one in line)


def blocks_of(lines: Sequence[Line]) -> Iterator[str]:
    """The lines joined to blocks."""
    words = _Words(lines)
    for block in grouped(lines):
        yield words.joined([line.text for line in block])


def grouped(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each block."""
    begins = _begins_by_indent(lines) if _has_indents(lines) else _begins_by_blank(lines)
    block: list[Line] = []
    for line, first in zip(lines, begins, strict=True):
        if first and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


class _Words:
    """Puts lines together; a word that was parted at a line's end as it stands elsewhere."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._whole = {word.casefold() for line in lines for word in _letters(line.text)}

    def joined(self, lines: Sequence[str]) -> str:
        text = lines[0]
        parts = [text]
        for before, line in pairwise(lines):
            if re.search(r"\w-$", before[-2:]) is None or not line[0].isalnum():
                parts.append(" ")
            elif self._is_whole(before, line):
                parts[-1] = parts[-1][:-1]
            parts.append(line)
        return "".join(parts)

    def _is_whole(self, before: str, line: str) -> bool:
        ends, begins = _letters(before[:-1]), _letters(line)
        return bool(ends and begins) and (ends[-1] + begins[0]).casefold() in self._whole


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _width(lines: Sequence[Line]) -> int | None:
    """How many characters the lines were broken to; None where they were not."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    widest = lengths[len(lengths) * 95 // 100] if lengths else 0
    return widest if len(lengths) > 1 and widest <= _WIDEST else None


def _has_indents(lines: Sequence[Line]) -> bool:
    """Whether paragraphs begin with an indent, and not with a blank line."""
    if _width(lines) is None:
        return False
    begin = sum(
        line.indent >= _INDENT and not line.after_blank and before.indent < _INDENT
        for before, line in pairwise(lines)
    )
    return begin >= max(2, sum(line.after_blank for line in lines[1:]))


def _begins_by_indent(lines: Sequence[Line]) -> Iterator[bool]:
    yield from (True for _line in lines[:1])
    # A title, and who wrote it, stand before the first indent.
    running = bool(lines) and lines[0].indent >= _INDENT
    for before, line in pairwise(lines):
        if line.indent < _INDENT:
            yield line.after_blank and not (running and not ends_sentence(before.text))
            continue
        running = True
        # A quotation that is set in as a whole goes on.
        goes_on = before.indent >= _INDENT and not ends_sentence(before.text)
        yield line.after_blank or is_bullet(line.text) or not goes_on


def _begins_by_blank(lines: Sequence[Line]) -> Iterator[bool]:
    width = _width(lines)
    inner = [before for before, line in pairwise(lines) if not line.after_blank]
    ended = sum(ends_sentence(line.text) for line in inner)
    # Where nearly every line ends a sentence, each is a paragraph that somebody wrote in a line.
    if len(inner) > 1 and ended >= 0.7 * len(inner):
        width = None
    yield from (True for _line in lines[:1])
    for before, line in pairwise(lines):
        if line.after_blank or is_bullet(line.text) or _NUMBER.match(line.text):
            yield True
        else:
            yield not (before.breaks or _was_broken(before, line, width))


def _was_broken(before: Line, line: Line, width: int | None) -> bool:
    """Whether the two were one before they were broken to the width."""
    if width is None:
        return False
    word = line.text.partition(" ")[0]
    full = len(before.text) + before.indent + 1 + len(word) > _FULL * width
    return full or line.text[0].islower()
