"""Quotations and brackets in a text: where they begin and end, and which stand by themselves."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kit.content.words import reporting_forms
from kit.drafting.article import Span

#: What closes a quotation or a bracket, or stands behind a sentence's stop.
CLOSERS: Final = "\"'”\u2019»)]\u203a“"
OPENERS: Final = "\"'“\u2018„«([\u2039¡¿*_"
STOPS: Final = ".!?…\u3002\uff01\uff1f\u061f\u06d4"
FIGURES: Final = tuple("0123456789")
_MARK: Final = re.compile(r"[\"“”„«»\u2018\u2019'()\[\]]")
_PAIRS: Final[Mapping[str, str]] = {
    '"': '"', "“": '”"', "„": '“”"', "«": "»", "»": "«", "(": ")", "[": "]",
}  # fmt: skip
#: No quotation that somebody speaks is longer, in characters, and no bracket.
_QUOTED_MOST: Final = 3000
_BRACKETED_MOST: Final = 500
_BEFORE: Final = " \t([{\u2014\u2013-/“\u2018\"'"
#: Small words that leave out their beginning, which are no quotations.
_SHORTENED: Final = re.compile(r"['\u2019](?:\d0s|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
#: A speaker's name and a verb behind a quotation that asks or calls out.
_SPEAKER: Final = re.compile(
    r"\s+(?:(?:the|an?)\s+)?(?:[^\W\d_a-zß-öø-ÿ][\w.'\u2019-]{0,30}\s+){1,4}([a-z]{3,14})\b"
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A quotation or bracket with its marks. `alone`: nothing of its sentence is outside it."""

    span: Span
    quoted: bool
    alone: bool


def enclosures(text: str) -> Sequence[Enclosure]:
    """The outermost quotations and brackets of a block, in reading order.

    A mark that is not closed in the block encloses nothing. Linear in the text's length.
    """
    marks = [match.start() for match in _MARK.finditer(text)]
    places: dict[str, list[int]] = {}
    for place in marks:
        places.setdefault(text[place], []).append(place)
    spans: list[Enclosure] = []
    end = 0
    for index, place in enumerate(marks):
        if place < end:
            continue
        if text[place] in "'\u2018":
            closing = _single_close(text, marks, index)
        else:
            closing = _close(text, place, places)
        if closing is not None:
            end = closing + 1
            spans.append(_enclosure(text, place, end))
    return spans


def begins_sentence(text: str, place: int) -> bool:
    """Whether what stands at the place, and no letter before it, may begin a sentence."""
    rest = text[place : place + 12].lstrip(OPENERS + " ")
    if not rest:
        return place >= len(text)
    # iPhones and eBay begin with a small letter.
    return not rest[0].islower() or any(letter.isupper() for letter in rest[1:3])


def says(text: str, place: int) -> bool:
    """Whether a name and a verb of speaking stand at the place: 'Mr Ash asked'."""
    match = _SPEAKER.match(text, place)
    return match is not None and match[1] in _speaking()


@cache
def _speaking() -> frozenset[str]:
    return frozenset(reporting_forms()) | {"shouted", "yelled", "cried", "wondered", "called"}


def _close(text: str, place: int, places: Mapping[str, Sequence[int]]) -> int | None:
    mark = text[place]
    closers = _PAIRS.get(mark)
    if closers is None or not _opens(text, place):
        return None
    most = _BRACKETED_MOST if mark in "([" else _QUOTED_MOST
    ends = (_next(places.get(closer, ()), place + 1) for closer in closers)
    nearest = min((end for end in ends if end is not None), default=None)
    return nearest if nearest is not None and nearest - place <= most else None


def _next(places: Sequence[int], place: int) -> int | None:
    index = bisect_left(places, place)
    return places[index] if index < len(places) else None


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before in _BEFORE or text[place] in "([“„«") and bool(after.strip())


def _single_close(text: str, marks: Sequence[int], index: int) -> int | None:
    """Where the quotation in single marks ends; apostrophes look the same as its end."""
    place = marks[index]
    if not _opens(text, place) or _SHORTENED.match(text, place):
        return None
    ends: list[int] = []
    for candidate in _following(text, marks, index):
        if text[candidate - 1].isspace() or text[candidate + 1 : candidate + 2].isalnum():
            continue
        if text[candidate - 1] in STOPS + ",—\u2013":
            return candidate
        ends.append(candidate)
    # An apostrophe behind an s may be that of "the workers' pay"; a stop behind it says it is none.
    plain = (end for end in ends if text[end - 1] != "s")
    stopped = (end for end in ends if text[end + 1 : end + 2] in {"", *STOPS, *",;:)"})
    return next(plain, next(stopped, ends[0] if ends else None))


def _following(text: str, marks: Sequence[int], index: int) -> Iterator[int]:
    """The apostrophes behind the mark, up to where another quotation begins."""
    for place in marks[index + 1 : index + 60]:
        if place - marks[index] > _QUOTED_MOST:
            return
        if text[place] in "'\u2018" and _opens(text, place) and not _SHORTENED.match(text, place):
            return
        if text[place] in "'\u2019":
            yield place


def _enclosure(text: str, start: int, end: int) -> Enclosure:
    before = text[max(start - 40, 0) : start].rstrip()
    begins = not before or before.rstrip(CLOSERS)[-1:] in STOPS
    ends = text[end - 2] in STOPS
    goes_on = text[end : end + 1].strip() != "" or not begins_sentence(text, end)
    alone = begins and ends and not goes_on and not says(text, end)
    # "(ret.)" behind "Gen." is no sentence.
    alone = alone and begins_sentence(text, start + 1)
    return Enclosure(Span(start, end), text[start] not in "([", alone)
