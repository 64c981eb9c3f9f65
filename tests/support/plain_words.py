"""How hard a page is to read: the grade of Flesch and Kincaid, by plain lines."""

import re
from dataclasses import dataclass
from typing import Final

#: Two vowels that are two syllables, as in "li-on", "cre-ate", "du-al", "a-re-a".
_APART: Final = re.compile(r"(?<![ctsg])i[ao]|creat|ua[lt]|ea$")
#: An e that is not spoken, at the end of a word or in the ending of one.
_SILENT: Final = re.compile(r"[^aeiouyl]e$|(?<![sxzcg])(?<![sc]h)(?<![aeiouy])es$|[^aeiouytd]ed$")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
#: Cells of a table with fewer words are names and no sentences.
_SHORTEST: Final = 5


@dataclass(frozen=True)
class Words:
    """What the formula counts."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school year that is asked for: 0.39 words a sentence + 11.8 syllables a word - 15.59.

        J. P. Kincaid and others, Derivation of new readability formulas, Research Branch Report
        8-75, Naval Technical Training Command, 1975.
        """
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def syllables_of(word: str) -> int:
    """About how many syllables a word has; one at least.

    >>> [syllables_of(word) for word in ("made", "little", "student", "asked", "wanted", "area")]
    [1, 2, 2, 1, 2, 3]
    """
    text = word.lower().replace("’", "'")
    text = re.sub(r"'s$", "", text)
    count = len(_VOWELS.findall(text)) + len(_APART.findall(text))
    return max(count - bool(_SILENT.search(text)), 1)


def counted(text: str) -> Words:
    """What stands in a text of sentences."""
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    words = [word for part in sentences for word in _WORD.findall(part)]
    return Words(len(sentences), len(words), sum(map(syllables_of, words)))


def sentences_of(markdown: str) -> str:
    """The text of a page to read: no headings, no code, each entry and cell a sentence at least.

    Cells of fewer than five words are names, and left out.
    """
    lines = []
    for line in markdown.splitlines():
        if line.startswith("#") or re.fullmatch(r"[|\- :]*", line):
            continue
        cells = line.strip("|").split("|") if line.startswith("|") else [line]
        for cell in cells:
            text = re.sub(r"`[^`]*`|_{3,}|\]\([^)]*\)|[*\[\]]|^ *(?:-|\d+\.) ", "", cell).strip()
            if not line.startswith("|") or len(_WORD.findall(text)) >= _SHORTEST:
                lines.append(text if re.search(r"[.!?]$", text) else f"{text}.")
    return "\n".join(line for line in lines if line != ".")
