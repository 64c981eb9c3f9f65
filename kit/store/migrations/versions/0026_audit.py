"""What was done with accounts and with the whole kit; what was done for a class by its moment."""

import sqlalchemy as sa
from alembic import op

revision = "0026_audit"
down_revision = "0025_retention"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "kit_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_line")),
    )
    op.create_index(op.f("ix_kit_line_at"), "kit_line", ["at"])
    op.create_index(op.f("ix_kit_line_account_id_at"), "kit_line", ["account_id", "at"])
    op.create_index(
        op.f("ix_classroom_act_classroom_id_at"), "classroom_act", ["classroom_id", "at"]
    )
