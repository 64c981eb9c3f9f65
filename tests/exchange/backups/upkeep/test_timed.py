"""The schedule at work: due, made once over processes, tried again, swept, caught up."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kit.classroom.backups import plans, runs
from kit.classroom.backups.schedule import Often, Schedule
from kit.classroom.backups.state import choose_folder, last_backup
from kit.exchange.backups.upkeep.timed import BackupTimer, sizes_in
from kit.settings import Settings
from tests.support.room import NOON, Room

SET = NOON.replace(hour=1)
DAY = timedelta(days=1)


class Watched:
    """A timer of a kit, with a clock to be moved and what it said."""

    def __init__(self, room: Room, settings: Settings) -> None:
        self.now: datetime = SET
        self.said: list[str] = []
        self.timer = BackupTimer(room.store, settings, lambda: self.now, self.said.append)

    def at(self, now: datetime) -> str | None:
        """Whether it makes one then: its name."""
        self.now = now
        backup = self.timer.check()
        return None if backup is None else backup.path.name


@pytest.fixture
def stick(stick: Path, room: Room) -> Path:
    choose_folder(room.store, stick)
    return stick


def daily(room: Room, keep: int = 10) -> None:
    # The hour of the computer's clock that has come in every zone by these moments.
    plans.save_schedule(room.store, Schedule(Often.DAILY, hour=0, keep=keep), SET)


def test_nothing_is_made_without_a_schedule(room: Room, settings: Settings, stick: Path) -> None:
    watched = Watched(room, settings)
    assert watched.at(NOON + DAY) is None
    assert list(stick.iterdir()) == []
    assert watched.said == []


def test_backup_is_made_each_day_and_older_ones_go(
    room: Room, settings: Settings, stick: Path
) -> None:
    daily(room, keep=2)
    watched = Watched(room, settings)
    (stick / "whose-words-2020-01-01-0000.kitbackup").write_text("a teacher's own")
    names = [watched.at(NOON + number * DAY) for number in range(1, 5)]
    assert None not in names
    assert watched.at(NOON + 4 * DAY + timedelta(minutes=1)) is None
    assert sorted(path.name for path in stick.iterdir()) == [
        "whose-words-2020-01-01-0000.kitbackup", *names[-2:]
    ]  # fmt: skip
    assert watched.said[-1] == f"The scheduled backup was made: {stick / str(names[-1])}"
    last = last_backup(room.store)
    assert last is not None
    assert last.at == NOON + 4 * DAY


@pytest.mark.raced
def test_two_processes_make_one(room: Room, settings: Settings, stick: Path) -> None:
    daily(room)
    timers = [Watched(room, settings) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        names = list(pool.map(lambda watched: watched.at(NOON + DAY), timers))
    assert sum(name is not None for name in names) == 1
    assert len(list(stick.iterdir())) == 1


def test_stick_that_is_not_in_is_said_once_and_tried_again(
    room: Room, settings: Settings, stick: Path
) -> None:
    daily(room)
    watched, pulled = Watched(room, settings), stick.with_name("pulled")
    shutil.move(stick, pulled)
    assert watched.at(NOON + DAY) is None
    assert watched.at(NOON + DAY + timedelta(minutes=11)) is None
    assert watched.said == [
        (
            "The scheduled backup was not made, and is tried again. There is no folder "
            f"{stick} now. Is it on a stick that is not in? Put it in, make the folder, or choose "
            "another one."
        )
    ]
    assert not stick.exists()
    with room.store.reading() as connection:
        trouble = plans.trouble_in(connection)
    assert trouble is not None
    assert trouble.since == NOON + DAY
    shutil.move(pulled, stick)
    assert watched.at(NOON + DAY + timedelta(minutes=22)) is not None
    with room.store.reading() as connection:
        assert plans.trouble_in(connection) is None


def test_backup_that_fails_half_way_is_tried_again(
    room: Room, settings: Settings, stick: Path
) -> None:
    daily(room)
    watched = Watched(room, settings)
    # Its place is taken by a folder, as nothing else makes the file fail as root.
    (settings.data / "backups").write_text("")
    assert watched.at(NOON + DAY) is None
    assert len(watched.said) == 1
    run = runs.current(room.store, watched.now)
    assert run is not None
    assert run.failure is not None
    (settings.data / "backups").unlink()
    assert watched.at(NOON + DAY + timedelta(minutes=11)) is not None


def test_missed_backup_is_made_at_the_next_start(
    room: Room, settings: Settings, stick: Path
) -> None:
    daily(room)
    assert Watched(room, settings).at(NOON + DAY) is not None
    # Another process, days later.
    assert Watched(room, settings).at(NOON + 5 * DAY) is not None
    assert Watched(room, settings).at(NOON + 5 * DAY + timedelta(minutes=5)) is None


def test_without_a_choice_backups_go_beside_the_database(room: Room, settings: Settings) -> None:
    daily(room)
    assert Watched(room, settings).at(NOON + DAY) is not None
    assert len(list((settings.data / "backups").glob("*.kitbackup"))) == 1


def test_backups_of_two_sticks_that_take_turns_are_kept_on_each(
    room: Room, settings: Settings, stick: Path
) -> None:
    daily(room, keep=1)
    watched, away = Watched(room, settings), stick.with_name("away")
    watched.at(NOON + DAY)
    shutil.move(stick, away)
    stick.mkdir()
    watched.at(NOON + 2 * DAY)
    assert len(list(away.iterdir())) == len(list(stick.iterdir())) == 1
    shutil.rmtree(stick)
    shutil.move(away, stick)
    name = watched.at(NOON + 3 * DAY)
    assert [path.name for path in stick.iterdir()] == [name]


def test_sizes_are_of_plain_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("abc")
    (tmp_path / "b").mkdir()
    (tmp_path / "c").symlink_to(tmp_path / "a")
    assert sizes_in(tmp_path, ["a", "b", "c", "d"]) == {"a": 3}
