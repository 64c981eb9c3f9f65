"""Rules that change after giving: a student's own closing time, items left out, replies."""

import sqlalchemy as sa
from alembic import op

revision = "0010_rules_changed"
down_revision = "0009_groups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "extension",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_extension_classroom_id_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_extension_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "assignment_id", "student_id", name=op.f("pk_extension")
        ),
    )
    op.create_table(
        "withdrawal",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_withdrawal_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "assignment_id", name=op.f("pk_withdrawal")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_out", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("rules_changed_at", sa.DateTime(timezone=True), nullable=True)
        )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reply", sa.Text(), nullable=True))
    with op.batch_alter_table("live_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reveal_at", sa.DateTime(timezone=True), nullable=True))
