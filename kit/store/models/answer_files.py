"""What a teacher took in from a student's file."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text
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
