"""The order in which lists of students stand: as people sort names, not as computers do.

One plain rule: accents, case, apostrophes and full stops are set aside, a hyphen is a blank,
letters that Unicode does not take apart stand where most alphabets of Latin letters have them (ø by
o, ß by ss), and numbers count as numbers. Where two names are then the same, the plain letter comes
before the accented one. Letters of other scripts follow in Unicode's own order, which is that of
their alphabet for Greek, Cyrillic, Hebrew, Arabic and kana.

>>> sorted(["Zoe", "Élodie", "émile", "Eva", "Ørjan", "Sam 10", "Sam 9", "Oneal"], key=name_order)
['Élodie', 'émile', 'Eva', 'Oneal', 'Ørjan', 'Sam 9', 'Sam 10', 'Zoe']
"""

import re
import unicodedata
from typing import Final

#: Letters without a decomposition, by what they stand beside.
_BESIDE: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae",
        "œ": "oe", "þ": "th", "ŋ": "n", "ə": "e", "ƙ": "k", "ɓ": "b", "ɗ": "d",
    }
)  # fmt: skip
_APOSTROPHES: Final = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07\ua78c\u05f3"
_SET_ASIDE: Final = str.maketrans(dict.fromkeys(f"{_APOSTROPHES}.", ""))
_DASH: Final = "Pd"
_NUMBER: Final = re.compile(r"([0-9]+)")

Order = tuple[tuple[tuple[int, str], ...], str, str]


def folded(name: str) -> str:
    """The name in small letters without marks; words parted by single blanks.

    >>> folded("Jean-Luc  O'Neíl")
    'jean luc oneil'
    """
    bare = name.translate(_SET_ASIDE)
    letters = unicodedata.normalize("NFKD", bare).casefold().translate(_BESIDE)
    # Folding case may leave marks of its own (İ), so they go last.
    plain = (
        " " if unicodedata.category(char) == _DASH else char
        for char in unicodedata.normalize("NFKD", letters)
        if not unicodedata.combining(char)
    )
    return " ".join("".join(plain).split())


def name_order(name: str) -> Order:
    """What a name is sorted by: by its first word first."""
    return _numbered(folded(name)), unicodedata.normalize("NFC", name).casefold(), name


def surname_order(name: str) -> Order:
    """What a name is sorted by where its last word is taken for the surname.

    >>> sorted(["Ada Zuse", "Zoe Abel", "Kim"], key=surname_order)
    ['Zoe Abel', 'Kim', 'Ada Zuse']
    """
    first_names, _blank, surname = name.strip().rpartition(" ")
    return name_order(f"{surname} {first_names}")


def _numbered(words: str) -> tuple[tuple[int, str], ...]:
    """The words with their numbers set apart, so that 9 stands before 10: by length, then digits.

    Text comes after numbers.
    """
    pieces = _NUMBER.split(words)
    return tuple(
        (len(piece.lstrip("0")), piece.lstrip("0")) if place % 2 else (_TEXT, piece)
        for place, piece in enumerate(pieces)
    )


#: Longer than any number in a name.
_TEXT: Final = 1 << 20
