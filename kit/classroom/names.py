"""Names of people and classes: what may be one, and which look the same."""

import unicodedata
from typing import Final

from confusable_homoglyphs import confusables

from kit.classroom.errors import NameRefused
from kit.vocabulary import N_

NAME_MAX: Final = 40
#: Digits that stand in for letters in a look-alike.
_DIGITS: Final = str.maketrans({"0": "o", "1": "l"})
#: Invisible: controls, direction marks and joiners, surrogates, private use, unassigned.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: Invisible, too, though Unicode calls them letters, marks or symbols: fillers, the blank
#: Braille pattern, the grapheme joiner, variation selectors.
_BLANKS: Final = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)))
) | frozenset(map(chr, range(0xE0100, 0xE01F0)))


def clean_name(typed: str) -> str:
    """The name as it is stored: NFC, runs of blanks made one.

    1 to 40 characters with a letter or digit among them, none invisible. Raises NameRefused.
    """
    name = " ".join(unicodedata.normalize("NFC", typed[: 4 * NAME_MAX]).split())
    # Blanks that Python splits at, a tab or a line break, are no harm; other controls are.
    shown = _visible(name)
    if shown != name:
        raise NameRefused(
            name=shown[:NAME_MAX] or "“”",
            reason=N_("it holds an invisible character"),
            advice=N_("Type it anew with letters, digits, blanks, hyphens or apostrophes."),
        )
    if len(name) > NAME_MAX:
        raise NameRefused(
            name=name[:NAME_MAX] + "…",
            reason=N_("it is longer than 40 characters"),
            advice=N_("Shorten it."),
        )
    if not any(char.isalnum() for char in name):
        raise NameRefused(
            name=name or "“”",
            reason=N_("it has no letter and no digit"),
            advice=N_("Type your first name."),
        )
    return name


def _visible(name: str) -> str:
    return "".join(
        char
        for char in name
        if unicodedata.category(char) not in _INVISIBLE and char not in _BLANKS
    )


def name_key(name: str) -> str:
    """What look-alike names share: case, width and letters of other scripts set aside.

    After the skeleton of Unicode Technical Standard 39, with ASCII as its prototypes.
    """
    # As typed, then as a capital: a letter may look like an ASCII one in one of its cases only.
    visible = _visible(unicodedata.normalize("NFKC", name))
    return "".join(map(_prototype, visible)).casefold().translate(_DIGITS)


def _prototype(char: str) -> str:
    """The ASCII letter a character is taken for, as it stands or as a capital, else itself."""
    if char.isascii():
        return char
    for case in (char, char.upper()):
        for homoglyph in confusables.confusables_data.get(case, ()):
            candidate: str = homoglyph["c"]
            if len(candidate) == 1 and candidate.isascii() and candidate.isalnum():
                return candidate
    return char
