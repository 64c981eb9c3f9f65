"""A text is read back claim by claim: the good ones stay, and of the others all is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import Library
from kit.exchange.authoring.text_form.read_text import TextForm, read_text_form
from tests.support import room
from tests.support.processor import seconds_for
from tests.support.typed_claims import TEXT


def read(text: str, library: Library | None = None) -> TextForm:
    return read_text_form(text, library or Library.empty())


def said(form: TextForm) -> list[str]:
    return [str(mistake) for mistake in form.mistakes]


def test_a_sound_text_is_an_exercise() -> None:
    form = read(TEXT)
    assert (said(form), form.rest, form.id, form.title) == ([], "", "the-bridge", "The bridge")
    assert len(form.claims) == 3
    assert form.checked is not None
    assert list(form.checked.library.exercises) == ["the-bridge"]


def test_the_good_claims_stay_and_the_others_come_back_as_they_were_typed() -> None:
    form = read(
        TEXT.replace("= sourced", "= sorced").replace("bridge, paragraphs 2", "weir, paragraph 2")
    )
    assert [claim.text for claim in form.claims] == ["The old bridge is an eyesore."]
    assert said(form) == [
        (
            "line 6: “The mayor announced a bridge for the spring.”: There is no article “weir”. "
            "Write at the top what it is: “Article: weir; The Post; report; 1 March 2026; 9 "
            "paragraphs”; or name a report in its place."
        ),
        (
            "line 15: “The minutes of 1 March record nine votes to six.”: “sorced” is no label of "
            "three-way. Allowed: sourced, official, editorial. Write 'sourced' if that is meant."
        ),
    ]
    head, _blank, claims = form.rest.partition("\n\n")
    assert head.startswith("Title: The bridge\n")
    assert claims.startswith("The mayor announced a bridge for the spring.\nbefore: The council")
    assert form.rest.endswith("cues: minutes; nine votes\ncheck: The minutes.")


def test_what_a_word_processor_made_of_it_is_read_the_same() -> None:
    words = (
        TEXT.replace("cues: minutes; nine votes", "Cues:\u00a0“minutes”, ‘nine votes’")
        .replace("because:", "• Because :")
        .replace("= editorial, mixed", "– =\u00a0Editorial interpretation (mixed)")
        .replace("(half): The", "(½) – The")
        .replace("The mayor announced", "1. The mayor announced")
        .replace("\n", "\r\n")
    )
    assert read("\ufeff" + words).texts == read(TEXT).texts
    assert read(TEXT.replace("\n", "\n\n")).texts == read(TEXT).texts
    assert read("".join(f"> {line}\n" for line in TEXT.splitlines())).texts == read(TEXT).texts


def test_beside_a_course_it_gets_a_free_id_and_a_lesson_that_is_there() -> None:
    text = TEXT.replace("Title: The bridge", "Title: Three claims\nLesson: 01-three-claims")
    form = read(text, room.tiny_library())
    assert said(form) == []
    assert form.id == "three-claims-2"
    assert [str(remark) for remark in form.remarks] == [
        (
            "There is “three-claims” already, so it comes in as “three-claims-2”. What there was stays as "
            "it is."
        )
    ]
    alone = read(text)
    assert "Its lesson “01-three-claims” is not here" in str(alone.remarks[0])
    assert read_text_form(TEXT, Library.empty(), ["the-bridge"]).id == "the-bridge-2"


@pytest.mark.parametrize("text", ["", "\n \n", "Title: x\n"])
def test_a_text_without_a_claim_is_told(text: str) -> None:
    form = read(text)
    assert said(form) == [
        (
            "line 1: There is no claim in it. Write one below the title, with a line “= official” under it, "
            "then “because:” and “check:”; leave a blank line before the next."
        )
    ]
    assert (form.texts, form.rest) == ({}, text)


def test_too_much_is_told_and_kept() -> None:
    assert said(read("a" * 200_001)) == [
        "line 1: The text has 200001 signs; at most 200000 are read. Make two exercises of it."
    ]
    assert said(read("Title: x\n\n" + "a\n= voice\n\n" * 201)) == [
        "line 1: There are 201 claims; at most 200 are read. Make two exercises."
    ]


def test_words_around_the_form_are_no_claims() -> None:
    form = read("Hello Ann, here it is:\n\n" + TEXT)
    assert len(form.claims) == 2 or form.mistakes


@pytest.mark.long
def test_a_long_text_takes_no_longer_than_a_moment() -> None:
    block = TEXT.partition("\n\n")[2].replace("cues: minutes; nine votes", "cues: " + "x, " * 600)
    text = "Title: x\n\n" + (block + "\n") * 40
    assert read(text).mistakes
    assert seconds_for(lambda _taking: read(text), 20) < 20


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*TEXT.splitlines(), "", "= ", "or (", "cues: |;,", "claim:", "“", "\u2028"]
        )
    )
)
def test_no_text_is_a_fault_and_nothing_is_lost(lines: list[str]) -> None:
    form = read("\n".join(lines))
    assert form.claims or form.mistakes


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_signs_are_a_fault(text: str) -> None:
    assert read(f"Title: x\n\n{text}").mistakes
