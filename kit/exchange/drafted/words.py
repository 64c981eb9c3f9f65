"""What was found for a claim, in words, as a command prints them and a sheet has them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kit.drafting.article import Article
from kit.drafting.findings import Fact, Proposal, Question

#: The guide's questions, in its order.
QUESTIONS: Final[Mapping[Question, str]] = MappingProxyType(
    {
        Question.SPEAKER: "Who speaks?",
        Question.SETTLED: "Could records settle it?",
        Question.SOURCE: "Where from?",
    }
)
#: As many words of the article as tell what is meant, in characters.
_SHOWN: Final = 60
#: Signs at the ends of what was found.
_ENDS: Final = " ,;:."


def found_words(article: Article, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Each question for which something was found, and what, in the guide's order."""
    for question, asked in QUESTIONS.items():
        answers = [_fact_words(article, fact) for fact in facts if fact.question is question]
        if answers:
            yield asked, "; ".join(dict.fromkeys(answers))


def proposal_words(proposal: Proposal) -> str:
    """The label with the rule behind it."""
    sure = "sure" if proposal.sure else "not sure"
    return f"{proposal.label.value} (step {proposal.step}, by the rule “{proposal.rule}”, {sure})"


def shortened(text: str, most: int = _SHOWN) -> str:
    """The text on one line, its beginning where it is long; signs that show nothing left out."""
    flat = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"


def _fact_words(article: Article, fact: Fact) -> str:
    words = f"{fact.kind}: “{shortened(fact.words.strip(_ENDS))}”"
    if fact.speaker is None:
        return words
    place = article.blocks[fact.introduced.block] if fact.introduced is not None else None
    kind = fact.speaker_kind.value if fact.speaker_kind is not None else ""
    number = f"¶{place.number}" if place is not None and place.number is not None else ""
    known = ", ".join(filter(None, (kind, number)))
    return f"{words}, by {shortened(fact.speaker)}{f' ({known})' if known else ''}"
