"""What teachers take in from students' files, and the tokens that folded attempts had."""

import sqlalchemy as sa
from alembic import op

revision = "0004_answer_files"
down_revision = "0003_simulated_classrooms"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "taken_in",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "attempt_id"],
            ["attempt.classroom_id", "attempt.id"],
            name=op.f("fk_taken_in_classroom_id_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "id", name=op.f("pk_taken_in")),
    )
    with op.batch_alter_table("taken_in", schema=None) as batch_op:
        batch_op.create_index(
            "ix_taken_in_classroom_id_attempt_id", ["classroom_id", "attempt_id"], unique=False
        )

    with op.batch_alter_table("folded_attempt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("token", sa.String(), nullable=True))
        batch_op.create_unique_constraint(
            batch_op.f("uq_folded_attempt_classroom_id_token"), ["classroom_id", "token"]
        )
