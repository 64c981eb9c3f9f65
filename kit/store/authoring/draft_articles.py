"""The articles that drafts were begun with, each beside its draft."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from kit.store.models import Draft, DraftArticle
from kit.store.records import columns, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class DraftArticleRecord:
    """An article as stored beside its draft (kit.store.models.authoring)."""

    draft_id: UUID
    text: str
    put_back: list[str]
    kinds: dict[str, str]
    about: dict[str, str]
    marks: dict[str, dict[str, Any]]
    changed_at: datetime

    @property
    def state(self) -> int:
        """A number for it as it was changed last: microseconds since 1970."""
        return round(self.changed_at.timestamp() * 1_000_000)


def add_article(connection: Connection, article: DraftArticleRecord) -> bool:
    """Keep it; False where its draft has one, which stays as it is."""
    result = connection.execute(
        insert_or(connection, DraftArticle)
        .values(values_of(article))
        .on_conflict_do_nothing()
        .returning(DraftArticle.draft_id)
    )
    return result.scalar_one_or_none() is not None


def article_of(connection: Connection, draft_id: UUID) -> DraftArticleRecord | None:
    """The article of a draft; None where it has none.

    Whose draft it is was asked before; who changes it holds that draft until the transaction ends.
    """
    statement = select(*columns(DraftArticleRecord, DraftArticle))
    return fetch_one(
        connection, DraftArticleRecord, statement.where(DraftArticle.draft_id == draft_id)
    )


def with_article(connection: Connection, teacher_id: UUID) -> set[UUID]:
    """The ids of a teacher's drafts that have one."""
    statement = (
        select(DraftArticle.draft_id)
        .join(Draft, Draft.id == DraftArticle.draft_id)
        .where(Draft.teacher_id == teacher_id)
    )
    return set(connection.execute(statement).scalars())


def change_article(connection: Connection, draft_id: UUID, **values: Any) -> None:
    """Set these columns of a draft's article."""
    statement = update(DraftArticle).where(DraftArticle.draft_id == draft_id)
    connection.execute(statement.values(**values))
