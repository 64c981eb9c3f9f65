import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.words import loaded_words, reporting_forms
from kit.content.words.text import words
from kit.drafting.wording import FoundWord, WordKind, find_words, word_count, word_lists
from kit.vocabulary import Tone
from tests.support.processor import seconds_for
from tests.support.shipped import shipped_library

LISTED = st.sampled_from([*loaded_words(), *reporting_forms()])
#: Listed words among others, run together and apart, as well as any text at all.
TEXTS = st.text() | st.lists(
    LISTED
    | LISTED.map(str.upper)
    | st.sampled_from(["the", "é", "İ", " ", "\n", "-", "’", "."])
    | st.text()
).flatmap(lambda pieces: st.sampled_from(["", " ", "\n", ", "]).map(lambda glue: glue.join(pieces)))


def seen(text: str) -> list[tuple[str, str]]:
    """What is found, and its tone or kind."""
    return [(found.text, found.tone or found.kind) for found in find_words(text)]


def test_found_words_say_where_they_stand_and_what_they_add() -> None:
    assert find_words("“Shameful,” the mayor admitted.") == (
        FoundWord(1, 9, "Shameful", WordKind.LOADED, None),
        FoundWord(22, 30, "admitted", WordKind.REPORTING, Tone.STRONG),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The lake was frozen for nine days.", []),
        ("She SAID so; he Claimed it.", [("SAID", "neutral"), ("Claimed", "doubting")]),
        ("According\n  to the clerk", [("According\n  to", "neutral")]),
        ("They pointed\u00a0out that", [("pointed\u00a0out", "sure")]),
        ("It was made clear, not clearly.", [("made clear", "sure"), ("clearly", "loaded")]),
        ("as everybody knows", [("as everybody knows", "loaded")]),
        ("a so-called, so\u2011called reform", [("so-called", "loaded"), ("so\u2011called", "loaded")]),
        ("puppets, disgraced", [("puppets", "loaded"), ("disgraced", "loaded")]),
        ("(shame)'shame'shame", [("shame", "loaded")] * 3),
        ("the mouthpiece’s regime-change", [("mouthpiece", "loaded"), ("regime", "loaded")]),
        ("İNSULT, HYPOCRİSY", [("İNSULT", "loaded"), ("HYPOCRİSY", "loaded")]),
        ("ınsult", []),
        ("Straße, ΣΑΣ: İ said", [("said", "neutral")]),
        ("𝒳 said 𝒳", [("said", "neutral")]),
    ],
)  # fmt: skip
def test_listed_words_are_found_whole_in_any_case(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    ["the Sahara, unsaid", "the essay", "slammedé", "éshame", "shameя", "shame\u0301", "_shame", "shame_", "shame2",
     "The United States", "a plain wall", "an exposition", "annual reports"],
)  # fmt: skip
def test_words_inside_other_words_are_not_found(text: str) -> None:
    assert seen(text) == []


@given(TEXTS)
def test_found_words_stand_in_order_apart_and_as_the_text_has_them(text: str) -> None:
    end = 0
    for found in find_words(text):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert (found.tone is None) == (found.kind is WordKind.LOADED)
        end = found.end


@given(TEXTS)
def test_letter_case_changes_nothing_that_is_found(text: str) -> None:
    def places(text: str) -> list[tuple[int, int, str | None]]:
        return [(found.start, found.end, found.tone) for found in find_words(text)]

    if len(text.lower()) == len(text):
        assert places(text.lower()) == places(text)
    if text.isascii():
        assert places(text.upper()) == places(text)


@given(LISTED)
def test_each_listed_word_is_found_whole_as_it_is_listed(word: str) -> None:
    assert [found.text for found in find_words(f"“{word}”, they")] == [word]


def test_only_one_letter_grows_when_it_is_made_small() -> None:
    assert [chr(i) for i in range(sys.maxunicode) if len(chr(i).lower()) > 1] == ["\u0130"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" - — … ", 0),
        ("It won't cost 40,000 so-called “francs”.", 6),
        ("Le café, el niño, всё ещё", 6),
        ("cafe\u0301s", 1),
        ("one\r\ntwo\n\nthree", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert word_count(text) == count


@given(TEXTS)
def test_count_is_of_the_words_that_readings_are_measured_by(text: str) -> None:
    assert word_count(text) == len(words(text))


def test_lists_for_the_browser_hold_every_form_once() -> None:
    lists = word_lists()
    assert list(lists["reporting"]) == [tone.value for tone in Tone]
    forms = [*lists["loaded"], *(form for held in lists["reporting"].values() for form in held)]
    assert len(forms) == len(set(forms))
    assert {"puppets", "disgraced"} <= set(lists["loaded"])
    assert "pointed out" in lists["reporting"]["sure"]


@pytest.mark.parametrize(
    "piece",
    [
        "The mayor, as everybody knows, claimed that it was a disgrace. ",
        "as ",
        "a",
        " ",
        "made it  ",
    ],
)
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    text = ("as " + piece * 50_000)[:50_000]
    find_words("")
    assert seconds_for(lambda _: (find_words(text), word_count(text)), 0.5) < 0.5


def test_each_shipped_text_to_rewrite_has_a_word_to_point_out() -> None:
    exercise = shipped_library().exercises["write-it-straight"]
    loaded = {
        item.id: [one.text for one in find_words(item.text) if one.kind is WordKind.LOADED]
        for item in exercise.items
    }
    assert list(loaded.values()) == [
        ["heartless", "miserable"],
        ["doctored"],
        ["cannot bear"],
        ["swindle"],
    ]
