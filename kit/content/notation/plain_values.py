"""What a value without quotes stands for in the kit's files.

Words of YAML are few here: `true` and `false`, nothing, and numbers in plain digits. Whatever else
some reader of YAML takes for a number is refused, since the author may mean it as it is typed;
dates and times stay the text they are.

>>> plain_value("45"), plain_value("0.5"), plain_value("true"), plain_value("~")
(45, 0.5, True, None)
>>> plain_value("2026-03-01"), plain_value("12:30"), plain_value("yes")
('2026-03-01', '12:30', 'yes')
>>> odd_number("0o17"), odd_number("17")
('0o17 without quotes, which YAML reads as 15', None)
"""

import re
from contextlib import suppress
from typing import Final

#: More digits than any count in a text needs.
DIGITS_MOST: Final = 15
#: As many as the longest spelling of a number between 0 and 1 that a float keeps.
POINTED_MOST: Final = 20

_NOTHING: Final = {"", "~", "null", "Null", "NULL"}
_TRUTH: Final = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WHOLE: Final = re.compile(r"-?(0|[1-9][0-9]*)")
_POINTED: Final = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_LEADING_ZEROS: Final = re.compile(r"[-+]?0[0-9_]+(\.[0-9_]*)?")
_ODD: Final = re.compile(
    r"[-+]?(0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+"
    r"|[0-9][0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?|\.[0-9][0-9_]*([eE][-+]?[0-9]+)?"
    r"|\.(inf|Inf|INF|nan|NaN|NAN))"
)
_BASES: Final = {"0o": 8, "0x": 16, "0b": 2}


def plain_value(text: str) -> str | int | float | bool | None:
    """The value of a text without quotes that is no odd number."""
    if text in _NOTHING:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if odd_number(text) is not None:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _POINTED.fullmatch(text) else text


def odd_number(text: str) -> str | None:
    """What to say of a text that YAML reads as a number other than it looks; else None."""
    if not _ODD.fullmatch(text):
        return None
    digits = sum(map(str.isdigit, text))
    for form, most in ((_WHOLE, DIGITS_MOST), (_POINTED, POINTED_MOST)):
        if form.fullmatch(text):
            return f"a number of {digits} digits without quotes" if digits > most else None
    if _LEADING_ZEROS.fullmatch(text):
        return f"{text[:POINTED_MOST]} without quotes, a number that begins with 0"
    read = _read_as(text)
    return f"{text[:POINTED_MOST]} without quotes" + (
        f", which YAML reads as {read}" if read else ""
    )


def _read_as(text: str) -> str:
    """The number as it is usually written, if that is short."""
    number = text.replace("_", "")
    base = next((base for mark, base in _BASES.items() if mark in number), None)
    value: int | float | None = None
    with suppress(ValueError):
        value = int(number, base) if base else float(number)
    if value is None:
        return ""
    plain = f"{value:d}" if isinstance(value, int) else f"{value:.{DIGITS_MOST}g}"
    return plain if len(plain) <= DIGITS_MOST and not set("enif") & set(plain) else ""
