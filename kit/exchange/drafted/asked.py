"""Which sentences of an article are asked for: a spread of twelve, or all."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from kit.drafting.article import Article
from kit.drafting.findings import Finding
from kit.drafting.reading import read, what_to_ask
from kit.exchange.drafted.claims import all_claims

#: As many tell something about a class and do not tire it.
SPREAD: Final = 12

Asked = Sequence[tuple[Finding, str]]
#: By the name of a reason, why a claim is worth asking.
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "office": "somebody in office speaks",
        "former office": "somebody who was in office speaks",
        "party": "somebody of a party speaks",
        "body": "a company, union or other body speaks",
        "expert": "an expert speaks",
        "witness": "a witness tells it",
        "outlet": "another outlet says it",
        "nobody named": "nobody is named who says it",
        "named": "somebody is named who says it",
        "record": "a record is named",
        "act": "an act is told",
        "saw": "somebody saw it, or asked",
        "loaded": "the words judge",
        "hedge": "it is hedged",
        "figure": "there is a figure in it",
        "nothing": "nothing says where it comes from",
    }
)


def asked_of(article: Article, *, english: bool, every: bool) -> Asked:
    """The findings to ask for with the reason for each, in the article's order.

    Of an article that is not English nothing is found: its claims are spread over it evenly. Where
    `every` claim is asked for no reason is needed.
    """
    findings = read(article) if english else all_claims(article)
    if every:
        return [(finding, "") for finding in findings]
    chosen = what_to_ask(article, findings, SPREAD) if english else ()
    # Where nothing is found, or all sentences are short or long, each is as good as another.
    if not chosen:
        return [(finding, "") for finding in _spread(findings)]
    return [(findings[asked.index], _REASONS.get(asked.reason, asked.reason)) for asked in chosen]


def _spread(claims: Sequence[Finding]) -> Sequence[Finding]:
    count = min(SPREAD, len(claims))
    return [claims[place * len(claims) // count] for place in range(count)]
