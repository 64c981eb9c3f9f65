"""Values written as YAML, in the way the shipped files have them."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kit.content.loading.yaml_file import parse
from kit.content.problems import Problem

#: Where lines of a text end, as far as its words allow.
WIDTH: Final = 100
_STEP: Final = 2
_MOST_IN_BRACES: Final = 4
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*")
_BREAK: Final = re.compile(r"(?<=\S) (?=\S)")
_KEPT: Final = 2048


def name_spelled(name: str) -> str:
    """A field's name, in quotes where it has other signs than letters, digits and hyphens."""
    return name if _PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def entry_spelled(name: str, value: Any, column: int, *, block: bool = False) -> str:
    """`name: value` as a line or more of a group of fields that begins at a column."""
    head = name_spelled(name) + ":"
    return head + _behind(value, column, len(head) + 1, block=block)


def element_spelled(value: Any, column: int, *, block: bool = False) -> str:
    """`- value` as a line or more of a list whose dashes stand at a column."""
    if value and _is_group(value) and (block or not _fits_braces(value, column + _STEP)):
        return "- " + group_spelled(value, column + _STEP)
    if value and _is_list(value) and not _fits_braces(value, column + _STEP):
        return "- " + list_spelled(value, column + _STEP)
    return "-" + _behind(value, column, 2)


def group_spelled(fields: Mapping[str, Any], column: int, *, deep: bool = False) -> str:
    """Fields one a line; the first line is not indented. `deep`: the groups in it, too."""
    gap = "\n" + " " * column
    return gap.join(
        entry_spelled(name, value, column, block=deep and _is_group(value))
        for name, value in fields.items()
    )


def list_spelled(elements: Sequence[Any], column: int, *, block: bool = False) -> str:
    """Elements one a line; the first line is not indented."""
    gap = "\n" + " " * column
    return gap.join(element_spelled(element, column, block=block) for element in elements)


def document_spelled(fields: Mapping[str, Any]) -> str:
    """A whole file: its items, and its key's entries, in lines of their own."""
    lines = []
    for name, value in fields.items():
        if _is_list(value) and value and all(map(_is_group, value)):
            lines.append(f"{name_spelled(name)}:\n  {list_spelled(value, 2, block=True)}")
        elif _is_group(value) and value:
            lines.append(f"{name_spelled(name)}:\n  {group_spelled(value, 2, deep=True)}")
        else:
            lines.append(entry_spelled(name, value, 0))
    return "".join(line + "\n" for line in lines)


def scalar_spelled(value: Any, column: int, room: int, *, flow: bool = False) -> str:
    """A value that holds no others. `room`: the signs that stand before it in its first line.

    `column` is that of the group or list around it, `flow` whether that stands in brackets.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Decimal):
        return format(Decimal(repr(value) if isinstance(value, float) else value), "f")
    if value is None:
        return "null"
    text = str(value)
    short = column + room + len(text) <= WIDTH
    if (short or flow) and _is_plain(text, flow=flow):
        return text
    if not flow and (not short or "\n" in text):
        folded = _folded(text, column + _STEP)
        if _reads_as(f"k: {_folded(text, _STEP)}", text):
            return folded
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _reads_as(f"k: {quoted}", text) else json.dumps(text)


def flow_spelled(value: Any) -> str:
    """A value in brackets or braces, in one line."""
    if _is_group(value):
        entries = (f"{name_spelled(name)}: {flow_spelled(one)}" for name, one in value.items())
        return "{" + ", ".join(entries) + "}"
    if _is_list(value):
        return "[" + ", ".join(map(flow_spelled, value)) + "]"
    return scalar_spelled(value, 0, 0, flow=True)


def _behind(value: Any, column: int, room: int, *, block: bool = False) -> str:
    """What stands behind a field's colon or an element's dash."""
    if not (_is_group(value) or _is_list(value)):
        return " " + scalar_spelled(value, column, room)
    if not value or (not block and _fits_braces(value, column + room)):
        return " " + flow_spelled(value)
    inner = column + _STEP
    rows = group_spelled(value, inner) if _is_group(value) else list_spelled(value, inner)
    return "\n" + " " * inner + rows


def _fits_braces(value: Any, room: int) -> bool:
    """Whether it is read best in one line."""
    entries = list(value.values() if _is_group(value) else value)
    flat = not any(_is_group(one) or (_is_list(one) and _holds_more(one)) for one in entries)
    few = not _is_group(value) or len(entries) <= _MOST_IN_BRACES
    return not entries or (flat and few and room + len(flow_spelled(value)) <= WIDTH)


def _holds_more(elements: Sequence[Any]) -> bool:
    return any(_is_group(one) or _is_list(one) for one in elements)


def _is_group(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether the text is read as itself without quotes."""
    if not text or "\n" in text or text != text.strip():
        return False
    return _reads_as(f"k: {text}", text) and (not flow or _reads_as(f"k: [{text}]", [text]))


def _reads_as(line: str, value: Any) -> bool:
    return _read(line) == (value,)


@lru_cache(maxsize=_KEPT)
def _read(line: str) -> tuple[Any, ...]:
    """The value of the one field `k`; nothing where that is not all that is read."""
    located = parse(line + "\n", Path("k"))
    if isinstance(located, Problem) or located.problems or set(located.data) != {"k"}:
        return ()
    return (located.data["k"],)


def _folded(text: str, column: int) -> str:
    """The text over several lines, its line breaks as empty ones."""
    lines = [">-"]
    for number, paragraph in enumerate(text.split("\n")):
        lines += ([""] if number else []) + list(_filled(paragraph, WIDTH - column))
    return "\n".join(" " * column + line if line and n else line for n, line in enumerate(lines))


def _filled(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines if paragraph else []
