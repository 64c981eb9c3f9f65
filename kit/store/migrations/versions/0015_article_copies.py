"""A teacher's own copies of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0015_article_copies"
down_revision = "0014_authoring"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "article_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["teacher_id"],
            ["teacher.id"],
            name=op.f("fk_article_copy_teacher_id_teacher"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_copy")),
        sa.UniqueConstraint(
            "teacher_id",
            "article_id",
            "outlet",
            name=op.f("uq_article_copy_teacher_id_article_id_outlet"),
        ),
    )
