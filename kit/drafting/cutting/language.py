"""Whether a text is in English, by its small words."""

import re
from itertools import islice
from typing import Final

from kit.drafting.english import sorted_out

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
#: Words that are looked at: those of an article's beginning tell enough.
_WORDS_MOST: Final = 3000
#: Fewer words tell no language.
_WORDS_LEAST: Final = 6


def is_english(text: str) -> bool:
    """Whether the words of a text are English ones, by the small words among them.

    True as well where there are too few to tell: fewer than six in the Latin script.
    """
    words = [match[0].casefold() for match in islice(_WORD.finditer(text), _WORDS_MOST)]
    latin = sum(word[0] < "\u0250" for word in words)
    if latin < len(words) / 2:
        return False
    if latin < _WORDS_LEAST:
        return True
    lists = sorted_out("function-words")
    english = sum(word in lists["english"] for word in words)
    # Headlines leave the small words out; those of another language, and its letters, would stand
    # there all the same.
    other = sum(
        word in lists["other"] or not word.replace("\u2019", "").isascii() for word in words
    )
    return english >= other
