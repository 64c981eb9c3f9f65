"""Where the sentences of a block begin and end, in English.

Plain rules with lists of abbreviations: two libraries were measured beside them, and cut fewer of
the cases in tests/drafting/cutting/hard-cases.tsv as they should be. A quotation of several
sentences stays with its speaker; one that stands by itself is cut as all else.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kit.drafting.article import Span
from kit.drafting.cutting.enclosures import (
    CLOSERS,
    FIGURES,
    OPENERS,
    STOPS,
    Enclosure,
    begins_sentence,
    enclosures,
    says,
)
from kit.drafting.english import listed, sorted_out

_STOP: Final = re.compile(f"[{re.escape(STOPS)}]+")
_WIDE: Final = "\u3002\uff01\uff1f"
#: A footnote's number right behind a stop.
_NOTE: Final = re.compile(r"[\[(]\d{1,3}[\])]|[¹²³⁰⁴-⁹]{1,3}")
_BEFORE: Final = re.compile(r"(?:[^\W\d_]{1,4}\.){0,4}[^\W_]{1,14}$")
_WORD: Final = re.compile(r"[\w'\u2019]+")
#: As much of what stands before a stop as is looked at, in characters.
_REACH: Final = 40
#: Points, numbers of posts and of items, which stand before the first sentence.
_LEAD: Final = re.compile(
    r"\s*(?:(?:[•▪◦‣●]|[-*\u2013—](?=\s)|\(?\d{1,3}(?:[.)]|/\d{0,3})(?=\s))\s*)?"
)


def sentences(text: str, *, quotations_whole: bool = True) -> Sequence[Span]:
    """The sentences of a block, in reading order, without the sign of a point before the first.

    They cover all other words of it. `quotations_whole`: a quotation of several sentences that has
    its speaker beside it is one sentence with them; otherwise each of its sentences is one. Linear
    in the text's length.
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead and lead.end() < len(text.rstrip()) else 0
    marks = enclosures(text)
    spans: list[Span] = []
    for end in (*_ends(text, start, marks, whole=quotations_whole), len(text)):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append(Span(left, left + len(piece.strip())))
        start = end
    return spans


def _ends(text: str, start: int, marks: Sequence[Enclosure], *, whole: bool) -> Iterator[int]:
    """Where a sentence ends and another begins, behind quotation marks that close there."""
    begins = [mark.span.start for mark in marks]
    small = not any(map(str.isupper, text))
    for stop in _STOP.finditer(text, start):
        end = _behind_closers(text, stop.end())
        after = text[end : end + 1]
        if not after or not (after.isspace() or stop[0][-1] in _WIDE):
            continue
        index = bisect_right(begins, stop.start()) - 1
        mark = marks[index] if index >= 0 and stop.start() < marks[index].span.end else None
        if mark and _stays_whole(mark, end, whole=whole):
            continue
        if _parts(text, stop, end, small=small):
            yield end


def _stays_whole(mark: Enclosure, end: int, *, whole: bool) -> bool:
    """Whether none ends at `end`, which is in the quotation or bracket or right behind it."""
    if mark.alone:
        return False
    # A bracket that ends with a stop of its own stands in the middle of a sentence: (ret.) Ash.
    return end < mark.span.end and whole if mark.quoted else end <= mark.span.end


def _behind_closers(text: str, place: int) -> int:
    """The place behind the marks that close there; a straight one opens behind a blank only."""
    while place < len(text) and (note := _NOTE.match(text, place)):
        place = note.end()
    while place < len(text) and text[place] in CLOSERS:
        place += 1
    return place


def _parts(text: str, stop: re.Match[str], end: int, *, small: bool) -> bool:
    """Whether a new sentence begins behind the stop, whose closing marks end at `end`."""
    begin = end
    while begin < len(text) and text[begin].isspace():
        begin += 1
    if begin == len(text) or text[begin] in "—\u2013-&,;:":
        return False
    following = _WORD.search(text, begin, begin + _REACH)
    word = following[0] if following else ""
    if not begins_sentence(text, begin) and not small:
        return False
    if stop[0][-1] != "." or len(stop[0]) > 1:
        return not (_closes(text, stop, end) and says(text, end)) and not (
            stop[0][-1] in ".…" and word == "I"
        )
    before = _BEFORE.search(text, max(stop.start() - _REACH, 0), stop.start())
    if before is None or (end > stop.end() and text[stop.end()] not in "(["):
        return True
    return _ends_after(before, word, text, begin)


def _closes(text: str, stop: re.Match[str], end: int) -> bool:
    return any(sign in "\"'”\u2019»" for sign in text[stop.end() : end])


def _ends_after(before: re.Match[str], word: str, text: str, begin: int) -> bool:
    """Whether a sentence ends with a stop behind a word that may be an abbreviation."""
    token = before[0].strip(OPENERS)
    sort = _sort(token)
    return True if sort is None else _RULES[sort](before, word, text, begin)


def _sort(token: str) -> str | None:
    """Which sort of abbreviation it is; None where it is a word."""
    if len(token) == 1 and token.isalpha() and token.isupper():
        return "initial"
    sorts = sorted_out("abbreviations")
    plain = token.casefold()
    for sort in ("time", "before", "number", "either", "address", "name"):
        if plain in sorts[sort] and (token[0].isupper() or sort not in {"name", "address"}):
            return sort
    if re.fullmatch(r"(?:[^\W\d_]\.){1,4}[^\W\d_]", token):
        return "either"
    return None


def _starts(word: str) -> bool:
    return word.casefold() in listed("starters") and not word.islower()


def _after_name(before: re.Match[str], word: str, _text: str, _begin: int) -> bool:
    # A street ends so more often than a title; no saint's name is one of these words.
    plain = {"the", "he", "she", "it", "they", "we", "this"}
    return _starts(word) and (before[0] == "St" or word.casefold() in plain)


def _after_number(_before: re.Match[str], word: str, _text: str, _begin: int) -> bool:
    return not word.startswith(FIGURES)


def _after_either(_before: re.Match[str], word: str, text: str, begin: int) -> bool:
    return _starts(word) or text[begin] in "“\"\u2018'"


def _after_time(_before: re.Match[str], word: str, text: str, begin: int) -> bool:
    if _starts(word) or text[begin] in "“\"\u2018'":
        return True
    if not word[:1].isupper() or _is_day(word) or word.isupper():
        return False
    second = _WORD.search(text, text.index(word, begin) + len(word))
    return second is not None and second[0][0].islower()


def _is_day(word: str) -> bool:
    plain = word.casefold()
    return plain in listed("days") or plain.removesuffix("s") in listed("days")


def _after_address(before: re.Match[str], word: str, text: str, begin: int) -> bool:
    return before[0][:1].isupper() and _after_time(before, word, text, begin)


def _after_initial(before: re.Match[str], word: str, _text: str, _begin: int) -> bool:
    if word.startswith(FIGURES):
        # A letter that begins a sentence has its number behind it, as bills of a parliament do.
        opening = before.string[max(before.start() - _REACH, 0) : before.start()].rstrip()
        return bool(opening) and opening[-1] not in STOPS
    earlier = _WORD.findall(before.string, max(before.start() - _REACH, 0), before.start())
    lettered = sorted_out("abbreviations")["lettered"]
    return _starts(word) or (bool(earlier) and earlier[-1].casefold() in lettered)


_RULES: Final[Mapping[str, Callable[[re.Match[str], str, str, int], bool]]] = {
    "before": _after_name,
    "number": _after_number,
    "either": _after_either,
    "name": _after_either,
    "time": _after_time,
    "address": _after_address,
    "initial": _after_initial,
}
