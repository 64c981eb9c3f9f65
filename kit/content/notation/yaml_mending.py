"""A text that is no YAML, made readable around each mistake, so that all of them are said at once.

The parser gives up at the first mistake. So that is named, its line is put right or blanked out,
and the text is read again. What is behind the second mistake of one entry may only follow from
the first, so the whole entry is left out then: it is judged when the first is mended.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from kit.content.notation.line_signs import first_sign
from kit.content.notation.yaml_faults import Fault, columns_above

#: More mistakes than these are another kind of file.
FAULTS_MOST: Final = 40
#: Stands for a value that cannot be read; nothing is said of it.
STAND_IN: Final = '"-"'
_FIELD: Final = re.compile(r"(?P<lead>\s*(-\s+)*)(?P<name>[^\s:#'\"\[{\-][^:#]*?):([ \t].*)?")
_ELEMENT: Final = re.compile(r"(?P<lead>\s*(-\s+)+)\S.*")
_WIDE: Final = re.compile(r"[^\S \n]|[\u200b\ufeff]")
_BULLET: Final = re.compile(r"(\s*)[•·◦‣▪●*\u2013\u2014\u2212]\s+(?=\S)")
_HYPHEN: Final = re.compile(r"(\s*)-(?=[^\s:-]+:(\s|$))")
_NO_BLANK: Final = re.compile(r"(\s*(?:-\s+)?[a-z][a-z_-]*:)(?=[^\s/])")

Tree = TypeVar("Tree")


@dataclass
class Mended(Generic[Tree]):
    """What could be read, if anything; the mistakes; the lines, from 0, of which nothing is known.

    `blanked` are those that are no more in the text that was read, `stood_in` those with a
    stand-in for their value.
    """

    tree: Tree | None = None
    faults: list[Fault] = field(default_factory=list)
    blanked: set[int] = field(default_factory=set)
    stood_in: set[int] = field(default_factory=set)


def read_around(
    text: str, read: Callable[[str], Tree], fault_in: Callable[[str, Exception], Fault],
    refusals: type[Exception] | tuple[type[Exception], ...],
) -> Mended[Tree]:  # fmt: skip
    """Read a text, and again without each mistake that `read` refuses it for."""
    mended = Mended[Tree]()
    lines = text.split("\n")
    while len(mended.faults) < FAULTS_MOST:
        try:
            mended.tree = read("\n".join(lines))
        except refusals as error:
            fault = fault_in("\n".join(lines), error)
            if not _mend(lines, fault, mended):
                return mended
        else:
            return mended
    return mended


def _mend(lines: list[str], fault: Fault, mended: Mended[Tree]) -> bool:
    """Take one mistake out of the lines. False where there is nothing more to be done."""
    number = fault.line
    entry = _entry(lines, number)
    if number in mended.blanked:
        return False
    before = [one.line for one in mended.faults]
    shown = first_sign(lines[number]) is not None
    if any(line in entry for line in before) and (number in before or not shown):
        _blank(lines, entry, mended)
        return True
    mended.faults.append(fault)
    right = _put_right(lines, number) if number not in mended.stood_in else None
    if right is not None:
        lines[number] = right
    else:
        _leave_out(lines, number, entry, mended)
    return True


def _put_right(lines: Sequence[str], number: int) -> str | None:
    """The line as it was surely meant, where that can be told."""
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    right = _WIDE.sub(lambda sign: " " if sign[0].isspace() else "", line)
    if "\t" in indent:
        right = right.lstrip()
    for pattern, meant in ((_BULLET, r"\1- "), (_HYPHEN, r"\1- "), (_NO_BLANK, r"\1 ")):
        right = pattern.sub(meant, right, count=1)
    if right == line or "\t" in indent:
        right = _indented(lines, number, right)
    return None if right == line or (right != line and first_sign(right) is not None) else right


def _indented(lines: Sequence[str], number: int, line: str) -> str:
    """The line begun at the nearest column at which one like it begins above."""
    entries, fields = columns_above(lines, number)
    columns = entries if line.lstrip().startswith("- ") else fields
    own = len(line) - len(line.lstrip())
    if "\t" in lines[number][: _width(lines[number])]:
        # How wide a tab was meant to be, the lines above show.
        own = max(columns, default=0)
    elif own in columns or not columns:
        return line
    nearest = min(columns or {0}, key=lambda column: (abs(column - own), -column))
    return " " * nearest + line.lstrip()


def _leave_out(lines: list[str], number: int, entry: range, mended: Mended[Tree]) -> None:
    """Put a stand-in for the value of the line, with what runs on below it; else blank it."""
    line = lines[number]
    match = _FIELD.fullmatch(line) or _ELEMENT.fullmatch(line)
    if match is None:
        _blank(lines, entry if line.lstrip().startswith("-") else range(number, number + 1), mended)
        return
    named = match.groupdict().get("name")
    lines[number] = match["lead"] + (f"{named}: {STAND_IN}" if named else STAND_IN)
    mended.stood_in.add(number)
    column = len(match["lead"])
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and _width(lines[below]) <= column:
            break
        lines[below] = ""


def _blank(lines: list[str], which: range, mended: Mended[Tree]) -> None:
    for number in which:
        lines[number] = ""
        mended.blanked.add(number)


def _entry(lines: Sequence[str], number: int) -> range:
    """The lines of the item, or of the key's entry, in which a line stands; else it alone."""
    top = next((n for n in range(number, -1, -1) if _begins_list(lines[n])), None)
    if top is None or (_width(lines[number]) == 0 and not lines[number].startswith("-")):
        return range(number, number + 1)
    starts = list(_starts(lines, top))
    first = max((start for start in starts if start <= number), default=number)
    last = min((start for start in starts if start > number), default=_end(lines, number))
    return range(first, last)


def _begins_list(line: str) -> bool:
    return re.fullmatch(r"(items|articles|links|pictures):\s*", line) is not None


def _starts(lines: Sequence[str], top: int) -> Iterator[int]:
    """The lines at which an entry begins, those that are indented by a blank too many included."""
    first = next((line for line in lines[top + 1 :] if line.strip()), "")
    signs = r"[-•·◦‣▪●*\u2013\u2014\u2212]" if first.lstrip().startswith("-") else r"[\w\"']"
    for number in range(top + 1, len(lines)):
        line = lines[number].expandtabs(2)
        near = abs(_width(line) - _width(first)) <= 1
        if near and re.match(signs, line.lstrip()):
            yield number


def _end(lines: Sequence[str], number: int) -> int:
    """The next line after this one that begins at the left, or the end."""
    below = range(number + 1, len(lines))
    return next((n for n in below if re.match(r"[^\s-]", lines[n])), len(lines))


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())
