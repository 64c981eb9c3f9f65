import pytest

from kit.content.stats.features import Feature, features_of
from kit.content.words import loaded_words


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The “reform” helps nobody.", True),
        ('The "reform" helps nobody.', True),
        ("The „reform“ helps nobody.", True),
        ("The «reform» helps nobody.", True),
        ("The ‘reform’ helps nobody.", True),
        ("The 'reform' helps nobody.", True),
        ("It was, he wrote, ‘the council’s own plan.’", True),
        ("The council's plan isn't ready.", False),
        ("The council’s plan isn’t ready.", False),
        ("The teachers' room and the pupils' yard", False),
        ("Since the '90s the pupils' yard is green.", False),
        ("Since the ’90s the pupils’ yard is green.", False),
    ],
)
def test_quotation_marks_are_seen_and_apostrophes_are_not(text: str, seen: bool) -> None:
    assert (Feature.QUOTES in features_of(text)) is seen


@pytest.mark.parametrize(
    "text",
    [
        "She said so.",
        "He TOLD the paper.",
        "According to the clerk",
        "It says nothing.",
        "Saying it",
    ],
)
def test_saying_is_a_verb_of_speaking_too(text: str) -> None:
    assert features_of(text) == {Feature.SAID, Feature.SPEAKING}


@pytest.mark.parametrize("text", ["The office confirmed it.", "He denies it.", "It was announced."])
def test_other_verbs_of_speaking_are_not_saying(text: str) -> None:
    assert features_of(text) == {Feature.SPEAKING}


@pytest.mark.parametrize(
    "text",
    ["The United States left.", "A teller at the bank", "The essay", "A long saga", "A warning"],
)
def test_words_that_only_look_alike_are_no_verbs_of_speaking(text: str) -> None:
    assert features_of(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "12 people", "40,000 rockets", "In 2019", "two", "Ninety-seven soldiers", "eleven goals",
        "twelve per cent", "thirteen", "forty", "a half", "a third", "three quarters",
        "nine tenths", "dozens of papers", "Hundreds came.", "a million", "the G7",
    ],
)  # fmt: skip
def test_a_number_is_digits_or_words_from_two_up(text: str) -> None:
    assert Feature.NUMBER in features_of(text)


@pytest.mark.parametrize(
    "text", ["One of them left.", "Nobody did.", "the tension", "someone often fought", "freight"]
)
def test_what_is_no_number(text: str) -> None:
    assert Feature.NUMBER not in features_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "What a disgrace!", "A DISGRACEFUL act", "puppets on strings", "The so-called plan",
        "He smeared her.", "They are squandering it.", "hypocrisies", "It is plainly so.",
        "Everyone sees it, as everybody\nknows.",
    ],
)  # fmt: skip
def test_loaded_words_are_seen_in_plain_inflections(text: str) -> None:
    assert Feature.LOADED in features_of(text)


@pytest.mark.parametrize("text", ["A plain wall", "an exposition", "A shambles", "the town lies"])
def test_words_around_loaded_ones_are_not_loaded(text: str) -> None:
    assert Feature.LOADED not in features_of(text)


@pytest.mark.parametrize("word", loaded_words())
def test_each_loaded_word_is_found_as_it_is_listed(word: str) -> None:
    assert Feature.LOADED in features_of(f"It is {word.upper()}, he thought.")


def test_features_are_of_the_text_alone() -> None:
    assert features_of("") == frozenset()
    assert Feature.LONGER not in features_of("word " * 1000)
