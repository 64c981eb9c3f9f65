"""Classrooms, their students, and the devices students are signed in on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Act, Base, Code, Digest, Name, within_classroom
from kit.vocabulary import CertaintyRule, Feedback

#: The first column of every table of student data: rows of one classroom stay together.
_CLASSROOM = "classroom.id"


class Classroom(Base):
    """A teacher's group. `joining_stopped_at`: since when nobody new may join.

    `simulated_at`: when the kit made it up, students and answers and all, to be looked at.
    `archived_at`: when the teacher put it away; students read what there is, and nothing is taken.
    """

    __tablename__ = "classroom"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id"), index=True)
    name: Mapped[Name]
    created_at: Mapped[datetime]
    joining_stopped_at: Mapped[datetime | None]
    simulated_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]


class ClassroomTeacher(Base):
    """A co-teacher of a classroom; its owner stands in the classroom itself, and in no row here.

    `added_by_id` is the owner of that day. Teachers are never deleted, so their ids lead somewhere.
    """

    __tablename__ = "classroom_teacher"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    teacher_id: Mapped[UUID] = mapped_column(primary_key=True)
    added_at: Mapped[datetime]
    added_by_id: Mapped[UUID]


class ClassroomAct(Base):
    """What a teacher did for the classroom. Never changed once written, and gone with the class.

    `about` is the title of what was given or changed; of a student only the id is kept, in
    `other_id`, so that erasing one takes the name away here, too. Where a teacher was added or
    handed the class, `other_id` is theirs.
    """

    __tablename__ = "classroom_act"
    __table_args__ = (Index(None, "classroom_id", "at"),)

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    teacher_id: Mapped[UUID]
    act: Mapped[Act]
    about: Mapped[str]
    other_id: Mapped[UUID | None]


class PlanStep(Base):
    """An exercise that a classroom means to be given, from 1 in order, with its rules.

    Taken over from the class of the year before; it opens nothing by itself and has no dates. It
    stays when that class is deleted.
    """

    __tablename__ = "plan_step"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    exercise_id: Mapped[str]
    title: Mapped[str]
    feedback: Mapped[Feedback]
    attempts_allowed: Mapped[int | None]
    certainty: Mapped[CertaintyRule]
    live: Mapped[bool]


class Retention(Base):
    """The last day on which a classroom is kept; without a row nobody has said, and it is kept.

    `warned_days` counts the days on which the kit ran and warned of it, `warned_on` is the last
    of them (kit.classroom.keeping.kept_days).
    """

    __tablename__ = "retention"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    kept_until: Mapped[date]
    warned_days: Mapped[int]
    warned_on: Mapped[date | None]


class JoinCode(Base):
    """The directory from a typed code to its classroom. Holds nothing of students."""

    __tablename__ = "join_code"

    code: Mapped[Code] = mapped_column(primary_key=True)
    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), unique=True
    )
    expires_at: Mapped[datetime]


class Student(Base):
    """Somebody in a classroom, known by a name.

    `name_key` is the name as look-alikes share it (kit.classroom.people.names); None once removed,
    so that the name is free again. `joined_at` is None for a roster name nobody took yet.
    `time_factor` is how much of a suggested time the student has, in percent, 100 to 300.
    """

    __tablename__ = "student"
    __table_args__ = (
        UniqueConstraint("classroom_id", "name_key"),
        UniqueConstraint("classroom_id", "personal_code"),
    )

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[Name]
    name_key: Mapped[str | None]
    personal_code: Mapped[Code]
    on_roster: Mapped[bool]
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    time_factor: Mapped[int] = mapped_column(server_default="100")
    merged_into_id: Mapped[UUID | None]


class Device(Base):
    """A browser that a student is signed in on.

    `visit_hash` is of the random name that the browser's visit to the lobby had, so that a form
    sent twice joins once; None from when the student is first seen.
    """

    __tablename__ = "device"
    __table_args__ = (
        within_classroom("student_id", "student.id"),
        UniqueConstraint("classroom_id", "token_hash"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID]
    token_hash: Mapped[Digest]
    visit_hash: Mapped[Digest | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Readmission(Base):
    """A one-time code with which the teacher lets a student back in."""

    __tablename__ = "readmission"
    __table_args__ = (within_classroom("student_id", "student.id"),)

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    code_hash: Mapped[Digest] = mapped_column(primary_key=True)
    student_id: Mapped[UUID]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
