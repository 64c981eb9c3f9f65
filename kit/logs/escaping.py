"""What is logged: each record begins a line of its own, and holds nothing that a terminal obeys.

Paths, headers, names of forms and files come from anybody. A line break in one would begin a line
that looks like the kit's own, an escape sequence would paint over what stands there, and a mark of
direction would turn it round.
"""

import logging
import traceback
import unicodedata
from typing import Any, Final

#: Controls, marks of direction and others that nobody sees, halves of characters, line breaks.
_OBEYED: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Before the lines of a traceback, which may hold texts of anybody, too.
_WITHIN: Final = "  | "


def escaped(text: str) -> str:
    r"""The text on one line, what is not to be seen in it as Python spells it.

    >>> print(escaped("/a\n\x1b[31mb"))
    /a\n\x1b[31mb
    """
    # What is printable to Python holds nothing of that, and nearly all that is logged is.
    return text if text.isprintable() else "".join(map(_spelt, text))


def _spelt(character: str) -> str:
    if unicodedata.category(character) not in _OBEYED:
        return character
    return character.encode("unicode_escape").decode("ascii")


class EscapedRecord(logging.LogRecord):
    """A record whose message and traceback are escaped, whoever logs and whatever prints it."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.exc_info and self.exc_info[1] is not None:
            lines = "".join(traceback.format_exception(self.exc_info[1])).splitlines()
            # Formatters print what stands here, and format no traceback of their own.
            self.exc_text = "\n".join(_WITHIN + escaped(line) for line in lines)

    def getMessage(self) -> str:  # noqa: N802 - the library's name
        """The message on one line."""
        return escaped(super().getMessage())


def escape_records() -> None:
    """Escape what this process logs from now on, its libraries included."""
    logging.setLogRecordFactory(EscapedRecord)
