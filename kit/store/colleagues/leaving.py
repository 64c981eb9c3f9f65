"""All that is a teacher's, put into another's hands."""

from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update

from kit.store.models import ArticleCopy, Draft, DraftLoan


def move_drafts(connection: Connection, teacher_id: UUID, heir_id: UUID) -> int:
    """Make all the teacher's drafts the heir's, with every version; returns how many.

    Who wrote which version stays as it was. What was lent stays lent; nobody borrows their own.
    """
    moved = connection.execute(
        update(Draft).where(Draft.teacher_id == teacher_id).values(teacher_id=heir_id)
    ).rowcount
    has = select(DraftLoan.draft_id).where(DraftLoan.teacher_id == heir_id)
    connection.execute(
        delete(DraftLoan).where(
            DraftLoan.teacher_id == teacher_id, DraftLoan.draft_id.in_(has.scalar_subquery())
        )
    )
    connection.execute(
        update(DraftLoan).where(DraftLoan.teacher_id == teacher_id).values(teacher_id=heir_id)
    )
    own = select(Draft.id).where(Draft.teacher_id == heir_id)
    connection.execute(
        delete(DraftLoan).where(
            DraftLoan.teacher_id == heir_id, DraftLoan.draft_id.in_(own.scalar_subquery())
        )
    )
    return moved


def move_copies(connection: Connection, teacher_id: UUID, heir_id: UUID) -> tuple[int, int]:
    """Make the teacher's copies of articles the heir's, where the heir has none of that article.

    Returns how many went over, and how many stayed because the heir has their own.
    """
    heirs = {
        (article_id, outlet)
        for article_id, outlet in connection.execute(
            select(ArticleCopy.article_id, ArticleCopy.outlet).where(
                ArticleCopy.teacher_id == heir_id
            )
        )
    }
    rows = connection.execute(
        select(ArticleCopy.id, ArticleCopy.article_id, ArticleCopy.outlet).where(
            ArticleCopy.teacher_id == teacher_id
        )
    ).all()
    goes = [row.id for row in rows if (row.article_id, row.outlet) not in heirs]
    connection.execute(
        update(ArticleCopy).where(ArticleCopy.id.in_(goes)).values(teacher_id=heir_id)
    )
    return len(goes), len(rows) - len(goes)


def count_drafts(connection: Connection, teacher_id: UUID) -> int:
    """How many drafts the teacher has, in every state."""
    return connection.execute(
        select(func.count()).select_from(Draft).where(Draft.teacher_id == teacher_id)
    ).scalar_one()
