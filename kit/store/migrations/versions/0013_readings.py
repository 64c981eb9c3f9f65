"""What a class reads with an exercise is kept as it was given."""

import sqlalchemy as sa
from alembic import op

revision = "0013_readings"
down_revision = "0012_merges"
branch_labels = None
depends_on = None

_FOREIGN_KEY = "fk_assignment_lesson_version"


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "lesson_version",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("lesson_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_lesson_version_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "lesson_id", "version", name=op.f("pk_lesson_version")
        ),
    )
    with op.batch_alter_table("assignment") as batch_op:
        batch_op.add_column(sa.Column("lesson_version", sa.String(length=64), nullable=True))
        batch_op.create_foreign_key(
            _FOREIGN_KEY,
            "lesson_version",
            ["classroom_id", "lesson_id", "lesson_version"],
            ["classroom_id", "lesson_id", "version"],
        )
