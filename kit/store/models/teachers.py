"""Teachers, their sign-in sessions and their one-time links."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest, LinkPurpose, Name


class Teacher(Base):
    """Somebody with an account. `password_hash` is argon2id; None until they chose one."""

    __tablename__ = "teacher"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[Name]
    name_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class TeacherSession(Base):
    """A browser that a teacher is signed in on; `hides` is the switch for names and keys.

    `browser`: what it calls itself in two words, such as "Firefox, Windows".
    """

    __tablename__ = "teacher_session"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    hides: Mapped[bool] = mapped_column(default=False)
    browser: Mapped[Name | None]


class TeacherLink(Base):
    """A link that lets somebody choose a password, once. The first one makes the account."""

    __tablename__ = "teacher_link"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID | None] = mapped_column(ForeignKey("teacher.id", ondelete="CASCADE"))
    purpose: Mapped[LinkPurpose]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
