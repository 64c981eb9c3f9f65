"""What follows a lesson of the made-up class."""

import pytest

from kit.classroom.keys import appeal_review
from kit.classroom.marking.queue import to_mark
from tests.support.demo_class import ONE_PROCESS, Shown


@pytest.mark.long
def test_one_appeal_is_open_and_another_changed_a_key(shown: Shown) -> None:
    argued = shown.assignments()["whose-words"]
    ((item, count),) = appeal_review.open_appeals(shown.store, shown.classroom)[argued.id].items()
    assert count == 1
    answered = [
        appeal
        for one in shown.of("whose-words").exercise.items
        for appeal in appeal_review.appeals_of(shown.store, shown.classroom, argued.id, one.id)[1]
    ]
    assert [appeal.argued.won for appeal in answered] == [True, True]
    assert answered[0].argued.appeal.item_id != item
    assert {appeal.argued.decision.author for appeal in answered if appeal.argued.decision} == {
        "A made-up teacher"
    }


pytestmark = [pytest.mark.slow, ONE_PROCESS]


@pytest.mark.long
def test_half_of_the_texts_are_marked(shown: Shown) -> None:
    found = shown.of("write-it-straight")
    waiting = to_mark(shown.store, shown.classroom, found.assignment.id)
    cells = [cell for row in found.sheet.handed_in for cell in row.cells.values()]
    marked = [cell for cell in cells if cell.level]
    assert len(cells) - len(marked) == sum(one.left for one in waiting)
    assert 0.4 < len(marked) / len(cells) < 0.6
    assert any(cell.comment for cell in marked)
    assert len({cell.level for cell in marked}) > 2
