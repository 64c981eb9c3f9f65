"""What people put around names: numbering, bullets, addresses, the surname before a comma.

>>> names, stripped, turned = shaped(["1. Gray, Ada <ada@example.org>", "2. Lee, Noa"], Shape())
>>> names, sorted(map(str, stripped)), turned
(['Ada Gray', 'Noa Lee'], ['address', 'number'], True)
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Columns of words that no title tells apart: a given and a family name, say.
UNTITLED_MOST: Final = 2
#: Without a mark behind it, a number is numbering only where every line has one.
_MARKED: Final = re.compile(r"\d{1,4}[.):]\s*(?=[^\W\d])")
_NUMBERED: Final = re.compile(r"\d{1,4}(?:\s*[.):]\s*|\s*[-\u2013\u2014]\s+|\s+)(?=[^\W\d])")
_BULLET: Final = re.compile(r"[-\u2013\u2014•‣◦*·]\s+(?=\w)")
#: Looked for where a word begins alone: else a long one is read anew from each of its signs.
_ADDRESS: Final = re.compile(
    r"(?:[<(\[]|(?<![^\s<>()\[\]@]))[^\s<>()\[\]@]++@[^\s<>()\[\]@]+[>)\]]?"
)
_WORD: Final = re.compile(r"(?<![\w])[^\W\d_]{2,}(?![\w])")
_COMMA: Final = re.compile(r"([^,]+),([^,]+)")


class Stripped(StrEnum):
    """What was taken off names."""

    NUMBER = "number"
    BULLET = "bullet"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Shape:
    """How names are wanted.

    `turn`: the surname comes first and goes last; None: where a comma says so. `swaps`: two
    columns made the name, which have been turned already where that was wanted.
    """

    turn: bool | None = None
    swaps: bool = False


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """What a column without a title holds. `is_titled`: its first cell is no such thing."""

    is_words: bool
    is_titled: bool = False


def column_kind(cells: Sequence[str]) -> ColumnKind:
    """Whether a column holds words, or numbers, ids and addresses under a title or without."""
    for test in (_has_digit, _is_address):
        filled = [cell for cell in cells[1:] if cell]
        if filled and all(map(test, filled)):
            return ColumnKind(is_words=False, is_titled=bool(cells[0]) and not test(cells[0]))
    lone = len(cells) == 1 and (_has_digit(cells[0]) or _is_address(cells[0]))
    return ColumnKind(is_words=not lone)


def _has_digit(cell: str) -> bool:
    """A number, a date or an id: with a digit, and without a word of letters beside it."""
    return re.search(r"\d", cell) is not None and not _WORD.search(cell)


def _is_address(cell: str) -> bool:
    return _ADDRESS.fullmatch(cell) is not None


def shaped(
    names: Sequence[str], wanted: Shape
) -> tuple[Sequence[str], frozenset[Stripped], bool | None]:
    """The names as they are said, what was taken off them, and whether they were turned.

    The latter is None where there is nothing to turn.
    """
    stripped: set[Stripped] = set()
    for what, strip in _STRIPS:
        bared = strip(names)
        if list(bared) != list(names):
            stripped.add(what)
        names = bared
    turnable = wanted.swaps or any(map(_COMMA.fullmatch, names))
    if not turnable:
        return names, frozenset(stripped), None
    turned = not wanted.swaps if wanted.turn is None else wanted.turn
    return [_turn(name) for name in names] if turned else names, frozenset(stripped), turned


def _turn(name: str) -> str:
    parted = _COMMA.fullmatch(name)
    return " ".join(f"{parted[2]} {parted[1]}".split()) if parted else name


def _numbers(names: Sequence[str]) -> Sequence[str]:
    everywhere = len(names) > 1 and all(map(_NUMBERED.match, filter(None, names)))
    pattern = _NUMBERED if everywhere else _MARKED
    return [pattern.sub("", name, count=1) if pattern.match(name) else name for name in names]


def _bullets(names: Sequence[str]) -> Sequence[str]:
    everywhere = any(names) and all(map(_BULLET.match, filter(None, names)))
    return [_BULLET.sub("", name, count=1) for name in names] if everywhere else names


def _addresses(names: Sequence[str]) -> Sequence[str]:
    return [_without_address(name) for name in names]


def _without_address(name: str) -> str:
    """The name without an address behind or before it; an address alone stays, to be refused."""
    bared = " ".join(_ADDRESS.sub(" ", name).split()).strip(" ;,")
    return bared if bared and "@" in name else name


_STRIPS: Final[Sequence[tuple[Stripped, Callable[[Sequence[str]], Sequence[str]]]]] = (
    (Stripped.BULLET, _bullets),
    (Stripped.NUMBER, _numbers),
    (Stripped.ADDRESS, _addresses),
)
