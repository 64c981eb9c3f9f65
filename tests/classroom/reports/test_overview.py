"""All classes of a teacher side by side."""

import numpy as np
import pytest
from scipy import stats

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.reports.comparison import WhyNot, comparison
from kit.classroom.reports.overview import ROWS
from kit.store.engine import Store
from kit.vocabulary import Ruling
from tests.classroom.reports.pre_post.test_before_and_after import void
from tests.support.arrays import about
from tests.support.forms import do_form, forms_room, give_form
from tests.support.queries import statements
from tests.support.rewriting import give_straight, hand_in
from tests.support.room import make_room
from tests.support.several_classes import all_of, another_class, rows_of, two_classes


def test_overview_lists_every_class_with_its_means(store: Store) -> None:
    room, other, _one, _two = two_classes(store)
    empty = another_class(room, "7C", ())
    rows = rows_of(empty)
    assert [row.classroom.name for row in rows] == ["7C", "9A", "9B"]
    assert [[g.assignment.title for g in row.assignments] for row in rows] == [
        [],
        ["Form A"],
        ["Form A", "Three claims"],
    ]
    mine = rows[2].assignments[0]
    values = np.array([1, 5 / 6, 5 / 6])
    assert (mine.handed_in, mine.mean.value, mine.version) == (3, about(values.mean()), None)
    low, high = stats.t.interval(0.95, 2, values.mean(), stats.sem(values))
    assert mine.mean.interval is not None
    assert (mine.mean.interval.low, mine.mean.interval.high) == about((max(low, 0), min(high, 1)))
    assert (rows[2].assignments[1].handed_in, rows[2].assignments[1].mean.value) == (0, None)
    pair = all_of(empty).pair
    assert pair is not None
    assert {record.classroom_id for record in pair} == {room.classroom_id, other.classroom_id}


def test_versions_are_numbered_where_there_are_several(any_store: Store) -> None:
    room, other, one, two = two_classes(any_store)
    void(other, two, "s1")
    numbers = [[g.version for g in row.assignments] for row in rows_of(other)]
    assert numbers == [[2], [1, None]]
    assert all_of(other).pair is None
    found = comparison(
        room.store, room.teacher_id, (room.classroom_id, one), (other.classroom_id, two), other.now
    )
    assert (found.why_not, found.difference) == (WhyNot.OTHER_KEY, None)
    assert found.first.mean.value is None


def test_key_that_came_back_is_no_version_of_its_own(any_store: Store) -> None:
    room, other, _one, given = two_classes(any_store)
    void(other, given, "s1")
    assert [g.version for row in rows_of(other) for g in row.assignments] == [2, 1, None]
    record = assignments.assignment_of(any_store, other.classroom_id, given)
    shipped = room.library.keys["form-a"]
    back = Proposal(Ruling.ADOPTED, "As it was.", record.key_version, None, shipped=shipped)
    decisions.decide(
        any_store, other.classroom_id, given, back, "Ms Gray", clock_at(other.later(minutes=1))
    )
    now = assignments.assignment_of(any_store, other.classroom_id, given)
    there = assignments.assignments_of(any_store, room.classroom_id)[0]
    assert now.key_version != there.key_version
    assert [g.version for row in rows_of(other) for g in row.assignments] == [None] * 3


def test_texts_that_wait_for_marks_have_no_mean(any_store: Store) -> None:
    room = make_room(any_store)
    given = give_straight(room)
    hand_in(room, "Mia", square="The council voted.", bridge="The mayor spoke.")
    there = next(g for g in rows_of(room)[0].assignments if g.assignment.id == given)
    assert (there.handed_in, there.mean.value, there.waiting) == (1, None, 2)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", [1, 3, 40])
def test_queries_do_not_grow_with_the_classes(store: Store, size: int) -> None:
    names = tuple(f"Student {number:02}" for number in range(size))
    room = forms_room(store, names)
    form = give_form(room, "a")
    for name in names:
        do_form(room, name, form)
    for _ in range(2):
        # Twice: the memory of parsed exercises may be full, and forget the first with the second.
        rows_of(room)
    with statements(room.store) as seen:
        rows_of(room)
    # What the clock may close, the classes, the assignments, and five for each of the two.
    assert len(seen) == 16
    assert len(assignments.assignments_of(store, room.classroom_id)) == 2


def test_pages_hold_every_row_once(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    other = another_class(room, "9A", ())
    other.now = room.now
    for _ in range(ROWS + 1):
        give_form(other, "a")
    empty = another_class(other, "7C", ())
    pages = [all_of(empty, number) for number in (1, 2, 3, 0)]
    assert [(found.page, found.pages) for found in pages] == [(1, 2), (2, 2), (2, 2), (1, 2)]
    names = [[(row.classroom.name, len(row.assignments)) for row in found.rows] for found in pages]
    assert names[:2] == [[("7C", 0), ("9A", 9)], [("9A", 2), ("9B", 1)]]
    assert names[2:] == [names[1], names[0]]
    shown = [
        each.assignment.id for at in (0, 1) for row in pages[at].rows for each in row.assignments
    ]
    assert sorted(shown) == sorted(record.id for _room, own in pages[0].choices for record in own)
