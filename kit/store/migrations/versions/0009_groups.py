"""Groups, deals of two forms, and the assignments that are for a part of the classroom."""

import sqlalchemy as sa
from alembic import op

revision = "0009_groups"
down_revision = "0008_substitutes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "deal",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("form_a", sa.String(), nullable=False),
        sa.Column("form_b", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("dealt_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_deal_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "id", name=op.f("pk_deal")),
    )
    op.create_table(
        "student_group",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id"],
            ["classroom.id"],
            name=op.f("fk_student_group_classroom_id_classroom"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "id", name=op.f("pk_student_group")),
        sa.UniqueConstraint(
            "classroom_id", "name_key", name=op.f("uq_student_group_classroom_id_name_key")
        ),
    )
    op.create_table(
        "dealt_student",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("deal_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column(
            "half",
            sa.Enum("a-first", "b-first", name="half", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("dealt_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "deal_id"],
            ["deal.classroom_id", "deal.id"],
            name=op.f("fk_dealt_student_classroom_id_deal_id_deal"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_dealt_student_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "deal_id", "student_id", name=op.f("pk_dealt_student")
        ),
    )
    op.create_table(
        "group_member",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["classroom_id", "group_id"],
            ["student_group.classroom_id", "student_group.id"],
            name=op.f("fk_group_member_classroom_id_group_id_student_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_group_member_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "classroom_id", "group_id", "student_id", name=op.f("pk_group_member")
        ),
    )
    op.create_table(
        "audience",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("deal_id", sa.Uuid(), nullable=True),
        sa.Column(
            "half",
            sa.Enum("a-first", "b-first", name="half", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column(
            "occasion",
            sa.Enum("before", "after", name="occasion", native_enum=False, length=32),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "assignment_id"],
            ["assignment.classroom_id", "assignment.id"],
            name=op.f("fk_audience_classroom_id_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "deal_id"],
            ["deal.classroom_id", "deal.id"],
            name=op.f("fk_audience_classroom_id_deal_id_deal"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "group_id"],
            ["student_group.classroom_id", "student_group.id"],
            name=op.f("fk_audience_classroom_id_group_id_student_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "assignment_id", name=op.f("pk_audience")),
        sa.UniqueConstraint(
            "classroom_id", "deal_id", "occasion", "half", name="uq_audience_dealt_once"
        ),
    )
