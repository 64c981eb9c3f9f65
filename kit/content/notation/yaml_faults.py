"""Why a text is no YAML, in words for whoever wrote it, and on which line.

The parser says where it gave up and what it had hoped for, which is neither the line nor the sign
at fault. So the lines around that place are looked at for what people write by mistake.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.notation.line_signs import INNER_COLON, first_sign, quoted_text
from kit.content.problems import short_repr


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line; `line` counts from 0."""

    line: int
    mistake: str
    allowed: str
    advice: str
    where: str = "file"


#: The first line of an entry, if it is but words.
_WORDS_ALONE: Final = re.compile(r"\s*-\s+[a-z][^:\"'\[{]*")
_NAMED_LINE: Final = re.compile(r"\s*(-\s+)*[^\s:]+:(\s|$)")


def fault_of(text: str, error: Exception) -> Fault:
    """The likeliest mistake behind an error of the parser."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    last = _line_of(text, mark or context)
    first = _line_of(text, context or mark)
    problem = str(getattr(error, "problem", ""))
    opened = _left_open(problem, str(getattr(error, "context", "")), first)
    if opened is not None:
        return opened
    for number in _near(lines, first, last):
        said = first_sign(lines[number])
        if said is not None:
            return Fault(number, *said)
    return (
        _quote_above(lines, last)
        or _indented(lines, last)
        or _by_shape(lines, first if "expected ':'" in problem else last)
    )


def _line_of(text: str, mark: object) -> int:
    index = getattr(mark, "index", 0) or 0
    line = text.count("\n", 0, index)
    # The end of a text is behind its last line; the mistake is before it.
    while line > 0 and not text.split("\n")[line].strip():
        line -= 1
    return line


def _near(lines: Sequence[str], first: int, last: int) -> Iterable[int]:
    """The line where the parser gave up, then those before it back to where its text began."""
    begin = max(0, min(first, last - 3))
    return [n for n in range(last, begin - 1, -1) if lines[n].strip()]


def _left_open(problem: str, context: str, line: int) -> Fault | None:
    if "double-quoted" in context and "escape" in problem:
        return Fault(
            line, "a backslash within double quotes, which begins a sign of YAML's own",
            r"\\ for a backslash there", r"write \\, or put the text in single quotes",
        )  # fmt: skip
    if "quoted scalar" in context and "end of stream" in problem:
        return Fault(
            line, "a quotation mark without its second", "texts between two quotation marks",
            "close it where the text ends",
        )  # fmt: skip
    if "flow" in context and ("<stream end>" in problem or "<document" in problem):
        sign = "{" if "mapping" in context else "["
        other = "}" if sign == "{" else "]"
        return Fault(
            line, f"a bracket {sign} without its {other}", f"{sign}...{other}",
            f"write the {other} where it ends",
        )  # fmt: skip
    return None


def columns_above(lines: Sequence[str], number: int) -> tuple[set[int], set[int]]:
    """The columns in which entries (with a hyphen) and fields begin above a line."""
    entries: set[int] = set()
    fields: set[int] = set()
    for line in reversed(lines[:number]):
        if not line.strip():
            continue
        dash = re.match(r"\s*(-\s+)*", line)
        fields.add(len(dash[0]) if dash else _width(line))
        if line.lstrip().startswith("- "):
            entries.add(_width(line))
        if _width(line) == 0:
            break
    return entries, fields


def _indented(lines: Sequence[str], number: int) -> Fault | None:
    """Whether the line begins in a column in which nothing above it does."""
    own = _width(lines[number])
    columns = set().union(*columns_above(lines, number))
    if not columns or (own in columns and own <= _last_width(lines, number)):
        return None
    if not _NAMED_LINE.match(lines[number]) and not lines[number].lstrip().startswith("-"):
        return None
    said = "one blank" if own == 1 else f"{own} blanks"
    return Fault(
        number, f"a line that begins after {said}, and none above it does",
        "the same number of blanks before all fields of a group",
        "begin it under the field that it belongs with",
    )  # fmt: skip


def _last_width(lines: Sequence[str], number: int) -> int:
    before = next((line for line in reversed(lines[:number]) if line.strip()), "")
    dash = re.match(r"\s*(-\s+)*", before)
    return len(dash[0]) if dash else 0


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quote_above(lines: Sequence[str], last: int) -> Fault | None:
    """The nearest line above whose text begins with a quotation mark and does not end."""
    for number in range(last, -1, -1):
        said = quoted_text(lines[number])
        if said is not None:
            return Fault(number, *said)
    return None


def _by_shape(lines: Sequence[str], number: int) -> Fault:
    """What is left to say of a line that shows no sign."""
    line = lines[number]
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), 0)
    if _WORDS_ALONE.fullmatch(lines[above]) and _width(line) > _width(lines[above]):
        return Fault(
            above, f"the line {short_repr(lines[above].strip())} without a colon",
            "'- ', a name, a colon and a value at the beginning of an entry",
            "put a colon and a blank behind the name",
        )  # fmt: skip
    if not INNER_COLON.search(line) and not line.lstrip().startswith("-"):
        return Fault(
            number, f"the line {short_repr(line.strip())} without a field's name",
            "a name and a colon before each text, further lines of it indented",
            "indent the line, or write the name before it",
        )  # fmt: skip
    return Fault(
        number, f"the line {short_repr(line.strip())}, which does not fit what stands around it",
        "fields and lists as in docs/authoring.md",
        "compare it with an entry that is right, blanks and signs included",
    )  # fmt: skip
