"""What gives a label away in one exercise: said where chance would hardly lead to it."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from scipy.stats import hypergeom

from kit.content.own.advising.hints import chance_of, hints_of
from kit.content.stats.features import Feature
from kit.content.stats.labelled import LabelledItem, labelled_items
from kit.vocabulary import Label, Scheme
from tests.support.shipped import shipped_library

NONE: frozenset[Feature] = frozenset()


def claim(label: Label, *features: Feature) -> LabelledItem:
    return LabelledItem(
        "town",
        "c",
        "",
        Scheme.THREE_WAY,
        label,
        debatable=False,
        source=None,
        text="",
        length=8,
        features=frozenset(features),
    )


def shipped_claims() -> list[tuple[LabelledItem, ...]]:
    """The claims of each shipped exercise with labels, by themselves, as a draft's are read."""
    course = shipped_library()
    return [
        labelled_items(course.articles, {one.id: one}, {one.id: course.keys[one.id]})
        for one in course.exercises.values()
        if one.scheme is not None
    ]


def shuffled(claims: Sequence[LabelledItem], dealer: random.Random) -> list[LabelledItem]:
    labels = [one.label for one in claims]
    dealer.shuffle(labels)
    return [replace(one, label=label) for one, label in zip(claims, labels, strict=True)]


def test_eight_official_statements_of_nine_quotations_are_a_hint() -> None:
    claims = [
        *[claim(Label.OFFICIAL, Feature.QUOTES)] * 8,
        claim(Label.SOURCED, Feature.QUOTES),
        claim(Label.SOURCED),
        *[claim(Label.EDITORIAL)] * 2,
    ]
    [hint] = hints_of(claims)
    assert hint.plain.said() == (
        "9 of 12 claims have a quotation mark, and 8 of them are official statements: students "
        "will guess it. Put quotation marks around other words, too."
    )


def test_what_is_missing_is_a_hint_too() -> None:
    claims = [
        *[claim(Label.SOURCED, Feature.NUMBER)] * 4,
        *[claim(Label.OFFICIAL, Feature.NUMBER)] * 4,
        *[claim(Label.EDITORIAL)] * 4,
    ]
    [hint] = hints_of(claims)
    assert hint.plain.said() == (
        "4 of 12 claims have no number, and 4 of them are editorial interpretations: students will "
        "guess it. Put numbers into some of them."
    )


def test_every_feature_has_a_sentence_for_both_sides() -> None:
    for feature, is_shown in product(Feature, (True, False)):
        with_it = [feature] if is_shown else []
        without = [] if is_shown else [feature]
        claims = [*[claim(Label.OFFICIAL, *with_it)] * 5, *[claim(Label.SOURCED, *without)] * 7]
        said = [hint.plain.said() for hint in hints_of(claims) if hint.label is Label.OFFICIAL]
        assert len(said) == 1, feature
        assert said[0].startswith("5 of 12 claims "), said
        assert "5 of them are official statements: students will guess it." in said[0]


@pytest.mark.parametrize("quoted", [1, 2, 3])
def test_fewer_than_four_alike_are_no_hint(quoted: int) -> None:
    claims = [
        *[claim(Label.OFFICIAL, Feature.QUOTES)] * quoted,
        *[claim(Label.OFFICIAL), claim(Label.SOURCED), claim(Label.EDITORIAL)] * 4,
    ]
    assert hints_of(claims) == ()


def test_nothing_is_said_of_no_claims() -> None:
    assert hints_of(()) == ()


@pytest.mark.parametrize(("all_", "labelled", "drawn"), [(12, 8, 9), (14, 4, 6), (20, 8, 10)])
def test_chance_is_that_of_the_hypergeometric_distribution(
    all_: int, labelled: int, drawn: int
) -> None:
    for least in range(drawn + 1):
        expected = hypergeom(all_, labelled, drawn).sf(least - 1)
        assert chance_of(all_, labelled, drawn, least) == pytest.approx(expected)


def test_it_is_seldom_said_of_sound_exercises() -> None:
    """On at most a tenth of the shipped ones, and on far fewer where labels are shuffled."""
    shipped = shipped_claims()
    assert sum(bool(hints_of(claims)) for claims in shipped) <= len(shipped) / 10
    dealer = random.Random(7)
    dealt = [shuffled(claims, dealer) for claims in shipped for _turn in range(8)]
    assert sum(bool(hints_of(claims)) for claims in dealt) / len(dealt) < 0.04


def test_it_is_said_where_a_label_is_given_away() -> None:
    """Quotation marks on all claims of a label, and on one of another label."""
    dealer = random.Random(7)
    said = []
    for claims in shipped_claims():
        for label in Label:
            own = [one for one in claims if one.label is label]
            if len(own) < 4:
                continue
            other = dealer.choice([one for one in claims if one.label is not label])
            quoted = {*map(id, own), id(other)}
            planted = [
                replace(
                    one,
                    features=(one.features - {Feature.QUOTES})
                    | ({Feature.QUOTES} if id(one) in quoted else NONE),
                )
                for one in claims
            ]
            said.append(any(hint.label is label for hint in hints_of(planted)))
    assert sum(said) / len(said) > 0.7
