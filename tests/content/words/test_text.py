"""Words of a text, as a reader would count them."""

from kit.content.words.text import words


def test_words_are_counted_as_a_reader_would() -> None:
    text = "The so-called plan isn’t worth 40,000.50 (or 3 %): “no”."
    assert list(words(text)) == [
        "The", "so-called", "plan", "isn’t", "worth", "40,000.50", "or", "3", "no",
    ]  # fmt: skip
