"""What is kept of a merge for a day; apostrophes and hyphens of any kind are the same in names."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0012_merges"
down_revision = "0011_archive"
branch_labels = None
depends_on = None

_APOSTROPHES = "`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07\ua78c\u05f3"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SAME = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "student_merge",
        sa.Column("classroom_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classroom_id", "into_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_student_merge_classroom_id_into_id_student"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["classroom_id", "student_id"],
            ["student.classroom_id", "student.id"],
            name=op.f("fk_student_merge_classroom_id_student_id_student"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("classroom_id", "student_id", name=op.f("pk_student_merge")),
    )
    op.create_index(
        "ix_student_merge_classroom_id_into_id", "student_merge", ["classroom_id", "into_id"]
    )
    _make_keys_anew("student", ("classroom_id", "id"), "classroom_id")
    _make_keys_anew("teacher", ("id",), None)


def _make_keys_anew(table: str, ids: Sequence[str], within: str | None) -> None:
    """Bring the keys of names to what the kit makes of names now.

    Where two people would share one, the later in the list keeps the old: both stay in.
    """
    connection = op.get_bind()
    shape = sa.table(table, *(sa.column(name, sa.Uuid()) for name in ids), sa.column("name_key"))
    rows = connection.execute(
        sa.select(shape).where(shape.c.name_key.is_not(None)).order_by(*(shape.c[i] for i in ids))
    ).mappings()
    everybody = [dict(row) for row in rows]
    taken = {(row[within] if within else None, row["name_key"]) for row in everybody}
    for row in everybody:
        # An acute accent by itself was stored as a blank and a combining one.
        key = row["name_key"].replace(" \u0301", "'").translate(_SAME)
        place = (row[within] if within else None, key)
        if place in taken:
            continue
        taken.add(place)
        connection.execute(
            sa.update(shape).where(*(shape.c[i] == row[i] for i in ids)).values(name_key=key)
        )
