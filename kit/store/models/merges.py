"""What is kept of two students who were made one, so that they can be two again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, within_classroom


class StudentMerge(Base):
    """A student who was merged into another one, for as long as that can be undone.

    `before` is what was whose: ids of devices, appeals, attempts and the like, and of attempts
    that were put together all their rows (kit.store.people.merges, kit.store.answering.unfolding).
    """

    __tablename__ = "student_merge"
    __table_args__ = (
        within_classroom("student_id", "student.id"),
        within_classroom("into_id", "student.id"),
        Index("ix_student_merge_classroom_id_into_id", "classroom_id", "into_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    student_id: Mapped[UUID] = mapped_column(primary_key=True)
    into_id: Mapped[UUID]
    merged_at: Mapped[datetime]
    before: Mapped[dict[str, Any]]
