"""Until when a class is kept: the day, and how often its end was warned of."""

import sqlalchemy as sa
from alembic import op

revision = "0025_retention"
down_revision = "0024_second_factor"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "retention",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.Column("warned_days", sa.Integer(), nullable=False),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_retention_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", name=op.f("pk_retention")),
    )
