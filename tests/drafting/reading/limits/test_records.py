"""Where a text says it has something from, tried on sentences that are in no gold text."""

import pytest

from tests.support.reading import rule_names

SURVEY = "A survey of 900 drivers was carried out by the charity Slow Roads in March."


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Correction: an earlier version of this report misspelt the mayor's name.", "correction"),
        ("Correction of the river's course would cost millions.", None),
        ("Our own correspondent counted nine lorries at the gate.", "own reporter"),
        ("Two reporters were dismissed.", None),
        ("Crows can count, a team reported on Monday in the journal Bird Mind.", "in a journal"),
        ("The bridge is due to open in May.", "nobody tells"),
        ("The bridge was due to open in May.", None),
        ("It is not yet known who cut the cable.", "nobody tells"),
        ("Police said it was not yet known who cut the cable.", "office speaks"),
    ],
)
def test_rule_that_decides(line: str, rule: str | None) -> None:
    assert rule_names(line) == [rule]


def test_release_on_a_survey_gives_its_counts() -> None:
    lines = ("PRESS RELEASE", "", SURVEY, "One in six had hit a deer.", "We will fence the road.")
    assert rule_names(*lines, title="Deer on the road")[-2:] == ["survey counts", "body signs"]
