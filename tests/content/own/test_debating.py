"""What a key says however unfinished, and a second label put into it."""

import pytest

from kit.content.own.beginnings import first_exercise
from kit.content.own.debating import KeySays, key_says, with_debatable
from kit.content.own.texts import KEY
from kit.vocabulary import Label

TEXTS = first_exercise("classify", "mine", "Mine")


def test_labels_are_read_from_what_is_there() -> None:
    assert key_says(TEXTS) == {
        "claim-1": KeySays(Label.SOURCED),
        "claim-2": KeySays(Label.EDITORIAL),
    }
    broken = "items:\n  a: {label: none}\n  b: x\n  c: {label: voice, debatable: {label: [1]}}\n"
    assert key_says({KEY: broken}) == {"c": KeySays(Label.VOICE)}
    assert key_says({KEY: "items: [1"}) == key_says({KEY: "items: 3"}) == key_says({}) == {}


def test_all_else_in_the_key_stays_as_it_was_written() -> None:
    after = with_debatable(TEXTS, "claim-1", Label.OFFICIAL)
    assert key_says(after)["claim-1"] == KeySays(Label.SOURCED, Label.OFFICIAL)
    assert set(TEXTS[KEY].splitlines()) <= set(after[KEY].splitlines())
    assert {**after, KEY: ""} == {**TEXTS, KEY: ""}


def test_label_of_the_key_and_a_second_debate_are_refused() -> None:
    after = with_debatable(TEXTS, "claim-1", Label.OFFICIAL)
    for texts, item, label in (
        (TEXTS, "claim-1", Label.SOURCED),
        (TEXTS, "claim-3", Label.SOURCED),
        (after, "claim-1", Label.EDITORIAL),
    ):
        with pytest.raises(KeyError):
            with_debatable(texts, item, label)
