"""What the kit knows about itself, what was erased, and the failures it counts against guessing."""

from datetime import datetime
from uuid import UUID

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


class Erasure(Base):
    """Something that was deleted for good: its id and kind, no name. No backup brings it back.

    It outlives the class that it was in, so it refers to nothing. What was in no class has
    NO_CLASS there (kit.store.backups.erasures).
    """

    __tablename__ = "erasure"

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    erased_at: Mapped[datetime]
