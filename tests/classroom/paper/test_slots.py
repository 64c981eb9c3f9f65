"""What there is to type of a sheet."""

from typing import Any

import pytest

from kit.classroom.paper.slots import slots_of
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.content.sheets.answers import is_placed
from kit.items import ITEM_TYPES
from kit.items.printing.asking import signs_of
from tests.support.ordering import ordering_library
from tests.support.rewriting import rewriting_library
from tests.support.room import ITEMS, tiny_library


@pytest.fixture(scope="module")
def library() -> Any:
    return load_library(shipped_root())


def test_labels_have_their_own_numbers_in_the_order_of_the_sheet() -> None:
    exercise = tiny_library().exercises["three-claims"]
    slots = slots_of(exercise, "A")
    assert [(slot.place, slot.name, slot.item_id) for slot in slots] == [
        (number, str(number), item) for number, item in enumerate(ITEMS, 1)
    ]
    assert slots[0].keys == {"1": "sourced", "2": "official", "3": "editorial"}
    assert slots[0].allowed == "1 2 3"
    mixed = [slot.item_id for slot in slots_of(exercise, "B")]
    assert mixed != list(ITEMS)
    assert sorted(mixed) == sorted(ITEMS)


def test_places_of_stations_are_digits_and_stations_are_lettered() -> None:
    exercise = next(e for e in ordering_library().exercises.values() if e.type == "order")
    slots = slots_of(exercise, "A")
    assert [slot.name[-1] for slot in slots[:3]] == ["A", "B", "C"]
    assert list(slots[0].keys)[:3] == ["1", "2", "3"]


def test_texts_have_a_level() -> None:
    exercise = next(e for e in rewriting_library().exercises.values() if e.type == "rewrite")
    slot = slots_of(exercise, "A")[0]
    assert slot.is_level
    assert not slot.is_typed
    assert list(slot.keys.values()) == [level.id for level in exercise.rubric_levels]


def test_letter_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        slots_of(tiny_library().exercises["three-claims"], "E")


@pytest.mark.long
def test_each_shipped_exercise_has_a_key_for_each_choice(library: Any) -> None:
    types = set()
    for exercise in library.exercises.values():
        slots = slots_of(exercise, "A")
        types.add(exercise.type)
        assert [slot.place for slot in slots] == list(range(1, len(slots) + 1))
        assert len({slot.name for slot in slots}) == len(slots), exercise.id
        for slot in slots:
            assert all(len(key) == 1 for key in slot.keys), exercise.id
            item = exercise.item(slot.item_id)
            parts = {p.id: p for p in ITEM_TYPES[exercise.type].parts(item, exercise.scheme)}
            if slot.part_id is not None:
                offered = [choice.value for choice in parts[slot.part_id].choices]
                assert list(slot.keys.values()) == offered, exercise.id
    assert types == set(ITEM_TYPES)


def test_keys_are_what_the_sheet_prints_beside_each_choice(library: Any) -> None:
    for exercise in library.exercises.values():
        for slot in slots_of(exercise, "A"):
            if slot.part_id is None or slot.is_typed:
                continue
            item = exercise.item(slot.item_id)
            parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
            part = next(part for part in parts if part.id == slot.part_id)
            if not is_placed(part):  # The station has the letter there, and its box the digit.
                assert [sign.sign.upper() for sign in signs_of(part)] == list(slot.keys)
