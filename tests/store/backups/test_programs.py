"""PostgreSQL's programs: found, old enough, told what they must know by the environment alone."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from kit.store.backups.programs import ProgramFailed, environment, output, program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts stand for programs")


@pytest.fixture
def old_pg_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "pg_dump"
    path.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'\n")
    path.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    return path


def test_server_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "of somebody else")
    monkeypatch.setenv("HOME", "/root")
    url = make_url(
        "postgresql+psycopg://kit:pass%20word@db.school.example:5433/kit?sslmode=require"
    )
    told = environment(url)
    assert {name: value for name, value in told.items() if name.startswith("PG")} == {
        "PGHOST": "db.school.example",
        "PGPORT": "5433",
        "PGUSER": "kit",
        "PGPASSWORD": "pass word",
        "PGDATABASE": "kit",
        "PGSSLMODE": "require",
        "PGTZ": "UTC",
        "PGCLIENTENCODING": "UTF8",
    }
    assert told["HOME"] == "/root"


def test_socket_of_a_url_is_the_host() -> None:
    assert environment(make_url("postgresql:///kit?host=/run/x"))["PGHOST"] == "/run/x"
    both = environment(make_url("postgresql://me@/kit?host=a:1&host=b:2"))
    several = [both[name] for name in ("PGHOST", "PGPORT", "PGTARGETSESSIONATTRS")]
    assert several == ["a,b", "1,2", "read-write"]


def test_program_of_the_version_is_taken(old_pg_dump: Path) -> None:
    assert program("pg_dump") == program("pg_dump", 15) == str(old_pg_dump)


def test_program_that_is_too_old_is_told(old_pg_dump: Path) -> None:
    with pytest.raises(ProgramFailed) as caught:
        program("pg_dump", 18)
    assert str(caught.value) == (
        f"The program {old_pg_dump} is of PostgreSQL 15, and it takes one of 18 or newer, as the server is. Install the client programs of that version, or put their folder first into PATH."
    )


def test_missing_program_is_told(old_pg_dump: Path) -> None:
    with pytest.raises(ProgramFailed) as caught:
        program("pg_restore")
    assert str(caught.value) == (
        "Backups of PostgreSQL are made and read by its own program pg_restore, which is not here. Install the client programs of its version (Debian: postgresql-client), or put their folder into PATH."
    )


def test_failure_is_told_in_the_programs_last_words() -> None:
    with (
        pytest.raises(ProgramFailed) as caught,
        output(["/bin/sh", "-c", "echo one >&2; echo two. >&2; exit 1"]),
    ):
        pass
    assert str(caught.value) == "The program /bin/sh failed, and says: two."


def test_silent_failure_is_told() -> None:
    with pytest.raises(ProgramFailed) as caught, output(["/bin/sh", "-c", "exit 3"]):
        pass
    assert str(caught.value) == "The program /bin/sh failed, and says: it does not say why."
