"""Words of a text, as a reader would count them."""

import re
from collections.abc import Sequence
from typing import Final

#: A letter, a digit, an underscore, or an accent that stands for itself behind its letter.
WORD_CHARACTER: Final = r"[\w\u0300-\u036f]"
_RUN: Final = rf"[^\W_](?:(?!_){WORD_CHARACTER})*"
#: Letters and digits with what joins them inside a word: won't, so-called, 40,000, 3.5.
_WORD: Final = re.compile(rf"{_RUN}(?:[\u2019'.,\-\u2010\u2011]{_RUN})*")


def words(text: str) -> Sequence[str]:
    """The words in their order. A number is one word, and so is a hyphenated compound."""
    return _WORD.findall(text)
