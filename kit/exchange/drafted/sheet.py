"""The claims of an article as a sheet: what was found for each, and what is proposed."""

from collections.abc import Sequence
from typing import Final

from kit.drafting.article import Article
from kit.exchange.csv_files import csv_file
from kit.exchange.drafted.claims import DraftedClaim
from kit.exchange.drafted.words import found_words
from kit.exchange.results.tables import Table

_HEADER: Final = ("id", "paragraph", "claim", "found", "proposal", "rule", "sure")


def drafted_sheet(article: Article, claims: Sequence[DraftedClaim]) -> str:
    """The sheet as a CSV file. Where nothing is proposed the last three cells are empty."""
    rows = (_row(article, claim) for claim in claims)
    return "".join(csv_file(Table("claims", _HEADER, rows)))


def _row(article: Article, claim: DraftedClaim) -> tuple[str | int, ...]:
    answers = " / ".join(f"{asked} {answer}" for asked, answer in found_words(article, claim.facts))
    proposal = claim.proposal
    proposed = ("", "", "")
    if proposal is not None:
        proposed = (proposal.label.value, proposal.rule, "yes" if proposal.sure else "no")
    return (claim.id, claim.paragraph, claim.words, answers, *proposed)
