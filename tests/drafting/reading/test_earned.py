"""Whether the rules that propose have earned it, measured on the development half anew."""

from dataclasses import replace
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


@pytest.mark.long
def test_records_are_those_measured() -> None:
    kept = {
        family: replace(record, before=(0, 0), unseen=(0, 0))
        for family, record in records().items()
    }
    assert kept == measure.by_family(judged(every_rule=True))


@pytest.mark.long
def test_only_rules_that_have_earned_it_propose() -> None:
    proposing = {FAMILIES[row.proposal.rule] for row in judged(every_rule=False) if row.proposal}
    low = {
        family: interval(records()[family].right, records()[family].proposed)[0]
        for family in proposing
    }
    assert {family for family, end in low.items() if end <= 0.7} == set()


def test_few_right_proposals_earn_nothing() -> None:
    assert not Record(((4, 4), (3, 3), (2, 2)), 5).may_propose
    assert Record(((1, 1), (4, 4), (3, 3)), 5).may_propose
    assert not Record(((1, 1), (4, 4), (3, 3)), 5).is_sure


def test_family_of_few_texts_earns_less() -> None:
    parts = ((20, 20), (15, 15), (9, 9))
    assert not Record(parts, 2).may_propose
    assert Record(parts, 4).may_propose
    assert not Record(parts, 9).is_sure
    assert Record(parts, 10).is_sure


def test_family_must_hold_in_every_part() -> None:
    assert not Record(((40, 40), (2, 3), (20, 20)), 20).may_propose
    assert Record(((40, 40), (3, 4), (20, 20)), 20).may_propose
    assert not Record(((60, 60), (20, 20), (11, 12)), 20).is_sure


def test_family_must_hold_with_later_writers_together() -> None:
    assert not Record(((40, 40), (3, 4), (4, 5)), 20).may_propose


def test_family_that_failed_on_unseen_texts_is_silent_and_never_sure() -> None:
    parts = ((20, 20), (15, 15), (9, 9))
    assert not Record(parts, 12, unseen=(5, 12)).may_propose
    assert Record(parts, 12, unseen=(2, 4)).may_propose
    assert Record(parts, 12, before=(5, 12)).may_propose
    assert not Record(parts, 12, before=(5, 12)).is_sure
    assert not Record(parts, 12, before=(20, 20), unseen=(30, 38)).is_sure
    assert Record(parts, 12, before=(20, 20), unseen=(36, 38)).is_sure


def test_interval_is_wilsons() -> None:
    low, high = interval(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.652, 0.977)
    assert interval(0, 0) == (0.0, 1.0)


@pytest.mark.long
def test_development_half_is_read_as_well_as_it_was() -> None:
    whole = measure.figures(judged(every_rule=True))
    assert whole.claims == 1134
    assert whole.coverage >= 0.54
    assert whole.accuracy >= 0.97
    assert whole.macro_f1 >= 0.97


@pytest.mark.long
def test_what_ships_is_right_where_it_speaks() -> None:
    whole = measure.figures(judged(every_rule=False))
    assert whole.coverage >= 0.18
    assert whole.accuracy >= 0.97
    assert whole.macro_f1 >= 0.97
    assert whole.sure == 0


@pytest.mark.parametrize(("part", "coverage"), [(0, 0.6), (1, 0.48), (2, 0.53)])
def test_every_part_is_read_as_well_as_before(part: int, coverage: float) -> None:
    rows = [row for row in judged(every_rule=True) if row.part == part]
    whole = measure.figures(rows)
    assert whole.coverage >= coverage
    assert whole.accuracy >= 0.97


@pytest.mark.long
def test_text_that_is_cut_is_read_nearly_as_well() -> None:
    whole = measure.figures(measure.judged_half("development", cut=True))
    assert whole.coverage >= 0.18
    assert whole.accuracy >= 0.96
    assert len(measure.on_no_claims("development", cut=True)) <= 3


def test_reading_beats_what_needs_no_reading() -> None:
    rows = judged(every_rule=False)
    accuracy = measure.figures(rows).accuracy
    for right, number in measure.baselines(rows).values():
        assert accuracy > right / number + 0.3


def test_article_a_is_read_as_well_as_it_was(shared_folder: Path) -> None:
    assert measure.SHARED_GOLD.parent.parent == shared_folder
    whole = measure.figures(measure.gold_a(every_rule=True))
    assert (whole.claims, whole.proposed >= 30) == (46, True)
    assert whole.accuracy >= 0.83


@pytest.mark.long
def test_report_names_rules_and_failures(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.main(["development"]) == 0
    printed = capsys.readouterr().out
    assert "| office speaks |" in printed
    assert "Sentences that fail:" in printed
    assert "always the commonest (sourced)" in printed


def test_unknown_half_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert measure.main(["half"]) == 2
    assert "python -m tests.drafting.measure" in capsys.readouterr().out
