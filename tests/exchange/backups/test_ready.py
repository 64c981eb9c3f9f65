"""The database of a backup, ready to take the place of another."""

from contextlib import closing
from pathlib import Path

import pytest

from kit.classroom.backups.errors import DamagedBackup
from kit.classroom.people import class_list
from kit.classroom.people.accounts.trail import KitDeed, line_of
from kit.exchange.backups.reading import opened_backup
from kit.exchange.backups.ready import Carried, bring_to_head, make_ready, url_of
from kit.store import kit_state
from kit.store.backups.erasures import ErasureRecord, erasures
from kit.store.colleagues.kit_lines import all_lines
from kit.store.engine import open_store
from kit.store.models.base import KitAct, Way
from kit.store.private import private_file
from tests.store.filling import fill
from tests.support.backups import WHEN, assert_unsaid, backup_of, new_kit


@pytest.mark.long
def test_database_is_one_file_without_who_was_erased(tmp_path: Path) -> None:
    store = new_kit(tmp_path / "kit")
    room = fill(store)
    mia = room.people["Mia"].student_id
    class_list.rename_student(store, room.classroom_id, mia, "Mia Morgenstern")
    path = backup_of(store, tmp_path / "kit", tmp_path / "stick").path
    store.close()
    record = ErasureRecord(room.classroom_id, "student", mia, WHEN)
    line = line_of(KitDeed(KitAct.RESTORED_BACKUP, None, Way.COMMAND), WHEN)
    ready = tmp_path / "ready"
    private_file(ready)
    with opened_backup(path, None, within=tmp_path) as opened:
        bring_to_head(opened)
        assert make_ready(opened, ready, Carried([record], [line], {"backup_folder": "/x"})) == 1
    assert not list(tmp_path.glob("ready-*"))
    assert_unsaid("Mia Morgenstern", ready.read_bytes())
    with closing(open_store(url_of(ready))) as made, made.reading() as connection:
        assert record in erasures(connection)
        assert line in all_lines(connection)
        assert kit_state.facts_named(connection, "backup_") == {"backup_folder": "/x"}


def test_backup_whose_tables_are_anothers_is_told(tmp_path: Path) -> None:
    store = new_kit(tmp_path / "kit")
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE vote RENAME TO songs")
    path = backup_of(store, tmp_path / "kit", tmp_path / "stick").path
    store.close()
    with opened_backup(path, None, within=tmp_path) as opened:
        with pytest.raises(DamagedBackup) as caught:
            bring_to_head(opened)
        assert str(caught.value) == (
            f"The backup {path} is damaged: Another program has changed the database {opened.database}: the table vote is missing. Nothing was changed now. Put a copy from before in its place, or start with another --data folder. It cannot be restored; take another one."
        )
