from dataclasses import replace

import pytest

from kit.content.stats.labelled import LabelledItem
from kit.content.stats.order.paying_rules import (
    fewest_alike,
    is_in_order_of_text,
    is_judged,
    paying_rules,
)
from kit.vocabulary import Label, Scheme
from tests.support.labelled import labelled

LETTERS = {label.value[0]: label for label in Label}


def claims(letters: str) -> list[LabelledItem]:
    return [labelled(LETTERS[letter], scheme=Scheme.THREE_WAY) for letter in letters]


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("oseosoesoseoes", [("another", 0.488, 1)]),
        ("ssssssoooooeee", [("same", 0.81, 8)]),
        # What goes round never repeats a label, which is not said as well.
        ("seoseoseoseo", [("rotation", 0.944, 0)]),
        ("seosoooeessese", []),
    ],
)
def test_rules_that_an_order_pays(letters: str, found: list[tuple[str, float, int]]) -> None:
    paid = paying_rules(claims(letters))
    assert [(one.rule.value, round(one.share, 3), one.allowed) for one in paid] == found


def test_few_claims_and_those_of_a_text_are_not_judged() -> None:
    in_turn = claims("seoseoseoseo")
    assert is_judged(in_turn)
    assert not is_judged(in_turn[1:])
    assert paying_rules(in_turn[1:]) == ()
    painted = [replace(claim, part=f"p{number}") for number, claim in enumerate(in_turn)]
    assert is_in_order_of_text(painted)
    assert not is_in_order_of_text(in_turn)
    assert not is_judged(painted)
    assert paying_rules(painted) == ()


def test_first_number_beyond_a_bound() -> None:
    assert fewest_alike([0.02, 0.01, 0.5, 0.47]) == 2
    assert fewest_alike([0.02, 0.01, 0.5, 0.47], 0.025) == 1
    assert fewest_alike([1.0]) == 0
