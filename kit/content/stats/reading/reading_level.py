"""How long a text is and how hard to read: words, sentences, syllables, and a US school grade."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from kit.content.markdown import render
from kit.content.stats.reading.syllables import syllables
from kit.content.words.text import words

_BLOCKS: Final = {"p", "li", "td", "th", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
#: What is read, but not as sentences.
_NO_PROSE: Final = {"table", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
#: A full stop, question or exclamation mark, the closing marks after it, and a blank or the end.
_SENTENCE_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?…]+[\"”\u2019')\]]*(?:\s|$)"
)
#: A sentence of more words than this is long for a reader of 15.
LONG_SENTENCE: Final = 25


@dataclass(frozen=True, slots=True)
class Reading:
    """Counts of one text. `words` has all of it; the others have its running prose alone.

    Headings, tables and blocks of code are read, but they are no sentences. `long_sentences` are
    those of more than LONG_SENTENCE words.
    """

    words: int
    prose_words: int
    sentences: int
    syllables: int
    long_sentences: int = 0

    @property
    def long_share(self) -> float:
        """The share of long sentences among all, 0 to 1; 0 for a text of no sentences."""
        return self.long_sentences / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: years of US school, about 0 to 20; 0 for a text of no words.

        0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid, Fishburne, Rogers and
        Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975.
        """
        if not self.prose_words:
            return 0.0
        a_sentence = self.prose_words / self.sentences
        a_word = self.syllables / self.prose_words
        return 0.39 * a_sentence + 11.8 * a_word - 15.59


def of_markdown(text: str) -> Reading:
    """The reading of a lesson's Markdown; pens and other marks are no words."""
    collector = _Collector()
    collector.feed(render(text))
    collector.close()
    return _reading(collector.prose, collector.other)


def of_texts(texts: Iterable[str]) -> Reading:
    """The reading of plain texts, each of which ends its last sentence."""
    return _reading(list(texts), [])


def _reading(prose: Sequence[str], other: Sequence[str]) -> Reading:
    prose_words = [word for block in prose for word in words(block)]
    lengths = [
        length
        for block in prose
        for sentence in _SENTENCE_END.split(block)
        if (length := len(words(sentence)))
    ]
    return Reading(
        words=len(prose_words) + sum(len(words(block)) for block in other),
        prose_words=len(prose_words),
        sentences=len(lengths),
        syllables=sum(map(syllables, prose_words)),
        long_sentences=sum(length > LONG_SENTENCE for length in lengths),
    )


class _Collector(HTMLParser):
    """The text of each block of a page, prose apart from headings and tables."""

    def __init__(self) -> None:
        super().__init__()
        self.prose: list[str] = []
        self.other: list[str] = []
        self._text = ""
        self._no_prose = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Close the block before."""
        if tag in _BLOCKS:
            self._flush()
        self._no_prose += tag in _NO_PROSE

    def handle_endtag(self, tag: str) -> None:
        """Close the block."""
        if tag in _BLOCKS:
            self._flush()
        self._no_prose -= tag in _NO_PROSE

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self._text += data

    def close(self) -> None:
        """Close the last block."""
        super().close()
        self._flush()

    def _flush(self) -> None:
        if self._text.strip():
            (self.other if self._no_prose else self.prose).append(self._text)
        self._text = ""
