"""What all checks go by is gathered once, whatever is wrong."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import Script, ScriptDirectory

from kit.doctor import facts as gathering
from kit.doctor.bounded import TookTooLong
from kit.doctor.facts import Within
from kit.server.holder import Holder, holding
from kit.store import migrate
from tests.support.bad_mornings import facts_of, kit_folder
from tests.support.room import tiny_library


def test_kit_that_serves_the_folder_is_known(tmp_path: Path) -> None:
    data = kit_folder(tmp_path / "data")
    assert facts_of(data).running is None
    settings = facts_of(data, port="8123").settings
    with holding(settings):
        running = facts_of(data).running
    assert running is not None
    assert running.port == 8123


def test_page_of_a_kit_knows_that_it_runs(tmp_path: Path) -> None:
    within = Within(tiny_library())
    facts = facts_of(kit_folder(tmp_path / "data"), within=within, port="8124")
    assert facts.running == Holder(None, 8124)


def test_link_in_the_place_of_the_holder_tells_of_nobody(tmp_path: Path) -> None:
    data = kit_folder(tmp_path / "data")
    (data / "kit.sqlite3-holder").unlink()
    (data / "kit.sqlite3-holder").symlink_to(tmp_path / "theirs")
    assert facts_of(data).running is None


@pytest.mark.long
def test_database_that_does_not_answer_is_given_up_after_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "look_at", lambda *_, **__: threading.Event().wait(5))
    stored = facts_of(kit_folder(tmp_path / "data")).database
    assert isinstance(stored.error, TookTooLong)
    assert stored.place == str(tmp_path / "data" / "kit.sqlite3")


def test_steps_of_the_schema_are_read_before_the_time_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are 26 files, which a slow computer reads in more than the two seconds."""
    readers: list[threading.Thread] = []
    walk = ScriptDirectory.walk_revisions

    def noted(scripts: ScriptDirectory) -> Iterator[Script]:
        readers.append(threading.current_thread())
        return walk(scripts)

    data = kit_folder(tmp_path / "data")
    monkeypatch.setattr(ScriptDirectory, "walk_revisions", noted)
    migrate._steps_of.cache_clear()
    assert facts_of(data).database.error is None
    assert readers == [threading.current_thread()]
