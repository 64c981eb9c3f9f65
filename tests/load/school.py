"""A school at once: classes with their exercise, in front of one `kit serve`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.secret import computer_secret, signing_key
from kit.settings import read_settings
from kit.store.engine import open_store
from kit.store.migrate import prepare
from tests.load.servers import serve
from tests.support.room import make_teacher
from tests.support.serving import entrance_path

EXERCISE = "whose-words"
TEACHER = "Load"


@dataclass(frozen=True)
class SchoolClass:
    """A class as its members find it."""

    classroom_id: str
    code: str
    assignment: str


@dataclass(frozen=True)
class School:
    """The running kit with all classes."""

    port: int
    pid: int
    database: Path
    classes: list[SchoolClass]

    @property
    def entrance(self) -> str:
        """The path that lets a teacher's browser in."""
        settings = read_settings({"data": str(self.database.parent)}, {})
        return entrance_path(computer_secret(signing_key(settings).encode()))


@contextmanager
def school(
    folder: Path, classes: int, checkout: Path | None = None, workers: int = 1
) -> Iterator[School]:
    """`kit serve` on a folder of its own, with one teacher who has that many classes."""
    folder.mkdir()
    database = folder / "kit.sqlite3"
    url = f"sqlite:///{database}"
    prepare(url, folder)
    store, library, now = open_store(url), load_library(shipped_root()), datetime.now(UTC)
    teacher = make_teacher(store, TEACHER, now)
    found = []
    for number in range(classes):
        classroom = classrooms.create_classroom(store, teacher, f"Class {number}", now)
        given = assignments.give(store, library, classroom, EXERCISE, Rules(), now)
        code = classrooms.join_code_of(store, classroom)
        if code is None:
            raise RuntimeError("the classroom has no join code")
        found.append(SchoolClass(str(classroom), code.code, str(given)))
    store.close()
    with serve(folder, "--workers", str(workers), checkout=checkout) as (port, pid):
        yield School(port, pid, database, found)
