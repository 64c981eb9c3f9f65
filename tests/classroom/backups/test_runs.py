"""One backup at a time, over processes; one whose process ended keeps nobody."""

from datetime import timedelta

import pytest

from kit.classroom.backups import runs
from kit.classroom.backups.runs import CUT_OFF, AlreadyRunning, Failure
from kit.classroom.errors import KitError
from kit.store.engine import Store
from tests.support.room import NOON

LATER = NOON + timedelta(seconds=30)


def test_kit_that_made_none_has_no_run(store: Store) -> None:
    assert runs.current(store, NOON) is None


def test_second_backup_is_refused_while_the_first_is_made(store: Store) -> None:
    run = runs.begin(store, "/stick", NOON)
    with pytest.raises(AlreadyRunning) as caught:
        runs.begin(store, "/other", LATER)
    assert str(caught.value) == (
        f"A backup is being made since {NOON}, so no second one was begun. It is listed here when "
        "it is done."
    )
    runs.beat(store, run, 0.5, LATER)
    running = runs.current(store, LATER)
    assert running is not None
    assert (running.folder, running.share, running.ended_at) == ("/stick", 0.5, None)
    runs.end(store, run, LATER)
    done = runs.current(store, LATER)
    assert done is not None
    assert (done.share, done.ended_at, done.failure) == (1.0, LATER, None)
    assert runs.begin(store, "/other", LATER).folder == "/other"


@pytest.mark.parametrize("minutes", [3, -3])
def test_run_that_its_process_took_along_keeps_nobody(any_store: Store, minutes: int) -> None:
    run = runs.begin(any_store, "/stick", NOON)
    now = NOON + timedelta(minutes=minutes)
    cut_off = runs.current(any_store, now)
    assert cut_off is not None
    assert cut_off.failure == Failure(CUT_OFF, {})
    other = runs.begin(any_store, "/other", now)
    # What the first still says, if it was only asleep, is nobody's any more.
    runs.end(any_store, run, now)
    stands = runs.current(any_store, now)
    assert stands is not None
    assert (stands.id, stands.ended_at) == (other.id, None)


def test_failure_keeps_what_was_said(any_store: Store) -> None:
    run = runs.begin(any_store, "/stick", NOON)
    error = KitError("%(folder)s is gone.", folder="/stick")
    runs.end(any_store, run, LATER, Failure.of(error))
    failed = runs.current(any_store, LATER)
    assert failed is not None
    assert failed.failure == Failure("%(folder)s is gone.", {"folder": "/stick"})
