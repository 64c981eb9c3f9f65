"""Where the tables lie, against the models: nothing that is of a class lies elsewhere."""

from kit.store.cluster.tables import (
    DIRECTORIES,
    Place,
    distributed,
    foreign_keys,
    key_of,
    place_of,
    references,
)
from kit.store.models import Base

TABLES = Base.metadata.tables


def test_directories_are_the_tables_that_no_classroom_leads() -> None:
    """So a new table has its place by its key, or fails here until it is listed with a reason."""
    led = {
        name
        for name, table in TABLES.items()
        if next(iter(table.primary_key.columns)).name == "classroom_id" or name == "classroom"
    }
    assert set(TABLES) - led == set(DIRECTORIES)
    assert led == set(distributed())
    assert [name for name in led if key_of(name) not in TABLES[name].c] == []
    assert all(reason for _place, reason in DIRECTORIES.values())


def test_what_is_pointed_at_comes_first() -> None:
    assert distributed()[0] == "classroom"
    assert references() == ["teacher"]


def test_one_foreign_key_cannot_be_held_by_a_cluster() -> None:
    both = [str(key.name) for key in foreign_keys(cluster=False)]
    held_there = {str(key.name) for key in foreign_keys(cluster=True)}
    assert [name for name in both if name not in held_there] == [
        "fk_join_code_classroom_id_classroom"
    ]


def test_foreign_keys_between_distributed_tables_stay_in_the_classroom() -> None:
    """A cluster refuses any other; one to a table that is whole everywhere may be by any column."""
    for key in foreign_keys(cluster=True):
        if place_of(key.referred_table.name) is Place.DISTRIBUTED:
            targets = [element.column.name for element in key.elements]
            pairs = list(zip(key.column_keys, targets, strict=True))
            assert (key_of(str(key.table.name)), key_of(key.referred_table.name)) in pairs


def test_no_table_counts_its_rows_over_all_classes() -> None:
    """No sequence: an id that one server gives out for all would make every class wait for it."""
    assert [
        str(column)
        for table in TABLES.values()
        for column in table.columns
        if column.identity is not None
        or column.autoincrement is True
        or (column is table.autoincrement_column and not column.foreign_keys)
    ] == []
