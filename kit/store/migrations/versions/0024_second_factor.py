"""A second factor for teachers: what codes are made from, recovery codes, half a sign-in."""

import sqlalchemy as sa
from alembic import op

revision = "0024_second_factor"
down_revision = "0023_erasures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "second_factor",
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("seed", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("removal_told", sa.Boolean(), nullable=False),
        _of_teacher("second_factor"),
        sa.PrimaryKeyConstraint("teacher_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        _of_teacher("recovery_code"),
        sa.PrimaryKeyConstraint("teacher_id", "code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "half_sign_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("browser", sa.String(length=80), nullable=True),
        _of_teacher("half_sign_in"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_half_sign_in")),
    )


def _of_teacher(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["teacher_id"],
        ["teacher.id"],
        name=op.f(f"fk_{table}_teacher_id_teacher"),
        ondelete="CASCADE",
    )
