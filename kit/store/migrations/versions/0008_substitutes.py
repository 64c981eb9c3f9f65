"""An assignment that some students have in place of another one."""

import sqlalchemy as sa
from alembic import op

revision = "0008_substitutes"
down_revision = "0007_feedback_at_a_date"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "substitute",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("instead_of_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_substitute_classroom_id_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "instead_of_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_substitute_classroom_id_instead_of_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "assignment_id", name=op.f("pk_substitute")),
    )
    op.create_table(
        "substitute_student",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["substitute.classroom_id", "substitute.assignment_id"],
            name=op.f("fk_substitute_student_classroom_id_assignment_id_substitute"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_substitute_student_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "assignment_id", "student_id", name=op.f("pk_substitute_student")
        ),
    )
