"""What the kit needs of other packages, as its own metadata says it. Pure.

Of the words that such lines may have, those that the kit's have are understood; of a line with
others nothing is said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(
    r"\s*(?P<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^]]*\])?\s*\(?(?P<bounds>[^;()]*)\)?\s*"
    r"(?:;(?P<when>.*))?",
    re.ASCII,
)
_BOUND: Final = re.compile(r"\s*(>=|<=|==|!=|<|>)\s*(\d+(?:\.\d+)*)\s*", re.ASCII)
_NUMBERS: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})*)", re.ASCII)

Version = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package, and between which versions it may be; `bounds` as its line has them."""

    name: str
    bounds: str

    def allows(self, version: str) -> bool:
        """Whether that version will do. One without numbers is taken to."""
        numbers = numbers_of(version)
        return numbers is None or all(
            _holds(numbers, sign, bound) for sign, bound in _bounds(self.bounds)
        )


def requirements_in(lines: Iterable[str]) -> Iterator[Requirement]:
    """What is needed always: lines for another system or an extra are passed over."""
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None or match["when"] is not None:
            continue
        bounds = match["bounds"].strip()
        if all(_BOUND.fullmatch(part) for part in bounds.split(",") if part.strip()):
            yield Requirement(match["name"], bounds)


def numbers_of(version: str) -> Version | None:
    """The numbers that a version begins with; None without any."""
    match = _NUMBERS.match(version.strip())
    return tuple(int(part) for part in match[1].split(".")) if match else None


def _bounds(text: str) -> Iterator[tuple[str, Version]]:
    for part in text.split(","):
        match = _BOUND.fullmatch(part)
        numbers = numbers_of(match[2]) if match else None
        if match and numbers is not None:
            yield match[1], numbers


def _holds(version: Version, sign: str, bound: Version) -> bool:
    length = max(len(version), len(bound))
    left = version + (0,) * (length - len(version))
    right = bound + (0,) * (length - len(bound))
    return {
        ">=": left >= right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        "<": left < right,
        ">": left > right,
    }[sign]
