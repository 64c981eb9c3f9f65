"""What a teacher took in for students: from a file of theirs, or from sheets of paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Name, within_classroom


class TakenIn(Base):
    """Answers that never reached the kit, taken in by a teacher from a file: the note of it.

    `items` has, by item, the revision that the answer got and what stood there `before` with its
    mark, or null. `reason` None: none was given.
    """

    __tablename__ = "taken_in"
    __table_args__ = (
        within_classroom("attempt_id", "attempt.id"),
        Index("ix_taken_in_classroom_id_attempt_id", "classroom_id", "attempt_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID]
    author: Mapped[Name]
    taken_at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(Text)
    items: Mapped[dict[str, Any]]


class PaperSheet(Base):
    """A sheet as a teacher reads it off: whose it is, its code, and what stands on it.

    `number` counts an assignment's sheets from 1. `typed` has a text for each answer in the order
    of the sheet, "" for none; `comments` has a teacher's words by the place of the text that they
    are about, from 1. `printed_code` is the sheet's own as it was typed. `revision` is the number
    of what the page of `writer` sent last. `done_at` None: half a sheet. `attempt_id` is the
    attempt that its answers are in, None where they count for nobody yet. `removed_at`: it was
    taken away.
    """

    __tablename__ = "paper_sheet"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("student_id", "student.id"),
        within_classroom("attempt_id", "attempt.id"),
        UniqueConstraint("classroom_id", "assignment_id", "number"),
        Index("ix_paper_sheet_classroom_id_student_id", "classroom_id", "student_id"),
        Index("ix_paper_sheet_classroom_id_attempt_id", "classroom_id", "attempt_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID]
    student_id: Mapped[UUID | None]
    attempt_id: Mapped[UUID | None]
    number: Mapped[int]
    printed_code: Mapped[Name]
    typed: Mapped[list[Any]]
    comments: Mapped[dict[str, Any]]
    revision: Mapped[int]
    writer: Mapped[str]
    author: Mapped[Name]
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
