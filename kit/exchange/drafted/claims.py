"""The claims that an exercise is begun with: quoted as printed, and what names a speaker."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kit.content.own.editing.machine_ids import unique_slug
from kit.drafting.article import Article, Block
from kit.drafting.findings import Fact, Finding, Place, Proposal
from kit.items.fields.texts import plain_text

#: Of any text of an item, in characters.
WORDS_MOST: Final = 2000
#: Between words that do not stand side by side in the article.
_LEFT_OUT: Final = " …"
#: With these a claim leans on what stands before it.
_LEANS: Final = re.compile(
    r"[\"“„«\u2018']|(?:he|she|it|they|his|her|its|their|this|that|these|those|there)\b",
    re.IGNORECASE,
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
    """What a reader needs who has the sentence alone: who the speaker is, and what it leans on."""
    place, number = finding.place.block, finding.sentence
    leans = _LEANS.match(finding.place.span.of(block.text)) is not None
    wanted = [(place, number - 1)] if leans and number else []
    named = _introduction(article, finding)
    if named is not None and named not in wanted:
        wanted.insert(0, named)
    words = ""
    for here, after in pairwise([*wanted, (place, number)]):
        sentence = article.blocks[here[0]].sentences[here[1]].span
        gap = "" if after == (here[0], here[1] + 1) else _LEFT_OUT
        words += f"{_flat(sentence.of(article.blocks[here[0]].text))}{gap} "
    return _bounded(words.rstrip())


def _introduction(article: Article, finding: Finding) -> tuple[int, int] | None:
    """The block and sentence that introduce the speaker; None where the claim's own does."""
    place = next((fact.introduced for fact in finding.facts if fact.introduced), None)
    if place is None or article.blocks[place.block].number is None:
        return None
    sentences = article.blocks[place.block].sentences
    number = next(
        (
            number for number, sentence in enumerate(sentences)
            if sentence.span.start <= place.span.start < sentence.span.end
        ),
        None,
    )  # fmt: skip
    before = number is not None and (place.block, number) < (
        finding.place.block,
        finding.sentence,
    )
    return (place.block, number) if number is not None and before else None


def _bounded(text: str) -> str:
    return text if len(text) <= WORDS_MOST else ""


def _flat(text: str) -> str:
    """The words on one line, without signs that no file of the kit may have."""
    return " ".join(plain_text(text).split())
