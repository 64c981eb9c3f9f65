"""Two classes of a teacher on one exercise, against SciPy on numbers taken from the store."""

from uuid import UUID

import numpy as np
import pytest
from scipy import stats

from kit.classroom.assignments import assignments
from kit.classroom.errors import NotFound
from kit.classroom.reports.comparison import WhyNot, comparison
from kit.classroom.reports.overview import ROWS
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.classroom.reports.pre_post.test_before_and_after import void
from tests.support.arrays import about
from tests.support.forms import ITEMS, do_form, forms_room, give_form
from tests.support.queries import statements
from tests.support.several_classes import NAMES, all_of, another_class, rows_of, two_classes


def test_two_classes_on_one_exercise(store: Store) -> None:
    room, other, one, two = two_classes(store)
    found = comparison(
        store, room.teacher_id, (room.classroom_id, one), (other.classroom_id, two), other.now
    )
    first, second = np.array([6, 5, 5]) / 6, np.array([4, 5, 3]) / 6
    assert (found.why_not, found.outside) == (None, 0)
    assert (found.first.mean.value, found.second.mean.value) == (
        about(first.mean()),
        about(second.mean()),
    )
    assert found.difference is not None
    theirs = stats.ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
    assert found.difference.value == about(first.mean() - second.mean())
    assert found.difference.interval is not None
    assert (found.difference.interval.low, found.difference.interval.high) == about(
        (theirs.low, theirs.high)
    )
    recalls = [[each.recall.value for each in side.labels] for side in (found.first, found.second)]
    assert recalls == [
        [about(5 / 6), about(1), about(1)],
        [about(2 / 4), about(1), about(4 / 6)],
    ]


def test_why_two_cannot_be_compared(any_store: Store) -> None:
    room, other, one, two = two_classes(any_store)
    again = give_form(room, "a")

    def why(first: tuple[UUID, UUID], second: tuple[UUID, UUID]) -> WhyNot | None:
        return comparison(room.store, room.teacher_id, first, second, room.now).why_not

    mine, theirs = room.classroom_id, other.classroom_id
    assert why((mine, one), (mine, again)) is WhyNot.SAME_CLASS
    assert why((mine, room.assignment_id), (theirs, two)) is WhyNot.OTHER_EXERCISE
    for item in ITEMS:
        void(room, one, item)
        void(other, two, item)
    assert why((mine, one), (theirs, two)) is WhyNot.NOTHING_COUNTS


def test_nobody_has_handed_in(any_store: Store) -> None:
    room = forms_room(any_store, NAMES)
    other = another_class(room)
    one, two = give_form(room, "a"), give_form(other, "a")
    found = comparison(
        room.store, room.teacher_id, (room.classroom_id, one), (other.classroom_id, two), other.now
    )
    assert found.difference is not None
    assert (found.why_not, found.difference.reason) == (None, "too-few-students")
    assert [each.recall.reason for each in found.first.labels] == ["label-never-due"] * 3


@pytest.mark.parametrize("foreign", ["classroom", "assignment"])
def test_what_is_somebody_elses_is_not_found(any_store: Store, foreign: str) -> None:
    room, other, one, two = two_classes(any_store)
    assignment_ref = (new_id(), two) if foreign == "classroom" else (other.classroom_id, one)
    with pytest.raises(NotFound):
        comparison(room.store, room.teacher_id, (room.classroom_id, one), assignment_ref, room.now)
    with pytest.raises(NotFound):
        comparison(
            room.store, new_id(), (room.classroom_id, one), (room.classroom_id, one), room.now
        )


@pytest.mark.sampled(1)
@pytest.mark.parametrize("many", [ROWS, ROWS + 6])
def test_queries_do_not_grow_with_what_was_given(store: Store, many: int) -> None:
    room = forms_room(store, ("Mia",))
    other = another_class(room, people=("Mia",))
    for number in range(many):
        form = give_form(other if number % 2 else room, "a")
        do_form(other if number % 2 else room, "Mia", form)
    room.now = other.now = max(room.now, other.now)
    void(room, assignments.assignments_of(store, room.classroom_id)[0].id, "s1")
    room.later(hours=1)
    for _ in range(2):
        rows_of(room)
    with statements(room.store) as seen:
        found = all_of(room)
    # What the clock may close, the classes, the assignments, the keys of the form, which has two,
    # own closing times, and six for each row.
    assert len(seen) == 5 + 6 * ROWS
    assert sum(len(row.assignments) for row in found.rows) == ROWS
    assert found.assignment_count == many + 1
