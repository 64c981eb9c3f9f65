"""Hands that a teacher counted in a live session."""

import sqlalchemy as sa
from alembic import op

revision = "0021_show_of_hands"
down_revision = "0020_paper_sheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "show_of_hands",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("ballot", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("previous", sa.JSON(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["live_session.classroom_id", "live_session.assignment_id"],
            name=op.f("fk_show_of_hands_classroom_id_assignment_id_live_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id",
            "assignment_id",
            "item_id",
            "ballot",
            "part_id",
            name=op.f("pk_show_of_hands"),
        ),
    )
    with op.batch_alter_table("live_session") as batch:
        batch.add_column(sa.Column("present", sa.Integer(), nullable=True))
