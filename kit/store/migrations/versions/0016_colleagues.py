"""Teachers who share a class, what each did there, and drafts that are lent."""

import sqlalchemy as sa
from alembic import op

revision = "0016_colleagues"
down_revision = "0015_article_copies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    _of_class(
        "classroom_teacher",
        "teacher_id",
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=False),
    )
    _of_class(
        "classroom_act",
        "id",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=True),
    )
    op.create_table(
        "draft_loan",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("lent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["draft.id"],
            name=op.f("fk_draft_loan_draft_id_draft"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["teacher.id"],
            name=op.f("fk_draft_loan_teacher_id_teacher"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("draft_id", "teacher_id", name=op.f("pk_draft_loan")),
    )


def _of_class(table: str, key: str, *columns: sa.Column[object]) -> None:
    """A table whose rows go with their class, told apart within it by `key`."""
    op.create_table(
        table,
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f(f"fk_{table}_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", key, name=op.f(f"pk_{table}")),
    )
