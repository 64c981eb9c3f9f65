"""What the order of a draft's labels gives away: each sentence whole, and seldom said by chance."""

import random

import pytest

from kit.content.own.advising.order_advice import order_advice
from kit.content.stats.labelled import LabelledItem, labelled_items
from kit.vocabulary import Label, Scheme
from tests.support.labelled import labelled
from tests.support.shipped import shipped_library

LETTERS = {label.value[0]: label for label in Label}


def said(letters: str, scheme: Scheme = Scheme.THREE_WAY) -> list[str]:
    claims = [labelled(LETTERS[letter], scheme=scheme) for letter in letters]
    return [plain.said() for plain in order_advice(claims)]


def test_label_that_never_follows_itself() -> None:
    assert said("oseosoesoseoes") == [
        (
            "The same label stands twice in a row at 0 of 13 places; an order drawn by lot has about "
            "3.7: students can guess. Whoever takes another label than the one before each time gets "
            "48.8 % right, without reading. Move some claims, until it is 1 or more."
        )
    ]


def test_label_that_mostly_follows_itself() -> None:
    assert said("ssssssoooooeee") == [
        (
            "The same label stands twice in a row at 11 of 13 places; an order drawn by lot has about "
            "4.0: students can guess. Whoever takes the label before once more each time gets 81 % "
            "right, without reading. Move some claims, until it is 8 or fewer."
        )
    ]


def test_five_labels_that_go_round() -> None:
    assert said("souevsouevsoue", Scheme.FIVE_WAY) == [
        (
            "The labels go round: sourced facts, official statements, unsourced claims, editorial "
            "interpretations, outside voices, and from the start again. Students can guess: "
            "whoever goes round with them gets 94.3 % right, without reading. Move some claims, until "
            "no such round leads through them."
        )
    ]


@pytest.mark.parametrize("letters", ["", "seosoooeessese", "seoseoseose"])
def test_mixed_labels_and_few_are_nothing_to_speak_of(letters: str) -> None:
    assert said(letters) == []


def claims_of_shipped() -> list[tuple[LabelledItem, ...]]:
    course = shipped_library()
    return [
        labelled_items(course.articles, {one.id: one}, {one.id: course.keys[one.id]})
        for one in course.exercises.values()
        if one.scheme is not None
    ]


def test_it_is_seldom_said_of_sound_exercises() -> None:
    """Of none of the shipped ones, and of few whose claims are put into any order."""
    shipped = claims_of_shipped()
    assert [list(order_advice(claims)) for claims in shipped] == [[]] * len(shipped)
    dealer = random.Random(7)
    mixed = [dealer.sample(claims, len(claims)) for claims in shipped for _turn in range(8)]
    assert sum(bool(list(order_advice(claims))) for claims in mixed) / len(mixed) < 0.04
