"""Assignments, the versions of exercises and keys that they pin, and what became of a key."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest, Name, within_classroom
from kit.vocabulary import CertaintyRule, Feedback, Ruling

_CLASSROOM = "classroom.id"


class ExerciseVersion(Base):
    """An exercise as it was given to the classroom: the whole of it, under its version."""

    __tablename__ = "exercise_version"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    exercise_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[Digest] = mapped_column(primary_key=True)
    snapshot: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class LessonVersion(Base):
    """A lesson's reading as it was given to the classroom: the whole of it, under its version."""

    __tablename__ = "lesson_version"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    lesson_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[Digest] = mapped_column(primary_key=True)
    snapshot: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class KeyVersion(Base):
    """A key as the classroom's marks were made with it. `author` None: shipped with the kit."""

    __tablename__ = "key_version"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    exercise_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[Digest] = mapped_column(primary_key=True)
    snapshot: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    author: Mapped[str | None]
    reason: Mapped[str | None] = mapped_column(Text)


class Assignment(Base):
    """An exercise given to a classroom, with its rules.

    `attempts_allowed` is 1 or more, None for any number. `closed_at` is set when the teacher
    closes, or when an attempt is settled after `closes_at`. `reopened_at` is when it was
    first reopened after feedback could be seen, or its rule stopped showing what somebody had
    seen: later answers are flagged. `feedback_at` is from
    when the key is shown where the rule is a date, None under the others. `live`: its questions
    are put to the class one by one (kit.store.models.live). `left_out`: the ids of the items that
    the class is not asked, with blanks between; None where it is asked all. `rules_changed_at` is
    when its rules were last changed after it was given. `lesson_version` is what the class reads
    with it; None without a lesson, or where the kit had none of that name any more.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "exercise_version"],
            [
                "exercise_version.classroom_id",
                "exercise_version.exercise_id",
                "exercise_version.version",
            ],
        ),
        ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "key_version"],
            ["key_version.classroom_id", "key_version.exercise_id", "key_version.version"],
        ),
        ForeignKeyConstraint(
            ["classroom_id", "lesson_id", "lesson_version"],
            [
                "lesson_version.classroom_id",
                "lesson_version.lesson_id",
                "lesson_version.version",
            ],
            # Named, since the convention's name is longer than PostgreSQL takes.
            name="fk_assignment_lesson_version",
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    lesson_id: Mapped[str | None]
    title: Mapped[str]
    exercise_id: Mapped[str]
    exercise_version: Mapped[Digest]
    key_version: Mapped[Digest]
    feedback: Mapped[Feedback]
    attempts_allowed: Mapped[int | None]
    certainty: Mapped[CertaintyRule] = mapped_column(server_default=CertaintyRule.OFF.value)
    live: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    feedback_at: Mapped[datetime | None]
    left_out: Mapped[str | None]
    rules_changed_at: Mapped[datetime | None]
    lesson_version: Mapped[Digest | None]


class Extension(Base):
    """A later closing time that one student has than the class.

    `seen_at` is when their work went back to them after they could have seen the key: later
    answers are flagged. None where they could not.
    """

    __tablename__ = "extension"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("student_id", "student.id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = mapped_column(primary_key=True)
    closes_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class Withdrawal(Base):
    """An assignment that was withdrawn before anybody began it, kept for a day to be put back.

    `records` has its row and those of what some had in its place, by table.
    """

    __tablename__ = "withdrawal"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    withdrawn_at: Mapped[datetime]
    records: Mapped[dict[str, Any]]


class Substitute(Base):
    """An assignment that some students have in place of another one of the classroom.

    It is for those in `substitute_student` alone; where that is nobody, it is for nobody.
    """

    __tablename__ = "substitute"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("instead_of_id", "assignment.id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    instead_of_id: Mapped[UUID]


class SubstituteStudent(Base):
    """A student who has a substitute in place of what it is instead of."""

    __tablename__ = "substitute_student"
    __table_args__ = (
        within_classroom("assignment_id", "substitute.assignment_id"),
        within_classroom("student_id", "student.id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = mapped_column(primary_key=True)


class Decision(Base):
    """What a teacher decided about a key, once: by an appeal, unasked, or for a key shipped anew.

    `from_version` and `to_version` are the same where the key was upheld. `item_id` is None where
    the whole key was taken over; `choice` is the answer accepted, or what the key says now.
    `reason` is for the class and goes into the key, empty where it stands; `reply` is for those
    who argued.
    """

    __tablename__ = "decision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "from_version"],
            ["key_version.classroom_id", "key_version.exercise_id", "key_version.version"],
        ),
        ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "to_version"],
            ["key_version.classroom_id", "key_version.exercise_id", "key_version.version"],
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey(_CLASSROOM, ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    exercise_id: Mapped[str]
    item_id: Mapped[str | None]
    part_id: Mapped[str | None]
    ruling: Mapped[Ruling]
    choice: Mapped[str | None]
    reason: Mapped[str] = mapped_column(Text)
    reply: Mapped[str | None] = mapped_column(Text)
    from_version: Mapped[Digest]
    to_version: Mapped[Digest]
    author: Mapped[Name]
    decided_at: Mapped[datetime]


class Appeal(Base):
    """A student's argument against the key. `decision_id` None: nobody has answered it yet.

    One for each student, part and version of the key.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("student_id", "student.id"),
        within_classroom("decision_id", "decision.id"),
        # Named, since the convention's name is longer than PostgreSQL takes.
        UniqueConstraint(
            "classroom_id",
            "assignment_id",
            "student_id",
            "item_id",
            "part_id",
            "key_version",
            name="uq_appeal_one_each",
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID]
    student_id: Mapped[UUID]
    item_id: Mapped[str]
    part_id: Mapped[str]
    key_version: Mapped[Digest]
    choice: Mapped[str]
    argument: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    decision_id: Mapped[UUID | None]
