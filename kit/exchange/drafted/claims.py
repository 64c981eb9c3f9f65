"""The claims that an exercise is begun with: quoted as printed, with the words that name a speaker."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kit.content.own.editing.machine_ids import unique_slug
from kit.drafting.article import Article, Block, Span
from kit.drafting.findings import Fact, Finding, Place, Proposal
from kit.items.fields.texts import plain_text

#: Of any text of an item, in characters.
WORDS_MOST: Final = 2000
#: Between words that do not stand side by side in the article.
_LEFT_OUT: Final = " …"
#: With these a claim leans on what stands before it.
_LEANS: Final = re.compile(
    r"[\"“„«‘']|(?:he|she|it|they|his|her|its|their|this|that|these|those|there)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DraftedClaim:
    """A claim as the article prints it. `before` and `after`: what stands greyed around it.

    `paragraph` counts from 1. `reason` says why it is worth asking; empty where all are taken.
    """

    id: str
    paragraph: int
    words: str
    before: str
    after: str
    facts: Sequence[Fact]
    proposal: Proposal | None
    reason: str = ""

    @property
    def cues(self) -> Sequence[str]:
        """The words that show the proposal, those that stand in the claim or around it."""
        texts = (self.words, self.before, self.after)
        cues = self.proposal.cues if self.proposal else ()
        return [cue for cue in cues if any(cue in text for text in texts)]


def drafted_claims(
    article: Article, asked: Iterable[tuple[Finding, str]]
) -> Sequence[DraftedClaim]:
    """The claims of the findings, each with its reason to be asked, in their order.

    What is longer than a text of an item may be is left out. Linear in the article's length and the
    number of claims.
    """
    claims: list[DraftedClaim] = []
    taken: set[str] = set()
    for finding, reason in asked:
        claim = _claim(article, finding, reason, taken)
        if claim is not None:
            taken.add(claim.id)
            claims.append(claim)
    return claims


def all_claims(article: Article) -> tuple[Finding, ...]:
    """A finding for each claim of an article in which nothing was looked for."""
    return tuple(
        Finding(Place(place, claim), number, (), None)
        for place, block in enumerate(article.blocks)
        if block.number is not None
        for number, sentence in enumerate(block.sentences)
        for claim in sentence.claims
    )


def _claim(
    article: Article, finding: Finding, reason: str, taken: Collection[str]
) -> DraftedClaim | None:
    block = article.blocks[finding.place.block]
    words = _flat(finding.place.span.of(block.text))
    if not words or len(words) > WORDS_MOST or block.number is None:
        return None
    sentence = block.sentences[finding.sentence].span
    before = _flat(block.text[sentence.start : finding.place.span.start])
    after = _flat(block.text[finding.place.span.end : sentence.end])
    name = unique_slug(words, taken, "claim")
    return DraftedClaim(
        name, block.number, words, before or _before(article, block, finding), _bounded(after),
        finding.facts, finding.proposal, reason,
    )  # fmt: skip


def _before(article: Article, block: Block, finding: Finding) -> str:
    """What a reader needs who has the sentence alone: the one before, or who the speaker is."""
    leans = _LEANS.match(finding.place.span.of(block.text)) is not None
    previous = _previous(block, finding.sentence)
    speaker = _introduction(article, finding)
    if speaker and speaker in previous:
        return _bounded(previous)
    parts = [f"{speaker}{_LEFT_OUT}" if speaker else "", previous if leans else ""]
    return _bounded(" ".join(filter(None, parts)))


def _introduction(article: Article, finding: Finding) -> str:
    """The words that introduce the speaker, where a paragraph has them outside the claim."""
    for fact in finding.facts:
        place = fact.introduced
        if place is not None and article.blocks[place.block].number is not None:
            inside = _within(place, finding)
            return "" if inside else _flat(place.span.of(article.blocks[place.block].text))
    return ""


def _previous(block: Block, sentence: int) -> str:
    return _flat(block.sentences[sentence - 1].span.of(block.text)) if sentence else ""


def _within(place: Place, finding: Finding) -> bool:
    span: Span = finding.place.span
    return (
        place.block == finding.place.block
        and span.start <= place.span.start
        and place.span.end <= span.end
    )


def _bounded(text: str) -> str:
    return text if len(text) <= WORDS_MOST else ""


def _flat(text: str) -> str:
    """The words on one line, without signs that no file of the kit may have."""
    return " ".join(plain_text(text).split())
