"""The lines of a text without what is no part of the article; each removal has a name.

The name holds the number of the line, so that it is the same however much is put back.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kit.content.attached.lines import DROPPED, LINE_END, Line, ends_sentence, line_of
from kit.content.attached.numbers import by_numbers
from kit.content.attached.recognition import FURNITURE
from kit.drafting.article import Removal, RemovalKind
from kit.drafting.cutting.enclosures import FIGURES
from kit.drafting.english import sorted_out
from kit.whole_number import whole_number

_SOFT: Final = "\xad"
_LIGATURES: Final = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_SPACES: Final = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_MENDED: Final = {**DROPPED, **_LIGATURES, **_SPACES}
_ODD: Final = re.compile(f"[{''.join(map(re.escape, map(chr, _MENDED)))}]")
#: Words with odd signs that are shown of a line.
_WORDS_MOST: Final = 5
_PAGE: Final = re.compile(
    r"(?:[-\u2013—|] ?)?"
    r"(?:(?P<bare>[0-9]{1,4})|page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} of \d{1,4})"
    r"(?: ?[-\u2013—|])?",
    re.IGNORECASE,
)
_POINTER: Final = re.compile(r"^[▸►▶»\u203a→>*•·\-\u2013— ]+")
#: Between the names of a page's parts: Home > News > Local.
_TRAIL: Final = re.compile(r" ?[|\u203a»>·/] ?")
#: What is longer is no line of a menu, and names no other article.
#: No text is broken to fewer characters a line.
_BROKEN_LEAST: Final = 40
_MENU_MOST: Final = 90
_ALSO_MOST: Final = 160
_PIECE_MOST: Final = 24
_TRAIL_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class CleanLines:
    """The lines that are left with their numbers in the text, from 1, and what was taken out.

    `softened` are the numbers of the lines that ended with a soft hyphen.
    """

    lines: Sequence[Line]
    numbers: Sequence[int]
    removals: Sequence[Removal]
    softened: Collection[int]


@dataclass(slots=True)
class _Cleaning:
    put_back: Collection[str]
    removals: list[Removal] = field(default_factory=list)
    softened: set[int] = field(default_factory=set)

    def takes(self, kind: RemovalKind, number: int, text: str) -> bool:
        """Whether it is taken out; it is noted then."""
        removal = removal_of(kind, number, text)
        if removal.name in self.put_back:
            return False
        self.removals.append(removal)
        return True


def removal_of(kind: RemovalKind, number: int, text: str) -> Removal:
    """The removal of the text that stood from that line on.

    >>> removal_of(RemovalKind.PAGE_NUMBER, 12, "3").name
    'page-number-12'
    """
    return Removal(f"{kind.value.replace(' ', '-')}-{number}", kind, number, text)


def clean(text: str, put_back: Collection[str] = ()) -> CleanLines:
    """The lines of the article. `put_back`: names of removals that are not made. Linear."""
    cleaning = _Cleaning(put_back)
    lines: list[Line] = []
    numbers: list[int] = []
    blank = True
    for number, raw in enumerate(LINE_END.split(text.removeprefix("\ufeff")), 1):
        line = line_of(_mended(raw, number, cleaning), after_blank=blank)
        blank = line is None
        if line is not None:
            lines.append(line)
            numbers.append(number)
    reasons = _reasons(lines)
    kept: list[Line] = []
    kept_numbers: list[int] = []
    gap: RemovalKind | None = None
    for line, number, kind in zip(lines, numbers, reasons, strict=True):
        if kind is not None and cleaning.takes(kind, number, line.text):
            gap = kind if gap in {None, RemovalKind.PAGE_NUMBER} else gap
            continue
        kept.append(_closed_up(line, kept, gap))
        kept_numbers.append(number)
        gap = None
    return CleanLines(kept, kept_numbers, cleaning.removals, cleaning.softened)


def _mended(raw: str, number: int, cleaning: _Cleaning) -> str:
    """The line without its odd signs."""
    if _ODD.search(raw) is None:
        return raw
    words = [word for word in raw.split(" ") if _ODD.search(word)][:_WORDS_MOST]
    shown = ", ".join(word[:_PIECE_MOST] for word in words)
    if not cleaning.takes(RemovalKind.ODD_SIGNS, number, shown):
        return raw
    if raw.rstrip().endswith(_SOFT):
        cleaning.softened.add(number)
        raw = raw.rstrip().rstrip(_SOFT) + "-"
    return raw.translate(_MENDED)


def _closed_up(line: Line, kept: Sequence[Line], gap: RemovalKind | None) -> Line:
    """The line after what was taken out: the end of a page does not end a sentence."""
    if gap is None:
        return line
    broken = gap is RemovalKind.PAGE_NUMBER and kept and not ends_sentence(kept[-1].text)
    return replace(line, after_blank=not broken)


def _reasons(lines: Sequence[Line]) -> Sequence[RemovalKind | None]:
    """Why each line is no part of the article; None where it is."""
    pages = _page_numbers(lines)
    reasons: list[RemovalKind | None] = []
    for place, line in enumerate(lines):
        before = lines[place - 1].text if place else ""
        # What goes on from a line that was broken to a width may be a paragraph's last word.
        free = line.after_blank or reasons[-1] is not None or len(before) < _BROKEN_LEAST
        if place in pages:
            reasons.append(pages[place])
        elif not (free or ends_sentence(before)):
            reasons.append(None)
        elif _names_another(line.text):
            reasons.append(RemovalKind.READ_ALSO)
        else:
            reasons.append(RemovalKind.NAVIGATION if _is_navigation(line.text) else None)
    return reasons


def _page_numbers(lines: Sequence[Line]) -> dict[int, RemovalKind]:
    """The places of page numbers, and of the running titles beside them."""
    matches = {
        place: match for place, line in enumerate(lines) if (match := _PAGE.fullmatch(line.text))
    }
    bare = [whole_number(match["bare"], 0) for match in matches.values() if match["bare"]]
    ascending = bare == [*range(bare[0], bare[0] + len(bare))] if bare else True
    # Other numbers alone in their lines are those of paragraphs, or a table's.
    if not ascending or (bare and by_numbers([line.text for line in lines]) is not None):
        matches = {place: match for place, match in matches.items() if not match["bare"]}
    kinds = dict.fromkeys(matches, RemovalKind.PAGE_NUMBER)
    beside = [
        near for place in matches for near in (place - 1, place + 1)
        if 0 <= near < len(lines) and near not in matches and lines[near].after_blank
    ]  # fmt: skip
    count = Counter(lines[near].text for near in beside)
    for near in beside:
        if count[lines[near].text] > 1 and len(lines[near].text) <= _MENU_MOST:
            kinds[near] = RemovalKind.PAGE_NUMBER
    return kinds


def _names_another(text: str) -> bool:
    """Whether the line names another article: "Read also: ..."."""
    if len(text) > _ALSO_MOST:
        return False
    plain = _POINTER.sub("", text)
    small = plain.lower()
    phrases = sorted_out("furniture")["also"]
    if not small.startswith(tuple(phrases)):
        return False
    for phrase in sorted(phrases, key=len, reverse=True):
        if small.startswith(phrase):
            rest = plain[len(phrase) :]
            announced = phrase.endswith(":") or rest.lstrip().startswith(":")
            title = rest.lstrip(" :\u2013—-|")
            return (not title or not title[0].islower()) and (
                announced or (not rest[:1].isalnum() and not rest.rstrip().endswith("."))
            )
    return False


def _is_navigation(text: str) -> bool:
    plain = text.casefold().strip(" :.▸►▶»\u203a→|")
    furniture = sorted_out("furniture")
    if plain in furniture["line"] or plain in FURNITURE:
        return True
    if len(text) > _MENU_MOST:
        return False
    if plain.startswith(tuple(furniture["begins"])):
        return True
    pieces = _TRAIL.split(text)
    return (
        len(pieces) >= _TRAIL_LEAST
        and not ends_sentence(text)
        and all(
            piece and len(piece) <= _PIECE_MOST and not piece.startswith(FIGURES)
            for piece in pieces
        )
    )
