"""The outlet that a text names in a line of its own, above its title: for a person to correct."""

import re
from typing import Final

from kit.drafting.english import sorted_out

_WORDS_MOST: Final = 6
#: Initials of an outlet, and the longest of them: *BBC*; what is longer is a word in capitals.
_INITIALS_MOST: Final = 4
_SMALL: Final = frozenset({"of", "the", "and", "&", "for"})
_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.&-]*")


def masthead(line: str) -> str:
    """The name of an outlet, if a line is one and nothing else; else an empty string.

    It is one that is widely known, or some capitalised words of which the last, as in *Tarn
    Herald*, is a last word of such names. A name in capitals comes back in small letters.

    >>> masthead("THE TARN HERALD"), masthead("Latest News"), masthead("Council attacks the press")
    ('The Tarn Herald', '', '')
    """
    words = line.split()
    names = [word for word in words if word.casefold() not in _SMALL]
    if not 0 < len(words) <= _WORDS_MOST or not all(map(_NAME.fullmatch, names)):
        return ""
    lists, plain = sorted_out("speakers"), " ".join(words).casefold()
    if {plain, plain.removeprefix("the ")}.isdisjoint(lists["outlet"]):
        more = len(names) > 1 or (bool(names) and words[0].casefold() == "the")
        last = words[-1].casefold() in lists["masthead"]
        if not more or not last or words[0].casefold() in sorted_out("labels")["section"]:
            return ""
    shouted = line.isupper() and len(line) > _INITIALS_MOST
    return " ".join(map(_in_small, words) if shouted else words)


def _in_small(word: str) -> str:
    return word if len(word) <= 1 else word[0] + word[1:].casefold()
