"""Free texts of people, as they are stored and counted."""

import unicodedata
from typing import Final

#: Line breaks and tabs are somebody's; other controls, and halves of characters, are nobody's.
_KEPT: Final = frozenset("\n\t")
#: More than any free text that is taken.
_MOST: Final = 8000
#: A reason or reply, or how to check: more than anybody reads out, less than the key's own
#: texts may hold.
REASON_MAX: Final = 1000
#: A student's argument: a teacher reads thirty of them.
ARGUMENT_MAX: Final = 600


def clean_text(typed: str) -> str:
    """The text in NFC, each line break one character, nothing that no database keeps. Pure.

    A browser sends a line break as two characters, and counts it as one. What is far too long is
    left as it is: whoever asked refuses it, and its normal form could take long to find.
    """
    if len(typed) > _MOST:
        return typed
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    characters = (
        char
        for char in unicodedata.normalize("NFC", lines)
        if char in _KEPT or unicodedata.category(char) not in {"Cc", "Cs"}
    )
    return "".join(characters).strip()


def stored_text(typed: str, most: int, *, least: int = 0) -> str:
    """The text as it is stored. Pure. Raises ValueError where it is too short or too long.

    People hear of that from the form that asks; here it keeps out what came past every form.
    """
    text = clean_text(typed)
    if not least <= len(text) <= most:
        message = f"a text of {len(text)} characters, where {least} to {most} are stored"
        raise ValueError(message)
    return text
