"""Who a row of a student is about: whoever was merged is the student they were merged into.

So merging moves no row of a group or deal, and undoing a merge would find all as it was.
"""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from kit.store.models import DealtStudent, GroupMember, Student

#: A student under the name that a row has; beside `Student`, which a query may read as well.
UNDER_ANY_NAME: Final = aliased(Student)
#: The id of the student who that is now.
PERSON: Final[ColumnElement[UUID]] = func.coalesce(UNDER_ANY_NAME.merged_into_id, UNDER_ANY_NAME.id)


def is_of(row: type[GroupMember | DealtStudent]) -> ColumnElement[bool]:
    """Whether a row is of the student under any name."""
    return and_(
        UNDER_ANY_NAME.classroom_id == row.classroom_id, UNDER_ANY_NAME.id == row.student_id
    )


def is_person(student_id: Any) -> ColumnElement[bool]:
    """Whether the student under any name is that student, an id or a column of the query."""
    return or_(UNDER_ANY_NAME.id == student_id, UNDER_ANY_NAME.merged_into_id == student_id)


def names_of(classroom_id: UUID, student_ids: Any) -> Select[UUID]:
    """The ids of students and of all who were merged into them."""
    return select(UNDER_ANY_NAME.id).where(
        UNDER_ANY_NAME.classroom_id == classroom_id, PERSON.in_(student_ids)
    )
