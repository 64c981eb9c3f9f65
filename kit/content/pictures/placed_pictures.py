"""Pictures in a reading, as Markdown has them: each alone in its paragraph.

>>> text = '''Look.
...
... ![A road](road.svg "How it went.")'''
>>> reading_parts(text)
['Look.', PlacedPicture(line=3, file='road.svg', alternative='A road', caption='How it went.')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.notation.markdown_losses import DEFINITION

_PLACED: Final = re.compile(
    r"!\[(?P<alternative>[^\[\]]*)\]\(\s*(?P<file>[^\s()<>]+)"
    r"""(?:\s+(?P<mark>["'])(?P<caption>(?:(?!\]\().)*)(?P=mark))?\s*\)\s*"""
)
#: What stands for a picture where the Markdown around it is checked: a paragraph of no words.
_STAND_IN: Final = "—"


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in a reading. `line` counts from 1 in the text; `caption` is empty where none is.

    `file` is as typed: a picture's name, or what is none.
    """

    line: int
    file: str
    alternative: str
    caption: str


def reading_parts(text: str) -> Sequence[str | PlacedPicture]:
    """The text in its order: Markdown to render, and pictures.

    Addresses of links that are named in one part (`[name]: https://...`) go with each.
    """
    lines = text.split("\n")
    blocks = list(_placed(lines))
    named = [line for line in lines if DEFINITION.fullmatch(line)] if blocks else []
    parts: list[str | PlacedPicture] = []
    start = 0
    for picture, end in blocks:
        parts += [_with_addresses(lines[start : picture.line - 1], named), picture]
        start = end
    parts.append(_with_addresses(lines[start:], named))
    return [part for part in parts if part]


def pictures_in(text: str) -> Sequence[PlacedPicture]:
    """The pictures in their order."""
    return [picture for picture, _end in _placed(text.split("\n"))]


def without_pictures(text: str) -> str:
    """The text with something else in each picture's place, on the same lines."""
    lines = text.split("\n")
    for picture, end in _placed(lines):
        lines[picture.line - 1 : end] = [_STAND_IN, *[""] * (end - picture.line)]
    return "\n".join(lines)


def _with_addresses(lines: Sequence[str], named: Sequence[str]) -> str:
    text = "\n".join(lines).strip("\n")
    missing = [line for line in named if line not in lines]
    return "\n\n".join([text, "\n".join(missing)]) if text.strip() and missing else text


def _placed(lines: Sequence[str]) -> Iterator[tuple[PlacedPicture, int]]:
    """Each picture, and the number of its last line, from 1."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
            continue
        match = _PLACED.fullmatch(" ".join(block)) if block else None
        if match:
            words = (" ".join((match[name] or "").split()) for name in ("alternative", "caption"))
            yield PlacedPicture(number - len(block), match["file"], *words), number - 1
        block = []
