"""The pictures of a lesson's text: listed in its front matter, placed in its reading, taken out.

A picture's alternative text and caption stand where it is placed, its maker and licence above.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content.notation.page_text import page_text
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.lessons.page_fields import with_body, with_values
from kit.content.own.texts import LESSON
from kit.content.pictures.placed_pictures import PlacedPicture, pictures_in

PICTURES: Final = "pictures"
_OPENING: Final = 60
_HEADING: Final = re.compile(r"#{2,4} +(?P<words>.+?) *")
#: What goes on with a list, so that nothing may stand before it.
_OF_LIST: Final = re.compile(r"\s+\S|(?:[-*+]|\d+\.)\s")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a picture: by itself, below it, and whose it is."""

    alternative: str
    caption: str
    by: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block of the reading behind which a picture may stand: its number, from 0, and opening."""

    number: int
    opening: str


@dataclass(frozen=True, slots=True)
class Placing:
    """A picture where it stands. `number` counts the pictures; `heading`: above it, or empty."""

    number: int
    picture: PlacedPicture
    heading: str


@dataclass(frozen=True, slots=True)
class ListedPicture:
    """An entry of the front matter, and where the reading shows it."""

    number: int
    file: str
    by: str
    licence: str
    placings: tuple[Placing, ...]


def listed_pictures(lesson: str) -> list[ListedPicture]:
    """The entries in their order; those that are no group are left out. Raises UnreadableText."""
    placings = placings_in(lesson)
    return [
        ListedPicture(
            number, str(entry["file"]), str(entry.get("by") or ""), str(entry.get("licence") or ""),
            tuple(one for one in placings if one.picture.file == str(entry["file"])),
        )
        for number, entry in enumerate(_entries(_values(lesson)))
        if isinstance(entry, dict) and entry.get("file")
    ]  # fmt: skip


def placings_in(lesson: str) -> list[Placing]:
    """All pictures that stand in the reading, listed or not."""
    body = page_text(lesson).body
    lines = body.split("\n")
    return [
        Placing(number, picture, _heading_above(lines, picture.line))
        for number, picture in enumerate(pictures_in(body))
    ]


def _heading_above(lines: Sequence[str], line: int) -> str:
    above = (_HEADING.fullmatch(one) for one in reversed(lines[: line - 1]))
    return next((heading["words"] for heading in above if heading), "")


def spots(lesson: str) -> list[Spot]:
    """The blocks of the reading behind which a picture may stand: none within a list."""
    blocks = _blocks(page_text(lesson).body.split("\n"))
    texts = [text for text, _end in blocks]
    return [
        Spot(number, _opening(text))
        for number, (text, after) in enumerate(zip(texts, [*texts[1:], ""], strict=True))
        if not (_OF_LIST.match(text) and _OF_LIST.match(after))
    ]


def with_picture(lesson: str, file: str, words: Words, after: int | None) -> str:
    """The lesson with a picture listed, and placed behind a block, or at the end for None.

    Raises UnreadableText.
    """
    values = _values(lesson)
    entry = {"file": file, "by": words.by, "licence": words.licence}
    kept = [one for one in _entries(values) if not _is_of(one, file)]
    if len(kept) == len(_entries(values)):
        kept.append(entry)
    else:
        kept = [entry if _is_of(one, file) else one for one in _entries(values)]
    lesson = with_values(LESSON, lesson, {**values, PICTURES: kept})
    lines = page_text(lesson).body.rstrip("\n").split("\n")
    blocks = _blocks(lines)
    is_last = after is None or not 0 <= after < len(blocks)
    end = len(lines) if is_last or after is None else blocks[after][1]
    lines[end:end] = ["", spelled(file, words.alternative, words.caption)]
    return with_body(lesson, "\n".join(lines))


def with_words(lesson: str, number: int, words: Words) -> str:
    """The lesson with other words at one of the places where a picture stands; else as it is."""
    placings = placings_in(lesson)
    if not 0 <= number < len(placings):
        return lesson
    picture = placings[number].picture
    if (picture.alternative, picture.caption) == (_line(words.alternative), _line(words.caption)):
        return lesson
    return _replaced(lesson, picture, spelled(picture.file, words.alternative, words.caption))


def with_owner(lesson: str, number: int, words: Words) -> str:
    """The lesson with another maker and licence in an entry. Raises UnreadableText."""
    values = _values(lesson)
    entries = _entries(values)
    if not 0 <= number < len(entries) or not isinstance(entries[number], dict):
        return lesson
    entry = entries[number]
    said = {"by": _line(words.by), "licence": _line(words.licence)}
    if all(str(entry.get(name) or "") == value for name, value in said.items()):
        return lesson
    entries[number] = {**entry, **said}
    return with_values(LESSON, lesson, {**values, PICTURES: entries})


def without_picture(lesson: str, file: str) -> str:
    """The lesson without a picture: neither listed nor anywhere in the reading.

    Raises UnreadableText.
    """
    for placing in reversed(placings_in(lesson)):
        if placing.picture.file == file:
            lesson = _replaced(lesson, placing.picture, "")
    values = _values(lesson)
    left = [one for one in _entries(values) if not _is_of(one, file)]
    if len(left) == len(_entries(values)):
        return lesson
    others = {name: value for name, value in values.items() if name != PICTURES}
    return with_values(LESSON, lesson, {**values, PICTURES: left} if left else others)


def spelled(file: str, alternative: str, caption: str) -> str:
    """A picture as Markdown; brackets, which would end its words, are round ones.

    >>> spelled("a.svg", "A [new] road", "The road.")
    '![A (new) road](a.svg "The road.")'
    """
    alternative = _line(alternative).replace("[", "(").replace("]", ")")
    caption = _line(caption).replace("](", "] (").replace("[[", "[ [")
    return f'![{alternative}]({file} "{caption}")' if caption else f"![{alternative}]({file})"


def _line(text: str) -> str:
    return " ".join(text.split())


def _values(lesson: str) -> dict[str, Any]:
    return plain_fields(page_text(lesson).matter or "", LESSON)


def _entries(values: dict[str, Any]) -> list[Any]:
    listed = values.get(PICTURES)
    return list(listed) if isinstance(listed, list) else []


def _is_of(entry: Any, file: str) -> bool:
    return isinstance(entry, dict) and entry.get("file") == file


def _blocks(lines: Sequence[str]) -> list[tuple[str, int]]:
    """What stands between blank lines, each with the number of lines to its end."""
    blocks: list[tuple[str, int]] = []
    begun: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            begun.append(line)
        elif begun:
            blocks.append(("\n".join(begun), number))
            begun = []
    return blocks


def _opening(block: str) -> str:
    text = _line(block)
    return text if len(text) <= _OPENING else text[:_OPENING].rstrip() + "…"


def _replaced(lesson: str, picture: PlacedPicture, text: str) -> str:
    """The lesson with a text in a picture's place; for an empty one, without the blank line."""
    page = page_text(lesson)
    lines = page.body.split("\n")
    first = last = picture.line - 1
    while last < len(lines) and lines[last].strip():
        last += 1
    if not text and last < len(lines):
        last += 1
    lines[first:last] = [text] if text else []
    return lesson[: len(lesson) - len(page.body)] + "\n".join(lines)
