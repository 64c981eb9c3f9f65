"""Free texts as they are typed: in one spelling, and how long they may be."""

import unicodedata
from typing import Final

#: What is longer is no rewriting of a sentence; it is refused and stays where it was typed.
CHARACTERS_MOST: Final = 4000


def plain_text(typed: str | None) -> str:
    """What was typed, in one spelling: NFC, lines ended by LF, no control characters."""
    text = (typed or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}
    )
    return unicodedata.normalize("NFC", "".join(kept))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text of a file: with `>-` YAML leaves one line break between two."""
    return [line for line in text.splitlines() if line.strip()]
