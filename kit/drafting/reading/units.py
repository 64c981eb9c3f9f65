"""The claims of an article, each in its place: what of it is quoted, and what stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.drafting.article import CLAIMING, Article, Span
from kit.drafting.findings import Place
from kit.drafting.lexicon import plain
from kit.drafting.quotations import quotations, without


@dataclass(frozen=True, slots=True)
class Unit:
    """A claim in its place.

    `text` is as printed, `plain` in small letters with plain apostrophes, `outside` plain with
    what is quoted blanked; all have the same length. `quoted` is the share of the claim that is
    quoted (0 to 1). `group` is the number of the paragraph, where paragraphs of one sentence that
    follow each other are one.
    """

    block: int
    sentence: int
    span: Span
    text: str
    plain: str
    outside: str
    quoted: float
    group: int

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where characters of the claim stand in the article."""
        first = self.span.start
        return Place(
            self.block, Span(first + start, first + (len(self.text) if end is None else end))
        )


def units_of(article: Article) -> tuple[Unit, ...]:
    """The claims of an article in reading order."""
    return tuple(_units(article))


def _units(article: Article) -> Iterator[Unit]:
    group = 0
    single = False
    for number, block in enumerate(article.blocks):
        if block.kind not in CLAIMING:
            single = False
            continue
        alone = len(block.sentences) == 1
        group += not (alone and single)
        single = alone
        marks = quotations(block.text)
        small = plain(block.text)
        bare = without(small, marks)
        for index, sentence in enumerate(block.sentences):
            for claim in sentence.claims:
                yield Unit(
                    number,
                    index,
                    claim,
                    claim.of(block.text),
                    claim.of(small),
                    claim.of(bare),
                    _share(claim, marks),
                    group,
                )


def _share(claim: Span, marks: tuple[Span, ...]) -> float:
    inside = sum(max(0, min(claim.end, mark.end) - max(claim.start, mark.start)) for mark in marks)
    return inside / max(1, claim.end - claim.start)
