"""What was deleted for good: ids alone, so that no backup brings it back."""

import sqlalchemy as sa
from alembic import op

revision = "0023_erasures"
down_revision = "0022_open_articles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "erasure",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("classroom_id", "kind", "id", name=op.f("pk_erasure")),
    )
