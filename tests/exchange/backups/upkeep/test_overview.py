"""What the page of backups shows of the folder: the kit's own files, newest first."""

from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.backups.state import choose_folder
from kit.exchange.backups.making import make_backup
from kit.exchange.backups.upkeep.overview import (
    backup_file,
    backups_in,
    is_backup_name,
    overview,
)
from kit.settings import Settings, read_settings
from kit.store.engine import Store
from tests.support.room import NOON, Room, make_room


@pytest.fixture
def room(sqlite_store: Store) -> Room:
    return make_room(sqlite_store)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"data": str(tmp_path / "data")}, {})


def test_kit_without_backups_looks_at_its_own_folder(room: Room, settings: Settings) -> None:
    page = overview(room.store, settings, NOON)
    assert page.look.folder == settings.data / "backups"
    assert (page.is_chosen, page.is_there, page.backups) == (False, True, [])
    assert (page.last, page.run, page.trouble, page.next_day) == (None, None, None, None)


def test_backups_are_listed_newest_first_and_nothing_else(
    room: Room, settings: Settings, tmp_path: Path
) -> None:
    choose_folder(room.store, tmp_path)
    names = [
        make_backup(room.store, settings, tmp_path, NOON + timedelta(days=number)).path.name
        for number in range(2)
    ]
    (tmp_path / "half.kitbackup").write_bytes(b"PK")
    (tmp_path / "folder.kitbackup").mkdir()
    (tmp_path / "link.kitbackup").symlink_to(tmp_path / names[0])
    (tmp_path / "thesis.odt").write_text("a")
    page = overview(room.store, settings, NOON)
    assert page.is_there
    assert [(one.name, one.made_at) for one in page.backups] == [
        (names[1], NOON + timedelta(days=1)),
        (names[0], NOON),
        ("half.kitbackup", None),
    ]
    assert page.backups[0].size == (tmp_path / names[1]).stat().st_size
    assert backup_file(room.store, settings, names[0]) == tmp_path / names[0]
    for name in ("link.kitbackup", "folder.kitbackup", "thesis.odt", f"../{tmp_path.name}/x"):
        assert backup_file(room.store, settings, name) is None


def test_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "none") == []


@pytest.mark.parametrize(
    ("name", "is_ours"),
    [("a.kitbackup", True), (".a.kitbackup", False), ("a.kitbackup.part", False), ("a", False)],
)
def test_backups_are_known_by_their_ending(name: str, is_ours: bool) -> None:
    assert is_backup_name(name) == is_ours
