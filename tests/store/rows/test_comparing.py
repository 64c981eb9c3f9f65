from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Double,
    Enum,
    Integer,
    LargeBinary,
    String,
    Table,
    delete,
    insert,
    text,
    update,
)

from kit.store.engine import Store
from kit.store.models import Base, Failure, KitState, Student
from kit.store.models.base import Id, UTCDateTime
from kit.store.rows.comparing import Difference, compare, differences
from kit.store.rows.copying import clear_rows, copy_rows
from kit.store.rows.plain import read_rows
from tests.store.filling import fill
from tests.support import databases

TABLES = {table.name: table for table in Base.metadata.sorted_tables}
POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(scope="module", params=["sqlite", POSTGRES])
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Store, Store]]:
    """The same rows twice: on SQLite, and on either database."""
    with databases.opened("sqlite") as first, databases.opened(request.param) as second:
        fill(first)
        with first.reading() as reading, second.writing() as writing:
            copy_rows(reading, writing, lambda _table, _rows: None)
        yield first, second


@contextmanager
def undone(store: Store) -> Iterator[Connection]:
    """A writing transaction that is not committed."""
    with store.writing() as connection:
        yield connection
        connection.rollback()


def after(pair: tuple[Store, Store], *statements: Any) -> Sequence[Difference]:
    """How the second differs from the first once the statements have run, which are undone."""
    first, second = pair
    with first.reading() as a, undone(second) as b:
        for statement in statements:
            b.execute(statement)
        return differences(a, b)


@pytest.mark.long
def test_what_was_compared_is_counted(pair: tuple[Store, Store]) -> None:
    told: dict[str, int] = {}

    def tell(table: str, rows: int) -> None:
        told[table] = told.get(table, 0) + rows

    with pair[0].reading() as a, pair[1].reading() as b:
        comparison = compare(a, b, tell)
    assert comparison.differences == ()
    assert list(comparison.rows) == [*TABLES, "alembic_version"]
    assert min(comparison.rows.values()) > 0
    assert comparison.rows == told
    assert comparison.values == 1 + sum(
        comparison.rows[name] * len(table.columns) for name, table in TABLES.items()
    )


def test_a_missing_row_and_one_too_many(pair: tuple[Store, Store]) -> None:
    """Named by what tells nothing of anybody."""
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    gone, come = after(
        pair,
        delete(KitState).where(KitState.name == "kit"),
        insert(Failure).values(scope="returning", who="Zoe", window_start=moment, count=1),
    )[::-1]
    assert come == Difference(
        "failure",
        ("scope=#4c5170ac", "who=#458556af", "window_start=2026-03-01T12:00:00+00:00"),
        None,
        in_a=False,
        in_b=True,
    )
    assert str(come) == (
        "failure (scope=#4c5170ac, who=#458556af, window_start=2026-03-01T12:00:00+00:00): "
        "only in the second"
    )
    assert str(gone) == "kit_state (name=#cbc8a597): only in the first"


def test_changed_values_are_named_without_their_words(pair: tuple[Store, Store]) -> None:
    unlike = after(
        pair,
        update(Student).where(Student.name == "Mia").values(name="Zoe", removed_at=None),
        text("UPDATE paper_sheet SET done_at = begun_at"),
    )
    lines = [str(difference) for difference in unlike]
    assert [line.partition("): ")[2] for line in lines] == [
        "another value of name",
        "done_at has a value only in the second",
    ]
    assert not any(word in "".join(lines) + repr(unlike) for word in ("Mia", "Zoe"))


@pytest.mark.long
def test_texts_of_json_may_differ_in_blanks_and_not_in_what_they_say(
    pair: tuple[Store, Store],
) -> None:
    for written, expected in [
        ('{"a": [1, "\\u00e9"]}', []),
        ('{"a":[1,"\N{LATIN SMALL LETTER E WITH ACUTE}"]}', []),
        ('{"a": [1.0, "\\u00e9"]}', ["value"]),
        ('{"a": [true, "\\u00e9"]}', ["value"]),
    ]:
        change = text("UPDATE answer SET value = :value").bindparams(value='{"a": [1, "\\u00e9"]}')
        with pair[0].reading() as a:
            number = len(list(read_rows(a, TABLES["answer"])))
        with undone(pair[0]) as a, databases.opened("sqlite") as other:
            with other.writing() as b:
                copy_rows(a, b, lambda _table, _rows: None)
                a.execute(change)
                b.execute(text("UPDATE answer SET value = :value").bindparams(value=written))
                columns = [difference.column for difference in differences(a, b)]
            assert columns == expected * number


def test_it_ends_early_where_hardly_anything_agrees(pair: tuple[Store, Store]) -> None:
    with pair[0].reading() as a, databases.opened("sqlite") as empty, empty.reading() as b:
        assert len(differences(a, b, most=3)) == 3
        comparison = compare(a, b, most=1)
        assert [difference.table for difference in comparison.differences] == ["erasure"]
        assert comparison.rows == {"erasure": 1}


#: What a server keeps as it is: no NUL in texts, and moments that its calendar has.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=16)
JSONS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


PLAIN: dict[type[Any], st.SearchStrategy[Any]] = {
    UTCDateTime: st.datetimes(timezones=st.just(UTC)),
    Date: st.dates(),
    Id: st.uuids(),
    Boolean: st.booleans(),
}


def values_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    """Any value that a column may hold."""
    match column.type:
        case JSON():
            plain: st.SearchStrategy[Any] = st.dictionaries(TEXTS, JSONS, max_size=3)
        case Enum():
            plain = st.sampled_from(column.type.enums)
        case String():
            plain = TEXTS
        case UTCDateTime() | Date() | Id() | Boolean():
            plain = PLAIN[type(column.type)]
        case Integer():
            plain = st.integers(-(2**31), 2**31 - 1)
        case Double():
            plain = st.floats(allow_nan=False, allow_infinity=False)
        case LargeBinary():
            plain = st.binary(max_size=32)
    return plain


@st.composite
def changes(draw: st.DrawFn) -> tuple[Table, Column[Any], Any]:
    """A cell to change, and a value for it: none that a key holds, since rows hang on those."""
    table = draw(st.sampled_from(sorted(TABLES.values(), key=lambda table: table.name)))
    pinned = {
        column
        for each in TABLES.values()
        for key in each.foreign_key_constraints
        for column in (*key.columns, *(element.column for element in key.elements))
    }
    unique = {
        column
        for constraint in [*table.constraints, *table.indexes]
        for column in getattr(constraint, "columns", ())
    }
    free = [column for column in table.columns if column not in pinned | unique]
    if not free:
        table = TABLES["kit_state"]
        free = [table.columns["value"]]
    column = draw(st.sampled_from(free))
    value = draw(st.none() | values_of(column) if column.nullable else values_of(column))
    return table, column, value


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(change=changes())
def test_what_both_were_told_is_equal_and_what_one_was_told_is_seen(
    pair: tuple[Store, Store], change: tuple[Table, Column[Any], Any]
) -> None:
    """Whatever a cell is set to, as the kit sets it: on both, and on the second alone."""
    table, column, value = change
    statement = update(table).values({column: value})
    first, second = pair
    with undone(first) as a, undone(second) as b:
        before = [row[0] for row in a.execute(table.select().with_only_columns(column))]
        b.execute(statement)
        unlike = [(each.table, each.column) for each in differences(a, b)]
        changed = [was for was in before if was != value]
        assert unlike == [(table.name, column.name)] * len(changed)
        a.execute(statement)
        assert differences(a, b) == ()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(change=changes())
def test_what_was_written_is_copied_as_it_is(
    pair: tuple[Store, Store], change: tuple[Table, Column[Any], Any]
) -> None:
    """A row goes from one to the other and is the same there, whichever is which."""
    table, column, value = change
    for source, target in (pair, pair[::-1]):
        with undone(source) as a, undone(target) as b:
            a.execute(update(table).values({column: value}))
            clear_rows(b)
            copy_rows(a, b, lambda _table, _rows: None)
            assert differences(a, b) == ()
