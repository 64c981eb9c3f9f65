"""Lines put together to blocks again, and words that were parted at a line's end."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kit.content.attached.lines import Line, ends_sentence, grouped, is_bullet
from kit.drafting.article import Removal, RemovalKind
from kit.drafting.cutting.cleaning import CleanLines, removal_of
from kit.drafting.english import listed

_PARTED: Final = re.compile(r"([^\W\d_]+)-$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: As much of a line's end as may be one word's first part.
_TAIL: Final = 40
#: A block as short, in characters, may be a heading, which does not go on.
_HEADING_MOST: Final = 40
#: Letters of a part that may be a word by itself.
_PART_LEAST: Final = 3
#: As many lines as these are rows by no accident.
_ROWS_LEAST: Final = 3
_DASH: Final = re.compile(r"[-*\u2013] (?=\S)")


@dataclass(frozen=True, slots=True)
class JoinedLines:
    """The text of a block, and the number of its first line in the article's text, from 1."""

    text: str
    number: int


@dataclass(slots=True)
class _Joining:
    clean: CleanLines
    put_back: Collection[str]
    removals: list[Removal] = field(default_factory=list)
    words: frozenset[str] = frozenset()

    def takes(self, removal: Removal) -> bool:
        """Whether it is taken out; it is noted then."""
        if removal.name in self.put_back:
            return False
        self.removals.append(removal)
        return True

    def block(self, lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[JoinedLines]:
        """The block of the lines; or each line one, where they are kept apart."""
        if len(lines) > 1:
            whole = "\n".join(line.text for line in lines)
            if not self.takes(removal_of(RemovalKind.LINE_END, numbers[0], whole)):
                yield from (
                    JoinedLines(line.text, number)
                    for line, number in zip(lines, numbers, strict=True)
                )
                return
        parts = [lines[0].text]
        for (before, line), number in zip(pairwise(lines), numbers, strict=False):
            parted = _PARTED.search(before.text[-_TAIL:])
            if parted is None or not line.text[0].isalnum():
                parts.append(" ")
            elif self._drops_hyphen(parted[1], line.text, number):
                parts[-1] = parts[-1][:-1]
            parts.append(line.text)
        yield JoinedLines("".join(parts), numbers[0])

    def _drops_hyphen(self, first: str, line: str, number: int) -> bool:
        rest = _WORD.match(line)
        second = rest[0].partition("-")[0] if rest else ""
        whole = number in self.clean.softened or self._is_one(first, second)
        removal = removal_of(RemovalKind.HYPHEN, number, f"{first}-\n{second}")
        return whole and self.takes(removal)

    def _is_one(self, first: str, second: str) -> bool:
        """Whether the parts are one word, by how it is written elsewhere in the text."""
        if not second or not second[0].islower() or first.isupper():
            return False
        small, rest = first.casefold(), second.casefold()
        if small + rest in self.words:
            return True
        if f"{small}-{rest}" in self.words or small in listed("hyphenated"):
            return False
        parts = {small, rest}
        return not (parts <= self.words and min(map(len, parts)) >= _PART_LEAST)


def join(clean: CleanLines, put_back: Collection[str]) -> tuple[list[JoinedLines], list[Removal]]:
    """The blocks of the lines, and the line ends and hyphens that were taken out. Linear."""
    joining = _Joining(clean, put_back, words=_whole_words(clean.lines))
    blocks: list[JoinedLines] = []
    place = 0
    for group in _groups(clean.lines):
        numbers = clean.numbers[place : place + len(group)]
        blocks.extend(joining.block(group, numbers))
        place += len(group)
    return _mended(blocks, joining), joining.removals


def _whole_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the lines, without the parts that a line's end left of one."""
    whole: set[str] = set()
    parted = False
    for line in lines:
        words = _WORD.findall(line.text.casefold())
        after, parted = parted, _PARTED.search(line.text[-_TAIL:]) is not None
        whole.update(words[int(after) : len(words) - int(parted)])
    return frozenset(whole)


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each block; a dash that begins a line of a list begins a block.

    Lines that all begin as sentences do, and none of which ends as one, were not broken to a
    width: they are headlines, or rows of a table.
    """
    for group in grouped(lines):
        if len(group) >= _ROWS_LEAST and all(map(_is_row, group)):
            yield from ([line] for line in group)
            continue
        begin = 0
        for place, (before, line) in enumerate(pairwise(group), 1):
            ended = ends_sentence(before.text)
            point = _DASH.match(line.text) and (ended or _DASH.match(before.text))
            # A name or a date below a sentence: what was broken to a width ends with a stop.
            signed = place == len(group) - 1 and len(line.text) < _HEADING_MOST and _is_row(line)
            if point or (ended and signed):
                yield group[begin:place]
                begin = place
        yield group[begin:]


def _is_row(line: Line) -> bool:
    return not line.text[0].islower() and not ends_sentence(line.text) and line.text[-1] not in ",-"


def _mended(blocks: Sequence[JoinedLines], joining: _Joining) -> list[JoinedLines]:
    """The blocks, those that begin in the middle of a sentence joined to the one before."""
    whole: list[JoinedLines] = []
    pieces: list[str] = []
    number = 0
    small = not any(any(map(str.isupper, block.text)) for block in blocks)
    for block in blocks:
        if pieces and not small and _goes_on(pieces[-1], block.text):
            torn = f"{pieces[-1][-_TAIL:]}\n\n{block.text[:_TAIL]}"
            if joining.takes(removal_of(RemovalKind.LINE_END, block.number - 1, torn)):
                pieces.append(block.text)
                continue
        if pieces:
            whole.append(JoinedLines(" ".join(pieces), number))
        pieces, number = [block.text], block.number
    if pieces:
        whole.append(JoinedLines(" ".join(pieces), number))
    return whole


def _goes_on(before: str, text: str) -> bool:
    begins = text[:4].lstrip("“\u2018\"'(")[:1]
    return (
        len(before) > _HEADING_MOST
        and begins.islower()
        and not ends_sentence(before)
        and not is_bullet(text)
    )
