"""E-mail addresses and telephone numbers in a text, to be pointed out to who brings it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kit.drafting.article import Span

#: What may be an address: looked at only where an @ is in it.
_RUN: Final = re.compile(r"[\w.+@-]{5,320}")
_ADDRESS: Final = re.compile(r"[\w+][\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])")
_NUMBER: Final = re.compile(r"(?<![\w.,/£$€:-])(?:\+|\(|\d)[\d ()./\u2010\u2011-]{5,24}\d(?![\w%])")
_CALLED: Final = re.compile(
    r"\b(?:tel|telephone|phone|call|ring|text|mobile|cell|fax|whatsapp|number|hotline)\b"
    r"[^\d+(]{0,20}$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d ?- ?(?:19|20)?\d\d")
_AMERICAN: Final = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
_FIGURES: Final = "0123456789"
_INNER: Final = re.compile(r"[ ()./\u2010\u2011-]")
#: Digits of a telephone number: with its country's, and without its area's.
_DIGITS_MOST: Final = 15
_DIGITS_LEAST: Final = 7
#: As much before a number as may say what it is.
_REACH: Final = 40


class PersonalKind(StrEnum):
    """What may reach a person."""

    EMAIL = "email"
    TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """An address or number, and where it stands in the text."""

    kind: PersonalKind
    span: Span
    text: str


def personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """The e-mail addresses and telephone numbers of a text in reading order. Linear."""
    places = sorted((*_addresses(text), *_telephones(text)), key=lambda place: place[0])
    return tuple(
        PersonalDatum(kind, Span(start, end), text[start:end]) for start, end, kind in places
    )


def _addresses(text: str) -> Iterator[tuple[int, int, PersonalKind]]:
    for run in _RUN.finditer(text):
        if run[0].count("@") == 1 and (match := _ADDRESS.search(run[0])):
            yield run.start() + match.start(), run.start() + match.end(), PersonalKind.EMAIL


def _telephones(text: str) -> Iterator[tuple[int, int, PersonalKind]]:
    for match in _NUMBER.finditer(text):
        if _is_telephone(match[0], text[max(match.start() - _REACH, 0) : match.start()]):
            yield match.start(), match.end(), PersonalKind.TELEPHONE


def _is_telephone(number: str, before: str) -> bool:
    digits = sum(sign in _FIGURES for sign in number)
    if not _DIGITS_LEAST <= digits <= _DIGITS_MOST or _DATE.search(number):
        return False
    if number.startswith("+") or _AMERICAN.fullmatch(number):
        return True
    parted = _INNER.search(number.strip("()")) is not None
    # A number that begins with 0 is none of a table's, nor a sum of money.
    if number.lstrip("(").startswith("0"):
        return parted or digits > _DIGITS_LEAST + 1
    return _CALLED.search(before) is not None
