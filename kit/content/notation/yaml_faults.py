"""Why a text is no YAML, in words for whoever wrote it, and on which line.

The parser says where it gave up and what it had hoped for, which is neither the line nor the sign
at fault. So the lines around that place are looked at for what people write by mistake.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ruamel.yaml.error import MarkedYAMLError, YAMLError

SHOWN_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line; `line` counts from 0."""

    line: int
    found: str
    allowed: str
    advice: str


_Said = tuple[str, str, str]
_QUOTES: Final = "“”„‟‘’‚«»"
_INDENT: Final = re.compile(r"[^\S\n]*")
_WIDE: Final = re.compile(r"[^\S \t\n]|[\u200b\ufeff]")
_BULLET: Final = re.compile(r"(\s*)([•·◦‣▪●*–—−])\s+\S")
_HYPHEN: Final = re.compile(r"\s*-(?![\s-])[^\s:]+:(\s|$)")
_NO_BLANK: Final = re.compile(r"\s*(-\s+)?([a-z][a-z_-]*):(?!//)[^\s].*")
_FIELD: Final = re.compile(r"(?P<lead>\s*(-\s+)*)(?P<name>[^\s:#'\"\[{][^:#]*?):[ \t]+(?P<value>\S.*)")
_ELEMENT: Final = re.compile(r"\s*(-\s+)+(?P<value>\S.*)")
_NAMED_LINE: Final = re.compile(r"\s*(-\s+)*[^\s:]+:(\s|$)")
_INNER_COLON: Final = re.compile(r":(\s|$)")
_IN_QUOTES: Final = "put quotes around the text"


def fault_of(text: str, error: Exception) -> Fault:
    """The likeliest mistake behind an error of the parser."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    last = _line_of(text, mark or context)
    first = _line_of(text, context or mark)
    marked = isinstance(error, MarkedYAMLError)
    opened = _left_open(error, first) if marked else None
    if opened is not None:
        return opened
    for number in _near(lines, first, last):
        said = _first_sign(lines[number])
        if said is not None:
            return Fault(number, *said)
    if isinstance(error, YAMLError) and (indented := _indented(lines, last)) is not None:
        return indented
    said = _by_shape(lines[last])
    return Fault(last, *said)


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


def _left_open(error: Exception, line: int) -> Fault | None:
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
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
    if problem.startswith("expected the node content") and "<stream end>" in problem:
        return Fault(
            line, "a bracket that is never closed", "[...] and {...}",
            "close it, or put quotes around the text",
        )  # fmt: skip
    return None


def _first_sign(line: str) -> _Said | None:
    """What the line itself shows."""
    return next((said for sign in _SIGNS if (said := sign(line)) is not None), None)


def _tab(line: str) -> _Said | None:
    indent = _INDENT.match(line)
    if indent is None or "\t" not in indent[0]:
        return None
    return "a tab at the beginning of the line", "blanks", "put blanks in its place"


def _wide_blank(line: str) -> _Said | None:
    found = _WIDE.search(line)
    if found is None or not (_INDENT.match(line) or [""])[0] + line[:60]:
        return None
    if line[: found.start()].strip(" -\t") and line[found.start() - 1] != ":":
        return None
    return (
        f"a blank of another kind (U+{ord(found[0]):04X}), as copied from a web page or from Word",
        "plain blanks",
        "delete it and press the space bar",
    )


def _bullet(line: str) -> _Said | None:
    found = _BULLET.match(line)
    if found is None:
        return None
    return f"the sign {found[2]!r} before an entry", "a hyphen and a blank", "write '- ' in its place"


def _hyphen(line: str) -> _Said | None:
    if not _HYPHEN.match(line):
        return None
    return "a hyphen without a blank behind it", "'- ' before an entry", "put a blank behind it"


def _colon_alone(line: str) -> _Said | None:
    found = _NO_BLANK.fullmatch(line)
    if found is None:
        return None
    return (
        f"no blank behind {found[2] + ':'!r}",
        "a blank between a colon and the value",
        "put a blank behind the colon",
    )


def _value(line: str) -> str:
    found = _FIELD.fullmatch(line) or _ELEMENT.fullmatch(line)
    return found["value"].rstrip() if found else ""


def _curly(line: str) -> _Said | None:
    value = _value(line)
    if not value or value[0] not in _QUOTES:
        return None
    return (
        f"the quotation mark {value[0]} around a text, as Word writes it",
        "straight quotation marks",
        "write \" before and behind the text, with '\\\"' for one within it",
    )


def _quoted(line: str) -> _Said | None:
    value = _value(line)
    if value.startswith("'") and value.endswith("'") and _has_lone_apostrophe(value[1:-1]):
        return (
            "an apostrophe within single quotes",
            "'' for an apostrophe there",
            "double it, or put the text in double quotes",
        )
    if value.startswith('"') and re.search(r'(?<!\\)"', value[1:-1]):
        return (
            "a quotation mark within double quotes",
            r"\" for a quotation mark there",
            r"write \" for it, or put the whole text in single quotes",
        )
    if value[:1] in {'"', "'"} and not re.search(rf"(?<!\\){value[0]}\s*(#.*)?$", value[1:]):
        return (
            "a text that begins with a quotation mark and does not end with it",
            "quotation marks around the whole text",
            "put the second one where the text ends; a text that begins with a quotation goes "
            "into single quotes as a whole",
        )
    return None


def _has_lone_apostrophe(text: str) -> bool:
    return "'" in text.replace("''", "")


def _colon_within(line: str) -> _Said | None:
    value = _value(line)
    if not value or value[0] in "\"'[{|>" or not _INNER_COLON.search(value):
        return None
    return "a colon within a text without quotes", "a text with a colon in quotes", _IN_QUOTES


def _odd_start(line: str) -> _Said | None:
    value = _value(line)
    if not value or value[0] not in "@`%&*!|>]},?":
        return None
    if value[0] in "|>" and re.fullmatch(r"[|>][-+0-9]{0,2}(\s+#.*)?", value):
        return None
    return (
        f"a text that begins with {value[0]}",
        "letters and digits at the beginning of a text without quotes",
        _IN_QUOTES,
    )


def _bracket(line: str) -> _Said | None:
    value = _value(line)
    if not value or value[0] not in "[{":
        return None
    other = "]" if value[0] == "[" else "}"
    if value.count(value[0]) > value.count(other):
        return (
            f"a bracket {value[0]} without its {other}",
            f"{value[0]}...{other}, or quotes around a text that begins with a bracket",
            f"write the {other} where it ends, or put quotes around the text",
        )
    return (
        f"something within or behind {value[0]}...{other} that does not belong there",
        "entries parted by commas, texts with a comma, colon or quotation mark in quotes",
        "look for a comma too few, or put the texts within in quotes",
    )


_SIGNS: Final[Sequence[Callable[[str], _Said | None]]] = (
    _tab, _wide_blank, _bullet, _hyphen, _curly, _quoted, _colon_within, _colon_alone,
    _odd_start, _bracket,
)  # fmt: skip


def _indented(lines: Sequence[str], number: int) -> Fault | None:
    """Whether the line begins in a column in which nothing above it does."""
    own = _width(lines[number])
    columns: set[int] = set()
    for line in reversed(lines[:number]):
        if not line.strip():
            continue
        dash = re.match(r"\s*(-\s+)*", line)
        columns |= {_width(line), len(dash[0]) if dash else 0}
        if _width(line) == 0:
            break
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


def _by_shape(line: str) -> _Said:
    """What is left to say of a line that shows no sign."""
    shown = line.strip()
    shown = shown if len(shown) <= SHOWN_MOST else shown[: SHOWN_MOST - 1] + "…"
    if not _INNER_COLON.search(line) and not line.lstrip().startswith("-"):
        return (
            f"the line {shown!r} without a field's name",
            "a name and a colon before each text, further lines of it indented",
            "indent the line, or write the name before it",
        )
    return (
        f"the line {shown!r}, which does not fit what stands above it",
        "fields and lists as in docs/authoring.md",
        "compare it with the entries that are right, blanks and signs included",
    )
