"""An update while a class works: the kit before the newest step of the schema, and this one.

The older kit is that of the commit before the newest step, out of git. It serves while the step
runs, and after it beside the newer one, on one PostgreSQL; students save by turns through both.
"""

import io
import os
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.store import migrations
from kit.store.migrate import head
from tests.support.databases import drop_postgres, new_postgres
from tests.support.phone import Phone
from tests.support.serving import free_port, serving

pytestmark = [
    pytest.mark.long,
    pytest.mark.process,
    pytest.mark.postgres,
    pytest.mark.timeout(1200),
]

ROOT = Path(__file__).parents[2]
CLASS = 8
ITEMS = {"plan": ("official", "sourced"), "vote": ("sourced", "editorial")}
SECRET = "0123456789abcdef0123456789abcdef"
#: In the older kit, on its schema: its own room; what students need to join.
ROOM = """
import sys
from datetime import UTC, datetime
from kit.store.engine import open_store
from tests.support.room import make_room
room = make_room(open_store(sys.argv[1]), now=datetime.now(UTC))
print(room.code, room.assignment_id)
"""
STORED = """
SELECT attempt_id, item_id, value ->> 'label' FROM answer
JOIN attempt ON attempt.id = answer.attempt_id
JOIN student ON student.id = attempt.student_id
WHERE student.name LIKE 'Student %'
"""


def git(*words: str) -> bytes:
    """What git says of this checkout; a skip where it is none, or has no history."""
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=False)
    if done.returncode != 0 or not done.stdout:
        pytest.skip("no git checkout with the commit before the newest step of the schema")
    return done.stdout


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the kit before the newest step: of the last commit that runs."""
    step = Path(migrations.__file__).parent / "versions" / f"{head()}.py"
    touched = git("rev-list", "--first-parent", "HEAD", "--", str(step.relative_to(ROOT)))
    first = touched.decode().split()[-1]
    for commit in git("rev-list", "--first-parent", "-n", "5", f"{first}^1").decode().split():
        folder = tmp_path_factory.mktemp("older")
        with tarfile.open(fileobj=io.BytesIO(git("archive", commit))) as packed:
            packed.extractall(folder, filter="data")
        if python(folder, "-c", "import kit.web").returncode == 0:
            return folder
    pytest.fail("none of the five commits before the newest step of the schema runs")


def python(source: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python with the kit of that source."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("KIT_")}
    return subprocess.run(
        [sys.executable, "-P", *words],
        env={**own, "PYTHONPATH": str(source), **variables},
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip


def run(source: Path, *words: str, **variables: str) -> str:
    """What it says, where all went well."""
    done = python(source, *words, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@dataclass
class Student:
    """A phone that saves through the kit whose address it has just now."""

    phone: Phone
    acknowledged: dict[str, str] = field(default_factory=dict)
    saves: int = 0
    refused: list[str] = field(default_factory=list)

    @property
    def attempt(self) -> str:
        """Its id, out of the address that it saves to."""
        return self.phone.saving.rpartition("/")[2]

    def work(self, urls: list[str], end: threading.Event) -> None:
        """Save until the end, by turns through each of `urls`, which may change meanwhile."""
        while not end.is_set():
            self.saves += 1
            now = tuple(urls)
            self.phone.url = now[self.saves % len(now)]
            for item, labels in ITEMS.items():
                label = labels[self.saves % 2]
                reply = self.phone.save(item, label, self.saves)
                if reply.status == 200:
                    self.acknowledged[item] = label
                else:
                    self.refused.append(f"{reply.status} {reply.text[:200]}")
            time.sleep(0.3)


@contextmanager
def at_work(students: list[Student], urls: list[str]) -> Iterator[Callable[[], None]]:
    """All students save until what is given is called."""
    end = threading.Event()
    with ThreadPoolExecutor(CLASS) as threads:
        working = [threads.submit(student.work, urls, end) for student in students]

        def finish() -> None:
            end.set()
            for done in working:
                done.result()

        try:
            yield finish
        finally:
            end.set()


def next_turn(students: list[Student]) -> None:
    """Wait until each has saved twice more: what was begun before is over."""
    aims = [student.saves + 2 for student in students]
    until = time.monotonic() + 240
    while any(student.saves < aim for student, aim in zip(students, aims, strict=True)):
        assert time.monotonic() < until, "a student saves no more"
        time.sleep(0.1)


def test_class_saves_through_both_kits_while_the_schema_is_brought_up_to_date(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The second kit starts while the first one works.
    monkeypatch.setattr("tests.support.serving.START_SECONDS", 240)
    database = new_postgres(migrated=False)
    known = {"KIT_DATABASE_URL": database, "KIT_SECRET_KEY": SECRET}
    data = ("--data", str(tmp_path / "data"))
    run(older, "-m", "kit", "migrate", *data, **known)
    code, assignment = run(older, "-c", ROOM, database).split()
    before = (sys.executable, "-P", "-m", "kit")
    with serving(
        tmp_path / "data", free_port(), "--local", command=before, PYTHONPATH=str(older), **known
    ) as old:
        students = [Student(Phone(old.url)) for _ in range(CLASS)]
        for number, student in enumerate(students):
            student.phone.begin(code, f"Student {number}", assignment)
        with (
            at_work(students, urls := [old.url]) as finish,
            migrated(known, data),
            serving(tmp_path / "data", free_port(), "--local", **known) as new,
        ):
            next_turn(students)
            urls.append(new.url)
            next_turn(students)
            next_turn(students)
            urls.remove(old.url)
            next_turn(students)
            old.stop()
            next_turn(students)
            finish()
    assert [student.refused for student in students] == [[]] * CLASS
    told = {
        (student.attempt, item): label
        for student in students
        for item, label in student.acknowledged.items()
    }
    assert len(told) == CLASS * len(ITEMS)
    assert stored(database) == told
    drop_postgres(database)


@contextmanager
def migrated(known: dict[str, str], data: tuple[str, str]) -> Iterator[None]:
    """This kit's step is taken first."""
    assert f"The database has the schema {head()}." in run(
        ROOT, "-m", "kit", "migrate", *data, **known
    )
    yield


def stored(database: str) -> dict[tuple[str, str], str]:
    """The label of each answer, by attempt and item, of the students who save here."""
    plain = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(plain)) as connection:
        rows = connection.execute(STORED).fetchall()
    return {(str(attempt), item): label for attempt, item, label in rows}
