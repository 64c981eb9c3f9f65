"""Lines of accounts and of the kit: the last first, by account; alone those of a year ago go."""

from datetime import timedelta

import pytest

from kit.store.colleagues import kit_lines
from kit.store.colleagues.kit_lines import KitLineRecord, WantedLines
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import KitAct, Way
from tests.support.room import NOON

GRAY = new_id()


@pytest.fixture
def records(any_store: Store) -> list[KitLineRecord]:
    """Ms Gray signed in, somebody unknown was refused, a class was deleted; an hour apart."""
    three = [
        KitLineRecord(new_id(), NOON, KitAct.SIGNED_IN, Way.PAGE, GRAY),
        KitLineRecord(new_id(), NOON + timedelta(hours=1), KitAct.REFUSED, Way.PAGE),
        KitLineRecord(
            new_id(), NOON + timedelta(hours=2), KitAct.DELETED_CLASS, Way.CLOCK, number=24
        ),
    ]
    with any_store.writing() as connection:
        kit_lines.add_lines(connection, three)
        kit_lines.add_lines(connection, three)
    return three


def test_lines_are_the_last_first_and_told_by_account_and_act(
    any_store: Store, records: list[KitLineRecord]
) -> None:
    first, second, third = records
    with any_store.reading() as connection:
        assert kit_lines.is_kept(connection)
        assert kit_lines.all_lines(connection) == [third, second, first]
        everything = frozenset(KitAct)
        assert kit_lines.lines(connection, 2, WantedLines(everything)) == [third, second]
        assert kit_lines.lines(connection, 9, WantedLines(everything, GRAY)) == [first]
        assert kit_lines.lines(connection, 9, WantedLines(everything, before=second)) == [first]
        refused = WantedLines(frozenset({KitAct.REFUSED}))
        assert kit_lines.lines(connection, None, refused) == [second]
        assert kit_lines.line(connection, third.id) == third
        assert kit_lines.line(connection, new_id()) is None
        acts = (KitAct.REFUSED, KitAct.SIGNED_IN)
        assert kit_lines.count_since(connection, GRAY, acts, NOON - timedelta(hours=1)) == 1
        assert kit_lines.count_since(connection, GRAY, acts, NOON) == 0
        assert kit_lines.count_since(connection, None, acts, NOON) == 1


def test_lines_from_before_a_moment_go(any_store: Store, records: list[KitLineRecord]) -> None:
    with any_store.writing() as connection:
        kit_lines.delete_before(connection, NOON + timedelta(hours=1))
        assert kit_lines.all_lines(connection) == [records[2], records[1]]


def test_database_of_an_older_kit_has_none(any_store: Store) -> None:
    with any_store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE kit_line")
        assert not kit_lines.is_kept(connection)
        assert kit_lines.all_lines(connection) == ()
        connection.rollback()
