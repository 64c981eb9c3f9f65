"""Live sessions, rounds and votes; how much time a student has."""

import sqlalchemy as sa
from alembic import op

revision = "0005_live_rounds"
down_revision = "0004_answer_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "live_session",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("suggested_seconds", sa.Integer(), nullable=True),
        sa.Column("pairing_hash", sa.String(length=64), nullable=True),
        sa.Column("pairing_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remote_hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_live_session_classroom_id_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "assignment_id", name=op.f("pk_live_session")),
    )
    op.create_table(
        "round",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "read",
                "vote",
                "closed",
                "discuss",
                "vote-again",
                "closed-again",
                "reveal",
                name="stage",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["live_session.classroom_id", "live_session.assignment_id"],
            name=op.f("fk_round_classroom_id_assignment_id_live_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "assignment_id", "item_id", name=op.f("pk_round")),
    )
    op.create_table(
        "vote",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("ballot", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column(
            "certainty",
            sa.Enum(
                "guess", "fairly-sure", "certain", name="certainty", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "attempt_id"],
            ["attempt.classroom_id", "attempt.id"],
            name=op.f("fk_vote_classroom_id_attempt_id_attempt"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "attempt_id", "item_id", "ballot", name=op.f("pk_vote")
        ),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index(
            "ix_vote_classroom_id_item_id", ["classroom_id", "item_id"], unique=False
        )

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("live", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("student", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("time_factor", sa.Integer(), server_default="100", nullable=False)
        )
