import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from kit.classroom.keeping.moved import moved_away
from kit.exchange.moving import to_folder
from kit.exchange.moving.moving import MoveRefused
from kit.store.database.problems import DatabaseCorrupt, DatabaseUnwritable
from kit.store.engine import Store, open_store
from kit.store.migrate import head
from kit.store.private import LinkInPlace
from tests.store.filling import revision_at
from tests.support import databases
from tests.support.moving import KEY, filled, move, put_new_database, unlike


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A filled kit."""
    with filled("sqlite", tmp_path) as store:
        yield store


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.mark.long
def test_folder_has_what_a_kit_starts_with_and_nothing_else(source: Store, stick: Path) -> None:
    """The tables are made by all steps, as at a first start."""
    move(source, stick)
    assert sorted(path.name for path in stick.iterdir()) == ["kit.sqlite3", "secret-key"]
    assert (stick / "secret-key").read_text() == KEY
    assert revision_at(f"sqlite:///{stick / 'kit.sqlite3'}") == head()
    assert {path.stat().st_mode & 0o777 for path in stick.iterdir()} == {0o600}


def test_leftovers_of_a_move_that_was_cut_off_are_in_nobodys_way(
    source: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_folder, "upgrade", put_new_database)
    for suffix in ("", "-wal", "-shm"):
        (stick / f"kit.sqlite3-moving{suffix}").write_bytes(b"half of it")
    move(source, stick)
    assert sorted(path.name for path in stick.iterdir()) == ["kit.sqlite3", "secret-key"]
    assert len(unlike(source, stick)) == 1


def test_disk_that_fills_up_is_told_and_nothing_is_left(
    source: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(url: str) -> Store:
        store = open_store(url)
        event.listen(
            store.engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count=1")
        )
        return store

    with source.writing() as connection:
        connection.execute(text("INSERT INTO kit_state VALUES ('a', :long)"), {"long": "a" * 10**6})
    with monkeypatch.context() as patch:
        patch.setattr(to_folder, "upgrade", put_new_database)
        patch.setattr(to_folder, "open_store", opened)
        with pytest.raises(DatabaseUnwritable) as caught:
            move(source, stick)
    assert str(caught.value) == (
        f"The database {stick / 'kit.sqlite3-moving'} cannot be used. The disk that the kit writes "
        "to is full (database or disk is full). Make room on it, then start again."
    )
    assert list(stick.iterdir()) == []
    assert moved_away(source) is None


def test_stick_that_is_not_in_is_told(source: Store, tmp_path: Path) -> None:
    """A folder of its name would be made on this computer's disk."""
    with pytest.raises(MoveRefused) as caught:
        move(source, tmp_path / "media" / "kit")
    assert str(caught.value) == (
        f"There is no folder {tmp_path / 'media'}. If it is a stick or a shared folder, see that "
        "it is in or connected; else make it."
    )
    assert not (tmp_path / "media").exists()


def test_own_folder_is_no_target(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    put_new_database(f"sqlite:///{path}")
    with closing(open_store(f"sqlite:///{path}")) as store, pytest.raises(MoveRefused) as caught:
        move(store, tmp_path)
    assert str(caught.value) == f"The classes are in {tmp_path} already: name another folder."


def test_half_a_file_is_left_alone(source: Store, stick: Path) -> None:
    whole = databases.sqlite_template().read_bytes()
    (stick / "kit.sqlite3").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DatabaseCorrupt) as caught:
        move(source, stick)
    assert str(caught.value).startswith(f"The database {stick / 'kit.sqlite3'} is damaged (")
    assert (stick / "kit.sqlite3").read_bytes() == whole[: len(whole) // 2]


def test_database_of_another_program_is_left_alone(source: Store, stick: Path) -> None:
    with closing(sqlite3.connect(stick / "kit.sqlite3")) as connection:
        connection.execute("CREATE TABLE notes (x)")
    with pytest.raises(MoveRefused) as caught:
        move(source, stick)
    assert str(caught.value) == (
        f"{stick / 'kit.sqlite3'} is another program's database. Name another folder, or put that "
        "database somewhere else first."
    )


@pytest.mark.long
def test_database_that_somebody_has_open_is_not_replaced(source: Store, stick: Path) -> None:
    url = f"sqlite:///{stick / 'kit.sqlite3'}"
    put_new_database(url)
    with closing(open_store(url)) as other, other.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM kit_state").all()
        with closing(open_store(url)) as writer, writer.writing() as writing:
            writing.exec_driver_sql("INSERT INTO kit_state VALUES ('a', 'b')")
        with pytest.raises(MoveRefused) as caught:
            move(source, stick)
    assert str(caught.value) == (
        f"Another program has {stick / 'kit.sqlite3'} open. Close it, then run this again."
    )


def test_link_in_the_place_of_the_file_aside_is_not_followed(
    source: Store, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken away as any leftover: what it points at stays as it is."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    (stick / "kit.sqlite3-moving").symlink_to(elsewhere)
    monkeypatch.setattr(to_folder, "upgrade", put_new_database)
    move(source, stick)
    assert elsewhere.read_bytes() == b"mine"
    assert not (stick / "kit.sqlite3").is_symlink()


def test_link_in_the_place_of_the_key_is_refused(
    source: Store, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").write_text("somebody's, of forty letters or nearly so")
    (stick / "secret-key").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setattr(to_folder, "upgrade", put_new_database)
    with pytest.raises(LinkInPlace):
        move(source, stick)
    assert [path.name for path in stick.iterdir()] == ["secret-key"]
