"""Whatever the forms' library says of a field is said in our words."""

import re

import pytest

from kit.items.fields.form_words import FORM_WORDS, OTHERWISE, FormWords
from tests.support.library_words import library_words, wtforms_messages

_PLACES = re.compile(r"%\((\w+)\)[ds]|%s")


def test_each_message_of_the_library_has_words_of_ours() -> None:
    """A new release that says something new fails here, not before a teacher."""
    assert wtforms_messages() - set(FORM_WORDS) == set()


@pytest.mark.parametrize("message", sorted(FORM_WORDS))
def test_our_words_fill_the_library_s_places_and_are_a_sentence(message: str) -> None:
    ours = FORM_WORDS[message]
    assert set(_PLACES.findall(ours)) <= set(_PLACES.findall(message))
    assert ours.endswith((".", "/."))
    assert ours != message
    assert library_words(ours) == []


def test_words_of_a_later_release_are_ours_too() -> None:
    words = FormWords()
    assert words.gettext("Field is not palindromic.") == OTHERWISE
    one, many = (
        "Field must be at least %(min)d character long.",
        ("Field must be at least %(min)d characters long."),
    )
    assert words.ngettext(one, many, 1) == "This is too short. Type %(min)d character or more."
    assert words.ngettext(one, many, 2) == "This is too short. Type %(min)d characters or more."
