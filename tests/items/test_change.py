"""`change` gives another answer for a part, and leaves an entry that a key file could hold."""

from typing import Any

import pytest

from kit.items import ITEM_TYPES
from tests.support.shipped import shipped_library

SHIPPED = shipped_library()
NUMBER = "17.5"


@pytest.mark.sampled(10)
@pytest.mark.parametrize("name", sorted(SHIPPED.exercises))
def test_changed_entry_says_so_and_is_sound(name: str) -> None:
    exercise: Any = SHIPPED.exercises[name]
    item_type = ITEM_TYPES[exercise.type]
    for item in exercise.items:
        entry = SHIPPED.keys[name].items[item.id]
        for part in item_type.parts(item, exercise.scheme):
            for choice in [choice.value for choice in part.choices] or [NUMBER]:
                changed = item_type.change(entry, part.id, choice, "So it is.", "Look there.")
                assert item_type.due(changed)[part.id] == choice
                assert item_type.agrees(changed, part.id, choice)
                assert not item_type.check_key(item, changed, exercise.scheme)
                value = item_type.answering(item, item_type.due(changed))
                assert item_type.mark(item, value, changed).credit == 1
