"""The database's files before anybody opens them: damage of any byte, and permissions."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from kit.classroom.people.accounts.links import setup_link_token
from kit.store.database.files import back_up, damage, newest_in, unwritable
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, first_use, prepare
from kit.web.state import kit_id_of
from tests.support import databases
from tests.support.room import make_room

#: Bytes of the head, and of pages wherever they lie: by chance, the same at each run.
HEAD = range(100)
ELSEWHERE = 60
#: The text of a table in the schema, the type of a page, and a row's: each once ended in a traceback.
MARKS = (b"CREATE TABLE", b"CREATE INDEX", b"alembic_version", b"setup")
NOBODY = 65534


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A database of a class at work, as it lies on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        url = databases.new_sqlite(Path(folder))
        with closing(open_store(url)) as store:
            make_room(store).do_all("Mia")
            kit_id_of(store)
            store.checkpoint()
        return Path(str(make_url(url).database)).read_bytes()


def start(database: Path) -> None:
    """What `kit serve` does with a database before it serves."""
    url = f"sqlite:///{database}"
    prepare(url, database.parent)
    with first_use(url), closing(open_store(url)) as store:
        setup_link_token(store)
        kit_id_of(store)


def places(whole: bytes) -> Iterator[int]:
    yield from HEAD
    chance = random.Random(14)
    yield from (chance.randrange(len(whole)) for _ in range(ELSEWHERE))
    for mark in MARKS:
        with suppress(ValueError):
            yield whole.index(mark) + 3


@pytest.mark.long
@pytest.mark.slow
def test_flipped_byte_ends_in_the_sentence_or_is_not_seen(whole: bytes, tmp_path: Path) -> None:
    said = []
    for place in places(whole):
        folder = tmp_path / "data"
        folder.mkdir()
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        database = folder / "kit.sqlite3"
        database.write_bytes(flipped)
        said += [(place, line) for line in refusals(database)]
        shutil.rmtree(folder)
    start_of_line = f"The database {tmp_path / 'data' / 'kit.sqlite3'} is damaged ("
    others = [(place, line) for place, line in said if not line.startswith(start_of_line)]
    assert others == []
    assert [line for _, line in said if "\n" in line] == []
    assert len(said) > 30


def refusals(database: Path) -> list[str]:
    """What a start is refused with; nothing where it goes well. A traceback fails the test."""
    try:
        start(database)
    except DatabaseProblem as problem:
        return [str(problem)]
    return []


def test_whole_database_is_not_damaged(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    path.write_bytes(whole)
    assert damage(path) is None


def test_empty_file_is_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "kit.sqlite3"
    path.touch()
    assert damage(path) is None


@pytest.mark.parametrize("number", [18, 19])
def test_format_that_may_only_be_read_is_damage(whole: bytes, tmp_path: Path, number: int) -> None:
    """SQLite would say "attempt to write a readonly database", and nobody's permissions help."""
    path = tmp_path / "kit.sqlite3"
    path.write_bytes(whole[:number] + b"\xfd" + whole[number + 1 :])
    assert damage(path) == "file format of no SQLite"


def test_copy_has_what_the_log_has(tmp_path: Path) -> None:
    url = databases.new_sqlite(tmp_path)
    with closing(open_store(url)) as store:
        make_room(store)
        copy = back_up(Path(str(make_url(url).database)), tmp_path, "0007")
    with closing(open_store(f"sqlite:///{copy}")) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM student").scalar_one() == 3


def test_nothing_keeps_an_ordinary_file_from_being_written_to(tmp_path: Path) -> None:
    assert unwritable(tmp_path / "kit.sqlite3") is None
    assert unwritable(tmp_path / "nowhere" / "kit.sqlite3") is None


MIGRATE = """
import os, sys
from pathlib import Path
from kit.store.migrate import DatabaseProblem, prepare, upgrade
upgrade("sqlite:///" + sys.argv[3])
os.setresuid(int(sys.argv[2]), int(sys.argv[2]), int(sys.argv[2]))
path = Path(sys.argv[1])
try:
    prepare(f"sqlite:///{path}", path.parent)
except DatabaseProblem as problem:
    print(problem)
print(sorted(file.name for file in path.parent.iterdir()))
"""


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.process
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs to become somebody else"
)
@pytest.mark.parametrize("ending", ["", "-shm", "-wal"])
def test_file_that_may_not_be_written_to_is_named_and_leaves_nothing(ending: str) -> None:
    """Once mended it starts: no file of the same mode was left beside it."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    try:
        database = Path(str(make_url(databases.new_sqlite(folder)).database))
        closed = database.with_name(database.name + ending)
        closed.touch()
        before = {file.name for file in folder.iterdir()}
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        closed.chmod(0o400)
        refused, left = as_nobody(database).splitlines()
        assert refused == (
            f"The database {database} cannot be used: the file {closed} may not be read and "
            "written by who starts the kit (its mode is 0400). Change that, then start again."
        )
        assert left == str(sorted(before))
        closed.chmod(0o600)
        assert as_nobody(database).splitlines()[:-1] == []
    finally:
        shutil.rmtree(folder)


def as_nobody(database: Path) -> str:
    """What `prepare` says to somebody without special rights, and what it leaves in the folder.

    All is imported before, with the rights of who runs the tests, whose Python it is.
    """
    other = database.parent.with_suffix(".imported")
    done = subprocess.run(
        [sys.executable, "-c", MIGRATE, database, str(NOBODY), other],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    other.unlink()
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_newest_file_of_a_folder_is_the_one_written_last(tmp_path: Path) -> None:
    assert newest_in(tmp_path / "none") is None
    assert newest_in(tmp_path) is None
    (tmp_path / "folder").mkdir()
    for number, name in enumerate(("b", "c", "a"), 1):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (number, number))
    assert newest_in(tmp_path) == (tmp_path / "a", datetime.fromtimestamp(3, UTC))
