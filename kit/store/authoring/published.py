"""What a teacher has published: what they may give to their classes beside the course."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, or_, select

from kit.content.own.texts import DraftKind
from kit.store.models import Draft, DraftLoan
from kit.store.records import fetch_all


@dataclass(frozen=True, slots=True)
class PublishedWork:
    """A published draft, by all that its content hangs on: its texts never change under it."""

    draft_id: UUID
    kind: DraftKind
    content_id: str
    number: int


def published_works(connection: Connection, teacher_id: UUID) -> Sequence[PublishedWork]:
    """Of a teacher, and what others lend them, without what is archived.

    In the order in which it was begun.
    """
    lent = select(DraftLoan.draft_id).where(DraftLoan.teacher_id == teacher_id)
    return fetch_all(
        connection,
        PublishedWork,
        select(Draft.id, Draft.kind, Draft.content_id, Draft.published)
        .where(
            or_(Draft.teacher_id == teacher_id, Draft.id.in_(lent)),
            Draft.published.is_not(None),
            Draft.archived_at.is_(None),
        )
        .order_by(Draft.created_at, Draft.id),
    )
