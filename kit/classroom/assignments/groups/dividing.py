"""Dividing students into groups of even sizes. Pure.

>>> from uuid import UUID
>>> students = [UUID(int=number) for number in range(7)]
>>> [len(group) for group in divided(students, 3)]
[3, 2, 2]
"""

from collections.abc import Sequence
from itertools import count, islice
from uuid import UUID

from kit.classroom.assignments.groups.errors import MoreGroupsThanStudents, NobodyToDivide
from kit.classroom.people.dealing import seeded_order


def number_for(students: int, size: int) -> int:
    """How many groups there are where at most `size`, 1 or more, are in each."""
    return -(-students // size)


def divided(
    student_ids: Sequence[UUID], number: int, seed: int | None = None
) -> Sequence[Sequence[UUID]]:
    """So many groups, 1 or more, whose sizes differ by one at most; the larger ones first.

    In the order given, or in that of the seed. Raises NobodyToDivide or MoreGroupsThanStudents.
    """
    if not student_ids:
        raise NobodyToDivide(students=0)
    if number > len(student_ids):
        raise MoreGroupsThanStudents(number=number, students=len(student_ids))
    order = iter(student_ids if seed is None else seeded_order(seed, student_ids))
    size, larger = divmod(len(student_ids), number)
    return [list(islice(order, size + (at < larger))) for at in range(number)]


def free_names(word: str, taken: Sequence[str], number: int) -> Sequence[str]:
    """So many names of a word and a number, Group 1 on, that are not taken."""
    names = (f"{word} {at}" for at in count(1))
    return list(islice((name for name in names if name not in set(taken)), number))
