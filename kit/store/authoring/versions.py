"""The versions of a draft's texts, and the pictures beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from kit.store.models import Draft, DraftPicture, DraftVersion, Teacher
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """A version as stored (kit.store.models.authoring)."""

    draft_id: UUID
    number: int
    before: int | None
    texts: dict[str, str]
    what: str
    made_at: datetime
    teacher_id: UUID


@dataclass(frozen=True, slots=True)
class Step:
    """A version without its texts; `who` is the name of the teacher who made it."""

    number: int
    before: int | None
    what: str
    made_at: datetime
    who: str


def add_version(connection: Connection, version: VersionRecord) -> None:
    """Store a version under a number that the draft does not have yet."""
    connection.execute(insert(DraftVersion).values(values_of(version)))


def version(connection: Connection, draft_id: UUID, number: int) -> VersionRecord | None:
    """The draft's version of that number, if it is kept."""
    return fetch_one(
        connection,
        VersionRecord,
        select(*columns(VersionRecord, DraftVersion)).where(
            DraftVersion.draft_id == draft_id, DraftVersion.number == number
        ),
    )


def present_texts(connection: Connection, teacher_id: UUID) -> Sequence[dict[str, str]]:
    """The texts of each of a teacher's drafts as they are now, what was begun first first."""
    statement = (
        select(DraftVersion.texts)
        .join(Draft, (Draft.id == DraftVersion.draft_id) & (Draft.present == DraftVersion.number))
        .where(Draft.teacher_id == teacher_id)
        .order_by(Draft.created_at, Draft.id)
    )
    return connection.execute(statement).scalars().all()


def steps(connection: Connection, draft_id: UUID) -> Sequence[Step]:
    """All versions of a draft that are kept, the first first."""
    return fetch_all(
        connection,
        Step,
        select(
            DraftVersion.number,
            DraftVersion.before,
            DraftVersion.what,
            DraftVersion.made_at,
            Teacher.name,
        )
        .join(Teacher, Teacher.id == DraftVersion.teacher_id)
        .where(DraftVersion.draft_id == draft_id)
        .order_by(DraftVersion.number),
    )


def delete_versions(connection: Connection, draft_id: UUID, numbers: Collection[int]) -> None:
    """Delete these versions of a draft."""
    if numbers:
        connection.execute(
            delete(DraftVersion).where(
                DraftVersion.draft_id == draft_id, DraftVersion.number.in_(numbers)
            )
        )


def add_picture(connection: Connection, draft_id: UUID, name: str, content: bytes) -> bool:
    """Keep a picture; False where the draft has one of that name, which stays as it is."""
    result = connection.execute(
        insert_or(connection, DraftPicture)
        .values(draft_id=draft_id, name=name, content=content)
        .on_conflict_do_nothing()
        .returning(DraftPicture.name)
    )
    return result.scalar_one_or_none() is not None


def pictures(connection: Connection, draft_id: UUID) -> Mapping[str, bytes]:
    """The draft's pictures by the names of their files."""
    statement = select(DraftPicture.name, DraftPicture.content).where(
        DraftPicture.draft_id == draft_id
    )
    rows = connection.execute(statement.order_by(DraftPicture.name)).all()
    return {row.name: row.content for row in rows}


def picture(connection: Connection, draft_id: UUID, name: str) -> bytes | None:
    """One of the draft's pictures, if it has it."""
    statement = select(DraftPicture.content).where(
        DraftPicture.draft_id == draft_id, DraftPicture.name == name
    )
    return connection.execute(statement).scalar_one_or_none()


def delete_pictures(connection: Connection, draft_id: UUID, names: Collection[str]) -> None:
    """Delete these pictures of a draft."""
    if names:
        connection.execute(
            delete(DraftPicture).where(
                DraftPicture.draft_id == draft_id, DraftPicture.name.in_(names)
            )
        )


def all_texts(connection: Connection, draft_id: UUID) -> Sequence[Mapping[str, str]]:
    """The texts of each version of a draft that is kept."""
    statement = select(DraftVersion.texts).where(DraftVersion.draft_id == draft_id)
    return connection.execute(statement).scalars().all()
