"""What a worker says that cannot start; tests/faults/test_starting.py starts and stops real ones."""

import gc
import multiprocessing
import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from kit.content.added.courses import Courses
from kit.server import worker
from kit.server.worker import DeviceSeen, in_words
from kit.settings import read_settings
from tests.support.room import tiny_library


def test_fault_of_the_program_is_told_in_a_line_with_its_place() -> None:
    try:
        read_settings(None, {})  # type: ignore[arg-type]  # wrong on purpose
    except AttributeError as error:
        said = in_words(error)
    assert said.startswith(
        "AttributeError: 'NoneType' object has no attribute 'get' (__init__.py, line "
    )


def test_error_of_the_database_is_told_as_the_database_says_it() -> None:
    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError("no such\ntable: kit_state"))
    assert in_words(error) == "OperationalError: no such table: kit_state"


@pytest.fixture
def own_rings() -> Iterator[None]:
    """Afterwards this process looks for them as before."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.long
@pytest.mark.usefixtures("own_rings")
def test_app_is_loaded_over_the_content_that_the_parent_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[object] = []

    def load(*what: object) -> None:
        handed.append(what)

    monkeypatch.setattr(worker, "leave_signals_to_parent", lambda: None)
    monkeypatch.setattr(worker, "import_module", lambda _name: SimpleNamespace(load=load))
    courses, device_seen = Courses(tiny_library()), DeviceSeen()
    for number, read in enumerate((courses, None)):
        asked, tells = multiprocessing.Pipe(duplex=False)
        worker.load(tells, asked, read, device_seen, number)
    assert handed == [(courses, device_seen, 0), (None, device_seen, 1)]
    # What a worker has at its start is looked through no more.
    assert gc.get_freeze_count() > 100_000
    assert gc.get_threshold()[0] == 10_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NO FORK: one process serves there")
def test_device_that_one_process_has_seen_all_have() -> None:
    device_seen, moment = DeviceSeen(), datetime(2026, 11, 30, 9, 31, 5, tzinfo=UTC)
    assert device_seen.at is None
    other = multiprocessing.get_context("fork").Process(target=device_seen.note, args=(moment,))
    other.start()
    other.join()
    assert device_seen.at == moment


def test_shared_memory_has_no_file() -> None:
    """In a bare root the user of the kit may not write to /dev/shm, where Python puts one."""
    opened: list[object] = []
    watching = [True]
    sys.addaudithook(
        lambda event, given: opened.append(given[0]) if event == "open" and watching[0] else None
    )
    DeviceSeen().note(datetime.now(UTC))
    watching[0] = False
    assert [path for path in opened if "shm" in str(path)] == []
