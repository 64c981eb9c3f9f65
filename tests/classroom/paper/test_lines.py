"""Lines of keys: taken apart, and held against the answers of a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.paper.lines import LINE_MOST, read_code, read_keys, read_lines
from kit.classroom.paper.slots import NONE, Slot, slots_of
from tests.support.papers import words
from tests.support.room import tiny_library

SLOTS = slots_of(tiny_library().exercises["three-claims"], "A")
NUMBER = Slot(1, "1", "table", "sum", "How many?", {}, {})
LETTER = Slot(2, "2", "table", "kind", "Which?", {"A": "yes", "B": "no"}, {"A": "Yes", "B": "No"})


@pytest.mark.parametrize(
    ("text", "name", "code", "keys"),
    [
        ("Ada: 1 2 3", "Ada", "", " 1 2 3"),
        ("Ada Byron, B: 12-3", "Ada Byron", "B", " 12-3"),
        ("Ada/b-4c1f-9a2e: 12", "Ada", "b-4c1f-9a2e", " 12"),
        ("Byron, Ada: 12", "Byron, Ada", "", " 12"),
        ("a: b: 12", "a: b", "", " 12"),
        ("1 2 2 5 - 3", "", "", "1 2 2 5 - 3"),
        ("B: 12", "", "B", " 12"),
        ("Ada\t1\t2\t-", "Ada", "", "1\t2\t-"),
        ("Ada\tB-4C1F\t1\t2", "Ada", "B-4C1F", "1\t2"),
    ],
)
def test_line_is_taken_apart(text: str, name: str, code: str, keys: str) -> None:
    (line,) = read_lines(f"\n{text}\n\n")
    assert (line.number, line.name, line.code, line.keys.strip()) == (2, name, code, keys.strip())


@pytest.mark.parametrize("text", ["1 2 - 3", "12-3", "12 -3", "1,2,-,3", "1\t2\t–\t3", "12_3"])
def test_keys_may_stand_together_or_apart(text: str) -> None:
    keys = read_keys(text, SLOTS)
    assert (keys.typed, keys.problems) == (["1", "2", "", "3"], {})


def test_short_line_leaves_the_rest_open() -> None:
    assert read_keys("2", SLOTS).typed == ["2", "", "", ""]


def test_key_that_is_not_there_is_told_and_kept() -> None:
    keys = read_keys("1 9 2", SLOTS)
    assert keys.typed == ["1", "9", "2", ""]
    assert {place: words(told) for place, told in keys.problems.items()} == {
        2: "“9” is no answer to 2. Allowed: 1 2 3, or - for none."
    }


def test_line_longer_than_the_sheet_is_told_and_nothing_of_it_taken() -> None:
    keys = read_keys("12312", SLOTS)
    assert keys.typed == ["", "", "", ""]
    assert words(keys.problems[0]) == (
        "5 keys stand here, and the sheet has 4 answers. Nothing of it was taken: look for a key "
        "that was typed twice."
    )


def test_line_of_no_end_is_not_read() -> None:
    keys = read_keys("1" * (LINE_MOST + 1), SLOTS)
    assert words(keys.problems[0]) == (
        "This line has 4001 characters; at most 4000 are read. Write one line a sheet."
    )


def test_number_is_a_word_of_the_line_and_a_letter_may_be_small() -> None:
    assert read_keys("-1,5 b", [NUMBER, LETTER]).typed == ["-1,5", "B"]
    assert read_keys("- b", [NUMBER, LETTER]).typed == ["", "B"]
    keys = read_keys("1" * 61, [NUMBER])
    assert words(keys.problems[1]) == (
        "What stands at 1 has 61 characters; at most 60 are kept. Write the number alone."
    )


def test_code_is_a_letter_or_a_whole_one() -> None:
    assert str(read_code(" c ")) == "C"
    assert str(read_code("b 4c1f 9a2e")) == "B-4C1F-9A2E"
    assert [read_code(text) for text in ("E", "", "AB", "B-4C1")] == [None] * 4


@given(st.lists(st.sampled_from([*SLOTS[0].keys, ""]), min_size=4, max_size=4))
def test_keys_that_are_written_down_are_read_again(typed: list[str]) -> None:
    for between in ("", " "):
        keys = read_keys(between.join(key or NONE for key in typed), SLOTS)
        assert (keys.typed, keys.problems) == (typed, {})


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_told(text: str) -> None:
    for line in read_lines(text):
        keys = read_keys(line.keys, SLOTS)
        assert len(keys.typed) == len(SLOTS)
        for slot, key in zip(SLOTS, keys.typed, strict=True):
            assert key in {"", *slot.keys} or slot.place in keys.problems
