"""How sure students are, appeals, decisions about keys, and marks by a teacher."""

import sqlalchemy as sa
from alembic import op

revision = "0002_certainty_appeals_decisions"
down_revision = "0001_foundation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "decision",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("part_id", sa.String(), nullable=True),
        sa.Column(
            "ruling",
            sa.Enum(
                "upheld",
                "accepted",
                "changed",
                "voided",
                "adopted",
                name="ruling",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("choice", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_version", sa.String(length=64), nullable=False),
        sa.Column("to_version", sa.String(length=64), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "from_version"],
            ["key_version.classroom_id", "key_version.exercise_id", "key_version.version"],
            name=op.f("fk_decision_classroom_id_exercise_id_from_version_key_version"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "exercise_id", "to_version"],
            ["key_version.classroom_id", "key_version.exercise_id", "key_version.version"],
            name=op.f("fk_decision_classroom_id_exercise_id_to_version_key_version"),
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_decision_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "id", name=op.f("pk_decision")),
    )
    op.create_table(
        "appeal",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("part_id", sa.String(), nullable=False),
        sa.Column("key_version", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("argument", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_appeal_classroom_id_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "decision_id"],
            ["decision.classroom_id", "decision.id"],
            name=op.f("fk_appeal_classroom_id_decision_id_decision"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_appeal_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "id", name=op.f("pk_appeal")),
        sa.UniqueConstraint(
            "classroom_id",
            "assignment_id",
            "student_id",
            "item_id",
            "part_id",
            "key_version",
            name=op.f("uq_appeal_one_each"),
        ),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "certainty",
                sa.Enum(
                    "guess",
                    "fairly-sure",
                    "certain",
                    name="certainty",
                    native_enum=False,
                    length=32,
                ),
                nullable=True,
            )
        )

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "certainty",
                sa.Enum(
                    "off", "asked", "marked", name="certaintyrule", native_enum=False, length=32
                ),
                server_default="off",
                nullable=False,
            )
        )

    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("level", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("comment", sa.Text(), nullable=True))
