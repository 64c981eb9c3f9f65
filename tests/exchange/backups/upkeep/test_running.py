"""A backup in a thread of its own: told to all processes, and ended whatever becomes of it."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kit.classroom.backups import runs
from kit.classroom.backups.runs import Failure
from kit.classroom.backups.state import keep_keys, last_backup
from kit.classroom.clock import clock_at
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.making import Backup
from kit.exchange.backups.reading import backup_facts
from kit.exchange.backups.upkeep import running
from kit.settings import Settings
from tests.support.room import NOON, Room

CLOCK = clock_at(NOON)


def test_backup_is_made_where_it_was_begun_and_is_the_last(
    room: Room, settings: Settings, stick: Path
) -> None:
    run = runs.begin(room.store, str(stick), NOON)
    running.make_beside(room.store, settings, run, CLOCK).join()
    ended = runs.current(room.store, NOON)
    assert ended is not None
    assert (ended.ended_at, ended.failure) == (NOON, None)
    last = last_backup(room.store)
    assert last is not None
    assert (last.at, last.path.parent, last.encrypted) == (NOON, stick, False)


@pytest.mark.long
def test_backup_is_encrypted_where_a_passphrase_was_chosen(
    room: Room, settings: Settings, stick: Path
) -> None:
    keep_keys(room.store, new_keys("four words that differ"))
    run = runs.begin(room.store, str(stick), NOON)
    backup = running.make(room.store, settings, run, CLOCK)
    assert backup is not None
    assert backup_facts(backup.path).encrypted


def test_stick_that_vanishes_is_said_and_the_next_may_begin(
    room: Room, settings: Settings, stick: Path
) -> None:
    (stick / "file").write_text("")
    failures = list[Failure]()
    run = runs.begin(room.store, str(stick / "file" / "gone"), NOON)
    assert (
        running.make(room.store, settings, run, CLOCK, running.Occasion(failed=failures.append))
        is None
    )
    ended = runs.current(room.store, NOON)
    assert ended is not None
    assert ended.ended_at == NOON
    assert [ended.failure] == failures
    assert failures[0].message % failures[0].facts == (
        f"The backup cannot be written to {stick}/file/gone: Not a directory. Nothing half is left "
        "there. See that the kit may write there, or choose another folder."
    )
    runs.begin(room.store, str(stick), NOON)


def test_fault_of_the_kits_own_is_raised_and_ends_the_run(
    room: Room, settings: Settings, stick: Path
) -> None:
    def done(_backup: Backup) -> None:
        raise ZeroDivisionError

    run = runs.begin(room.store, str(stick), NOON)
    with pytest.raises(ZeroDivisionError):
        running.make(room.store, settings, run, CLOCK, running.Occasion(done=done))
    ended = runs.current(room.store, NOON)
    assert ended is not None
    assert ended.failure is not None
    assert ended.failure.message == (
        "Something went wrong in the kit, and no backup was made. The reason stands in the window "
        "where the kit runs."
    )


def test_run_is_renewed_while_it_takes(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BEAT", timedelta(milliseconds=20))
    moments = [NOON + timedelta(seconds=number) for number in range(1000)]
    run = runs.begin(room.store, "/stick", NOON)

    def clock() -> datetime:
        return moments.pop(0)

    with running.beating(room.store, run, clock) as progress:
        progress(0.25)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            now = runs.current(room.store, NOON)
            assert now is not None
            if now.share and now.beat_at > NOON:
                break
            time.sleep(0.02)
    assert now is not None
    assert (now.share, now.ended_at) == (0.25, None)
