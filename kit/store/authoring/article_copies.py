"""Teachers' own copies of articles, each with its paragraphs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, case, delete, select, update

from kit.content.articles import Article
from kit.content.attached.blocks import Block, Blocks, paragraphs
from kit.store.backups import erasures
from kit.store.backups.erasures import NO_CLASS, Kind
from kit.store.colleagues import teaching
from kit.store.models import ArticleCopy
from kit.store.records import insert_or, read_rows


class Opening(StrEnum):
    """From when on a class's students may read a copy: its feedback, or the task's opening."""

    FEEDBACK = "feedback"
    START = "start"


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """A copy as stored (kit.store.models.authoring); `open_to` by the ids of classes."""

    id: UUID
    teacher_id: UUID
    article_id: str
    outlet: str
    blocks: Blocks
    attached_at: datetime
    open_to: Mapping[UUID, Opening] = field(default_factory=dict)


_COLUMNS = (
    ArticleCopy.id,
    ArticleCopy.teacher_id,
    ArticleCopy.article_id,
    ArticleCopy.outlet,
    ArticleCopy.blocks,
    ArticleCopy.attached_at,
    ArticleCopy.open_to,
)


def put_copy(connection: Connection, copy: CopyRecord) -> UUID:
    """Keep it, in place of the teacher's copy of that article, if there is one; its id.

    Whoever might read the one before may not read this one for that.
    """
    values: dict[str, Any] = {
        "blocks": _stored(copy.blocks), "attached_at": copy.attached_at, "open_to": {},
    }  # fmt: skip
    statement = insert_or(connection, ArticleCopy).values(
        id=copy.id,
        teacher_id=copy.teacher_id,
        article_id=copy.article_id,
        outlet=copy.outlet,
        **values,
    )
    return connection.execute(
        statement.on_conflict_do_update(
            index_elements=["teacher_id", "article_id", "outlet"], set_=values
        ).returning(ArticleCopy.id)
    ).scalar_one()


def copy_of(connection: Connection, teacher_id: UUID, copy_id: UUID) -> CopyRecord | None:
    """The teacher's copy of that id; None where there is none, or it is another teacher's."""
    return next(iter(_records(connection, _of_teacher(teacher_id, copy_id))), None)


def lock_copy(connection: Connection, teacher_id: UUID, copy_id: UUID) -> CopyRecord | None:
    """As `copy_of`, and nobody else changes it until this transaction ends."""
    statement = _of_teacher(teacher_id, copy_id).with_for_update()
    return next(iter(_records(connection, statement)), None)


def copies_of(connection: Connection, teacher_id: UUID) -> Sequence[CopyRecord]:
    """All copies of a teacher, by article."""
    order = (ArticleCopy.article_id, ArticleCopy.outlet)
    statement = select(*_COLUMNS).where(ArticleCopy.teacher_id == teacher_id).order_by(*order)
    return _records(connection, statement)


def copies_for_class(
    connection: Connection, classroom_id: UUID, article_ids: Collection[str]
) -> Sequence[CopyRecord]:
    """The copies that the class's teachers have of articles with these ids.

    Where two have a copy of one article, that of the class's owner comes last, and counts.
    """
    # Asked apart: in a cluster the copies lie on the coordinator, the class on a worker.
    teachers = teaching.teachers_of(connection, classroom_id)
    statement = (
        select(*_COLUMNS)
        .where(
            ArticleCopy.teacher_id.in_(teachers),
            ArticleCopy.article_id.in_(article_ids),
        )
        .order_by(
            case((ArticleCopy.teacher_id.in_(teachers[:1]), 1), else_=0),
            ArticleCopy.attached_at,
            ArticleCopy.id,
        )
    )
    return _records(connection, statement)


def paragraphs_of(
    copies: Collection[CopyRecord], articles: Mapping[str, Article]
) -> Mapping[str, Sequence[str]]:
    """The paragraphs of those copies that are of these articles, by the articles' ids. Pure.

    The last of several of one article counts. A copy of another outlet's article under the same
    id is none of them.
    """
    return {
        copy.article_id: paragraphs(copy.blocks)
        for copy in copies
        if copy.article_id in articles and articles[copy.article_id].outlet == copy.outlet
    }


def change_blocks(connection: Connection, copy_id: UUID, blocks: Blocks) -> None:
    """Keep other blocks in a copy."""
    statement = update(ArticleCopy).where(ArticleCopy.id == copy_id)
    connection.execute(statement.values(blocks=_stored(blocks)))


def change_opening(connection: Connection, copy_id: UUID, open_to: Mapping[UUID, Opening]) -> None:
    """Let the students of these classes read a copy, and of no others."""
    stored = {str(classroom_id): opening.value for classroom_id, opening in open_to.items()}
    statement = update(ArticleCopy).where(ArticleCopy.id == copy_id)
    connection.execute(statement.values(open_to=stored))


def delete_copy(connection: Connection, copy_id: UUID) -> None:
    """Delete a copy: no other row holds any of its words, and no backup has it back."""
    connection.execute(delete(ArticleCopy).where(ArticleCopy.id == copy_id))
    erasures.note_erasures(connection, NO_CLASS, Kind.ARTICLE_COPY, [copy_id])


def _of_teacher(teacher_id: UUID, copy_id: UUID) -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(ArticleCopy.id == copy_id, ArticleCopy.teacher_id == teacher_id)


def _records(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Sequence[CopyRecord]:
    return [
        CopyRecord(
            id=copy_id,
            teacher_id=teacher_id,
            article_id=article_id,
            outlet=outlet,
            blocks=tuple(Block(*pair) for pair in blocks),
            attached_at=attached_at,
            open_to={UUID(one): Opening(when) for one, when in (open_to or {}).items()},
        )
        for copy_id, teacher_id, article_id, outlet, blocks, attached_at, open_to in read_rows(
            connection, statement
        )
    ]


def _stored(blocks: Blocks) -> list[list[object]]:
    return [[block.text, block.counts] for block in blocks]
