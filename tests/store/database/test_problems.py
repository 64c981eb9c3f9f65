"""A database that the kit cannot start with: one line, with the reason that the system gives."""

from pathlib import Path

import pytest

from kit.store.database import faults
from kit.store.database.faults import DatabaseFault
from kit.store.database.problems import (
    DatabaseCorrupt,
    DatabaseProblem,
    DatabaseUnreachable,
    DatabaseUnwritable,
    file_of,
    first_use,
    shown,
)

URL = "sqlite:////kit/kit.sqlite3"


def line(error: Exception, url: str = URL) -> DatabaseProblem:
    with pytest.raises(DatabaseProblem) as caught, first_use(url):
        raise error
    return caught.value


def test_fault_is_said_with_its_reason_and_what_to_do() -> None:
    problem = line(DatabaseFault(faults.LOCKED, "database is locked"))
    assert isinstance(problem, DatabaseUnwritable)
    assert str(problem) == (
        "The database /kit/kit.sqlite3 cannot be used. Another program holds the kit's database "
        "(database is locked). Close what has it open, such as a program that shows or copies "
        "databases, then start again."
    )


def test_missing_driver_is_said_with_what_installs_it() -> None:
    problem = line(DatabaseFault(faults.NO_DRIVER), "postgresql://kit:hush@db/kit")
    assert str(problem) == (
        "The database postgresql://kit:***@db/kit cannot be used. What the kit needs for "
        'PostgreSQL is not installed. Install it (pip install "whose-words[postgres]", or the '
        "wheel with [postgres] behind it), then start again."
    )


def test_damage_and_what_is_not_there_have_lines_of_their_own() -> None:
    assert isinstance(line(DatabaseFault(faults.DAMAGED, "x")), DatabaseCorrupt)
    gone = line(DatabaseFault(faults.GONE, "/kit/kit.sqlite3 is not there"))
    assert isinstance(gone, DatabaseUnreachable)
    assert str(gone).startswith(
        "The database /kit/kit.sqlite3 cannot be opened: /kit/kit.sqlite3 is not there. "
    )


def test_fault_of_the_kit_is_raised_as_it_is() -> None:
    with pytest.raises(FileNotFoundError), first_use(URL):
        raise FileNotFoundError(2, "x")


def test_file_and_server_are_told_apart() -> None:
    assert (file_of(URL), shown(URL)) == (Path("/kit/kit.sqlite3"), "/kit/kit.sqlite3")
    server = "postgresql://kit:hush@db/kit"
    assert (file_of(server), shown(server)) == (None, "postgresql://kit:***@db/kit")
