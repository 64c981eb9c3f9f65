from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import insert, text, update

from kit.store.engine import Store
from kit.store.models import KitState, Student
from kit.store.rows.comparing import differences
from kit.store.rows.copying import RowsRefused, clear_rows, copy_rows
from kit.store.rows.counting import counts
from tests.store.filling import fill, rows
from tests.support import databases

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(params=["sqlite", POSTGRES])
def other(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty database beside the test's own, of either kind."""
    with databases.opened(request.param) as store:
        yield store


def quiet(_table: str, _rows: int) -> None:
    """Nobody looks how far it is."""


def copy(source: Store, target: Store) -> dict[str, int]:
    """All of it, in one transaction."""
    with source.reading() as reading, target.writing() as writing:
        return copy_rows(reading, writing, quiet)


@pytest.mark.long
@pytest.mark.sampled(2)
def test_every_row_of_every_table_reads_back_equal(store: Store, other: Store) -> None:
    fill(store)
    copied = copy(store, other)
    assert [name for name, count in copied.items() if not count] == []
    with store.reading() as a, other.reading() as b:
        assert differences(a, b) == ()
        assert rows(a) == rows(b)
        assert counts(a) == counts(b) == copied


@pytest.mark.long
@pytest.mark.sampled(1)
def test_copies_there_and_back(store: Store, other: Store) -> None:
    """What has been on another system is what it was."""
    fill(store)
    copy(store, other)
    with ExitStack() as stack:
        third = stack.enter_context(databases.opened("sqlite" if store.is_sqlite else "postgres"))
        copy(other, third)
        with store.reading() as a, third.reading() as b:
            assert differences(a, b) == ()


@pytest.mark.sampled(1)
def test_a_value_that_is_null_stays_apart_from_jsons_null(store: Store, other: Store) -> None:
    fill(store)
    with store.writing() as connection:
        connection.execute(text("UPDATE article_copy SET open_to = NULL"))
    copy(store, other)
    with other.writing() as connection:
        query = text("SELECT count(*) FROM article_copy WHERE open_to IS NULL")
        assert connection.execute(query).scalar_one() == 1
        connection.execute(text("UPDATE article_copy SET open_to = 'null'"))
    with store.reading() as a, other.reading() as b:
        (difference,) = differences(a, b)
        assert (difference.column, difference.in_a, difference.in_b) == ("open_to", False, True)


@pytest.mark.sampled(1)
def test_a_copy_that_breaks_off_leaves_nothing(store: Store, other: Store) -> None:
    fill(store)

    def break_off(table: str, _rows: int) -> None:
        if table == "answer":
            raise ConnectionError

    with store.reading() as reading, pytest.raises(ConnectionError), other.writing() as writing:
        copy_rows(reading, writing, break_off)
    with other.reading() as connection:
        assert not any(counts(connection).values())


def test_progress_comes_batch_by_batch(sqlite_store: Store, other: Store) -> None:
    """Bounded by rows, and by what they take."""
    with sqlite_store.writing() as connection:
        connection.execute(
            insert(KitState), [{"name": f"{number:04}", "value": "x"} for number in range(1201)]
        )
        connection.execute(
            update(KitState).where(KitState.name < "0002").values(value="x" * 3_000_000)
        )
    told: list[tuple[str, int]] = []
    with sqlite_store.reading() as reading, other.writing() as writing:
        copy_rows(reading, writing, lambda table, number: told.append((table, number)))
    assert told == [("kit_state", 2), ("kit_state", 500), ("kit_state", 500), ("kit_state", 199)]


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("M" * 81, "value too long for type character varying(80)"),
        ("Mia\0", "PostgreSQL text fields cannot contain NUL (0x00) bytes"),
    ],
)
def test_what_the_server_cannot_keep_is_refused(
    sqlite_store: Store, name: str, reason: str
) -> None:
    """SQLite keeps texts of any length; no kit writes one, and none gets lost."""
    room = fill(sqlite_store)
    with sqlite_store.writing() as connection:
        connection.execute(
            update(Student)
            .where(Student.classroom_id == room.classroom_id, Student.name == "Mia")
            .values(name=name)
        )
    with databases.opened("postgres") as target:
        with pytest.raises(RowsRefused) as caught:
            copy(sqlite_store, target)
        assert str(caught.value) == (
            f"The other database does not take a row of student: {reason}."
        )


@pytest.mark.sampled(1)
def test_a_database_with_rows_is_refused_and_can_be_cleared(store: Store) -> None:
    fill(store)
    with databases.opened("sqlite") as target:
        copy(store, target)
        with pytest.raises(RowsRefused) as caught:
            copy(store, target)
        assert str(caught.value) == (
            "The other database does not take a row of erasure: "
            "UNIQUE constraint failed: erasure.classroom_id, erasure.kind, erasure.id."
        )
        with target.writing() as connection:
            clear_rows(connection)
            assert not any(counts(connection).values())
        copy(store, target)


def test_another_schema_is_refused(store: Store, other: Store) -> None:
    with other.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0004_of_old'"))
    with store.reading() as connection:
        here = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    with pytest.raises(RowsRefused) as caught:
        copy(store, other)
    assert str(caught.value) == (
        f"The schemas differ: {here} here, 0004_of_old there. Bring both to the newest one first."
    )


@pytest.mark.sampled(1)
def test_the_schema_is_written_where_there_is_none(store: Store, other: Store) -> None:
    with other.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    copy(store, other)
    with store.reading() as a, other.reading() as b:
        assert differences(a, b) == ()
