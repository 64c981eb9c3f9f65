"""Attempts, the answers in them, and their marks."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest, SubmittedBy, within_classroom
from kit.vocabulary import Certainty, Verdict

_COUNTS: Final = "superseded_by IS NULL"
_DECIDED: Final = "decision_id IS NOT NULL"


class Attempt(Base):
    """One student's go at an assignment. `token` names it on the student's device."""

    __tablename__ = "attempt"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("student_id", "student.id"),
        UniqueConstraint("classroom_id", "assignment_id", "student_id", "number"),
        UniqueConstraint("classroom_id", "token"),
        Index("ix_attempt_classroom_id_student_id", "classroom_id", "student_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID]
    student_id: Mapped[UUID]
    number: Mapped[int]
    token: Mapped[str]
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[SubmittedBy | None]


class FoldedAttempt(Base):
    """An attempt whose student turned out to be another: what is still sent to it goes there.

    `token` is the one it had on the student's device; None where it was folded before 0004.
    """

    __tablename__ = "folded_attempt"
    __table_args__ = (
        within_classroom("into_id", "attempt.id"),
        UniqueConstraint("classroom_id", "token"),
        Index("ix_folded_attempt_classroom_id_into_id", "classroom_id", "into_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    into_id: Mapped[UUID]
    token: Mapped[str | None]


class Answer(Base):
    """What a student gave for one item: the highest revision that reached the kit.

    `value` is empty where they took it back. `certainty` None: not asked, or not said.
    """

    __tablename__ = "answer"
    __table_args__ = (within_classroom("attempt_id", "attempt.id"),)

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
    value: Mapped[dict[str, Any]]
    certainty: Mapped[Certainty | None]
    saved_at: Mapped[datetime]


class Mark(Base):
    """An answer held against a key version. `marked_by` None: by the kit itself.

    `revision` is the answer's; `credit` is 0 to 1, None while pending or void; `parts` has the
    credit of each part that was answered, by its id. A mark holds from the key version that it
    was made under until `superseded_by`, the version that came with another; None: it counts.
    `decision_id` is the decision that changed it to this. `level` and `comment` are a teacher's,
    where a teacher marks.
    """

    __tablename__ = "mark"
    __table_args__ = (
        within_classroom("attempt_id", "attempt.id"),
        within_classroom("decision_id", "decision.id"),
        Index(
            "ix_mark_that_counts",
            "classroom_id",
            "attempt_id",
            "item_id",
            unique=True,
            sqlite_where=text(_COUNTS),
            postgresql_where=text(_COUNTS),
        ),
        Index(
            "ix_mark_classroom_id_decision_id",
            "classroom_id",
            "decision_id",
            sqlite_where=text(_DECIDED),
            postgresql_where=text(_DECIDED),
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    key_version: Mapped[Digest] = mapped_column(primary_key=True)
    revision: Mapped[int]
    credit: Mapped[float | None]
    verdict: Mapped[Verdict]
    parts: Mapped[dict[str, Any]]
    marked_at: Mapped[datetime]
    marked_by: Mapped[UUID | None]
    level: Mapped[str | None]
    comment: Mapped[str | None] = mapped_column(Text)
    superseded_by: Mapped[Digest | None]
    decision_id: Mapped[UUID | None]
