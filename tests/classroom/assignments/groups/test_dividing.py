"""Groups of even sizes."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.assignments.groups.dividing import divided, free_names, number_for
from kit.classroom.assignments.groups.errors import MoreGroupsThanStudents, NobodyToDivide

STUDENTS = [UUID(int=number) for number in range(10)]


@given(st.integers(1, 60), st.data(), st.none() | st.integers(0, 999_999))
def test_everybody_is_in_one_group_and_sizes_differ_by_one(
    students: int, more: st.DataObject, seed: int | None
) -> None:
    ids = [UUID(int=number) for number in range(students)]
    number = more.draw(st.integers(1, students))
    parts = divided(ids, number, seed)
    assert sorted(student for part in parts for student in part) == ids
    sizes = [len(part) for part in parts]
    assert (len(sizes), max(sizes) - min(sizes) <= 1) == (number, True)
    assert divided(ids, number, seed) == parts


@given(st.integers(1, 200), st.integers(1, 200))
def test_no_group_is_larger_than_was_asked(students: int, size: int) -> None:
    ids = [UUID(int=number) for number in range(students)]
    assert max(map(len, divided(ids, number_for(students, size)))) <= size


def test_without_a_seed_the_order_stays_and_seeds_differ() -> None:
    assert [list(part) for part in divided(STUDENTS, 2)] == [STUDENTS[:5], STUDENTS[5:]]
    assert divided(STUDENTS, 2, 1) != divided(STUDENTS, 2, 2)


def test_what_cannot_be_divided_is_refused() -> None:
    with pytest.raises(NobodyToDivide):
        divided([], 1)
    with pytest.raises(MoreGroupsThanStudents) as caught:
        divided(STUDENTS, 11)
    assert str(caught.value) == (
        "11 groups are more than there are students to divide. Choose 10 or fewer."
    )


def test_names_that_are_taken_are_passed_over() -> None:
    assert free_names("Group", ["Group 2", "Red"], 3) == ["Group 1", "Group 3", "Group 4"]
