"""The moment from which an assignment shows its key, where the rule is a date."""

import sqlalchemy as sa
from alembic import op

revision = "0007_feedback_at_a_date"
down_revision = "0006_marks_that_count"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("feedback_at", sa.DateTime(timezone=True), nullable=True))
