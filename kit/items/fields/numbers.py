"""Numbers as people type them: with a comma or a point, with gaps, with their unit.

What was typed is kept as it is; a `Reading` says which number it stands for. The rule:

- Spaces of any kind and apostrophes only part thousands, and may stand nowhere else.
- With both a comma and a point, the last of them begins the fraction, the other parts thousands.
- One that stands more than once parts thousands.
- One that stands once begins the fraction, with one exception: a *comma* before exactly three
  digits parts thousands, as in the kit's own tables. "1,234" is 1234, and "1.234" is 1.234; in
  both cases the reading names the number that it could have been, too.
- The only words that may stand beside the digits are those of the question's own unit.

    >>> [read_number(typed).number for typed in ("1 234,5", "1,234.50", "1,234", "1.234", "a lot")]
    ['1234.5', '1234.5', '1234', '1.234', None]
    >>> read_number("40 people", "people").number
    '40'
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from kit.items.base import Remark
from kit.vocabulary import N_

#: More than any count of people, money or stars needs.
DIGITS_MAX: Final = 30
#: Longer than any number: what is longer is not looked at, since that could take long.
TYPED_MOST: Final = 200
_SHOWN_MAX: Final = 30

_SIGNS: Final = dict.fromkeys("\u2212\u2010\u2011\u2013\ufe63\uff0d", "-") | {"\uff0b": "+"}
_APOSTROPHES: Final = dict.fromkeys("\u2019\u2018\u02bc\u2032\uff07", "'")
#: The Arabic marks for fraction and thousands, full-width ones, and the raised point.
_MARKS: Final = {"\u066b": ".", "\u066c": ",", "\uff0e": ".", "\uff0c": ",", "\u00b7": "."}
_PERCENT: Final = ("%", "percent", "per cent")

#: Thousands by one separator, and what may begin the fraction beside it.
_GROUPED: Final = [
    re.compile(rf"([1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)(?:{fraction}([0-9]+))?")
    for group, fraction in ((" ", "[.,]"), ("'", "[.,]"), (",", "[.]"), ("[.]", ","))
] + [
    # As in India: 12,34,567.
    re.compile(r"([1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:[.]([0-9]+))?")
]
_ONE_MARK: Final = re.compile(r"([0-9]*)(?:([.,])([0-9]+))?")
_EITHER_WAY: Final = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PLAIN: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

READ: Final = N_("Read as %(number)s.")
READ_ONE_WAY: Final = N_("Read as %(number)s. If you mean %(other)s, write it so.")
NO_DIGITS: Final = N_(
    "Not read as a number: there are no digits in “%(typed)s”. Write digits, such as 1234 or "
    "1234.5. It is kept as you typed it, but it earns nothing "
    "until it can be read as a number."
)
WORDS: Final = N_(
    "Not read as a number: “%(rest)s” stands beside the digits. Write one number alone, such as "
    "1234 or 1234.5. It is kept as you typed it, but it earns nothing "
    "until it can be read as a number."
)
MARKS: Final = N_(
    "Not read as a number: the signs between the digits of “%(typed)s” fit no way of writing "
    "one. Write it without gaps, with a point before the fraction, such as 1234 or 1234.5. It is "
    "kept as you typed it, but it earns nothing "
    "until it can be read as a number."
)
TOO_LONG: Final = N_(
    "Not read as a number: “%(typed)s” has more than 30 digits. Write a shorter one. It is kept "
    "as you typed it, but it earns nothing "
    "until it can be read as a number."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed text was understood.

    `number` is its one spelling, such as "-1234.5", or None where the text is no number; `remark`
    says it to the student.
    """

    number: str | None
    remark: Remark


def canonical(number: Decimal) -> str:
    """The one spelling of a number: digits, a point before the fraction, no zeros at its end."""
    return _spelt("-" if number < 0 else "", *f"{number.copy_abs():f}".partition(".")[::2])


def as_decimal(text: str) -> Decimal | None:
    """The number of a canonical spelling; None for any other text."""
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def _exact(value: Any) -> Any:
    """A number as the files write it: 0.1 is a tenth. Snapshots hold it as text."""
    if isinstance(value, str):
        return as_decimal(value) if as_decimal(value) is not None else value
    plain = type(value) in {int, float} and math.isfinite(value)
    return Decimal(str(value)) if plain else value


Number = Annotated[
    Decimal, Field(strict=True), BeforeValidator(_exact, json_schema_input_type=float)
]
Distance = Annotated[
    Decimal,
    Field(strict=True, ge=0),
    BeforeValidator(_exact, json_schema_input_type=Annotated[float, Field(ge=0)]),
]


def read_number(typed: str, unit: str | None = None) -> Reading:
    """Read what was typed by the rule above. Never raises."""
    if len(typed) > TYPED_MOST:
        return Reading(None, Remark(TOO_LONG, {"typed": _shown(typed[:TYPED_MOST])}))
    text = _normal(typed).rstrip(".,")
    words = _unit_pattern(unit)
    match = re.fullmatch(
        rf"([-+]?) ?(?:{words} ?)?([-+]?) ?([0-9.,][0-9.,' ]*?)(?: ?{words})?", text, re.IGNORECASE
    )
    if not match or (match[1] and match[2]):
        return _unparsed(text, typed)
    sign = (match[1] or match[2]).replace("+", "")
    read = _split(match[3])
    if read is None:
        return _unparsed(text, typed)
    if sum(map(len, read)) > DIGITS_MAX:
        return Reading(None, Remark(TOO_LONG, {"typed": _shown(typed)}))
    number = _spelt(sign, *read)
    either = _EITHER_WAY.fullmatch(match[3])
    if not either:
        return Reading(number, Remark(READ, {"number": number}))
    both = {_spelt(sign, either[1] + either[2], ""), _spelt(sign, either[1], either[2])}
    (other,) = both - {number}
    return Reading(number, Remark(READ_ONE_WAY, {"number": number, "other": other}))


def _split(digits: str) -> tuple[str, str] | None:
    """Whole part and fraction, both as bare digits."""
    either = _EITHER_WAY.fullmatch(digits)
    if either and "," in digits:
        return either[1] + either[2], ""
    one_mark = _ONE_MARK.fullmatch(digits)
    if one_mark and (one_mark[1] or one_mark[3]):
        return one_mark[1], one_mark[3] or ""
    for pattern in _GROUPED:
        match = pattern.fullmatch(digits)
        if match:
            return re.sub(r"[^0-9]", "", match[1]), match[2] or ""
    return None


def _spelt(sign: str, whole: str, fraction: str) -> str:
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    number = f"{whole}.{fraction}" if fraction else whole
    return number if number == "0" else sign + number


def _normal(typed: str) -> str:
    """Western digits and signs, single plain spaces, none of the marks that nobody sees."""
    characters = []
    for character in typed:
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            characters.append(str(digit))
        elif unicodedata.category(character) != "Cf":
            same = _SIGNS.get(character) or _APOSTROPHES.get(character) or _MARKS.get(character)
            characters.append(same or character)
    return " ".join("".join(characters).split())


def _unit_pattern(unit: str | None) -> str:
    """A pattern for the unit or its first words; a percent sign stands for its words."""
    whole = _normal(unit or "").rstrip(".,")
    if not whole:
        return r"(?!)"
    words = whole.split()
    ways = {" ".join(words[:count]) for count in range(1, len(words) + 1)}
    if whole.lower() in _PERCENT:
        ways.update(_PERCENT)
    return "(?:" + "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True)) + ")"


def _unparsed(text: str, typed: str) -> Reading:
    rest = " ".join(re.sub(r"[0-9.,' ]*[0-9][0-9.,' ]*", " ", text).split())
    if not re.search("[0-9]", text):
        remark = Remark(NO_DIGITS, {"typed": _shown(typed)})
    elif rest.strip("+-"):
        remark = Remark(WORDS, {"rest": _shown(rest)})
    else:
        remark = Remark(MARKS, {"typed": _shown(typed)})
    return Reading(None, remark)


def _shown(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN_MAX else shown[: _SHOWN_MAX - 1] + "…"
