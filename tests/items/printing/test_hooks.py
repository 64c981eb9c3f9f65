"""What each item type says of itself for paper."""

from typing import Any

import pytest

from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.printing.blocks import Blank, Boxes, Cells, Group, Lines, Places
from tests.support.shipped import shipped_library

TO_FILL = {
    "highlight": Cells,
    "order": Places,
    "rewrite": Lines,
}


def exercise_of(item_type: str) -> Exercise[Any]:
    return next(one for one in shipped_library().exercises.values() if one.type == item_type)


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_what_is_read_comes_before_where_the_answer_goes(name: str) -> None:
    item_type, exercise = ITEM_TYPES[name], exercise_of(name)
    for item in exercise.items:
        printed = item_type.printed(item)
        assert printed
        assert not any(isinstance(block, Boxes | Blank | Group) for block in printed)


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_where_the_answer_goes_is_the_types_own_or_made_of_the_parts(name: str) -> None:
    item_type, item = ITEM_TYPES[name], exercise_of(name).items[0]
    space = item_type.to_fill(item)
    if name in TO_FILL:
        assert space is not None
        assert [type(block) for block in space] == [TO_FILL[name]]
    else:
        assert space is None


def test_a_text_has_lines_for_as_many_words_as_it_may_have() -> None:
    item = exercise_of("rewrite").items[0]
    (lines,) = ITEM_TYPES["rewrite"].to_fill(item) or ()
    assert isinstance(lines, Lines)
    # Six words a line, and two lines to spare.
    assert lines.count == 2 + item.words // 6
