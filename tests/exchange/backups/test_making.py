"""A backup is one file, whole, of one moment; what goes wrong is a sentence and leaves nothing."""

import hashlib
import json
import os
import sqlite3
import threading
import zipfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

from kit.classroom.backups.errors import BackupProblem, FolderProblem, ProgramProblem
from kit.classroom.backups.state import LastBackup, last_backup
from kit.classroom.people import class_list
from kit.exchange.backups import making
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.erased_list import read_erased
from kit.store.backups import programs
from kit.store.engine import Store, open_store
from kit.store.migrate import head
from tests.store.filling import fill, rows
from tests.support.backups import (
    KEY,
    PASSPHRASE,
    WHEN,
    assert_unsaid,
    backup_of,
    new_kit,
    own_programs,
)
from tests.support.databases import new_sqlite
from tests.support.room import NOON


def members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_backup_has_database_key_and_what_both_are(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    fill(store)
    with store.reading() as connection:
        before = rows(connection)
    backup = backup_of(store, tmp_path)
    local = WHEN.astimezone()
    assert backup.path == tmp_path / "backups" / f"whose-words-{local:%Y-%m-%d-%H%M}.kitbackup"
    assert members(backup.path) == ["backup.json", "kit.sqlite3", "secret-key"]
    assert (backup.size, backup.encrypted) == (backup.path.stat().st_size, False)
    assert backup.path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(backup.path) as archive:
        facts = json.loads(archive.read("backup.json"))
        database, key = archive.read("kit.sqlite3"), archive.read("secret-key")
    assert key == KEY.encode()
    assert facts == {
        "format": 1,
        "kit": version("whose-words"),
        "schema": head(),
        "system": "sqlite",
        "made_at": "2026-11-30T09:30:00Z",
        "encrypted": False,
        "counts": {**{name: len(found) for name, found in before.items()}, "alembic_version": 1},
        "classes": [
            {"name": "9B", "students": 3, "answers": 6, "newest_answer": "2026-03-02T12:00:00Z"}
        ],
        "digests": {
            "kit.sqlite3": hashlib.sha256(database).hexdigest(),
            "secret-key": hashlib.sha256(key).hexdigest(),
        },
    }
    assert last_backup(store) == LastBackup(WHEN, backup.path, backup.size, encrypted=False)
    assert {path.name for path in (tmp_path / "backups").iterdir()} == {
        backup.path.name,
        "erased.json",
    }
    store.close()


@pytest.mark.long
def test_encrypted_backup_tells_nothing_without_its_passphrase(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    fill(store)
    backup = backup_of(store, tmp_path, tmp_path / "stick", keys=new_keys(PASSPHRASE))
    assert members(backup.path) == ["backup.json", "identity.age", "backup.zip.age"]
    raw = backup.path.read_bytes()
    for told in ("sqlite_master", "CREATE TABLE", KEY):
        assert_unsaid(told, raw)
    assert last_backup(store) == LastBackup(WHEN, backup.path, backup.size, encrypted=True)
    store.close()


@pytest.mark.long
def test_erasures_stand_beside_the_backup(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    room = fill(store)
    mia = room.people["Mia"].student_id
    class_list.remove_student(store, room.classroom_id, mia, NOON)
    class_list.erase_student(store, room.classroom_id, mia)
    backup_of(store, tmp_path, tmp_path / "stick")
    assert mia in {one.id for one in read_erased(tmp_path / "stick")}
    store.close()


@pytest.mark.long
def test_several_at_once_are_several_backups(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    fill(store)
    made: list[Path] = []
    threads = [
        threading.Thread(target=lambda: made.append(backup_of(store, tmp_path).path))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4
    assert sorted((tmp_path / "backups").glob("*")) == sorted(
        [*made, tmp_path / "backups" / "erased.json"]
    )
    assert all(zipfile.ZipFile(path).testzip() is None for path in made)
    store.close()


def test_full_stick_is_told_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_kit(tmp_path)
    fill(store)
    stick = tmp_path / "stick"

    def refuse(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(FolderProblem) as caught:
        backup_of(store, tmp_path, stick)
    assert str(caught.value) == (
        f"The backup cannot be written to {stick}: No space left on device. Nothing half is left there. Make room there, or choose another folder."
    )
    assert list(stick.iterdir()) == list((tmp_path / "backups").iterdir()) == []
    assert last_backup(store) is None
    store.close()


def test_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    stick = tmp_path / "stick"
    stick.write_text("")
    with pytest.raises(FolderProblem) as caught:
        backup_of(store, tmp_path, stick)
    assert str(caught.value) == (
        f"The backup cannot be written to {stick}: File exists. Nothing half is left there. See that the kit may write there, or choose another folder."
    )
    store.close()


def test_empty_database_is_nothing_to_back_up(tmp_path: Path) -> None:
    with (
        closing(open_store(new_sqlite(tmp_path, migrated=False))) as store,
        pytest.raises(BackupProblem) as caught,
    ):
        backup_of(store, tmp_path)
    assert str(caught.value) == "There is nothing to back up yet: start the kit first."


def test_damaged_database_is_told(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    fill(store)
    store.close()
    path = tmp_path / "kit.sqlite3"
    raw = bytearray(path.read_bytes())
    raw[8192:12_288] = b"\x00" * 4096
    path.write_bytes(raw)
    with closing(open_store(f"sqlite:///{path}")) as store:
        with pytest.raises(BackupProblem) as caught:
            backup_of(store, tmp_path)
        assert str(caught.value).startswith("The database cannot be backed up: ")
        assert str(caught.value).endswith(" No backup was made; older ones stay.")
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.long
def test_older_schema_is_backed_up_as_it_is(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    fill(store)
    store.close()
    with closing(sqlite3.connect(tmp_path / "kit.sqlite3")) as connection, connection:
        connection.execute("DROP TABLE erasure")
        connection.execute("UPDATE alembic_version SET version_num = '0022_open_articles'")
    with closing(open_store(f"sqlite:///{tmp_path / 'kit.sqlite3'}")) as store:
        assert backup_of(store, tmp_path).facts.schema_name == "0022_open_articles"


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.process
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_server_is_backed_up_by_its_own_program(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    with own_programs(monkeypatch):
        backup = backup_of(store, tmp_path)
    assert members(backup.path) == ["backup.json", "kit.pgdump"]
    assert backup.facts.counts["student"] == 3


@pytest.mark.postgres
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_missing_program_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramProblem) as caught:
        backup_of(store, tmp_path)
    assert str(caught.value) == programs.MISSING % {"program": "pg_dump"}
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.long
def test_progress_grows_to_all(tmp_path: Path) -> None:
    store = new_kit(tmp_path)
    shares: list[float] = []
    backup_of(store, tmp_path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    making.no_progress(0.5)
    store.close()
