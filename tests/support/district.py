"""A district's teachers, classes and students, filled into PostgreSQL by itself: made up, and many."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, event, text

from kit.store.engine import Store

#: What a statement that is named here reads in whole is bounded by something else, as said.
BIG: Final = ("classroom", "student", "kit_line", "retention", "assignment", "device", "attempt")


@dataclass(frozen=True)
class District:
    """How many; `students` and `lines` are those of each class and of each teacher."""

    teachers: int
    classes: int
    students: int
    lines: int


def fill(store: Store, district: District) -> None:
    """Fill it in beside whatever is there, and let PostgreSQL count.

    Each teacher owns as many classes as the next, and one in ten classes has a co-teacher; half of
    them have a last day, and one in fifty was made up.
    """
    sizes = vars(district)
    with store.writing() as connection:
        for statement in _FILLING:
            connection.execute(text(statement), sizes)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _id(kind: str, number: str) -> str:
    return f"md5('{kind}' || {number})::uuid"


_FILLING: Final = (
    (
        "INSERT INTO teacher (id, name, name_key, password_hash, created_at) "
        f"SELECT {_id('t', 'n')}, 'Teacher ' || n, 'teacher ' || n, 'none', now() "
        "FROM generate_series(1, :teachers) n"
    ),
    (
        "INSERT INTO classroom (id, teacher_id, name, created_at, simulated_at) "
        f"SELECT {_id('c', 'n')}, {_id('t', '(1 + n % :teachers)')}, 'Class ' || n, "
        "now() - (n % 1000) * interval '1 day', CASE WHEN n % 50 = 0 THEN now() END "
        "FROM generate_series(1, :classes) n"
    ),
    (
        "INSERT INTO classroom_teacher (classroom_id, teacher_id, added_at, added_by_id) "
        f"SELECT {_id('c', 'n')}, {_id('t', '(1 + (n + 1) % :teachers)')}, now(), "
        f"{_id('t', '(1 + n % :teachers)')} FROM generate_series(10, :classes, 10) n"
    ),
    (
        "INSERT INTO retention (classroom_id, kept_until, warned_days) "
        f"SELECT {_id('c', 'n')}, current_date + 100, 0 FROM generate_series(2, :classes, 2) n"
    ),
    (
        "INSERT INTO student (classroom_id, id, name, name_key, personal_code, on_roster, created_at, "
        "joined_at) "
        f"SELECT {_id('c', 'n')}, {_id('s', 'm')}, 'Student ' || m, 'student ' || m, 'CODE' || m, "
        "false, now(), now() "
        "FROM generate_series(1, :classes) n, generate_series(1, :students) m"
    ),
    (
        "INSERT INTO kit_line (id, at, act, way, account_id) "
        f"SELECT {_id('l', 'n || $$/$$ || m')}, now() - m * interval '1 day', 'signed-in', 'page', "
        f"{_id('t', 'n')} FROM generate_series(1, :teachers) n, generate_series(1, :lines) m"
    ),
)


@dataclass(frozen=True)
class Scan:
    """A table that a statement read, how (as PostgreSQL calls it), and how many rows it looked at."""

    table: str
    how: str
    rows: int
    statement: str


@contextmanager
def scans(store: Store) -> Iterator[list[Scan]]:
    """Each scan of the reading statements that are sent while the block runs, by their plans.

    Each statement is run once more by EXPLAIN ANALYZE, right after itself.
    """
    seen: list[Scan] = []
    explaining = False

    def note(
        connection: Connection, _cursor: Any, statement: str, parameters: Any, *_rest: Any
    ) -> None:
        nonlocal explaining
        if explaining or not statement.startswith(("SELECT", "WITH")):
            return
        explaining = True
        try:
            plan = connection.exec_driver_sql(
                f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", parameters
            ).scalar_one()
        finally:
            explaining = False
        seen.extend(_scans_of(plan[0]["Plan"], statement))

    event.listen(store.engine, "after_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "after_cursor_execute", note)


def _scans_of(node: dict[str, Any], statement: str) -> Iterator[Scan]:
    if "Relation Name" in node:
        rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        looked_at = round(rows * node["Actual Loops"])
        yield Scan(node["Relation Name"], node["Node Type"], looked_at, statement)
    for below in node.get("Plans", ()):
        yield from _scans_of(below, statement)
