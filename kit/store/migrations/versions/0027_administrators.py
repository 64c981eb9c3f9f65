"""Administrators: who looks after the kit. Of an existing kit it is the eldest account in use."""

import sqlalchemy as sa
from alembic import op

revision = "0027_administrators"
down_revision = "0026_audit"
branch_labels = None
depends_on = None

_TEACHER = sa.table(
    "teacher",
    sa.column("id", sa.Uuid()),
    sa.column("password_hash", sa.String()),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("disabled_at", sa.DateTime(timezone=True)),
    sa.column("administrator_since", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Apply the step.

    The column is added without rebuilding the table, to which all others lead. Whoever made the
    kit's first account is the one who set it up; were that account closed, or never used, the role
    would be nobody's, so the eldest that is open and has a password has it, else the eldest open.
    """
    op.add_column(
        "teacher", sa.Column("administrator_since", sa.DateTime(timezone=True), nullable=True)
    )
    columns = _TEACHER.c
    eldest = (
        sa.select(columns.id)
        .where(columns.disabled_at.is_(None))
        .order_by(columns.password_hash.is_(None), columns.created_at, columns.id)
        .limit(1)
        .alias()
    )
    op.execute(
        sa.update(_TEACHER)
        .where(columns.id.in_(sa.select(eldest.c.id)))
        .values(administrator_since=columns.created_at)
    )
