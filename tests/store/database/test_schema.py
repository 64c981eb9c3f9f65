"""Whether the tables are the kit's."""

import pytest

from kit.store.database.schema import Columns, columns_of, lacks, own_columns
from kit.store.engine import Store


def test_migrated_database_has_the_kits_columns(store: Store) -> None:
    with store.reading() as connection:
        assert lacks(columns_of(connection), own_columns()) is None


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        ({"a": frozenset("xy"), "b": frozenset("z")}, None),
        ({"a": frozenset("xyz"), "b": frozenset("z"), "c": frozenset()}, None),
        ({"a": frozenset("xy")}, "the table b is missing"),
        ({"a": frozenset(), "b": frozenset("z")}, "the column x of the table a is missing"),
    ],
)
def test_first_thing_that_is_missing_is_named(actual: Columns, words: str | None) -> None:
    assert lacks(actual, {"a": frozenset("xy"), "b": frozenset("z")}) == words
