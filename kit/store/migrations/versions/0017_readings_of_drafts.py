"""Who reads a draft without its key, and what they say of its claims."""

import sqlalchemy as sa
from alembic import op

revision = "0017_readings_of_drafts"
down_revision = "0016_colleagues"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "draft_reader",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_author", sa.Boolean(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_version", sa.Integer(), nullable=True),
        sa.Column("exercise", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["draft.id"],
            name=op.f("fk_draft_reader_draft_id_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_reader")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_draft_reader_token_hash")),
    )
    op.create_index("ix_draft_reader_draft_id", "draft_reader", ["draft_id"])
    op.create_table(
        "reader_answer",
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("item_version", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["draft_reader.id"],
            name=op.f("fk_reader_answer_reader_id_draft_reader"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reader_id", "item_id", name=op.f("pk_reader_answer")),
    )
