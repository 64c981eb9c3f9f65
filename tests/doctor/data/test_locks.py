"""Who else has the database open, by the locks that Linux lists."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.doctor.data.locks import Lock, OtherProgram, locks_in, other_programs
from tests.support.bad_mornings import kit_folder

LISTING = """\
1: POSIX  ADVISORY  WRITE 28926 fe:00:2149287 120 120
2: POSIX  ADVISORY  READ 28926 fe:00:2149283 1073741826 1073742335
2: -> POSIX  ADVISORY  WRITE 28928 fe:00:2149283 1073741826 1073742335
3: FLOCK  ADVISORY  WRITE 28504 fe:00:3777098 0 EOF
4: POSIX  ADVISORY  WRITE 12 00:2f:7 0 EOF
5: POSIX  ADVISORY  WRITE -1 00:2f:7 0 0
6: OFDLCK ADVISORY  WRITE -1 00:2f:7 0 0
7: POSIX  MANDATORY READ 13 103:05:99 5 9
8: POSIX  MSNFS     READ 13 103:05:99 5 9 more
"""

#: Another program: it opens the database and holds it as it is told.
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
print("there", flush=True)
sys.stdin.read()
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux lists locks")


def test_locks_are_read() -> None:
    assert list(locks_in(LISTING)) == [
        Lock(28926, 2149287, writes=True, first=120, last=120),
        Lock(28926, 2149283, writes=False, first=1073741826, last=1073742335),
        Lock(13, 99, writes=False, first=5, last=9),
    ]


@given(
    st.text() | st.lists(st.text("0123456789:-> POSIXADVWRTEFLK\n\t", max_size=60)).map("\n".join)
)
def test_any_text_is_read(text: str) -> None:
    for lock in locks_in(text):
        assert lock.pid > 0


@given(
    st.integers(1, 2**22),
    st.integers(0, 2**63),
    st.booleans(),
    st.integers(0, 2**62),
    st.integers(0, 2**62),
)
def test_lock_is_read_as_it_is_written(
    pid: int, inode: int, writes: bool, first: int, last: int
) -> None:
    kind = "WRITE" if writes else "READ "
    line = f"17: POSIX  ADVISORY  {kind} {pid} fe:00:{inode} {first} {last}\n"
    assert list(locks_in(line)) == [Lock(pid, inode, writes, first, last)]


def others_of(database: Path, *statements: str) -> tuple[int, tuple[OtherProgram, ...]]:
    """Who has it open, while another process does."""
    words = [sys.executable, "-c", HOLD, str(database), *statements]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline().split() == [b"there"]
        found = other_programs(database, {os.getpid()})
        other.kill()
    return other.pid, found


@linux
@pytest.mark.parametrize("mode", ["wal", "delete"])
@pytest.mark.parametrize(
    ("statements", "writes"),
    [
        (["BEGIN IMMEDIATE"], True),
        (["BEGIN EXCLUSIVE"], True),
        (["BEGIN", "SELECT * FROM mark"], False),
    ],
)
def test_other_program_is_named(
    tmp_path: Path, mode: str, statements: list[str], writes: bool
) -> None:
    database = kit_folder(tmp_path / "data") / "kit.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
    pid, found = others_of(database, *statements)
    assert [(one.pid, one.writes) for one in found] == [(pid, writes)]
    assert found[0].name.startswith("python")


@linux
def test_own_processes_and_other_files_are_passed_over(tmp_path: Path) -> None:
    database = kit_folder(tmp_path / "data") / "kit.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert other_programs(database, {os.getpid()}) == ()
    assert others_of(kit_folder(tmp_path / "other") / "kit.sqlite3", "SELECT 1")[1] == ()


def test_nothing_is_known_without_a_list(tmp_path: Path) -> None:
    assert other_programs(tmp_path / "kit.sqlite3", (), tmp_path / "nowhere") == ()


def test_process_that_nobody_may_ask_has_no_name(tmp_path: Path) -> None:
    database = kit_folder(tmp_path / "data") / "kit.sqlite3"
    listing = tmp_path / "locks"
    inode = database.stat().st_ino
    listing.write_text(f"1: POSIX  ADVISORY  READ 4194305 00:00:{inode} 1073741826 1073742335\n")
    assert other_programs(database, (), listing) == (OtherProgram(4194305, "?", writes=False),)
