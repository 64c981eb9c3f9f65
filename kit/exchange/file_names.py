"""What files are called that leave the kit: whose class, which exercise, what, and of which day."""

import re
import unicodedata
from datetime import datetime
from typing import Final
from urllib.parse import quote

#: Of one word: a name has some, and file systems allow 255 bytes in all.
_MOST: Final = 40
#: Letters, marks and digits of any script stand in file names everywhere.
_SAFE: Final = frozenset("LMN")
_NO_ASCII: Final = "class"


def file_word(text: str) -> str:
    """The text as a part of a file's name: letters and digits, all else made hyphens.

    Empty where it has none of either.
    """
    kept = "".join(
        char if unicodedata.category(char)[0] in _SAFE else "-"
        for char in unicodedata.normalize("NFC", text)
    )
    return re.sub("-+", "-", kept)[:_MOST].strip("-")


def class_word(name: str, *, simulated: bool) -> str:
    """What a class is called in the names of its files: one that the kit made up says so."""
    return f"made-up-{name}" if simulated else name


def file_name(words: tuple[str, ...], moment: datetime, ending: str) -> str:
    """The name from its words, those left out that are empty: `9B_three-claims_2026-03-02.csv`.

    The day is that of the kit's computer.
    """
    parts = [word for word in map(file_word, words) if word]
    return "_".join([*parts, f"{moment.astimezone():%Y-%m-%d}"]) + f".{ending}"


def attachment(name: str) -> str:
    """The header Content-Disposition for a file of that name (RFC 6266).

    A name that is not ASCII stands there twice, the first without what ASCII lacks, for whatever
    reads no more.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    if plain == name:
        return f'attachment; filename="{name}"'
    # A class whose name has no such letter at all is a class.
    plain = f"{_NO_ASCII}{plain}" if plain.startswith(("_", "-")) else plain
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
