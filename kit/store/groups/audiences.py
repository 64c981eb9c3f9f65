"""Whom assignments are for, as stored: of all kinds, one shape.

An assignment with a list is for the students on it, else for the class; whoever is on the list of
what stands in its place is left out. A list is that of a substitute, of a group, or of a half of
a deal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    insert,
    literal,
    not_,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from kit.store.assignments import AssignmentRecord
from kit.store.groups.persons import PERSON, UNDER_ANY_NAME, is_of, is_person
from kit.store.models import (
    Assignment,
    Audience,
    DealtStudent,
    GroupMember,
    Student,
    StudentGroup,
    Substitute,
    SubstituteStudent,
)
from kit.store.people.students import StudentRecord, by_name
from kit.store.records import columns, read_rows, values_of
from kit.vocabulary import Half, Occasion


@dataclass(frozen=True, slots=True)
class Reach:
    """What an assignment is for, short of the class: a group, or a half at a deal's occasion."""

    group_id: UUID | None = None
    deal_id: UUID | None = None
    half: Half | None = None
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True)
class AudienceRecord:
    """An assignment that is not simply the class's, and whose it is.

    `instead_of_id`: they have it in place of that one. `group` is the name of the group, which
    may be deleted by now.
    """

    assignment_id: UUID
    students: frozenset[UUID]
    instead_of_id: UUID | None = None
    reach: Reach = Reach()
    group: str | None = None


def audiences(connection: Connection, classroom_id: UUID) -> Sequence[AudienceRecord]:
    """The classroom's assignments that have a list, with the students on it, in one query."""
    listed: dict[UUID, tuple[Sequence[Any], set[UUID]]] = {}
    for assignment_id, *about, student_id in connection.execute(
        _lists(), {"classroom_id": classroom_id}
    ):
        students = listed.setdefault(assignment_id, (about, set()))[1]
        students |= set() if student_id is None else {student_id}
    return [
        AudienceRecord(assignment_id, frozenset(students), instead_of_id, Reach(*reach), group)
        for assignment_id, ((instead_of_id, *reach, group), students) in sorted(listed.items())
    ]


def _no_reach() -> Sequence[ColumnElement[Any]]:
    """What a substitute has in the columns of a reach and of its group's name.

    Typed, since the columns of a union have the types of those of its first part.
    """
    reach = (*columns(Reach, Audience), StudentGroup.name)
    return [type_coerce(null(), column.type) for column in reach]


# Built once: every answer needs it.
@lru_cache(maxsize=1)
def _lists() -> Any:
    """Each assignment of `classroom_id` that has a list, with each student on it or none."""
    classroom_id: BindParameter[UUID] = bindparam("classroom_id")
    by_name = (
        select(
            Substitute.assignment_id,
            Substitute.instead_of_id,
            *_no_reach(),
            SubstituteStudent.student_id,
        )
        .outerjoin(
            SubstituteStudent,
            and_(
                SubstituteStudent.classroom_id == Substitute.classroom_id,
                SubstituteStudent.assignment_id == Substitute.assignment_id,
            ),
        )
        .where(Substitute.classroom_id == classroom_id)
    )
    by_part = [
        select(
            Audience.assignment_id,
            type_coerce(null(), Substitute.instead_of_id.type),
            *columns(Reach, Audience),
            StudentGroup.name,
            PERSON,
        )
        .outerjoin(StudentGroup, _OF_GROUP)
        .outerjoin(row, belongs)
        .outerjoin(UNDER_ANY_NAME, is_of(row))
        .where(Audience.classroom_id == classroom_id)
        for row, belongs in _PARTS
    ]
    return union_all(by_name, *by_part)


_OF_GROUP = and_(
    StudentGroup.classroom_id == Audience.classroom_id, StudentGroup.id == Audience.group_id
)
#: What makes a row one of an audience: of who is in its group, or in its half of the deal.
_PARTS: tuple[tuple[type[GroupMember | DealtStudent], ColumnElement[bool]], ...] = (
    (
        GroupMember,
        and_(
            GroupMember.classroom_id == Audience.classroom_id,
            GroupMember.group_id == Audience.group_id,
            GroupMember.left_at.is_(None),
        ),
    ),
    (
        DealtStudent,
        and_(
            DealtStudent.classroom_id == Audience.classroom_id,
            DealtStudent.deal_id == Audience.deal_id,
            DealtStudent.half == Audience.half,
        ),
    ),
)


def students_of_class(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[tuple[StudentRecord, bool]]:
    """The classroom's students by name, each with whether the assignment is for them."""
    statement = select(
        *columns(StudentRecord, Student),
        not_(_is_outside(classroom_id, literal(assignment_id), Student.id)),
    ).where(Student.classroom_id == classroom_id, Student.removed_at.is_(None))
    rows = read_rows(connection, statement, by_name)
    return [(StudentRecord(*row[:-1]), bool(row[-1])) for row in rows]


def assignments_of_student(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> Sequence[tuple[AssignmentRecord, bool]]:
    """The classroom's assignments, newest first, each with whether it is for the student."""
    outside = _is_outside(classroom_id, Assignment.id, student_id)
    statement = (
        select(*columns(AssignmentRecord, Assignment), not_(outside))
        .where(Assignment.classroom_id == classroom_id)
        .order_by(Assignment.created_at.desc(), Assignment.id.desc())
    )
    return [(AssignmentRecord(*row[:-1]), bool(row[-1])) for row in connection.execute(statement)]


def _is_outside(classroom_id: UUID, assignment_id: Any, student_id: Any) -> ColumnElement[bool]:
    """Whether an assignment is not for a student, each an id or a column of the query."""
    listed = (
        SubstituteStudent.classroom_id == classroom_id,
        SubstituteStudent.student_id == student_id,
    )
    here = [exists().where(*listed, SubstituteStudent.assignment_id == assignment_id)]
    here += [
        exists().where(
            Audience.classroom_id == classroom_id,
            Audience.assignment_id == assignment_id,
            belongs,
            is_of(row),
            is_person(student_id),
        )
        for row, belongs in _PARTS
    ]
    listed_instead = exists().where(
        *listed,
        Substitute.classroom_id == classroom_id,
        Substitute.assignment_id == SubstituteStudent.assignment_id,
        Substitute.instead_of_id == assignment_id,
    )
    has_list = or_(
        *(
            exists().where(kind.classroom_id == classroom_id, kind.assignment_id == assignment_id)
            for kind in (Substitute, Audience)
        )
    )
    return or_(and_(has_list, not_(or_(*here))), listed_instead)


def add_audience(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, reach: Reach
) -> None:
    """Say of an assignment that it is for a group, or for a half at a deal's occasion."""
    connection.execute(
        insert(Audience).values(
            classroom_id=classroom_id, assignment_id=assignment_id, **values_of(reach)
        )
    )
