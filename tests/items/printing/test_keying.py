"""An item with its key on the teacher's sheet."""

from typing import Any

import pytest

from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Accepted
from kit.items.printing.keying import credit_words, keyed
from kit.vocabulary import Scheme
from tests.support.paper import lines_of, said
from tests.support.room import KEY_MARK, tiny_library
from tests.support.shipped import shipped_library


def key_lines(exercise_id: str, number: int = 0, **changed: Any) -> list[str]:
    library = shipped_library()
    exercise = library.exercises[exercise_id]
    item = exercise.items[number]
    entry = library.keys[exercise_id].items[item.id].model_copy(update=changed)
    return lines_of(keyed(ITEM_TYPES[exercise.type], item, entry, exercise.scheme))


def tiny_lines(name: str, **changed: Any) -> list[str]:
    library = tiny_library()
    item = library.exercises["three-claims"].item(name)
    entry = library.keys["three-claims"].items[name].model_copy(update=changed)
    return lines_of(keyed(ITEM_TYPES["classify"], item, entry, Scheme.THREE_WAY))


@pytest.mark.parametrize(
    ("credit", "words"),
    [
        (0.0, "no credit"),
        (0.25, "a quarter of the credit"),
        (0.5, "half of the credit"),
        (0.75, "three quarters of the credit"),
        (1.0, "the whole credit"),
        (0.4, "0.4 of the credit"),
    ],
)
def test_a_share_of_the_credit_is_said_in_words(credit: float, words: str) -> None:
    assert said(credit_words(credit)) == words


def test_what_was_left_out_and_what_was_accepted_besides_stand_there() -> None:
    accepted = Accepted(part="", choice="official", why="It was said in public.")
    lines = tiny_lines("vote", void="It was read out.", accepted=(accepted,))
    assert "Left out, it counts for nobody: It was read out." in lines
    assert lines[-1] == "Accepted, too: 2 Official statement. It was said in public."


def test_a_check_of_before_the_change_says_so() -> None:
    lines = tiny_lines("vote", check_before=True)
    assert f"To check it: From the key before this change: {KEY_MARK}" in lines


def test_a_number_says_its_unit_and_how_far_off_counts() -> None:
    lines = key_lines("do-the-figures-add-up", 2)
    assert "Key: 23 per cent (up to 1 more or less counts)" in lines


def test_an_order_is_said_at_once_with_its_pairs_and_how_it_counts() -> None:
    lines = key_lines("the-road-of-the-pages", 2)
    assert lines[1:7] == [
        "[1] F The owner of the café notices a line in the stone.",
        "[2] D An engineer measures the crack and writes a report.",
        "[3] B The mayor tells the council of a crack as long as a pen.",
        "[4] A The bus company sends its buses round by the harbour.",
        "[5] E A reporter writes about the buses and the council.",
        "[6] C The night desk puts a headline above the article.",
    ]
    assert any(line.startswith("B and A count either way round: ") for line in lines)
    assert lines[-1].startswith("Each pair of stations counts, 15 in all: ")


def test_both_answers_about_a_claim_have_one_reason() -> None:
    lines = key_lines("who-says-so")
    assert lines[1:5] == [
        "(1) Who says so?",
        "Key: b The mayor",
        "(2) On what ground?",
        "Key: b A named person",
    ]
    assert sum(line.startswith("Why:") for line in lines) == 1


def test_without_a_key_the_item_says_so() -> None:
    item = tiny_library().exercises["three-claims"].item("vote")
    lines = lines_of(keyed(ITEM_TYPES["classify"], item, None, Scheme.THREE_WAY))
    assert lines == [item.claim, "There is no key for this yet."]
