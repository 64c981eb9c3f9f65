"""Figures of a reading: Markdown's pictures, each alone in its paragraph.

>>> text = '''Look.
...
... ![A road](road.svg "How it went.")'''
>>> reading_parts(text)
['Look.', Figure(line=3, file='road.svg', alternative='A road', caption='How it went.')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.notation.markdown_losses import DEFINITION

_FIGURE: Final = re.compile(
    r"!\[(?P<alternative>[^\[\]]*)\]\(\s*(?P<file>[^\s()<>]+)"
    r"""(?:\s+(?P<mark>["'])(?P<caption>(?:(?!\]\().)*)(?P=mark))?\s*\)\s*"""
)
#: What stands for a figure where the Markdown around it is checked: a paragraph of no words.
_STAND_IN: Final = "—"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a reading. `line` counts from 1 in the text; `caption` is empty where none is.

    `file` is as typed: a picture's name, or what is none.
    """

    line: int
    file: str
    alternative: str
    caption: str


def reading_parts(text: str) -> Sequence[str | Figure]:
    """The text in its order: Markdown to render, and figures.

    Addresses of links that are named in one part (`[name]: https://...`) go with each.
    """
    lines = text.split("\n")
    blocks = list(_figures(lines))
    named = [line for line in lines if DEFINITION.fullmatch(line)] if blocks else []
    parts: list[str | Figure] = []
    start = 0
    for figure, end in blocks:
        parts += [_with_addresses(lines[start : figure.line - 1], named), figure]
        start = end
    parts.append(_with_addresses(lines[start:], named))
    return [part for part in parts if part]


def figures_of(text: str) -> Sequence[Figure]:
    """The figures in their order."""
    return [figure for figure, _end in _figures(text.split("\n"))]


def without_figures(text: str) -> str:
    """The text with something else in each figure's place, on the same lines."""
    lines = text.split("\n")
    for figure, end in _figures(lines):
        lines[figure.line - 1 : end] = [_STAND_IN, *[""] * (end - figure.line)]
    return "\n".join(lines)


def _with_addresses(lines: Sequence[str], named: Sequence[str]) -> str:
    text = "\n".join(lines).strip("\n")
    missing = [line for line in named if line not in lines]
    return "\n\n".join([text, "\n".join(missing)]) if text.strip() and missing else text


def _figures(lines: Sequence[str]) -> Iterator[tuple[Figure, int]]:
    """Each figure, and the number of its last line, from 1."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
            continue
        match = _FIGURE.fullmatch(" ".join(block)) if block else None
        if match:
            words = (" ".join((match[name] or "").split()) for name in ("alternative", "caption"))
            yield Figure(number - len(block), match["file"], *words), number - 1
        block = []
