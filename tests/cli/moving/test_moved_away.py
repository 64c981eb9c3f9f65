from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.classroom.keeping.moved import MovedAway, moved_away, note_moved_in
from kit.cli.moving.moved_away import refuse_moved_away
from kit.settings import Settings, read_settings
from kit.store.engine import Store, open_store
from tests.support.moving import put_new_database

MOVED = MovedAway(datetime(2026, 11, 30, 13, 20, tzinfo=UTC), "/media/me/stick")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a data folder with a database."""
    put_new_database(f"sqlite:///{tmp_path / 'kit.sqlite3'}")
    return read_settings({"data": str(tmp_path)}, {})


@pytest.fixture
def left_behind(settings: Settings) -> Store:
    """The database, whose classes were moved away."""
    store = open_store(settings.database_url)
    with store.writing() as connection:
        note_moved_in(connection, MOVED)
    store.close()
    return store


def test_kit_whose_classes_are_here_starts(settings: Settings) -> None:
    refuse_moved_away(settings, go_on=False)
    refuse_moved_away(settings, go_on=True)


def test_kit_whose_classes_were_moved_does_not_start_unless_told(
    settings: Settings, left_behind: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        refuse_moved_away(settings, go_on=False)
    assert caught.value.code == 1
    assert capsys.readouterr().err == (
        "These classes were moved to /media/me/stick on 30 November 2026 at 13:20 UTC: start the "
        "kit there. What was done there since is not here, and two copies that are both used "
        "cannot be put together again. If the other one is lost, go on with this one: "
        "`kit serve --go-on-here`, once.\n"
    )
    refuse_moved_away(settings, go_on=True)
    refuse_moved_away(settings, go_on=False)
    assert moved_away(left_behind) is None
    left_behind.close()
