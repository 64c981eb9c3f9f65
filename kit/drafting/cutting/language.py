"""Whether a text is in English, by its small words."""

import re
from itertools import islice
from typing import Final

from kit.drafting.english import sorted_out

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
#: Words that are looked at: those of an article's beginning tell enough.
_WORDS_MOST: Final = 3000
#: Of fewer words one alone tells no language.
_WORDS_LEAST: Final = 6
#: Letters that no word of English has, however foreign; others stand in *façade* and *café*.
_NEVER_ENGLISH: Final = re.compile("[ßąćęłńśźżőűůřěďťğışţșțăøåæœìòù]")
#: What French and Italian write together with the next word.
_ELIDED: Final = re.compile(
    r"(?:[ldcjns]|[LDCJNS]|[Qq]u|[Dd]ell|[Nn]ell|[Ss]ull|[Aa]ll|[Uu]n)['\u2019][a-zß-ÿ]"
)


def is_english(text: str) -> bool:
    """Whether the words of a text are English ones, by the small words among them.

    True as well where there is too little to tell: names alone, or fewer than two signs of another
    language among five words.
    """
    words = [match[0] for match in islice(_WORD.finditer(text), _WORDS_MOST)]
    if sum(word[0].casefold() < "\u0250" for word in words) < len(words) / 2:
        return False
    lists = sorted_out("function-words")
    if text.isupper():
        words = [word.casefold() for word in words]
    pairs = zip(words, [*words[1:], ""], strict=False)
    other = sum(_foreignness(word, after) for word, after in pairs)
    # What another language has as well tells nothing.
    only_ours = lists["english"] - lists["shared"]
    english = sum(word.casefold() in only_ours for word in words)
    if len(words) < _WORDS_LEAST and other == 1:
        return True
    return english >= other


def _foreignness(word: str, after: str) -> int:
    """How much a word speaks for another language: 0 to 2. Names do not: *El País*, *UN*, *Zürich*.

    Headlines leave the small words out; those of another language, and its letters, would stand
    there all the same.
    """
    plain = word.casefold()
    small = word.islower()
    if small and _NEVER_ENGLISH.search(plain):
        return 2
    if small and not plain.replace("\u2019", "").isascii():
        return 1
    if _ELIDED.match(word):
        return 1
    begins = word.istitle() and after.islower()
    return int((small or begins) and plain in sorted_out("function-words")["other"])
