"""What the values of an enumeration are called."""

from kit.items.fields.field_words import choice_words


def test_value_has_its_words_and_meaning_or_stands_for_itself() -> None:
    words = choice_words([("a", "An A", "The first."), ("b", "A B", "")])
    assert words.of("a") == ("An A", "The first.")
    assert words.of("b") == ("A B", "")
    assert words.of("c") == ("c", "")
