"""Free texts of people, as they are stored and counted."""

from typing import Final

from kit.items.fields.texts import plain_text

#: More than any free text that is taken.
_MOST: Final = 8000
#: A reason or reply, or how to check: more than anybody reads out, less than the key's own
#: texts may hold.
REASON_MAX: Final = 1000
#: A student's argument: a teacher reads thirty of them.
ARGUMENT_MAX: Final = 600
#: A claim that a student writes, and why it is what they say: a sentence each.
CLAIM_MAX: Final = 400
CLAIM_WHY_MAX: Final = 300


def clean_text(typed: str) -> str:
    """The text in NFC, each line break one character, nothing that no database keeps. Pure.

    A browser sends a line break as two characters, and counts it as one. What is far too long is
    left as it is: whoever asked refuses it, and its normal form could take long to find.
    """
    return typed if len(typed) > _MOST else plain_text(typed).strip()


def stored_text(typed: str, most: int, *, least: int = 0) -> str:
    """The text as it is stored. Pure. Raises ValueError where it is too short or too long.

    People hear of that from the form that asks; here it keeps out what came past every form.
    """
    text = clean_text(typed)
    if not least <= len(text) <= most:
        message = f"a text of {len(text)} characters, where {least} to {most} are stored"
        raise ValueError(message)
    return text
