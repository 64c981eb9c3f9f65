"""Lines of keys, typed or pasted: a sheet a line, `Ada, B: 1 2 2 5 - 3`. Pure.

What stands before the last colon (or the first tab) is whose sheet it is, and after a comma or
slash its letter or code; a line without either is a sheet without a name. Keys may stand apart or
together where each is one sign: `1 2 2 5 - 3` is `1225-3`.

    >>> line = read_lines("Ada Byron, B: 12-3")[0]
    >>> line.name, line.code, line.keys
    ('Ada Byron', 'B', '12-3')
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.paper.slots import NONE, TYPED_MOST, Slot, Told
from kit.content.sheets.codes import LETTERS, SheetCode, read_sheet_code
from kit.vocabulary import N_

#: Longer than any line of a sheet.
LINE_MOST: Final = 4000
#: More sheets than a class has.
LINES_MOST: Final = 400
_SHOWN: Final = 20
#: What programs make of the hyphen that was typed, and the signs that people put for it.
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212_"), NONE)
_APART: Final = re.compile(r"[\s,;|]+")
_APART_TYPED: Final = re.compile(r"[\s;|]+")

TOO_MANY: Final = N_(
    "%(count)s keys stand here, and the sheet has %(most)s answers. Nothing of it was taken: look "
    "for a key that was typed twice."
)
NO_KEY: Final = N_(
    "“%(typed)s” is no answer to %(name)s. Allowed: %(allowed)s, or %(none)s for none."
)
TOO_LONG: Final = N_(
    "What stands at %(name)s has %(count)s characters; at most %(most)s are kept. Write the number "
    "alone."
)
LINE_TOO_LONG: Final = N_(
    "This line has %(count)s characters; at most %(most)s are read. Write one line a sheet."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of sheets. `number` counts from 1; `name` and `code` are "" where it has none."""

    number: int
    text: str
    name: str
    code: str
    keys: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What was read off a sheet: a text for each of its slots, "" for none, "" beyond its end.

    `problems` has by place, from 1, what is wrong there, and under 0 what is wrong with all of it.
    A wrong key stays among `typed`, so that it can be mended.
    """

    typed: Sequence[str]
    problems: dict[int, Told]


def read_code(typed: str) -> SheetCode | None:
    """The code of a sheet, or its letter alone; None where it is neither."""
    letter = typed.strip().upper()
    if len(letter) == 1 and letter in LETTERS:
        return SheetCode(letter, "", "")
    return read_sheet_code(typed)


def read_lines(text: str) -> Sequence[Line]:
    """The lines of a text that hold anything, each taken apart."""
    lines = enumerate(text.splitlines(), 1)
    return [_read_line(number, line.strip("\r\n ")) for number, line in lines if line.strip()]


def _read_line(number: int, text: str) -> Line:
    head, tab, keys = text.partition("\t")
    if not tab:
        head, colon, keys = text.rpartition(":")
        if not colon:
            return Line(number, text, "", "", text)
    elif (first := keys.partition("\t"))[1] and read_sheet_code(first[0]):
        # Cells of a table: name, whole code, keys. A letter alone would be a key.
        return Line(number, text, head.strip(), first[0].strip(), first[2])
    name, apart, code = _cut(head)
    if apart and read_code(code):
        return Line(number, text, name.strip(), code.strip(), keys)
    if not tab and read_code(head):
        # A code alone: a sheet without a name.
        return Line(number, text, "", head.strip(), keys)
    return Line(number, text, head.strip(), "", keys)


def _cut(head: str) -> tuple[str, str, str]:
    """What stands before and after the last comma or slash."""
    at = max(head.rfind(","), head.rfind("/"))
    return (head[:at], head[at], head[at + 1 :]) if at >= 0 else (head, "", "")


def read_keys(text: str, slots: Sequence[Slot]) -> Keys:
    """The keys of a line, as far as there are: what is missing at its end is left open."""
    if len(text) > LINE_MOST:
        facts = {"count": len(text), "most": LINE_MOST}
        return Keys([""] * len(slots), {0: Told(LINE_TOO_LONG, facts)})
    return check_keys(_tokens(text.translate(_DASHES), slots), slots)


def _tokens(text: str, slots: Sequence[Slot]) -> Sequence[str]:
    if any(slot.is_typed for slot in slots):
        return [token for token in _APART_TYPED.split(text) if token]
    # Where each is one sign they may stand together, apart, or by groups.
    return list(_APART.sub("", text))


def check_keys(tokens: Sequence[str], slots: Sequence[Slot]) -> Keys:
    """A text for each slot, in their order, held against the keys that it allows."""
    if len(tokens) > len(slots) and any(token.strip() for token in tokens[len(slots) :]):
        facts = {"count": len(tokens), "most": len(slots)}
        return Keys([""] * len(slots), {0: Told(TOO_MANY, facts)})
    typed, problems = [""] * len(slots), {}
    for slot, token in zip(slots, tokens, strict=False):
        typed[slot.place - 1] = _clean(token, slot)
        problem = _problem(typed[slot.place - 1], slot)
        if problem is not None:
            problems[slot.place] = problem
    return Keys(typed, problems)


def _clean(token: str, slot: Slot) -> str:
    text = " ".join(token.replace("\0", "").split())
    if text.translate(_DASHES) == NONE:
        return ""
    return text if slot.is_typed else text.upper()


def _problem(text: str, slot: Slot) -> Told | None:
    if not text or text in slot.keys:
        return None
    if slot.is_typed:
        if len(text) <= TYPED_MOST:
            return None
        return Told(TOO_LONG, {"name": slot.name, "count": len(text), "most": TYPED_MOST})
    facts = {"typed": text[:_SHOWN], "name": slot.name, "allowed": slot.allowed, "none": NONE}
    return Told(NO_KEY, facts)
