"""What the kit knows about itself, and the failures it counts against guessing."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest


class KitState(Base):
    """A fact about this kit, by name: its id, whether another device has reached it."""

    __tablename__ = "kit_state"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Failure(Base):
    """How often something failed in a window. `who` is a keyed hash, never an address."""

    __tablename__ = "failure"

    scope: Mapped[str] = mapped_column(primary_key=True)
    who: Mapped[Digest] = mapped_column(primary_key=True)
    window_start: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]
