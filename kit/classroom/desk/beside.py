"""Who comes before and after a student in the list that a count leads to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.reports.pages import Standing, progress_page
from kit.store.engine import Store
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class StudentsBeside:
    """A student's place, `number` of `count` from 1, among those who are as far as that.

    `number` is None for who is farther by now. Neighbours come with the numbers that stand for
    hidden names.
    """

    standing: Standing
    number: int | None
    count: int
    previous: tuple[int, StudentRecord] | None
    following: tuple[int, StudentRecord] | None


def students_beside(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    standing: Standing,
    now: datetime,
) -> StudentsBeside | None:
    """Who comes before and after; None where nobody is as far as that. Raises NotFound."""
    page = progress_page(store, classroom_id, assignment_id, now)
    listed = [(page.numbers[one.id], one) for one in page.groups.get(standing, ())]
    here = page.numbers.get(student_id)
    if not listed or here is None:
        return None
    before = [entry for entry in listed if entry[0] < here]
    after = [entry for entry in listed if entry[0] > here]
    return StudentsBeside(
        standing=standing,
        number=len(before) + 1 if len(before) + len(after) < len(listed) else None,
        count=len(listed),
        previous=before[-1] if before else None,
        following=after[0] if after else None,
    )
