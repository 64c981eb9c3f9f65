"""Names and answers are for the owner of the data folder alone."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli import main
from kit.store import kit_state, migrate
from kit.store.engine import open_store
from tests.store.filling import add_steps
from tests.support import databases

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """Whatever the umask of who runs the tests, others could read what is made here."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_database_and_its_log_are_made_for_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    migrate.prepare(f"sqlite:///{path}", tmp_path)
    with closing(open_store(f"sqlite:///{path}")) as store:
        with store.writing() as connection:
            kit_state.put_fact(connection, "a", "1")
        found = {file.name: mode(file) for file in tmp_path.iterdir()}
    assert found == dict.fromkeys(["kit.sqlite3", "kit.sqlite3-shm", "kit.sqlite3-wal"], oct(0o600))


@pytest.mark.long
def test_backups_are_made_for_the_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = databases.new_sqlite(tmp_path)
    add_steps(monkeypatch, tmp_path, "pass")
    backup = migrate.prepare(url, tmp_path / "data")
    assert backup is not None
    assert (mode(backup), mode(backup.parent)) == (oct(0o600), oct(0o700))


@pytest.mark.parametrize("command", [["migrate"], ["teacher", "list"]])
def test_data_folder_is_made_for_the_owner(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "of mine" / "data"
    done = CliRunner().invoke(main, [*command, "--data", str(folder)])
    assert done.exit_code == 0, done.output
    assert (mode(folder), mode(folder / "kit.sqlite3")) == (oct(0o700), oct(0o600))


def test_folder_and_database_that_are_there_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o750)
    database = folder / "kit.sqlite3"
    database.touch(mode=0o640)
    done = CliRunner().invoke(main, ["migrate", "--data", str(folder)])
    assert done.exit_code == 0, done.output
    assert (mode(folder), mode(database)) == (oct(0o750), oct(0o640))
