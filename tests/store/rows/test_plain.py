from kit.store.engine import Store
from kit.store.models import Base
from kit.store.rows.plain import REVISION, is_json, read_rows, tables
from tests.store.filling import fill


def test_tables_are_all_there_are() -> None:
    """A table that a step adds is copied and compared without a word about it."""
    assert [table.name for table in tables()] == [
        *(table.name for table in Base.metadata.sorted_tables),
        "alembic_version",
    ]
    assert tables()[-1] is REVISION


def test_rows_come_in_the_same_order_of_either_database(store: Store) -> None:
    """A server would sort “b” before “B”, and a dot not at all."""
    fill(store)
    names = ["b", "B", "a.b", "ab", "\N{LATIN SMALL LETTER E WITH ACUTE}", "Z", "\U0001f600"]
    table = Base.metadata.tables["kit_state"]
    with store.writing() as connection:
        connection.execute(table.insert(), [{"name": name, "value": ""} for name in names])
        rows = [row[0] for row in read_rows(connection, table)]
    assert rows == sorted(rows, key=str.encode)
    assert set(names) < set(rows)


def test_json_is_read_as_its_text(store: Store) -> None:
    fill(store)
    table = Base.metadata.tables["paper_sheet"]
    places = [place for place, column in enumerate(table.columns) if is_json(column)]
    with store.reading() as connection:
        (row,) = read_rows(connection, table)
    assert [row[place] for place in places] == ['["2", "", "", ""]', "{}"]
