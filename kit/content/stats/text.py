"""Words of a text, as a reader would count them."""

import re
from collections.abc import Sequence
from typing import Final

#: Letters and digits with what joins them inside a word: won't, so-called, 40,000, 3.5.
_WORD: Final = re.compile(r"[^\W_]+(?:[\u2019'.,\-\u2010\u2011][^\W_]+)*")


def words(text: str) -> Sequence[str]:
    """The words in their order. A number is one word, and so is a hyphenated compound."""
    return _WORD.findall(text)
