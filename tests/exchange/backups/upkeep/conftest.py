"""A room on SQLite, the settings of its kit, and a folder that stands for a stick."""

from pathlib import Path

import pytest

from kit.settings import Settings, read_settings
from kit.store.engine import Store
from tests.support.room import Room, make_room


@pytest.fixture
def room(sqlite_store: Store) -> Room:
    """On SQLite: how a server's database is copied has its own tests."""
    return make_room(sqlite_store)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "data").mkdir()
    return read_settings({"data": str(tmp_path / "data")}, {})


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
