"""The declarative base, its column types and the names of its constraints."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Final
from uuid import UUID

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKeyConstraint, MetaData, String, Uuid
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from kit.content.own.texts import DraftKind
from kit.vocabulary import (
    Certainty,
    CertaintyRule,
    Feedback,
    Half,
    Occasion,
    Ruling,
    Stage,
    Verdict,
)


class JSONList(JSON):
    """JSON that holds a list, where any other holds an object."""


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, and the same on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a naive moment is a bug and refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment without a time zone cannot be stored: {value.isoformat()}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read UTC, which SQLite hands over without its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None] | None:
        """How a stored moment is read: SQLite's text in one step where it takes several."""
        if dialect.name == "sqlite":
            return _moment
        return super().result_processor(dialect, coltype)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


class Id(Uuid[UUID]):
    """A UUID. Rows of one page name the same few again and again: each is made once."""

    cache_ok = True

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], UUID | None] | None:
        """How a stored one is read: where it is text, by what that was before."""
        if dialect.name == "sqlite":
            return _id
        read: Callable[[Any], UUID | None] | None
        read = super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]  # the library's types
        return read


@lru_cache(4096)
def _id(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


class SubmittedBy(StrEnum):
    """Who handed an attempt in; `PAPER`: the student did, on paper, and a teacher entered it."""

    STUDENT = "student"
    CLOCK = "clock"
    PAPER = "paper"


#: Whose attempts were finished by the student, on a device or on paper.
BY_HAND: Final = frozenset({SubmittedBy.STUDENT, SubmittedBy.PAPER})


class Act(StrEnum):
    """What a teacher did for a class: changed something, or took something out of the kit."""

    GAVE = "gave"
    WITHDREW = "withdrew"
    PUT_BACK = "put-back"
    CLOSED = "closed"
    REOPENED = "reopened"
    CHANGED_RULES = "changed-rules"
    DECIDED_KEY = "decided-key"
    REMOVED_STUDENT = "removed-student"
    RESTORED_STUDENT = "restored-student"
    ERASED_STUDENT = "erased-student"
    MERGED_STUDENTS = "merged-students"
    RENAMED_CLASS = "renamed-class"
    ARCHIVED = "archived"
    BROUGHT_BACK = "brought-back"
    ADDED_TEACHER = "added-teacher"
    ENDED_TEACHER = "ended-teacher"
    LEFT = "left"
    HANDED_OVER = "handed-over"
    TOOK_CLAIMS = "took-claims"
    PUT_CLAIMS_AWAY = "put-claims-away"
    PUT_CLAIMS_BACK = "put-claims-back"
    OPENED_ARTICLE = "opened-article"
    CLOSED_ARTICLE = "closed-article"
    UNMERGED_STUDENTS = "unmerged-students"
    SWAPPED_STUDENTS = "swapped-students"
    SIGNED_OUT_STUDENT = "signed-out-student"
    SIGNED_OUT_DEVICE = "signed-out-device"
    READMITTED_STUDENT = "readmitted-student"
    SET_RETENTION = "set-retention"
    TOOK_IN_ANSWERS = "took-in-answers"
    EXPORTED_RESULTS = "exported-results"
    EXPORTED_GRADEBOOK = "exported-gradebook"
    EXPORTED_DEAL = "exported-deal"
    EXPORTED_CLASS = "exported-class"
    EXPORTED_STUDENT = "exported-student"
    EXPORTED_TRAIL = "exported-trail"
    PRINTED_CODES = "printed-codes"
    PRINTED_GRID = "printed-grid"
    PRINTED_TAKE_HOME = "printed-take-home"


class KitAct(StrEnum):
    """What was done with an account, or with the whole kit."""

    SIGNED_IN = "signed-in"
    REFUSED = "refused"
    REFUSED_MORE = "refused-more"
    SIGNED_OUT = "signed-out"
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere"
    ENDED_SIGN_IN = "ended-sign-in"
    ENDED_OTHER_SIGN_INS = "ended-other-sign-ins"
    CHANGED_PASSWORD = "changed-password"  # noqa: S105 - no secret
    FOLLOWED_LINK = "followed-link"
    RENAMED = "renamed"
    TURNED_FACTOR_ON = "turned-factor-on"
    TURNED_FACTOR_OFF = "turned-factor-off"
    USED_RECOVERY_CODE = "used-recovery-code"
    RENEWED_RECOVERY_CODES = "renewed-recovery-codes"
    MADE_ACCOUNT = "made-account"
    DISABLED_ACCOUNT = "disabled-account"
    RESET_ACCOUNT = "reset-account"
    HANDED_EVERYTHING_OVER = "handed-everything-over"
    MADE_BACKUP = "made-backup"
    DOWNLOADED_BACKUP = "downloaded-backup"
    RESTORED_BACKUP = "restored-backup"
    SCHEDULED_BACKUPS = "scheduled-backups"
    ENCRYPTED_BACKUPS = "encrypted-backups"
    ENDED_ENCRYPTION = "ended-encryption"
    DELETED_CLASS = "deleted-class"
    EXPORTED_TRAIL = "exported-trail"
    OPENED_ACCOUNT = "opened-account"
    MADE_ADMINISTRATOR = "made-administrator"
    ENDED_ADMINISTRATOR = "ended-administrator"


class Way(StrEnum):
    """How something was done: on a page, by an administrator on it, by a command, by the kit."""

    PAGE = "page"
    ADMINISTRATOR = "administrator"
    COMMAND = "command"
    CLOCK = "clock"


class LinkPurpose(StrEnum):
    """What a teacher's one-time link is for."""

    FIRST = "first"
    INVITE = "invite"
    RESET = "reset"


def _enum(kind: type[StrEnum]) -> Enum:
    """An enum stored by its value, as text without a constraint of the database."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


Digest = Annotated[str, mapped_column(String(64))]
Name = Annotated[str, mapped_column(String(80))]
Code = Annotated[str, mapped_column(String(16))]


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - the library's declaration
        UUID: Id(as_uuid=True),
        datetime: UTCDateTime,
        dict[str, Any]: JSON,
        list[Any]: JSONList,
        Feedback: _enum(Feedback),
        Verdict: _enum(Verdict),
        Certainty: _enum(Certainty),
        CertaintyRule: _enum(CertaintyRule),
        Ruling: _enum(Ruling),
        Stage: _enum(Stage),
        Half: _enum(Half),
        Occasion: _enum(Occasion),
        DraftKind: _enum(DraftKind),
        Act: _enum(Act),
        KitAct: _enum(KitAct),
        Way: _enum(Way),
        SubmittedBy: _enum(SubmittedBy),
        LinkPurpose: _enum(LinkPurpose),
    }


def within_classroom(local: str, target: str) -> ForeignKeyConstraint:
    """A foreign key that never leaves the classroom: (classroom_id, local) to `target`.

    `target` is `table.column`; the row goes when what it belongs to goes.
    """
    table, column = target.split(".")
    return ForeignKeyConstraint(
        ["classroom_id", local], [f"{table}.classroom_id", f"{table}.{column}"], ondelete="CASCADE"
    )
