"""A walk over the metadata: what DESIGN decision 4 asks of each table."""

from collections.abc import Iterator

import pytest
from sqlalchemy import ForeignKeyConstraint, MetaData, Table, UniqueConstraint

from kit.store.engine import Store
from kit.store.models import Base

TABLES = Base.metadata.tables
#: Leads from a typed code to a classroom, so it cannot begin with the classroom.
DIRECTORY = "join_code"
#: A handful of rows a kit, for which DESIGN asks no index.
OF_TEACHERS = {
    "article_copy", "draft", "draft_article", "draft_loan", "draft_picture", "draft_reader",
    "draft_version", "half_sign_in", "reader_answer",
    "teacher_link", "teacher_session",
}  # fmt: skip


def below(top: str, metadata: MetaData = Base.metadata) -> set[str]:
    """The tables whose rows belong to a row of that table, however far down."""
    found = {top}
    while True:
        more = {
            table.name
            for table in metadata.tables.values()
            if any(key.referred_table.name in found for key in table.foreign_key_constraints)
        }
        if more <= found:
            return found - {top}
        found |= more


BELOW_CLASSROOM = sorted(below("classroom"))
OF_STUDENTS = [name for name in BELOW_CLASSROOM if name != DIRECTORY]


def keys_and_indexes(table: Table) -> Iterator[tuple[str, list[str]]]:
    """The name and columns of each constraint and index that has columns."""
    yield str(table.primary_key.name), [column.name for column in table.primary_key.columns]
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint | UniqueConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns]
    for index in table.indexes:
        yield str(index.name), [column.name for column in index.columns]


def not_led_by_classroom(table: Table) -> list[str]:
    """What of the table does not begin with its classroom, or refers to another's row."""
    wrong = [name for name, columns in keys_and_indexes(table) if columns[0] != "classroom_id"]
    for key in table.foreign_key_constraints:
        target = key.elements[0].column
        if (target.table.name, target.name) != ("classroom", "id") and (
            target.name != "classroom_id"
        ):
            wrong.append(str(key.name))
    return wrong


def test_tables_with_a_classroom_are_those_below_it() -> None:
    """A table has a classroom_id where it belongs to a classroom, and nowhere else."""
    with_one = {name for name, table in TABLES.items() if "classroom_id" in table.c}
    # What says that a class was erased outlives it, and holds nothing of anybody.
    assert with_one == {*BELOW_CLASSROOM, "erasure"}
    assert not_led_by_classroom(TABLES["erasure"]) == []
    assert set(TABLES["erasure"].c.keys()) == {"classroom_id", "kind", "id", "erased_at"}
    assert set(TABLES) - set(BELOW_CLASSROOM) == {
        "article_copy",
        "classroom",
        "draft",
        "draft_article",
        "draft_loan",
        "draft_picture",
        "draft_reader",
        "draft_version",
        "erasure",
        "failure",
        "half_sign_in",
        "kit_line",
        "kit_state",
        "reader_answer",
        "recovery_code",
        "second_factor",
        "teacher",
        "teacher_link",
        "teacher_session",
    }


@pytest.mark.parametrize("name", OF_STUDENTS)
def test_classroom_leads_every_key_of_student_data(name: str) -> None:
    """Primary key, foreign keys, unique constraints and indexes begin with the classroom."""
    assert not_led_by_classroom(TABLES[name]) == []


def test_walk_finds_what_does_not_begin_with_the_classroom() -> None:
    """The walk can fail: it finds the directory's key, and the index by teacher."""
    assert not_led_by_classroom(TABLES[DIRECTORY]) == ["pk_join_code"]
    assert "ix_classroom_teacher_id" in not_led_by_classroom(TABLES["classroom"])


def test_directory_of_codes_holds_nothing_of_students() -> None:
    """The one table that is not kept by classroom has a code, where it leads, and an end."""
    assert list(TABLES[DIRECTORY].columns.keys()) == ["code", "classroom_id", "expires_at"]


@pytest.mark.parametrize("name", BELOW_CLASSROOM)
def test_rows_of_a_classroom_always_have_one_and_go_with_it(name: str) -> None:
    """The classroom is never NULL, and a foreign key that holds the row to it cascades."""
    table = TABLES[name]
    assert not table.c.classroom_id.nullable
    assert "CASCADE" in {key.ondelete for key in table.foreign_key_constraints}


def test_every_constraint_and_index_has_a_name() -> None:
    """A later step can only drop or change what has a name."""
    nameless = [
        (table.name, type(found).__name__)
        for table in TABLES.values()
        for found in (*table.constraints, *table.indexes)
        if not getattr(found, "name", None)
    ]
    assert nameless == []


@pytest.mark.parametrize("name", sorted(set(TABLES) - OF_TEACHERS))
def test_foreign_keys_are_searched_by_an_index(sqlite_store: Store, name: str) -> None:
    """SQLite finds the rows that refer to a row without reading a whole table that can grow."""
    with sqlite_store.reading() as connection:
        for key in TABLES[name].foreign_key_constraints:
            where = " AND ".join(f"{column} = ''" for column in key.column_keys)
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {name} WHERE {where}"
            )
            assert [line.detail.split()[0] for line in plan] == ["SEARCH"], key.name
