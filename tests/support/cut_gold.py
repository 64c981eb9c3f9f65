"""Claims that the real cutting makes of a text of the gold set, each with the line it is of."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from kit.drafting.article import Article
from kit.drafting.cutting.taking import take_apart
from tests.support.gold import GoldLine, GoldText

#: A claim that several lines were joined to is of the one that it shares the most words with; no
#: line is searched for further than this behind the last.
AHEAD = 12


def cut_article(text: GoldText) -> Article:
    """The article as it is taken apart for a teacher, quotations of several sentences whole."""
    return take_apart(text.text())


def lines_of(text: GoldText, claims: Iterator[str]) -> list[GoldLine]:
    """For each claim, in reading order, the line that it shares the most with."""
    place = 0
    chosen: list[GoldLine] = []
    for claim in claims:
        window = range(place, min(len(text.lines), place + AHEAD))
        best = max(window, key=lambda index: (shared(claim, text.lines[index].words), -index))
        chosen.append(text.lines[best])
        place = best
    return chosen


def shared(claim: str, line: str) -> int:
    """How many characters a claim and a line share, in a row."""
    if line in claim or claim in line:
        return min(len(line), len(claim))
    matcher = SequenceMatcher(None, claim, line, autojunk=False)
    return matcher.find_longest_match().size
