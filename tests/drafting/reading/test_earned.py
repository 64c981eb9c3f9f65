"""Whether the rules that propose have earned it, measured on the development half anew."""

from functools import cache
from pathlib import Path

import pytest

from kit.drafting.reading.earned import Record, interval, records
from kit.drafting.reading.rules import RULES
from tests.drafting import measure

FAMILIES = {rule.name: rule.family for rule in RULES}


@cache
def judged(*, every_rule: bool) -> list[measure.Judged]:
    return measure.judged_half("development", every_rule=every_rule)


def test_records_are_those_measured() -> None:
    assert dict(records()) == measure.by_family(judged(every_rule=True))


def test_only_rules_that_have_earned_it_propose() -> None:
    proposing = {FAMILIES[row.proposal.rule] for row in judged(every_rule=False) if row.proposal}
    low = {
        family: interval(records()[family].right, records()[family].proposed)[0]
        for family in proposing
    }
    assert {family for family, end in low.items() if end <= 0.7} == set()


def test_few_right_proposals_earn_nothing() -> None:
    assert not Record(5, 5).may_propose
    assert Record(7, 7).may_propose
    assert not Record(7, 7).is_sure
    assert not Record(9, 9).is_sure
    assert Record(16, 16).is_sure
    assert not Record(15, 16).is_sure


def test_interval_is_wilsons() -> None:
    low, high = interval(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.652, 0.977)
    assert interval(0, 0) == (0.0, 1.0)


def test_development_half_is_read_as_well_as_it_was() -> None:
    whole = measure.figures(judged(every_rule=False))
    assert whole.claims == 378
    assert whole.coverage >= 0.57
    assert whole.accuracy >= 0.94
    assert whole.macro_f1 >= 0.93
    assert whole.sure_right >= 0.97 * whole.sure
    assert whole.sure >= 75


def test_reading_beats_what_needs_no_reading() -> None:
    rows = judged(every_rule=False)
    accuracy = measure.figures(rows).accuracy
    for right, number in measure.baselines(rows).values():
        assert accuracy > right / number + 0.3


def test_article_a_is_read_as_well_as_it_was(shared_folder: Path) -> None:
    assert measure.SHARED_GOLD.parent.parent == shared_folder
    whole = measure.figures(measure.gold_a())
    assert (whole.claims, whole.proposed >= 21) == (46, True)
    assert whole.accuracy >= 0.85


def test_report_names_rules_and_failures(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.main(["development"]) == 0
    printed = capsys.readouterr().out
    assert "| office speaks |" in printed
    assert "Sentences that fail:" in printed
    assert "always the commonest (sourced)" in printed


def test_unknown_half_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.main(["half"]) == 2
    assert "python -m tests.drafting.measure" in capsys.readouterr().out
