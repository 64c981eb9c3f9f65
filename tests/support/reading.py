"""Claims read on their own, for tests of what is read in them."""

from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.evidence import Evidence, evidence_of
from kit.drafting.reading.rules import RULES, Rule
from kit.drafting.reading.units import Unit, units_of
from tests.support.lined_articles import lined_article


def rows(*lines: str, title: str = "Bridge shut") -> tuple[Evidence, ...]:
    """What is found in the claims of an article: an empty line parts paragraphs."""
    return evidence_of(lined_article("\n".join([title, "", *lines])))


def unit(line: str) -> Unit:
    """The only claim of an article."""
    (claim,) = units_of(lined_article(f"Bridge shut\n\n{line}"))
    return claim


def kinds(*lines: str) -> list[SpeakerKind | None]:
    """Who speaks first in each claim."""
    return [row.voice.kind if row.voice else None for row in rows(*lines)]


def rule_for(row: Evidence) -> Rule | None:
    """The rule that decides on a claim, whether or not it may propose."""
    return next((rule for rule in RULES if rule.applies(row)), None)


def rule_names(*lines: str, title: str = "Bridge shut") -> list[str | None]:
    """The names of the rules that decide on the claims of an article."""
    rules = [rule_for(row) for row in rows(*lines, title=title)]
    return [rule.name if rule else None for rule in rules]
