"""All classes of a teacher, and two of them against SciPy on numbers taken from the store."""

from uuid import UUID

import numpy as np
import pytest
from scipy import stats

from kit.classroom.assignments import assignments
from kit.classroom.errors import NotFound
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import classrooms
from kit.classroom.reports.comparison import WhyNot, comparison
from kit.classroom.reports.overview import ROWS, ClassRow, Overview, overview
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Ruling
from tests.classroom.reports.test_pre_post import void
from tests.support.arrays import about
from tests.support.forms import ITEMS, do_form, forms_room, give_form
from tests.support.queries import statements
from tests.support.rewriting import give_straight, hand_in
from tests.support.room import Room, make_room

NAMES = ("Mia", "Ben", "Ada")


def another_class(room: Room, name: str = "9A", people: tuple[str, ...] = NAMES) -> Room:
    """A second class of the same teacher."""
    made = classrooms.create_classroom(room.store, room.teacher_id, name, room.later(hours=1))
    code = classrooms.join_code_of(room.store, made)
    assert code is not None
    other = Room(
        room.store, room.library, room.teacher_id, made, code.code, room.assignment_id, now=room.now
    )
    for person in people:
        other.join(person)
    return other


def all_of(room: Room, page_number: int = 1) -> Overview:
    return overview(room.store, room.teacher_id, room.now, page_number)


def rows_of(room: Room) -> list[ClassRow]:
    return list(all_of(room).rows)


def two_classes(store: Store) -> tuple[Room, Room, UUID, UUID]:
    """Both do form A: 9B has 6, 5 and 5 right, 9A has 4, 5 and 3."""
    room = forms_room(store, NAMES)
    other = another_class(room)
    other.later(hours=1)
    one, two = give_form(room, "a"), give_form(other, "a")
    other.now = room.now = max(room.now, other.now)
    fewer: list[dict[str, str | None]] = [{}, {"s1": "editorial"}, {"o1": None}]
    for name, wrong in zip(NAMES, fewer, strict=True):
        do_form(room, name, one, **wrong)
    more: list[dict[str, str | None]] = [
        {"s1": "editorial", "s2": "editorial"},
        {"e1": "official"},
        {"s1": None, "s2": None, "e1": "official"},
    ]
    for name, wrong in zip(NAMES, more, strict=True):
        do_form(other, name, two, **wrong)
    return room, other, one, two


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
    assert (mine.mean.interval.low, mine.mean.interval.high) == about((low, high))
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
    decisions.decide(any_store, other.classroom_id, given, back, "Ms Gray", other.later(minutes=1))
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
    assert len(seen) == 13
    assert len(assignments.assignments_of(store, room.classroom_id)) == 2


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
    # and five for each row.
    assert len(seen) == 4 + 5 * ROWS
    assert sum(len(row.assignments) for row in found.rows) == ROWS
    assert found.assignment_count == many + 1


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
