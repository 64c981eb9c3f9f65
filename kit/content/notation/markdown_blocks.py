"""Blocks of Markdown that become something else than they look: lists, tables, headings, code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.notation.markdown_remarks import Remark
from kit.content.problems import short_repr

_QUOTE: Final = re.compile(r"\s{0,3}>\s?")
_ITEM: Final = re.compile(r"(?P<blanks>\s*)(?P<mark>[-*+]|\d+\.)\s+\S")
_BRACKET_ITEM: Final = re.compile(r"\s{0,3}(\d+\)|[a-z]\))\s+\S")
_HEADING: Final = re.compile(r"(?P<level>#{1,6})(?P<words>.*)")
_UNDERLINE: Final = re.compile(r"(=+|-+)\s*")
_RULE: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_ROW: Final = re.compile(r"\s*\|.*\|\s*")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
#: Levels of headings that a reading has; the page has those above.
_LEVELS: Final = range(2, 5)
#: Blanks that make code of a line, and put a list into another.
_DEEP: Final = 4
#: A list of more than this many entries begins elsewhere; what is larger is a year.
_ORDINAL_MOST: Final = 99
_TEXT_ABOVE: Final = "a blank line before it"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between them, each with its number from 1; quotes unwrapped.

    `is_code`: each is indented so far that Markdown shows it as a computer would type it.
    `in_list`: it goes on with a list above.
    """

    lines: Sequence[tuple[int, str]]
    is_code: bool
    in_list: bool


def blocks_of(lines: Sequence[str]) -> Sequence[Block]:
    """The blocks in their order."""
    blocks: list[Block] = []
    block: list[tuple[int, str]] = []
    for number, raw in enumerate([*lines, ""], 1):
        line = _QUOTE.sub("", raw, count=1).expandtabs(_DEEP)
        if line.strip():
            block.append((number, line))
        elif block:
            blocks.append(_block(block, blocks))
            block = []
    return blocks


def _block(lines: list[tuple[int, str]], before: Sequence[Block]) -> Block:
    deep = all(_width(line) >= _DEEP for _, line in lines)
    goes_on = bool(before) and (before[-1].in_list or _is_list(before[-1]))
    in_list = goes_on and _width(lines[0][1]) >= 1
    return Block(lines, is_code=deep and not goes_on, in_list=in_list)


def _is_list(block: Block) -> bool:
    return not block.is_code and _ITEM.match(block.lines[0][1]) is not None


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())


def block_remarks(blocks: Sequence[Block]) -> Iterator[Remark]:
    """What becomes of the blocks that is not what they look like."""
    level = 1
    for block in blocks:
        if block.is_code:
            yield Remark(
                block.lines[0][0], "a line that begins with four blanks or a tab, shown as code",
                "text that begins at the left", "take the blanks out",
            )  # fmt: skip
            continue
        yield from _list_remarks(block)
        yield from _table_remarks(block)
        yield from _fence_remarks(block)
        for number, line in block.lines:
            heading = _HEADING.match(line)
            if heading:
                own = len(heading["level"])
                yield from _heading_remarks(number, heading, level)
                level = own if own in _LEVELS else level
        yield from _underline_remarks(block)


def _heading_remarks(number: int, heading: re.Match[str], before: int) -> Iterator[Remark]:
    level, words = len(heading["level"]), heading["words"]
    if level not in _LEVELS:
        advice = (
            "write ## for a heading"
            if words[:1] in {" ", "#"}
            else r"write ## and a blank for a heading, or \# where it is a word"
        )
        yield Remark(
            number, f"{heading['level']} at the beginning of a line, shown as text of its own",
            "headings with ##, ### and ####: the page's own title stands above them", advice,
        )  # fmt: skip
    elif level > before + 1:
        yield Remark(
            number, f"a heading with {'#' * level} without one of {'#' * (level - 1)} above it",
            "levels without a gap, for whoever listens to the page",
            f"write {'#' * (before + 1)}",
        )  # fmt: skip


def _underline_remarks(block: Block) -> Iterator[Remark]:
    if len(block.lines) < 2 or not _UNDERLINE.fullmatch(block.lines[1][1]):  # noqa: PLR2004 - numbers of a formula
        return
    number, line = block.lines[1]
    yield Remark(
        number, f"{short_repr(line.strip())} under a line, which makes a heading of it",
        "headings with ##, and a blank line before ---",
        "write ## before the heading, or put a blank line between the two",
    )  # fmt: skip


def _list_remarks(block: Block) -> Iterator[Remark]:
    first = block.lines[0][1]
    in_list = _is_list(block) or block.in_list
    above = first
    for number, line in block.lines:
        item = _ITEM.match(line)
        if _BRACKET_ITEM.match(line):
            yield Remark(
                number, f"{short_repr(line.split()[0])}, which begins no list here",
                "1. or - before an entry", "write the number with a point",
            )  # fmt: skip
            break
        if item and not in_list and line is not first and not _HEADING.match(above):
            yield Remark(
                number, "a list directly under a line of text, which runs on with it",
                _TEXT_ABOVE, "put a blank line before the list",
            )  # fmt: skip
            break
        in_list = in_list or item is not None
        above = line
    if _is_list(block):
        yield from _entry_remarks(block)


def _entry_remarks(block: Block) -> Iterator[Remark]:
    items = [(number, entry) for number, line in block.lines if (entry := _ITEM.match(line))]
    ordered = items[0][1]["mark"][0].isdigit()
    numbers: list[tuple[int, int]] = []
    for number, item in items:
        if 0 < len(item["blanks"]) < _DEEP and len(items[0][1]["blanks"]) == 0:
            yield Remark(
                number, "an entry indented by fewer than four blanks, shown like the others",
                "four blanks before an entry under another", "put four blanks before it",
            )  # fmt: skip
            return
        if item["blanks"]:
            continue
        if item["mark"][0].isdigit() is not ordered:
            yield Remark(
                number, "a list of another kind directly under a list, which runs on with it",
                _TEXT_ABOVE, "put a blank line and a line of text before it",
            )  # fmt: skip
            return
        if ordered:
            numbers.append((number, int(item["mark"][:-1])))
    yield from _number_remarks(numbers)


def _number_remarks(numbers: Sequence[tuple[int, int]]) -> Iterator[Remark]:
    if not numbers:
        return
    line, first = numbers[0]
    if first > _ORDINAL_MOST or (len(numbers) == 1 and first > 1):
        yield Remark(
            line, f"'{first}.' at the beginning of a line, which makes a list of it",
            "lists of several entries, from 1", rf"write {first}\. where it is no list",
        )  # fmt: skip
        return
    shown = {own for _, own in numbers}
    wrong = next((one for place, one in enumerate(numbers) if one[1] != first + place), None)
    if wrong is not None and shown != {1}:
        yield Remark(
            wrong[0], f"the number {wrong[1]}. in a list, which is counted anew",
            "numbers in their order", "number the entries one after the other",
        )  # fmt: skip


def _table_remarks(block: Block) -> Iterator[Remark]:
    rows = [(number, line) for number, line in block.lines if _ROW.fullmatch(line)]
    rules = [place for place, (_, line) in enumerate(block.lines) if _is_rule(line)]
    if rules[:1] == [1]:
        yield from _cell_remarks(block)
    elif rules and rules[0] > 1:
        yield Remark(
            block.lines[rules[0] - 1][0], "a table directly under a line of text, shown as text",
            _TEXT_ABOVE, "put a blank line before the table",
        )  # fmt: skip
    elif rows:
        yield Remark(
            rows[0][0], "a row of cells without a table, shown as text",
            "a line of heads and |---|---| under it", "write them above the rows",
        )  # fmt: skip


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line) is not None


def _cell_remarks(block: Block) -> Iterator[Remark]:
    width = _cells(block.lines[0][1])
    for number, line in block.lines[2:]:
        if _cells(line) > width:
            yield Remark(
                number, f"a row of {_cells(line)} cells in a table of {width}",
                "as many cells as the table has heads", "add a head, or take the cell out",
                loses=True,
            )  # fmt: skip


def _cells(line: str) -> int:
    bare = re.sub(r"`[^`]*`", "", line.strip()).removeprefix("|")
    bare = re.sub(r"(?<!\\)\|$", "", bare)
    return len(re.findall(r"(?<!\\)\|", bare)) + 1


def _fence_remarks(block: Block) -> Iterator[Remark]:
    opening = next((number for number, line in block.lines if _FENCE.match(line)), None)
    if opening is not None:
        yield Remark(
            opening, "a line with ``` or ~~~, which begins no block of code here",
            "text and tables", "take it out; show figures in a table",
        )  # fmt: skip
