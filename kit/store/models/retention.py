"""Until when classrooms are kept."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base


class Retention(Base):
    """The last day on which a classroom is kept; without a row nobody has said, and it is kept.

    `warned_days` counts the days on which the kit ran and warned of it, `warned_on` is the last
    of them (kit.classroom.keeping.kept_days).
    """

    __tablename__ = "retention"

    classroom_id: Mapped[UUID] = mapped_column(
        ForeignKey("classroom.id", ondelete="CASCADE"), primary_key=True
    )
    kept_until: Mapped[date]
    warned_days: Mapped[int]
    warned_on: Mapped[date | None]
