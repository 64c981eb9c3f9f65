"""A passage and the claims cut out of it: what was read, and how it is painted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kit.items.fields.advice import Finding
from kit.items.key_entries.cues import segments


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim cut out of a paragraph: from `start` to before `end` in its text."""

    id: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its edge punctuation left out. `number` counts from 1 through the whole passage.

    `claim` is the id of the claim it stands in, None for a connecting word.
    """

    number: int
    paragraph: int
    start: int
    end: int
    claim: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a painted paragraph. `number` is that of the claim that begins with it."""

    text: str
    label: str | None
    lit: bool
    number: int | None

    @property
    def has_words(self) -> bool:
        """Whether there is something to read aloud in it, not signs alone."""
        return any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A claim with its number, counted from 1, or connecting words without either."""

    text: str
    claim: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a paragraph: a word with its number, or what stands between two words."""

    text: str
    word: int | None


@dataclass(frozen=True)
class Passage:
    """The paragraphs without marks, the claims and the words in them, and what is wrong."""

    paragraphs: tuple[str, ...]
    claims: tuple[Claim, ...]
    words: tuple[Word, ...]
    findings: tuple[Finding, ...]

    def text(self, claim: Claim) -> str:
        """The claim's words."""
        return self.paragraphs[claim.paragraph][claim.start : claim.end]

    def around(self, claim: Claim) -> tuple[str, ...]:
        """The connecting words directly before and after the claim, where there are any."""
        beside = [other for other in self.claims if other.paragraph == claim.paragraph]
        text = self.paragraphs[claim.paragraph]
        start = max((other.end for other in beside if other.end <= claim.start), default=0)
        end = min((other.start for other in beside if other.start >= claim.end), default=len(text))
        sides = (text[start : claim.start].strip(), text[claim.end : end].strip())
        return tuple(words for words in sides if any(map(str.isalnum, words)))

    def pieces(self, paragraph: int) -> Iterator[Piece]:
        """The paragraph cut at its claims."""
        text, at = self.paragraphs[paragraph], 0
        for number, claim in enumerate(self.claims, 1):
            if claim.paragraph != paragraph:
                continue
            if claim.start > at:
                yield Piece(text[at : claim.start], None, None)
            yield Piece(self.text(claim), claim.id, number)
            at = claim.end
        if at < len(text):
            yield Piece(text[at:], None, None)

    def tokens(self, paragraph: int) -> Iterator[Token]:
        """The paragraph cut at its words. Says nothing of the claims."""
        text, at = self.paragraphs[paragraph], 0
        for word in self.words:
            if word.paragraph != paragraph:
                continue
            if word.start > at:
                yield Token(text[at : word.start], None)
            yield Token(text[word.start : word.end], word.number)
            at = word.end
        if at < len(text):
            yield Token(text[at:], None)

    def spans(self, paint: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """Words painted one after the other with one label, and that label."""
        for (paragraph, label), run in groupby(
            self.words, lambda word: (word.paragraph, paint.get(word.number))
        ):
            words = list(run)
            if label is not None:
                yield self.paragraphs[paragraph][words[0].start : words[-1].end], label

    def painted(
        self, paint: Mapping[int, str], cues: Sequence[str] = (), *, joined: bool = False
    ) -> tuple[tuple[Run, ...], ...]:
        """The paragraphs with words painted and cues lit; the texts joined are the paragraph.

        What stands between two words of one label is painted where they are in one claim; with
        `joined` also elsewhere.
        """
        return tuple(
            tuple(_runs(self, paragraph, paint, cues, joined=joined))
            for paragraph in range(len(self.paragraphs))
        )


def _runs(
    passage: Passage,
    paragraph: int,
    paint: Mapping[int, str],
    cues: Iterable[str],
    *,
    joined: bool,
) -> Iterator[Run]:
    text = passage.paragraphs[paragraph]
    labels: list[str | None] = [None] * len(text)
    words = [word for word in passage.words if word.paragraph == paragraph]
    for word in words:
        labels[word.start : word.end] = [paint.get(word.number)] * (word.end - word.start)
    for this_word, next_word in pairwise(words):
        together = joined or (this_word.claim is not None and this_word.claim == next_word.claim)
        if together and paint.get(this_word.number) == paint.get(next_word.number):
            labels[this_word.end : next_word.start] = [paint.get(this_word.number)] * (
                next_word.start - this_word.end
            )
    lit = [piece.lit for piece in segments(text, cues) for _ in piece.text]
    begins = {
        claim.start: number
        for number, claim in enumerate(passage.claims, 1)
        if claim.paragraph == paragraph
    }
    start = 0
    for end in range(1, len(text) + 1):
        same = end < len(text) and (labels[end], lit[end]) == (labels[start], lit[start])
        if not same or end in begins:
            yield Run(text[start:end], labels[start], lit[start], begins.get(start))
            start = end
