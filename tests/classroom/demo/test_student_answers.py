"""What the made-up students answer."""

from statistics import mean

import pytest

from kit.vocabulary import Certainty
from tests.support.demo_class import ONE_PROCESS, Shown


def test_class_knows_more_than_chance_and_less_than_all(shown: Shown) -> None:
    for exercise in ("whose-words", "from-figure-to-verdict", "who-says-so", "form-a", "form-b"):
        found = shown.of(exercise).sheet
        credit = mean(row.credit for row in found.handed_in) / len(found.items)
        assert 0.45 < credit < 0.9, exercise
        assert len({row.credit for row in found.handed_in}) > 4, exercise


pytestmark = [pytest.mark.slow, ONE_PROCESS]


def test_some_say_how_sure_they_are(shown: Shown) -> None:
    cells = [
        cell
        for row in shown.of("from-figure-to-verdict").sheet.handed_in
        for cell in row.cells.values()
    ]
    said = [cell.certainty for cell in cells]
    assert {*said} == {*Certainty, None}
    sure = [cell.credit or 0 for cell in cells if cell.certainty is Certainty.CERTAIN]
    guessed = [cell.credit or 0 for cell in cells if cell.certainty is Certainty.GUESS]
    assert mean(sure) > mean(guessed)
