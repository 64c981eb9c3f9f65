"""What is wrong with a database is brought about, and found in words."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kit.doctor.bounded import TookTooLong
from kit.doctor.data.database import check
from kit.doctor.data.locks import OtherProgram
from kit.doctor.data.looking import CannotCopy, Stored
from kit.store.database.faults import GONE, LOCKED, DatabaseFault
from kit.store.migrate import head
from tests.doctor.data.test_locks import HOLD
from tests.support.bad_mornings import KEY, Said, facts_of, kit_folder, plain_facts, snapshot, told
from tests.support.databases import new_postgres

RESTORE = (
    "Stop the kit, then put the newest backup back (kit restore FILE --replace, which keeps the "
    "damaged database), or the newest copy in its place (the kit's own are in the folder backups)."
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return kit_folder(tmp_path / "data")


def found(data: Path) -> dict[str, Said]:
    before = snapshot(data)
    facts = facts_of(data)
    findings = told(check(facts))
    assert snapshot(data) == before
    return findings


def seen(**more: object) -> dict[str, Said]:
    return told(check(plain_facts(Stored("kit.sqlite3", is_file=True, **more))))  # type: ignore[arg-type]  # a scene's arguments


def test_database_that_is_well(data: Path) -> None:
    size = (data / "kit.sqlite3").stat().st_size / 1_000_000
    assert found(data) == {
        "database": (
            "well",
            f"The database opens and is whole: schema {head()}, {size:.1f} MB, 0 answers.",
            str(data / "kit.sqlite3"),
            "",
        )
    }


def test_no_database_yet_and_one_that_is_gone(data: Path) -> None:
    file = data / "kit.sqlite3"
    file.unlink()
    assert found(data) == {
        "database-gone": (
            "wrong",
            "A kit has worked in the data folder, and its database is not there.",
            str(file),
            (
                "Do not start the kit on it: it would begin with nothing. Put the database back (the newest "
                "copy is in the folder backups), or name the right folder with --data."
            ),
        )
    }
    (data / "kit.sqlite3-holder").unlink()
    assert found(data) == {
        "database-new": (
            "well", "There is no database yet; the first start makes it.", str(file), "",
        )
    }  # fmt: skip


def test_file_that_is_no_database(data: Path) -> None:
    file = data / "kit.sqlite3"
    file.write_bytes(b"no database at all. " * 100)
    assert found(data) == {
        "database-damaged": (
            "wrong",
            "The database is damaged: file is not a database.",
            str(file),
            RESTORE,
        )
    }


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_half_a_database(data: Path, share: float) -> None:
    file = data / "kit.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    ((name, (state, _what, where, advice)),) = found(data).items()
    assert (name, state, where, advice) == ("database-damaged", "wrong", str(file), RESTORE)


def test_pages_that_are_overwritten(data: Path) -> None:
    file = data / "kit.sqlite3"
    whole = file.read_bytes()
    at = len(whole) // 4096 * 4096 - 40 * 4096
    file.write_bytes(whole[:at] + b"\xff" * 8192 + whole[at + 8192 :])
    ((name, (state, what, _where, advice)),) = found(data).items()
    assert (name, state, advice) == ("database-damaged", "wrong", RESTORE)
    assert what.startswith("The database is damaged: ")
    assert "\n" not in what


def test_rows_that_belong_to_nobody(data: Path) -> None:
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection:
        connection.execute("INSERT INTO plan_step SELECT * FROM plan_step")
        connection.execute("CREATE TABLE pet (owner REFERENCES teacher (id))")
        connection.execute("INSERT INTO pet VALUES ('nobody'), ('nobody else')")
        connection.commit()
    assert found(data)["database-loose-rows"] == (
        "wrong",
        "2 rows of the database belong to others that are not there.",
        str(data / "kit.sqlite3"),
        RESTORE,
    )


def change(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            "UPDATE alembic_version SET version_num = '9999_later'",
            (
                "The database {file} was made by a newer kit (schema 9999_later; this one knows "
                f"{head()}). Install the newer kit again, or start with another --data folder."
            ),
        ),
        (
            "DROP TABLE mark",
            (
                "Another program has changed the database {file}: the table mark is missing. Nothing "
                "was changed now. Put a copy from before in its place, or start with another --data "
                "folder."
            ),
        ),
        (
            "UPDATE alembic_version SET version_num = 'x'",
            (
                "The database {file} is damaged (it names the schema 'x', which no kit has). Keep the "
                "file, and start with another --data folder."
            ),
        ),
    ],
)
def test_database_that_a_start_would_refuse(data: Path, statement: str, line: str) -> None:
    change(data, statement)
    file = data / "kit.sqlite3"
    assert found(data) == {
        "database-refused": (
            "wrong", line.format(file=file), str(file), "Do as it says; nothing was changed.",
        )
    }  # fmt: skip


def test_database_of_an_earlier_kit_is_well(data: Path) -> None:
    change(data, "UPDATE alembic_version SET version_num = '0005_live_rounds'")
    assert found(data)["database-older"][:2] == (
        "well",
        (
            f"The database is of an earlier kit (schema 0005_live_rounds; this one has {head()}). The "
            "next start keeps a copy of it and brings it up to date."
        ),
    )


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists locks")
@pytest.mark.parametrize(
    ("mode", "statement", "name"),
    [
        ("wal", "BEGIN IMMEDIATE", "database-locked"),
        ("delete", "BEGIN EXCLUSIVE", "database-locked"),
        ("wal", "SELECT * FROM mark", "database-opened"),
    ],
)
def test_other_program_that_has_it(data: Path, mode: str, statement: str, name: str) -> None:
    change(data, f"PRAGMA journal_mode={mode}")
    words = [sys.executable, "-c", HOLD, str(data / "kit.sqlite3"), statement]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        findings = told(check(facts_of(data)))
        other.kill()
    state, what, where, advice = findings[name]
    assert (state, where) == (
        "wrong" if name == "database-locked" else "mind",
        str(data / "kit.sqlite3"),
    )
    assert what.endswith(f", process {other.pid}.")
    assert advice in {
        "Close it, or end its process.",
        "Close it before class: while it writes, the kit cannot.",
    }
    assert set(findings) <= {name, "database"}


def test_what_cannot_be_seen_or_takes_too_long() -> None:
    assert seen(error=TookTooLong())["database-silent"] == (
        "wrong",
        "The database has not answered within two seconds.",
        "kit.sqlite3",
        (
            "With a server: see that it runs and can be reached. With a file: see that its disk or network "
            "drive is there."
        ),
    )
    assert seen(error=CannotCopy())["database-not-looked"] == (
        "could not look",
        (
            "The kit was not stopped in order, so the log beside the database holds what was saved last, and "
            "there was no room or rest to look at a copy of both."
        ),
        "kit.sqlite3",
        "Start the kit: it takes in its log by itself.",
    )
    assert seen(schema=head(), size=154_000_000)["database-not-all"] == (
        "could not look",
        f"The database opens (schema {head()}, 154.0 MB). It is too large to be looked through in a second.",
        "kit.sqlite3",
        "Nothing need be done; look again when nobody works, or make a copy of it.",
    )


def test_fault_that_the_system_tells_of() -> None:
    gone = DatabaseFault(GONE, "kit.sqlite3 is not there")
    assert seen(error=gone, fault=GONE)["database-fault"] == (
        "wrong",
        (
            "The kit's database is not where it was: it was deleted, moved or renamed. (kit.sqlite3 is not "
            "there)"
        ),
        "kit.sqlite3",
        "Put the data folder back.",
    )
    odd = seen(error=sqlite3.OperationalError("no such table: answer"))["database-damaged"]
    assert odd[1] == "The database is damaged: no such table: answer."


def test_what_is_no_fault_of_the_database_is_not_said_to_be_one() -> None:
    assert seen(error=PermissionError(13, "Permission denied"))["database-unseen"] == (
        "could not look",
        "The database could not be looked at: PermissionError: [Errno 13] Permission denied.",
        "kit.sqlite3",
        "See that its folder may be read; if it may, start the kit, which says more.",
    )


def test_lock_is_said_once() -> None:
    other = OtherProgram(12, "sqlitebrowser", writes=True)
    busy = sqlite3.OperationalError("database is locked")
    assert seen(others=(other,), error=busy, fault=LOCKED) == {
        "database-locked": (
            "wrong",
            "Another program keeps the kit from writing to the database: sqlitebrowser, process 12.",
            "kit.sqlite3",
            "Close it, or end its process.",
        )
    }


def test_large_log() -> None:
    assert seen(log=65 << 20, schema=head(), is_whole=True)["database-log"] == (
        "mind",
        "The log beside the database is 68.2 MB large.",
        "kit.sqlite3-wal",
        "Close what else has the database open, then start and stop the kit once.",
    )


def on_server(tmp_path: Path, url: str) -> dict[str, Said]:
    variables = {"KIT_SECRET_KEY": KEY}
    return told(check(facts_of(tmp_path, variables=variables, database_url=url)))


def test_server_that_is_not_there(tmp_path: Path) -> None:
    ((name, (state, what, where, advice)),) = on_server(
        tmp_path, "postgresql://me:hush@127.0.0.1:1/kit"
    ).items()
    assert (name, state, advice) == (
        "database-refused", "wrong", "Do as it says; nothing was changed.",
    )  # fmt: skip
    assert what.startswith(
        "The database postgresql://me:***@127.0.0.1:1/kit cannot be opened: connection failed: "
    )
    assert where == "postgresql://me:***@127.0.0.1:1/kit"


@pytest.mark.postgres
def test_server_that_answers_or_waits_for_migrate(tmp_path: Path) -> None:
    assert on_server(tmp_path, new_postgres())["database-server"][:2] == (
        "well",
        (
            f"The database server answers: schema {head()}, 0 answers. Whether its disk is whole was "
            "not looked at."
        ),
    )
    empty = on_server(tmp_path, new_postgres(migrated=False))
    assert empty["database-server-older"][::3] == (
        "wrong", "Run `kit migrate`, then start the kit.",
    )  # fmt: skip
