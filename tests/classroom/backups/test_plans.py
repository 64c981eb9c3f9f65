"""The schedule as it is kept: set, taken once over processes, tried again, caught up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, timedelta

import pytest

from kit.classroom.backups import plans, runs
from kit.classroom.backups.plans import AGAIN, OwnFiles, Taken
from kit.classroom.backups.runs import Failure
from kit.classroom.backups.schedule import Made, Often, Schedule, Turn
from kit.store.engine import Store
from tests.support.room import NOON, Room

DAILY = Schedule(Often.DAILY, hour=16)
BEFORE = NOON.replace(hour=15)
DUE = NOON.replace(hour=16, minute=1)
GONE = Failure("%(folder)s is gone.", {"folder": "/stick"})


def schedule_of(store: Store) -> Schedule:
    with store.reading() as connection:
        return plans.schedule_in(connection)


def due_now(store: Store, moment: object = DUE) -> Turn | None:
    with store.reading() as connection:
        return plans.look(connection, moment)  # type: ignore[arg-type]  # the library's types


def test_schedule_is_off_until_it_is_set_and_kept_then(store: Store) -> None:
    assert schedule_of(store) == Schedule()
    assert due_now(store) is None
    assert plans.save_schedule(store, DAILY, BEFORE) == Schedule()
    stored = schedule_of(store)
    assert (stored.often, stored.hour, stored.since) == (Often.DAILY, 16, BEFORE)
    # The same once more changes nothing, so that what is due stays due.
    assert plans.save_schedule(store, DAILY, DUE) == stored
    assert schedule_of(store) == stored


@pytest.mark.raced
def test_turn_is_taken_once_whoever_looks(store: Store) -> None:
    plans.save_schedule(store, DAILY, BEFORE)
    with ThreadPoolExecutor(8) as pool:
        looks = [pool.submit(plans.take_turn, store, "/stick", DUE) for _ in range(8)]
        taken = [look.result() for look in looks if look.result() is not None]
    assert len(taken) == 1
    assert isinstance(taken[0], Taken)
    assert taken[0].run.by_schedule
    assert taken[0].turn.day == date(2026, 3, 2)
    runs.end(store, taken[0].run, DUE)
    plans.note_done(store, taken[0].turn, OwnFiles("/stick", (Made("a", 1),)))
    assert plans.take_turn(store, "/stick", DUE + timedelta(minutes=1)) is None
    assert plans.take_turn(store, "/stick", DUE + timedelta(days=1)) is not None


def test_turn_waits_while_a_teacher_makes_a_backup(any_store: Store) -> None:
    plans.save_schedule(any_store, DAILY, BEFORE)
    run = runs.begin(any_store, "/stick", DUE)
    assert plans.take_turn(any_store, "/stick", DUE) is None
    runs.end(any_store, run, DUE)
    assert plans.take_turn(any_store, "/stick", DUE) is not None


def test_turn_of_a_process_that_ended_is_taken_by_another(any_store: Store) -> None:
    plans.save_schedule(any_store, DAILY, BEFORE)
    assert plans.take_turn(any_store, "/stick", DUE) is not None
    assert plans.take_turn(any_store, "/stick", DUE + timedelta(minutes=1)) is None
    assert plans.take_turn(any_store, "/stick", DUE + timedelta(minutes=3)) is not None


def test_what_could_not_be_made_is_tried_again_and_said_once(any_store: Store) -> None:
    plans.save_schedule(any_store, DAILY, BEFORE)
    assert plans.note_trouble(any_store, GONE, DUE)
    assert due_now(any_store, DUE + timedelta(minutes=1)) is None
    later = DUE + AGAIN
    assert due_now(any_store, later) is not None
    assert not plans.note_trouble(any_store, GONE, later)
    with any_store.reading() as connection:
        trouble = plans.trouble_in(connection)
    assert trouble is not None
    assert (trouble.failure, trouble.since, trouble.tried_at) == (GONE, DUE, later)
    plans.note_done(any_store, Turn(DUE.date(), later), OwnFiles("/stick"))
    with any_store.reading() as connection:
        assert plans.trouble_in(connection) is None


def test_trouble_of_a_schedule_that_is_off_is_over(any_store: Store) -> None:
    plans.save_schedule(any_store, DAILY, BEFORE)
    plans.note_trouble(any_store, GONE, DUE)
    plans.save_schedule(any_store, Schedule(), DUE)
    with any_store.reading() as connection:
        assert plans.trouble_in(connection) is None
    # Put on again it begins with its next hour: what was not made is not caught up.
    plans.save_schedule(any_store, DAILY, DUE)
    assert due_now(any_store) is None


def test_schedule_after_teaching_looks_for_answers(room: Room) -> None:
    plans.save_schedule(room.store, Schedule(Often.AFTER_TEACHING), NOON)
    quiet = (NOON + timedelta(hours=2)).astimezone(UTC)
    assert due_now(room.store, quiet) is None
    room.do_all("Mia")
    turn = due_now(room.store, quiet)
    assert turn is not None
    assert turn.covers == NOON


def test_files_of_another_folder_are_not_the_schedules(any_store: Store) -> None:
    files = OwnFiles("/stick", (Made("a", 1),))
    plans.note_done(any_store, Turn(DUE.date(), DUE), files)
    assert plans.own_files(any_store, "/stick") == files
    assert plans.own_files(any_store, "/other") == OwnFiles("/other")
