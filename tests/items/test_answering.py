"""`answering` makes the answer that `chosen` reads, for every item that is shipped."""

import pytest

from kit.items import ITEM_TYPES
from tests.support.shipped import shipped_library

SHIPPED = shipped_library()


@pytest.mark.parametrize("name", sorted(SHIPPED.exercises))
def test_answering_is_the_inverse_of_chosen(name: str) -> None:
    exercise, key = SHIPPED.exercises[name], SHIPPED.keys[name]
    item_type = ITEM_TYPES[exercise.type]
    for item in exercise.items:
        due = item_type.due(key.items[item.id])
        if not due:
            value = item_type.answering(item, {}, "In my own words.")
            assert item_type.free_text(value) == "In my own words."
            continue
        value = item_type.answering(item, due)
        assert item_type.chosen(item, value) == due
        assert item_type.mark(item, value, key.items[item.id]).credit == 1
        assert item_type.answering(item, {}) == {}
