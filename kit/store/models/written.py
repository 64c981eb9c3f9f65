"""What students write themselves for their class."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, within_classroom


class WrittenClaim(Base):
    """A claim that a student wrote for the class after an assignment: one for each of the two.

    `label` is what it is meant to be, `why` their reason. `revision` counts what was sent, from 1
    on. Of `taken_at` and `put_away_at` one at most is set: then the student changes it no more.
    `taken_by_form` is the id of the form by which it was taken into an exercise.
    """

    __tablename__ = "written_claim"
    __table_args__ = (
        within_classroom("assignment_id", "assignment.id"),
        within_classroom("student_id", "student.id"),
        # Named, since the convention's name is longer than PostgreSQL takes.
        UniqueConstraint(
            "classroom_id", "assignment_id", "student_id", name="uq_written_claim_one_each"
        ),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID]
    student_id: Mapped[UUID]
    claim: Mapped[str] = mapped_column(Text)
    label: Mapped[str]
    why: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    written_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    taken_by_form: Mapped[UUID | None]
    put_away_at: Mapped[datetime | None]
