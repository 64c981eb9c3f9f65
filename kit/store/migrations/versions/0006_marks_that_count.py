"""The credits of parts with the mark; which mark counts, and by which decision it came.

What counts for an answer, and under which version of the key anything ever counted, is the same
before and after. Marks that only repeated what an older version gave are taken out: that mark
holds on.

The credits of parts are made by the kit's own marking, imported here although it may change: a
step that carried a copy would have to carry every item type. It stays right since it only adds
to a mark what agrees with it: where the marking of the day gives the stored answer another credit
or verdict, the mark is left as it is, without parts. Snapshots have a format of their own and
every later kit must read them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from kit.content.versions import exercise_from_snapshot, key_from_snapshot
from kit.items import ITEM_TYPES
from kit.marking import mark_answers

revision = "0006_marks_that_count"
down_revision = "0005_live_rounds"
branch_labels = None
depends_on = None

#: So many marks are in memory at a time.
_AT_ONCE: Final = 2000


def _table(name: str, *more: Any, ids: Sequence[str] = (), texts: Sequence[str] = ()) -> Any:
    columns = [sa.column(one, sa.Uuid()) for one in ("classroom_id", *ids)]
    return sa.table(name, *columns, *(sa.column(one, sa.String()) for one in texts), *more)


_MARK = _table(
    "mark",
    sa.column("revision", sa.Integer()),
    sa.column("credit", sa.Float()),
    sa.column("parts", sa.JSON()),
    ids=("attempt_id", "marked_by", "decision_id"),
    texts=("item_id", "key_version", "verdict", "level", "comment", "superseded_by"),
)
_ANSWER = _table(
    "answer",
    sa.column("revision", sa.Integer()),
    sa.column("value", sa.JSON()),
    ids=("attempt_id",),
    texts=("item_id",),
)
_ATTEMPT = _table("attempt", ids=("id", "assignment_id"))
_ASSIGNMENT = _table(
    "assignment", ids=("id",), texts=("exercise_id", "exercise_version", "key_version")
)
_DECISION = _table(
    "decision",
    sa.column("decided_at", sa.DateTime(timezone=True)),
    ids=("id",),
    texts=("exercise_id", "from_version", "to_version"),
)
_SNAPSHOTS = {
    name: _table(name, texts=("exercise_id", "version", "snapshot"))
    for name in ("exercise_version", "key_version")
}


def upgrade() -> None:
    """Apply the step."""
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parts", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("superseded_by", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("decision_id", sa.Uuid(), nullable=True))
    connection = op.get_bind()
    connection.execute(sa.update(_MARK).values(parts={}))
    assignments = connection.execute(sa.select(_ASSIGNMENT)).mappings().all()
    for assignment in assignments:
        _fill_parts(connection, assignment)
        _join_up(connection, assignment)
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.alter_column("parts", existing_type=sa.JSON(), nullable=False)
        batch_op.create_foreign_key(
            op.f("fk_mark_classroom_id_decision_id_decision"),
            "decision",
            ["classroom_id", "decision_id"],
            ["classroom_id", "id"],
            ondelete="CASCADE",
        )
        counts, decided = sa.text("superseded_by IS NULL"), sa.text("decision_id IS NOT NULL")
        batch_op.create_index(
            "ix_mark_that_counts",
            ["classroom_id", "attempt_id", "item_id"],
            unique=True,
            sqlite_where=counts,
            postgresql_where=counts,
        )
        batch_op.create_index(
            "ix_mark_classroom_id_decision_id",
            ["classroom_id", "decision_id"],
            sqlite_where=decided,
            postgresql_where=decided,
        )


def _of_assignment(assignment: Any) -> Any:
    """The marks of an assignment's attempts."""
    attempts = sa.select(_ATTEMPT.c.id).where(
        _ATTEMPT.c.classroom_id == assignment["classroom_id"],
        _ATTEMPT.c.assignment_id == assignment["id"],
    )
    return sa.and_(
        _MARK.c.classroom_id == assignment["classroom_id"], _MARK.c.attempt_id.in_(attempts)
    )


def _fill_parts(connection: sa.Connection, assignment: Any) -> None:
    """The credits of parts for each mark of an answer that still stands as it was marked."""
    text = _snapshot(connection, "exercise_version", assignment, assignment["exercise_version"])
    exercise = exercise_from_snapshot(text)
    if ITEM_TYPES[exercise.type].marked_by_teacher:
        return
    versions = connection.execute(
        sa.select(_MARK.c.key_version).where(_of_assignment(assignment)).distinct()
    ).scalars()
    for version in versions.all():
        text = _snapshot(connection, "key_version", assignment, version)
        key = key_from_snapshot(text, exercise.type)
        for rows in _marked_under(connection, assignment, version):
            _fill(connection, exercise, key, rows)


def _snapshot(connection: sa.Connection, name: str, assignment: Any, version: str) -> str:
    table = _SNAPSHOTS[name]
    text: str = connection.execute(
        sa.select(table.c.snapshot).where(
            table.c.classroom_id == assignment["classroom_id"],
            table.c.exercise_id == assignment["exercise_id"],
            table.c.version == version,
        )
    ).scalar_one()
    return text


def _marked_under(
    connection: sa.Connection, assignment: Any, version: str
) -> Iterator[Sequence[Any]]:
    """The marks under a version that have a credit, with the answers they judged, in chunks."""
    statement = (
        sa.select(_MARK, _ANSWER.c.value)
        .join(
            _ANSWER,
            sa.and_(
                _ANSWER.c.classroom_id == _MARK.c.classroom_id,
                _ANSWER.c.attempt_id == _MARK.c.attempt_id,
                _ANSWER.c.item_id == _MARK.c.item_id,
                _ANSWER.c.revision == _MARK.c.revision,
            ),
        )
        .where(
            _of_assignment(assignment),
            _MARK.c.key_version == version,
            _MARK.c.credit.is_not(None),
            _MARK.c.marked_by.is_(None),
        )
        .order_by(_MARK.c.attempt_id, _MARK.c.item_id)
    )
    last: tuple[UUID, str] | None = None
    while True:
        after = statement
        if last is not None:
            attempt_id, item_id = last
            after = statement.where(
                sa.or_(
                    _MARK.c.attempt_id > attempt_id,
                    sa.and_(_MARK.c.attempt_id == attempt_id, _MARK.c.item_id > item_id),
                )
            )
        rows = connection.execute(after.limit(_AT_ONCE)).mappings().all()
        if not rows:
            return
        yield rows
        last = rows[-1]["attempt_id"], rows[-1]["item_id"]


def _fill(connection: sa.Connection, exercise: Any, key: Any, rows: Sequence[Any]) -> None:
    filled = []
    for _attempt, of_attempt in groupby(rows, key=lambda row: row["attempt_id"]):
        by_item = {row["item_id"]: row for row in of_attempt}
        values = {item_id: row["value"] for item_id, row in by_item.items() if row["value"]}
        for item_id, marking in mark_answers(exercise, key, values).items():
            row = by_item[item_id]
            agrees = (marking.credit, marking.verdict.value) == (row["credit"], row["verdict"])
            if agrees and marking.parts:
                ids = {f"of_{name}": row[name] for name in ("classroom_id", "attempt_id")}
                filled.append({**ids, "of_item": item_id, "new": dict(marking.parts)})
    if filled:
        version = rows[0]["key_version"]
        connection.execute(
            sa.update(_MARK)
            .where(
                _MARK.c.classroom_id == sa.bindparam("of_classroom_id"),
                _MARK.c.attempt_id == sa.bindparam("of_attempt_id"),
                _MARK.c.item_id == sa.bindparam("of_item"),
                _MARK.c.key_version == version,
            )
            .values(parts=sa.bindparam("new", type_=sa.JSON())),
            filled,
        )


def _join_up(connection: sa.Connection, assignment: Any) -> None:
    """Let each mark hold until another one came, along the versions that the assignment had."""
    way = _way(connection, assignment)
    for number, (version, decision_id) in enumerate(way):
        before = [earlier for earlier, _decision in way[:number]]
        if before:
            _step(connection, assignment, before, version, decision_id)
    strays = sa.update(_MARK).where(
        _of_assignment(assignment),
        _MARK.c.key_version.not_in([version for version, _decision in way]),
    )
    connection.execute(strays.values(superseded_by=assignment["key_version"]))


def _way(connection: sa.Connection, assignment: Any) -> Sequence[tuple[str, UUID | None]]:
    """The versions of an assignment's key, the oldest first, each with what led to it."""
    decisions = connection.execute(
        sa.select(_DECISION)
        .where(
            _DECISION.c.classroom_id == assignment["classroom_id"],
            _DECISION.c.exercise_id == assignment["exercise_id"],
            _DECISION.c.from_version != _DECISION.c.to_version,
        )
        .order_by(_DECISION.c.decided_at.desc(), _DECISION.c.id.desc())
    ).mappings()
    way: list[tuple[str, UUID | None]] = []
    at = assignment["key_version"]
    for decision in decisions:
        if decision["to_version"] == at:
            way.append((at, decision["id"]))
            at = decision["from_version"]
    way.append((at, None))
    # Of a version that it had twice the later stay counts: only then were marks made under it.
    return [
        (version, decision_id)
        for number, (version, decision_id) in enumerate(way)
        if version not in [later for later, _decision in way[:number]]
    ][::-1]


def _step(
    connection: sa.Connection,
    assignment: Any,
    before: Sequence[str],
    version: str,
    decision_id: UUID | None,
) -> None:
    """From the versions before to the next: what it repeats goes, what it changes takes over."""
    old, new = _MARK.alias("old"), _MARK.alias("new")

    def of_same(alias: Any) -> Any:
        names = ("classroom_id", "attempt_id", "item_id")
        return sa.and_(*(alias.c[name] == _MARK.c[name] for name in names))

    names = ("revision", "credit", "verdict", "level", "comment", "marked_by")
    alike = [new.c[name].is_not_distinct_from(_MARK.c[name]) for name in names]
    alike.append(sa.cast(new.c.parts, sa.Text()) == sa.cast(_MARK.c.parts, sa.Text()))
    of_old = sa.and_(old.c.key_version.in_(before), old.c.superseded_by.is_(None))
    repeated = sa.exists().where(of_same(new), new.c.key_version == version, *alike)
    connection.execute(
        sa.update(_MARK)
        .where(
            _of_assignment(assignment),
            _MARK.c.key_version.in_(before),
            _MARK.c.superseded_by.is_(None),
            ~repeated,
        )
        .values(superseded_by=version)
    )
    repeats = sa.exists().where(of_same(old), of_old)
    connection.execute(
        sa.delete(_MARK).where(_of_assignment(assignment), _MARK.c.key_version == version, repeats)
    )
    follows = sa.exists().where(of_same(old), old.c.superseded_by == version)
    connection.execute(
        sa.update(_MARK)
        .where(_of_assignment(assignment), _MARK.c.key_version == version, follows)
        .values(decision_id=decision_id)
    )
