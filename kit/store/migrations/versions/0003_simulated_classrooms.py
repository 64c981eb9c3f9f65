"""Classrooms that the kit made up."""

import sqlalchemy as sa
from alembic import op

revision = "0003_simulated_classrooms"
down_revision = "0002_certainty_appeals_decisions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    with op.batch_alter_table("classroom", schema=None) as batch_op:
        batch_op.add_column(sa.Column("simulated_at", sa.DateTime(timezone=True), nullable=True))
