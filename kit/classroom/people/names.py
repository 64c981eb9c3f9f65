"""Names of people and classes: what may be one, and which look the same."""

import re
import unicodedata
from typing import Final

from confusable_homoglyphs import confusables

from kit.classroom.people.errors import NameRefused
from kit.vocabulary import N_

NAME_MAX: Final = 40
#: Digits that stand in for letters in a look-alike.
_DIGITS: Final = str.maketrans({"0": "o", "1": "l"})
#: ZWNJ and ZWJ: invisible, but Persian and Hindi, among others, are not spelt right without.
_JOINERS: Final = frozenset("\u200c\u200d")
#: Invisible: controls, direction marks and joiners, surrogates, private use, unassigned.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: Invisible, too, though Unicode calls them letters, marks or symbols: fillers, the blank
#: Braille pattern, the grapheme joiner, variation selectors.
_BLANKS: Final = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)))
) | frozenset(map(chr, range(0xE0100, 0xE01F0)))


#: What a spreadsheet takes for the start of a formula.
_FORMULA: Final = tuple("=+@-|%\uff1d\uff0b\uff0d\uff20")
_ADDRESS: Final = re.compile(r"\S+@\S+")
#: Signs that people and programs put for an apostrophe or a hyphen.
_APOSTROPHES: Final = "`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07\ua78c\u05f3"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SAME: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))


def clean_name(typed: str) -> str:
    """The name as it is stored: NFC, runs of blanks made one.

    1 to 40 characters with a letter or digit among them, none invisible but joiners between
    letters. Raises NameRefused.
    """
    name = " ".join(unicodedata.normalize("NFC", typed[: 4 * NAME_MAX]).split())
    # Blanks that Python splits at, a tab or a line break, are no harm; other controls are.
    shown = _visible(name)
    if shown != _without_spelt_joiners(name):
        raise NameRefused(
            name=shown[:NAME_MAX] or "“”",
            reason=N_("it holds an invisible character"),
            advice=N_("Type it anew with letters, digits, blanks, hyphens or apostrophes."),
        )
    if len(name) > NAME_MAX:
        raise NameRefused(
            name=shown[:NAME_MAX] + "…",
            reason=N_("it is longer than 40 characters"),
            advice=N_("Shorten it."),
        )
    if not any(char.isalnum() for char in name):
        raise NameRefused(
            name=shown or "“”",
            reason=N_("it has no letter and no digit"),
            advice=N_("Type your first name."),
        )
    return name


def roster_name(listed: str) -> str:
    """A name of a list as it is stored: `clean_name`, but no formula and no e-mail address.

    Raises NameRefused.
    """
    shown = _visible(" ".join(listed[: 4 * NAME_MAX].split()))[:NAME_MAX]
    if listed.lstrip().startswith(_FORMULA):
        raise NameRefused(
            name=shown,
            reason=N_("it begins as a formula of a spreadsheet does"),
            advice=N_("Write the name that it stands for, or copy the cells as values."),
        )
    if _ADDRESS.fullmatch(listed.strip()):
        raise NameRefused(
            name=shown,
            reason=N_("it is an e-mail address, which the kit does not keep"),
            advice=N_("Write the name instead."),
        )
    return clean_name(listed)


def _without_spelt_joiners(name: str) -> str:
    """The name without the joiners that stand between two letters or marks."""
    characters = [
        char
        for before, char, after in zip(" " + name, name, name[1:] + " ", strict=False)
        if not (char in _JOINERS and _of_a_word(before) and _of_a_word(after))
    ]
    return "".join(characters)


def _of_a_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" and char not in _BLANKS


def _visible(name: str) -> str:
    return "".join(
        char
        for char in name
        if unicodedata.category(char) not in _INVISIBLE and char not in _BLANKS
    )


def name_key(name: str) -> str:
    """What look-alike names share.

    Case, width, blanks, the kinds of apostrophes and hyphens, and letters of other scripts are set
    aside.

    Of a name as it was typed or as it is stored. After the skeleton of Unicode Technical
    Standard 39, with ASCII as its prototypes.
    """
    # As typed, then as a capital: a letter may look like an ASCII one in one of its cases only.
    plain = unicodedata.normalize("NFC", name).translate(_SAME)
    blanks_folded = " ".join(unicodedata.normalize("NFKC", plain).split())
    # Normalised once more: a joiner may have kept a letter and its accent apart.
    visible = unicodedata.normalize("NFKC", _visible(blanks_folded))
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
