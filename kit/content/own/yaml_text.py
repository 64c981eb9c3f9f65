"""Values as lines of YAML, the way an author of the kit's files would type them."""

import re
import textwrap
from typing import Final

from kit.content.notation.plain_values import odd_number, plain_value

_WIDTH: Final = 100
#: What needs no quotes wherever it stands, within brackets too.
_PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[\w .'/()-]*[\w.)])?")
_COMMENT: Final = " #"


def field_line(name: str, value: object, indent: int) -> str:
    """`name: value` with its line end; a long text goes over several lines, as one paragraph.

    A text has single blanks and no line ends.
    """
    margin = " " * indent
    if isinstance(value, str) and len(value) + len(name) + indent > _WIDTH:
        return f"{margin}{name}: >-\n{_folded(value, indent + 2)}"
    return f"{margin}{name}: {scalar(value)}\n"


def scalar(value: object) -> str:
    """A value on one line, with quotes where YAML wants them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and plain_value(value) == value and odd_number(value) is None:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _folded(text: str, indent: int) -> str:
    margin = " " * indent
    lines = textwrap.wrap(
        text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False
    )  # fmt: skip
    return "".join(f"{margin}{line}\n" for line in lines)
