"""Teachers, their sessions, links and second factors, and what was done with accounts and kit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest, KitAct, LinkPurpose, Name, Way


class Teacher(Base):
    """Somebody with an account. `password_hash` is argon2id; None until they chose one.

    `administrator_since`: since when they look after the kit; None for all others. May be null, so
    that a kit of the version before goes on adding teachers while it is still there.
    """

    __tablename__ = "teacher"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[Name]
    name_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    administrator_since: Mapped[datetime | None]


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


class SecondFactor(Base):
    """What a teacher's codes are made from. Without a `seed` it was removed, which is yet told.

    The secret of the codes follows from `seed` and the signing key, which no database holds;
    `fingerprint` is the secret's hash, and tells that the key is still the one of then.
    `last_step`: of the code that was taken last, the number of its 30 seconds since 1970.
    `refused`: codes that were wrong, after a right password, since one was right.
    """

    __tablename__ = "second_factor"

    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("teacher.id", ondelete="CASCADE"), primary_key=True
    )
    seed: Mapped[str | None]
    fingerprint: Mapped[Digest | None]
    last_step: Mapped[int | None] = mapped_column(BigInteger)
    changed_at: Mapped[datetime]
    refused: Mapped[int]
    removal_told: Mapped[bool]


class RecoveryCode(Base):
    """The argon2id hash of a recovery code that nobody has used yet."""

    __tablename__ = "recovery_code"

    teacher_id: Mapped[UUID] = mapped_column(
        ForeignKey("teacher.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(primary_key=True)


class HalfSignIn(Base):
    """A browser whose teacher has given the password and no code yet. It opens no page."""

    __tablename__ = "half_sign_in"

    token_hash: Mapped[Digest] = mapped_column(primary_key=True)
    teacher_id: Mapped[UUID] = mapped_column(ForeignKey("teacher.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    browser: Mapped[Name | None]


class KitLine(Base):
    """What was done with an account or with the whole kit. Never changed once written.

    `account_id`: whose account it is of, or who did it; None where nobody is known, or nobody is to
    be named. `other_id` is another teacher whom it touches, `number` how many students. No foreign
    key: a line stays when its backup was of other teachers.
    """

    __tablename__ = "kit_line"
    __table_args__ = (Index(None, "account_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    act: Mapped[KitAct]
    way: Mapped[Way]
    account_id: Mapped[UUID | None]
    other_id: Mapped[UUID | None]
    number: Mapped[int | None]
