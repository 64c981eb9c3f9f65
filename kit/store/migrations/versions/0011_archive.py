"""Classes that are put away, plans taken over from last year, and what a sign-in is called."""

import sqlalchemy as sa
from alembic import op

revision = "0011_archive"
down_revision = "0010_rules_changed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    with op.batch_alter_table("classroom", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("teacher_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("browser", sa.String(length=80), nullable=True))
    op.create_table(
        "plan_step",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exercise_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("feedback", sa.String(length=32), nullable=False),
        sa.Column("attempts_allowed", sa.Integer(), nullable=True),
        sa.Column("certainty", sa.String(length=32), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_plan_step_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "position", name=op.f("pk_plan_step")),
    )
