"""The plain forms of `highlight`: a pen for each claim, or for each pen the numbers of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from kit.items.base import AnswerValue
from kit.items.passages.forms import ranges_text, read_ranges
from kit.vocabulary import Label, Scheme
from tests.support.highlighting import CLAIMS, HIGHLIGHT, form, item

# The form of a cut passage


def test_cut_form_has_a_field_for_each_claim() -> None:
    made = form({"u-plan": "official", "u-vote": "", "u-sad": "editorial"})
    assert made.errors == {}
    assert HIGHLIGHT.value_of(made) == {"paint": {"plan": "official", "sad": "editorial"}}


@pytest.mark.parametrize("posted", [{}, {"u-plan": "", "u-vote": "", "u-sad": ""}])
def test_cut_form_without_a_pen_is_no_answer(posted: dict[str, str]) -> None:
    made = form(posted)
    assert (made.errors, HIGHLIGHT.value_of(made)) == ({}, None)


def test_cut_form_takes_back_what_is_not_posted() -> None:
    held = {"paint": {"plan": "official", "vote": "sourced"}}
    made = HIGHLIGHT.form_class(item(), Scheme.THREE_WAY)(
        MultiDict({"u-plan": "sourced"}), data=HIGHLIGHT.form_data(held)
    )
    assert made.validate()
    assert HIGHLIGHT.value_of(made) == {"paint": {"plan": "sourced"}}


@pytest.mark.parametrize("posted", ["voice", " ", "official sourced"])
def test_cut_form_refuses_what_is_no_label_of_the_scheme(posted: str) -> None:
    said = (
        f"“{posted}” is not a label of this exercise. "
        "Allowed: sourced, official, editorial. Pick one of the pens."
    )
    assert form({"u-vote": posted}).errors == {"u-vote": [said]}


# The form of a free passage


def test_free_form_has_a_field_for_each_pen_of_the_scheme() -> None:
    made = form({"official": " 3-5,6 ; 7", "editorial": "18, 14–16"}, free=True)
    assert made.errors == {}
    assert HIGHLIGHT.value_of(made) == {"words": {"official": "3-7", "editorial": "14-16, 18"}}
    assert {name for name in made._fields if name in set(Label)} == {
        "sourced",
        "official",
        "editorial",
    }


@pytest.mark.parametrize("posted", [{}, {"official": "", "sourced": "  "}])
def test_free_form_without_a_word_is_no_answer(posted: dict[str, str]) -> None:
    made = form(posted, free=True)
    assert (made.errors, HIGHLIGHT.value_of(made)) == ({}, None)


HOW = "Write numbers such as 4, 7 or 4-9, with commas between them."


@pytest.mark.parametrize(
    "piece", ["0", "20", "5-20", "7-3", "3-", "-3", "x", "3-4-5", "²", "٣", "1" * 60]
)
def test_free_form_refuses_what_names_no_words(piece: str) -> None:
    said = f"“{piece[:40]}” names no words of the passage, which are numbered from 1 to 19. {HOW}"
    assert form({"official": f"1, {piece}"}, free=True).errors == {"official": [said]}


def test_free_form_refuses_more_numbers_than_words() -> None:
    said = f"20 numbers stand here, but the passage has 19 words. {HOW}"
    assert form({"official": "1 " * 20}, free=True).errors == {"official": [said]}


def test_free_form_refuses_a_word_at_two_pens() -> None:
    said = (
        "Word 5 stands at two pens, Sourced fact and Official statement. "
        "A word has one pen: take it out of one of the two."
    )
    assert form({"sourced": "5", "official": "3-7"}, free=True).errors == {"official": [said]}


@given(st.sets(st.integers(1, 60)))
def test_numbers_are_read_as_they_are_written(numbers: set[int]) -> None:
    assert read_ranges(ranges_text(numbers)) == sorted(numbers)


PENS = st.none() | st.sampled_from(Scheme.THREE_WAY.labels)


@given(st.lists(PENS, min_size=19, max_size=19), st.booleans())
def test_form_and_stored_answer_are_each_others_inverse(
    pens: list[Label | None], free: bool
) -> None:
    value: AnswerValue
    if free:
        numbers = {
            label.value: ranges_text(n for n, pen in enumerate(pens, 1) if pen is label)
            for label in Scheme.THREE_WAY.labels
        }
        value = {"words": {label: text for label, text in numbers.items() if text}}
    else:
        value = {"paint": {name: pen.value for name, pen in zip(CLAIMS, pens, strict=False) if pen}}
    made = form(HIGHLIGHT.form_data(value), free=free)
    assert made.errors == {}
    assert HIGHLIGHT.value_of(made) == (value if any(value.values()) else None)
    assert HIGHLIGHT.form_data({}) == {}


def test_range_beyond_any_passage_takes_no_memory() -> None:
    with pytest.raises(ValueError, match="no passage has a word") as caught:
        read_ranges("24-37, 58-6363636363636363")
    assert str(caught.value) == "no passage has a word 6363636363636363"
