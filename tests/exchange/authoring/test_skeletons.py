"""What is begun by the kit passes its own check, and every type can be begun."""

import pytest

from kit.content.library import Library
from kit.content.own.checked import check_texts
from kit.content.own.texts import EXERCISE, KEY, LESSON, NOTES, DraftKind
from kit.exchange.authoring.skeletons import TYPES, new_exercise, new_lesson
from kit.items import ITEM_TYPES


def test_every_type_can_be_begun() -> None:
    assert set(TYPES) == set(ITEM_TYPES)


@pytest.mark.parametrize("item_type", TYPES)
def test_a_new_exercise_has_no_error(item_type: str) -> None:
    texts = new_exercise("the-bridge", "The bridge: a vote", item_type)
    assert set(texts) == {EXERCISE, KEY}
    checked = check_texts(DraftKind.EXERCISE, "the-bridge", texts, Library.empty())
    assert checked.errors == []
    exercise = checked.library.exercises["the-bridge"]
    assert (exercise.title, exercise.type) == ("The bridge: a vote", item_type)
    comments = [line for line in texts[EXERCISE].splitlines() if line.lstrip().startswith("#")]
    assert len(comments) >= 6


def test_an_id_that_yaml_takes_for_a_number_stays_a_text() -> None:
    texts = new_exercise("2026", "2026", "classify")
    assert check_texts(DraftKind.EXERCISE, "2026", texts, Library.empty()).errors == []
    assert "item of 2026.yaml, by" in texts[KEY]


def test_a_new_lesson_has_no_error() -> None:
    texts = new_lesson("The bridge", 100)
    assert set(texts) == {LESSON, NOTES}
    checked = check_texts(DraftKind.LESSON, "100-the-bridge", texts, Library.empty())
    assert checked.errors == []
    assert checked.library.lessons["100-the-bridge"].title == "The bridge"
