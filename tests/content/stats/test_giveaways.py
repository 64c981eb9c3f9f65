from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.stats.features import Feature
from kit.content.stats.giveaways import (
    Giveaways,
    Guess,
    course_giveaways,
    giveaways,
    guess,
    rule,
    tree,
)
from kit.vocabulary import Label, Scheme
from tests.support.labelled import labelled


@dataclass(frozen=True)
class Seen:
    label: Label
    features: frozenset[Feature]


SEEN = st.builds(Seen, st.sampled_from(Label), st.frozensets(st.sampled_from(Feature)))
CASES = st.lists(SEEN, max_size=30)


def many(label: Label, number: int, *features: Feature) -> list[Seen]:
    return [Seen(label, frozenset(features))] * number


@given(CASES)
def test_tree_beats_rules_and_rules_beat_the_commonest_label(cases: list[Seen]) -> None:
    found = giveaways(cases)
    best = max(rule.right for rule in found.rules)
    assert found.commonest.right <= min(rule.right for rule in found.rules)
    assert found.commonest.right <= best <= found.tree.right <= found.items == len(cases)
    assert 0 <= found.share(found.tree.right) <= 1


@given(CASES.flatmap(lambda cases: st.tuples(st.just(cases), st.permutations(cases))))
def test_order_of_the_items_changes_nothing(both: tuple[list[Seen], list[Seen]]) -> None:
    assert giveaways(both[0]) == giveaways(both[1])


@given(CASES, st.sampled_from(Feature))
def test_rule_is_right_as_often_as_its_two_labels_say(cases: list[Seen], feature: Feature) -> None:
    found = rule(cases, feature)
    right = 0
    for case in cases:
        side = found.present if feature in case.features else found.absent
        right += case.label is side.label
    assert right == found.right


@given(CASES)
def test_tree_is_right_as_often_as_its_four_leaves_say(cases: list[Seen]) -> None:
    found = tree(cases)
    right = 0
    for case in cases:
        branch = found.present if found.root in case.features else found.absent
        leaf = branch.present if branch.feature in case.features else branch.absent
        right += case.label is leaf.label
    assert right == found.right


def test_commonest_of_equals_is_the_one_with_the_lower_number_key() -> None:
    cases = many(Label.VOICE, 2) + many(Label.OFFICIAL, 2)
    assert guess(cases) == Guess(Label.OFFICIAL, 2)
    assert guess([]) == Guess(None, 0)


def test_two_questions_find_what_one_cannot() -> None:
    cases = [
        *many(Label.OFFICIAL, 5, Feature.QUOTES),
        *many(Label.EDITORIAL, 5, Feature.QUOTES, Feature.LOADED),
        *many(Label.SOURCED, 5, Feature.NUMBER),
        *many(Label.UNSOURCED, 5),
    ]
    found = giveaways(cases)
    assert max(one.right for one in found.rules) == 10
    assert found.tree.root is Feature.QUOTES
    assert (found.tree.present.feature, found.tree.absent.feature) == (
        Feature.LOADED,
        Feature.NUMBER,
    )
    assert found.tree.right == 20


def test_nothing_is_guessed_of_nothing() -> None:
    found = giveaways([])
    assert (found.items, found.share(found.tree.right)) == (0, 0.0)
    course = course_giveaways([])
    assert (course.items, course.commonest, course.tree) == (0, 0.0, 0.0)
    assert set(course.rules.values()) == {0.0}


def test_course_fits_each_scheme_apart_and_weighs_by_items() -> None:
    quoted, plain = "The “plan”", "The plan"
    items = [
        *[labelled(Label.OFFICIAL, quoted, scheme=Scheme.THREE_WAY)] * 2,
        *[labelled(Label.SOURCED, plain, scheme=Scheme.THREE_WAY)] * 2,
        *[labelled(Label.EDITORIAL, quoted)] * 3,
        *[labelled(Label.VOICE, plain)] * 3,
        *[labelled(Label.SOURCED, plain)] * 2,
    ]
    course = course_giveaways(items)
    assert {scheme: found.items for scheme, found in course.schemes.items()} == {
        Scheme.THREE_WAY: 4,
        Scheme.FIVE_WAY: 8,
    }
    # Pooled, a quotation mark would mean editorial, and two items more would be wrong.
    assert course.rules[Feature.QUOTES] == pytest.approx((4 + 6) / 12)
    assert course.commonest == pytest.approx((2 + 3) / 12)
    assert course.tree == pytest.approx((4 + 6) / 12)


@given(st.lists(st.tuples(st.sampled_from(Label), st.booleans(), st.sampled_from(Scheme))))
def test_shares_of_a_course_are_between_nothing_and_all(
    drawn: list[tuple[Label, bool, Scheme]],
) -> None:
    items = [labelled(label, scheme=scheme, longer=longer) for label, longer, scheme in drawn]
    course = course_giveaways(items)
    shares = course.rules.values()
    assert 0 <= course.commonest <= min(shares) <= max(shares) <= course.tree <= 1
    assert all(isinstance(found, Giveaways) for found in course.schemes.values())
