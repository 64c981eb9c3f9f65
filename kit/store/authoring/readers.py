"""Who reads a draft without its key, what they are shown, and what they say.

What a reader's own page needs is asked for here alone: of a draft's texts the exercise and nothing
else leaves the database.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from kit.content.own.texts import EXERCISE, DraftKind
from kit.store.models import Draft, DraftReader, DraftVersion, ReaderAnswer, Teacher
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class ReaderRecord:
    """A reader as stored (kit.store.models.authoring)."""

    id: UUID
    draft_id: UUID
    name: str
    is_author: bool
    token_hash: str
    opens_at: datetime
    created_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    read_version: int | None
    exercise: str | None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What a reader says of a claim, as stored (kit.store.models.authoring)."""

    reader_id: UUID
    item_id: str
    item_version: str
    label: str | None
    note: str
    unsure: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """The text of a draft's exercise as it is now, without its key. `author` is a name."""

    version: int
    title: str
    author: str
    text: str


def add_reader(connection: Connection, reader: ReaderRecord) -> bool:
    """Insert a reader; False where the id or the token is taken."""
    result = connection.execute(
        insert_or(connection, DraftReader)
        .values(values_of(reader))
        .on_conflict_do_nothing()
        .returning(DraftReader.id)
    )
    return result.scalar_one_or_none() is not None


def readers_of(connection: Connection, draft_id: UUID) -> Sequence[ReaderRecord]:
    """All readers of a draft, who was asked first first."""
    return fetch_all(
        connection,
        ReaderRecord,
        select(*columns(ReaderRecord, DraftReader))
        .where(DraftReader.draft_id == draft_id)
        .order_by(DraftReader.created_at, DraftReader.id),
    )


def reader_of(connection: Connection, draft_id: UUID, reader_id: UUID) -> ReaderRecord | None:
    """The draft's reader of that id."""
    return fetch_one(
        connection,
        ReaderRecord,
        select(*columns(ReaderRecord, DraftReader)).where(
            DraftReader.id == reader_id, DraftReader.draft_id == draft_id
        ),
    )


def lock_reader(connection: Connection, draft_id: UUID, reader_id: UUID) -> ReaderRecord | None:
    """As `reader_of`, and nobody else changes it until this transaction ends."""
    return fetch_one(
        connection,
        ReaderRecord,
        select(*columns(ReaderRecord, DraftReader))
        .where(DraftReader.id == reader_id, DraftReader.draft_id == draft_id)
        .with_for_update(),
    )


def reader_by_token(connection: Connection, token_hash: str) -> ReaderRecord | None:
    """The reader whose link it is, unless it was ended."""
    return fetch_one(
        connection,
        ReaderRecord,
        select(*columns(ReaderRecord, DraftReader)).where(
            DraftReader.token_hash == token_hash, DraftReader.ended_at.is_(None)
        ),
    )


def change_reader(connection: Connection, reader_id: UUID, **values: Any) -> None:
    """Set these columns of a reader."""
    connection.execute(update(DraftReader).where(DraftReader.id == reader_id).values(**values))


def exercise_text(connection: Connection, draft_id: UUID) -> ExerciseText | None:
    """The text of a draft's exercise as it is now; None for a lesson. The key stays where it is."""
    return fetch_one(
        connection,
        ExerciseText,
        select(
            Draft.present,
            Draft.title,
            Teacher.name,
            DraftVersion.texts[EXERCISE].as_string(),
        )
        .join(
            DraftVersion,
            (DraftVersion.draft_id == Draft.id) & (DraftVersion.number == Draft.present),
        )
        .join(Teacher, Teacher.id == Draft.teacher_id)
        .where(Draft.id == draft_id, Draft.kind == DraftKind.EXERCISE),
    )


def answers_of(connection: Connection, reader_ids: Collection[UUID]) -> Sequence[AnswerRecord]:
    """All that these readers say."""
    return fetch_all(
        connection,
        AnswerRecord,
        select(*columns(AnswerRecord, ReaderAnswer))
        .where(ReaderAnswer.reader_id.in_(reader_ids))
        .order_by(ReaderAnswer.reader_id, ReaderAnswer.item_id),
    )


def put_answer(connection: Connection, answer: AnswerRecord) -> None:
    """Keep what a reader says of a claim, in place of what they said of it before."""
    values = values_of(answer)
    key = ("reader_id", "item_id")
    statement = insert_or(connection, ReaderAnswer).values(values)
    said = {name: value for name, value in values.items() if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=said))
