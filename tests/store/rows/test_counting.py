from sqlalchemy import create_engine

from kit.store.engine import Store
from kit.store.models import Base
from kit.store.rows.counting import counts
from tests.store.filling import fill, rows


def test_counts_are_those_of_the_rows(store: Store) -> None:
    fill(store)
    with store.reading() as connection:
        expected = {name: len(lines) for name, lines in rows(connection).items()}
        assert counts(connection) == expected
    assert list(expected) == [table.name for table in Base.metadata.sorted_tables]


def test_tables_that_are_not_there_are_left_out() -> None:
    """A copy of an older kit lacks tables of this one."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        assert counts(connection) == {}
        Base.metadata.tables["kit_state"].create(connection)
        assert counts(connection) == {"kit_state": 0}
    engine.dispose()
