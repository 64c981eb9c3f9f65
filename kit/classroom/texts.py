"""Free texts of people, as they are stored and counted."""

from typing import Final

from kit.items.fields.texts import plain_text

#: More than any free text that is taken.
_MOST: Final = 8000


def clean_text(typed: str) -> str:
    """The text in NFC, each line break one character, nothing that no database keeps. Pure.

    A browser sends a line break as two characters, and counts it as one. What is far too long is
    left as it is: whoever asked refuses it, and its normal form could take long to find.
    """
    return typed if len(typed) > _MOST else plain_text(typed).strip()


#: A reason or reply, or how to check: more than anybody reads out, less than the key's own
#: texts may hold.
REASON_MAX: Final = 1000
