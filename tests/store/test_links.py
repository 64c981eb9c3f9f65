"""A link in the place of any file that the kit opens in its data folder is refused, not followed."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from kit.cli.serving.serve import _make_data_folder
from kit.secret import NoKey, signing_key
from kit.settings import read_settings
from kit.store.database.connections import DATABASE_FILES
from kit.store.database.files import BACKUPS
from kit.store.engine import open_store
from kit.store.migrate import DatabaseUnreachable, prepare, upgrade
from kit.store.private import LinkInPlace, open_private, private_file, read_private
from tests.store.filling import add_steps
from tests.support import databases

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows asks for a right to link")


def refusal(path: Path, what: str = "link") -> str:
    return (
        f"{path} is a {what}. The kit opens nothing through a link, nor anything but plain files: "
        "somebody else may have put it there. Move it away, and put the file or folder itself in "
        "its place; or name another folder with --data."
    )


def link(path: Path, target: Path) -> Path:
    """A link at the path, planted by somebody else."""
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target)
    return path


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("suffix", DATABASE_FILES)
@pytest.mark.parametrize("how", [lambda url, _folder: upgrade(url), prepare])
def test_link_for_a_file_of_the_database(
    tmp_path: Path, suffix: str, exists: bool, how: Callable[[str, Path], object]
) -> None:
    target = tmp_path / "elsewhere"
    if exists:
        target.write_bytes(b"theirs")
    path = tmp_path / "data" / "kit.sqlite3"
    planted = link(path.with_name(path.name + suffix), target)
    with pytest.raises(DatabaseUnreachable) as caught:
        how(f"sqlite:///{path}", path.parent)
    assert str(caught.value) == refusal(planted)
    assert target.exists() == exists
    assert not exists or target.read_bytes() == b"theirs"


def test_link_for_the_database_of_a_kit_that_runs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kit.sqlite3'}"
    upgrade(url)
    store = open_store(url)
    (tmp_path / "kit.sqlite3").rename(tmp_path / "moved")
    link(tmp_path / "kit.sqlite3", tmp_path / "moved")
    with pytest.raises(OperationalError, match=r"kit\.sqlite3 is a link"), store.reading():
        pass
    store.close()


@pytest.mark.parametrize("exists", [True, False])
def test_link_for_the_key(tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "elsewhere"
    if exists:
        target.write_text("a key of somebody else, long enough for it")
    planted = link(tmp_path / "data" / "secret-key", target)
    with pytest.raises(NoKey) as caught:
        signing_key(read_settings({"data": str(planted.parent)}, {}))
    assert str(caught.value) == refusal(planted)
    assert target.exists() == exists


def test_pipe_for_the_key_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    os.mkfifo(path)
    with pytest.raises(NoKey) as caught:
        signing_key(read_settings({"data": str(tmp_path)}, {}))
    assert str(caught.value) == refusal(path, "folder or device")


def test_link_for_the_folder_of_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = databases.new_sqlite(tmp_path)
    add_steps(monkeypatch, tmp_path, "pass")
    (tmp_path / "theirs").mkdir()
    planted = link(tmp_path / BACKUPS, tmp_path / "theirs")
    with pytest.raises(DatabaseUnreachable) as caught:
        prepare(url, tmp_path)
    assert str(caught.value) == refusal(planted)
    assert list((tmp_path / "theirs").iterdir()) == []


def test_link_that_was_there_is_not_written_through_to_try_the_folder(tmp_path: Path) -> None:
    folder, target = tmp_path / "data", tmp_path / "elsewhere"
    target.write_bytes(b"theirs")
    link(folder / ".can-write", target)
    _make_data_folder(read_settings({"data": str(folder)}, {}))
    assert target.read_bytes() == b"theirs"
    assert sorted(path.name for path in folder.iterdir()) == [".can-write", "secret-key"]


def test_data_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    folder = link(tmp_path / "data", tmp_path / "disk")
    url = f"sqlite:///{folder / 'kit.sqlite3'}"
    prepare(url, folder)
    signing_key(read_settings({"data": str(folder)}, {}))
    with closing(sqlite3.connect(tmp_path / "disk" / "kit.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM teacher").fetchone() == (0,)


def test_files_are_read_and_made_without_following(tmp_path: Path) -> None:
    planted = link(tmp_path / "name", tmp_path / "elsewhere")
    for opens in (private_file, read_private, lambda path: open_private(path, os.O_RDONLY)):
        with pytest.raises(LinkInPlace) as caught:
            opens(planted)
        assert str(caught.value) == refusal(planted)
    assert not (tmp_path / "elsewhere").exists()
