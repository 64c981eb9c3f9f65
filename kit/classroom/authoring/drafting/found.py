"""What is found in an article, and what is worth asking of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.drafting.article import Article
from kit.drafting.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that is worth asking for, and why: a sentence, or nothing."""

    place: Place
    reason: str = ""


def findings_of(article: Article) -> Sequence[Finding]:
    """What the reader of articles finds in each claim."""
    return ()


def spread_of(article: Article, findings: Sequence[Finding], count: int) -> Sequence[Asked]:
    """As many claims as are asked for, over the whole of the article, in its order."""
    places = [
        Place(index, claim)
        for index, block in enumerate(article.blocks)
        for sentence in block.sentences
        for claim in sentence.claims[:1]
    ]
    step = max(1.0, len(places) / count)
    chosen = dict.fromkeys(int(number * step) for number in range(count))
    return [Asked(places[number]) for number in chosen if number < len(places)]
