from collections.abc import Sequence
from random import Random

import pytest

from kit.content import bounds
from kit.content.stats.order.label_order import LabelOrder, order_of_labels
from kit.vocabulary import Label, Scheme

LETTERS = {label.value[0]: label for label in Label}
THREE, FIVE = Scheme.THREE_WAY, Scheme.FIVE_WAY


def labels(letters: str) -> Sequence[Label]:
    return [LETTERS[letter] for letter in letters]


def order(letters: str) -> LabelOrder:
    return order_of_labels(labels(letters), FIVE if set(letters) & {"u", "v"} else THREE)


def beyond(found: LabelOrder) -> list[str]:
    chances = {
        "another": (found.another_chance, bounds.ORDER_ANOTHER),
        "same": (found.same_chance, bounds.ORDER_SAME),
        "rotation": (found.rotation_chance, bounds.ORDER_ROTATION),
    }
    return [rule for rule, (chance, bound) in chances.items() if chance <= bound]


def test_figures_of_an_order() -> None:
    found = order("sseo")
    assert (found.alike, found.neighbours, found.longest) == (1, 3, 2)
    assert found.expected == pytest.approx(0.5)
    # A third of the first label, half of each that changes, and two steps of the cycle.
    assert found.another == pytest.approx((1 / 3 + 2 / 2) / 4)
    assert found.same == pytest.approx((1 / 3 + 1) / 4)
    assert found.rotation == pytest.approx((1 / 3 + 2) / 4)
    assert found.cycle == tuple(labels("seo"))


def test_chance_of_neighbours_is_exact() -> None:
    # Of the twelve orders of two, one and one, six have the two beside each other.
    assert order("soes").another_chance == pytest.approx(0.5)
    assert order("soes").same_chance == pytest.approx(1)
    assert order("sseo").same_chance == pytest.approx(0.5)


@pytest.mark.parametrize("letters", ["", "s"])
def test_too_few_labels_say_nothing(letters: str) -> None:
    found = order(letters)
    assert (found.alike, found.neighbours, found.longest) == (0, 0, len(letters))
    assert beyond(found) == []


@pytest.mark.parametrize(
    ("letters", "rules"),
    [
        ("seosoeoseosese", ["another", "rotation"]),
        ("oseosoesoseoes", ["another"]),
        ("seososeoesoe", ["another"]),
        ("ssssssoooooeee", ["same"]),
        ("svoeusvoeusvoe", ["rotation"]),
        # Without a rotation, too few labels repeat by chance to tell from five of each.
        ("souevseouvsoes", []),
        ("seosoooeessese", []),
        ("ssoeevuueovoes", []),
    ],
)
def test_what_is_beyond_its_bound(letters: str, rules: list[str]) -> None:
    assert beyond(order(letters)) == rules


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("letters", ["ssssooooeeee", "sssssoooooeeeee", "sssoooeeeuuuvv"])
def test_random_orders_are_beyond_a_bound_at_most_once_in_twenty(letters: str) -> None:
    chance, shuffled = Random(1), list(labels(letters))
    scheme = FIVE if "u" in letters else THREE
    found = 0
    for _ in range(1000):
        chance.shuffle(shuffled)
        found += bool(beyond(order_of_labels(shuffled, scheme)))
    assert 0 < found <= 60, "50 are the most that are to be expected"


def test_three_way_order_that_never_repeats_is_beyond_from_twelve_claims_on() -> None:
    for letters in ("seosoeosesoe", "seosoeosesoeso", "soesoeoseosesoe"):
        assert "another" in beyond(order(letters))
