"""Rows read into records, and an INSERT that knows ON CONFLICT in both dialects."""

from dataclasses import dataclass

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.engine import make_url

from kit.store.engine import Store
from kit.store.models import KitState
from kit.store.records import columns, fetch_all, fetch_one, insert_for, insert_or


@dataclass(frozen=True)
class Fact:
    value: str
    name: str


def test_rows_come_as_records_in_the_order_of_their_fields(store: Store) -> None:
    statement = select(*columns(Fact, KitState)).order_by(KitState.name)
    named = statement.where(KitState.name == bindparam("named"))
    with store.writing() as connection:
        for name in ("test b", "test a"):
            connection.execute(insert_or(connection, KitState).values(name=name, value=name[-1]))
        assert fetch_one(connection, Fact, named, named="test b") == Fact("b", "test b")
        assert fetch_one(connection, Fact, named, named="test c") is None
        facts = fetch_all(connection, Fact, statement)
    assert [one for one in facts if one.name.startswith("test")] == [
        Fact("a", "test a"),
        Fact("b", "test b"),
    ]


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_insert_knows_on_conflict_in_each_dialect(name: str) -> None:
    dialect = make_url(f"{name}://").get_dialect()()
    statement = insert_for(name, KitState).values(name="a", value="b").on_conflict_do_nothing()
    assert "ON CONFLICT DO NOTHING" in str(statement.compile(dialect=dialect))
