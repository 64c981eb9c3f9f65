"""What the answers of a sheet are called."""

import pytest

from kit.content.sheets.answers import is_placed, named_answers
from kit.content.sheets.codes import letters_of
from kit.items import ITEM_TYPES
from tests.support.shipped import shipped_library


@pytest.mark.parametrize(
    ("exercise_id", "begin"),
    [
        ("whose-words", ["1", "2", "3"]),
        ("who-says-so", ["1.1", "1.2", "2.1"]),
        ("say-it-straight", ["1", "2", "3"]),
        ("the-road-of-the-pages", ["1.A", "1.B", "1.C"]),
    ],
)
def test_names_are_those_of_the_sheet(exercise_id: str, begin: list[str]) -> None:
    exercise = shipped_library().exercises[exercise_id]
    assert [name for _item, name, _part in named_answers(exercise, "A")][:3] == begin


def test_each_answer_of_each_sheet_has_a_name_of_its_own() -> None:
    for exercise in shipped_library().exercises.values():
        parts = ITEM_TYPES[exercise.type].parts
        asked = sum(len(parts(item, exercise.scheme)) or 1 for item in exercise.items)
        for letter in letters_of(exercise):
            names = [name for _item, name, _part in named_answers(exercise, letter)]
            assert len(set(names)) == len(names) == asked


def test_a_place_is_given_by_a_digit_and_a_label_is_not() -> None:
    exercises = shipped_library().exercises.values()
    placed = {
        exercise.type
        for exercise in exercises
        for _item, _name, part in named_answers(exercise, "A")
        if part is not None and is_placed(part)
    }
    assert placed == {"order"}
