"""Parts of a classroom: groups, deals of two forms, and the assignments that are for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Name, within_classroom
from kit.vocabulary import Half, Occasion

_CLASSROOM = "classroom.id"


class StudentGroup(Base):
    """Part of a classroom, under a name.

    `name_key` is the name as look-alikes share it; None once deleted, so that the name is free.
    `seed`, 0 to 999 999, is what it was made from at random; None where it was not.
    """

    __tablename__ = "student_group"
    __table_args__ = (UniqueConstraint("classroom_id", "name_key"),)

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[Name]
    name_key: Mapped[str | None]
    seed: Mapped[int | None]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class GroupMember(Base):
    """A student in a group, since `joined_at`; `left_at` None: still in it.

    Whoever left is kept, so that leaving can be undone.
    """

    __tablename__ = "group_member"
    __table_args__ = (
        within_classroom("group_id", "student_group.id"),
        within_classroom("student_id", "student.id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = mapped_column(primary_key=True)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class Deal(Base):
    """Two forms dealt crosswise to a classroom: half of it does A then B, half B then A.

    `form_a` and `form_b` are exercises. `seed`, 0 to 999 999, with the students' ids decides who
    is in which half.
    """

    __tablename__ = "deal"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    form_a: Mapped[str]
    form_b: Mapped[str]
    seed: Mapped[int]
    dealt_at: Mapped[datetime]


class DealtStudent(Base):
    """The half of a deal that a student is in; dealt later than the deal where they came later."""

    __tablename__ = "dealt_student"
    __table_args__ = (
        within_classroom("deal_id", "deal.id"),
        within_classroom("student_id", "student.id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    deal_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = mapped_column(primary_key=True)
    half: Mapped[Half]
    dealt_at: Mapped[datetime]


class Audience(Base):
    """Whom an assignment is for, where that is not the class: a group, or a half of a deal.

    Those who have it in place of another one stand in `substitute_student`.
    """

    __tablename__ = "audience"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("group_id", "student_group.id"),
        within_classroom("deal_id", "deal.id"),
        # Named, since the convention's name would not say what it is for.
        UniqueConstraint(
            "classroom_id", "deal_id", "occasion", "half", name="uq_audience_dealt_once"
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    group_id: Mapped[UUID | None]
    deal_id: Mapped[UUID | None]
    half: Mapped[Half | None]
    occasion: Mapped[Occasion | None]
