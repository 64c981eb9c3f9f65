"""What the kit remembers of its backups."""

from pathlib import Path

import pytest

from kit.classroom.backups import state
from kit.classroom.backups.state import Keys, LastBackup
from kit.store import kit_state
from kit.store.engine import Store
from tests.support.room import NOON

LAST = LastBackup(
    NOON, Path("/media/stick/whose-words-2026-03-02-1300.kitbackup"), 21_694, encrypted=False
)


def test_last_backup_is_the_one_noted_last(any_store: Store) -> None:
    assert state.last_backup(any_store) is None
    state.note_backup(any_store, LAST)
    assert state.last_backup(any_store) == LAST


def test_folder_is_chosen_and_given_up(any_store: Store) -> None:
    assert state.chosen_folder(any_store) is None
    state.choose_folder(any_store, Path("/media/Stick ä"))
    assert state.chosen_folder(any_store) == Path("/media/Stick ä")
    state.choose_folder(any_store, None)
    assert state.chosen_folder(any_store) is None


def test_keys_are_kept_and_given_up(any_store: Store) -> None:
    keys = Keys("age1abc", b"\x00\xffage")
    assert state.kept_keys(any_store) is None
    state.keep_keys(any_store, keys)
    assert state.kept_keys(any_store) == keys
    state.keep_keys(any_store, None)
    assert state.kept_keys(any_store) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '{"at": "x"}', '{"recipient": 1}'])
def test_fact_that_somebody_broke_is_none(any_store: Store, text: str) -> None:
    with any_store.writing() as connection:
        kit_state.put_fact(connection, "backup_last", text)
        kit_state.put_fact(connection, "backup_keys", text)
    assert state.last_backup(any_store) is None
    assert state.kept_keys(any_store) is None


def test_all_facts_begin_alike(any_store: Store) -> None:
    """A restore keeps those of the kit that restores by how their names begin."""
    state.note_backup(any_store, LAST)
    state.choose_folder(any_store, Path("/x"))
    state.keep_keys(any_store, Keys("age1abc", b"x"))
    with any_store.reading() as connection:
        assert len(kit_state.facts_named(connection, state.PREFIX)) == 3
