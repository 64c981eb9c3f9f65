"""What stands in an article for the guide's three questions, and what is proposed. Pure."""

from kit.drafting.article import Article
from kit.drafting.findings import Finding, Proposal
from kit.drafting.reading.asking import Asked, what_to_ask
from kit.drafting.reading.earned import records
from kit.drafting.reading.evidence import Evidence, evidence_of
from kit.drafting.reading.facts import SpeakerCount, facts_of, speaker_counts
from kit.drafting.reading.rules import RULES

__all__ = ["Asked", "SpeakerCount", "proposals", "read", "speaker_counts", "what_to_ask"]


def read(article: Article) -> tuple[Finding, ...]:
    """What was found for each claim of an article, in reading order.

    Where no rule that has earned it applies, nothing is proposed.
    """
    return tuple(
        Finding(row.unit.place(), row.unit.sentence, facts_of(row), _proposal(row))
        for row in evidence_of(article)
    )


def proposals(article: Article, *, every_rule: bool = False) -> tuple[Proposal | None, ...]:
    """What is proposed for each claim; by `every_rule` also what has not earned it."""
    return tuple(_proposal(row, every_rule=every_rule) for row in evidence_of(article))


def _proposal(row: Evidence, *, every_rule: bool = False) -> Proposal | None:
    rule = next((rule for rule in RULES if rule.applies(row)), None)
    if rule is None:
        return None
    record = records().get(rule.family)
    if not every_rule and (record is None or not record.may_propose):
        return None
    cues = tuple(span.of(row.unit.text).strip(" ,;:") for span in rule.cues(row))
    sure = record is not None and record.is_sure
    return Proposal(rule.label, rule.name, rule.step, tuple(filter(None, cues)), sure)
