"""Assignments and the versions of exercises and keys that they pin."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest
from kit.vocabulary import Feedback

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
    first reopened after feedback could be seen: later answers are flagged.
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
    created_at: Mapped[datetime]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
