"""The data folder is deleted, moved or replaced under a running kit: nothing more is acknowledged."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support.phone import Phone
from tests.support.room import make_room
from tests.support.serving import Served, free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take a file that is open"),
]

GONE = "The kit's database is not where it was: it was deleted, moved or renamed."
LOG_GONE = "A file that belongs to the kit's database was taken away from beside it."
REPLACED = "Another file lies where the kit's database was."


@dataclass
class Scene:
    """A kit with a student at work."""

    served: Served
    data: Path
    student: Phone
    teacher: Phone
    assignment: object

    def stored(self) -> int:
        with closing(sqlite3.connect(self.data / "kit.sqlite3")) as connection:
            return int(connection.execute("SELECT count(*) FROM answer").fetchone()[0])


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    data = tmp_path / "data"
    data.mkdir()
    url = f"sqlite:///{data / 'kit.sqlite3'}"
    upgrade(url)
    with closing(open_store(url)) as store:
        room = make_room(store, now=datetime.now(UTC))
    with serving(data, free_port(), "--local") as served:
        student, teacher = Phone(served.url), Phone(served.url)
        student.begin(room.code, "Cleo", room.assignment_id)
        assert teacher.sign_in().status == 200
        assert student.save("plan", "official", 1).status == 200
        yield Scene(served, data, student, teacher, room.assignment_id)


@pytest.mark.long
def test_folder_moved_away_stops_the_saving_until_it_is_back(scene: Scene, tmp_path: Path) -> None:
    scene.data.rename(tmp_path / "away")
    refused = scene.student.save("vote", "sourced", 1)
    assert (refused.status, refused.error) == (503, "DatabaseGone")
    assert refused.headers["Retry-After"] == "10"
    page = scene.student.ask(scene.student.saving, {"vote.label": "sourced"})
    assert page.status == 503
    assert '<input type="hidden" name="vote.label" value="sourced">' in page.text
    assert GONE in page.words
    assert GONE in scene.teacher.ask("/teacher/").words
    (tmp_path / "away").rename(scene.data)
    assert scene.student.save("vote", "sourced", 1).status == 200
    assert GONE not in scene.teacher.ask("/teacher/").words
    assert scene.stored() == 2
    said = scene.served.stop()
    assert [line for line in said if "Traceback" in line] == []
    assert len([line for line in said if GONE in line]) == 1
    assert said[-1] == "The kit has stopped; all saved answers are kept."


def delete_all(data: Path) -> None:
    shutil.rmtree(data)


def replace_database(data: Path) -> None:
    shutil.copy(data / "kit.sqlite3", data / "copy")
    (data / "copy").replace(data / "kit.sqlite3")


def delete_log(data: Path) -> None:
    (data / "kit.sqlite3-wal").unlink()


def delete_index(data: Path) -> None:
    (data / "kit.sqlite3-shm").unlink()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("take", "error", "sentence"),
    [
        (delete_all, "DatabaseGone", GONE),
        (replace_database, "DatabaseReplaced", REPLACED),
        (delete_log, "DatabaseLogGone", LOG_GONE),
        (delete_index, "DatabaseLogGone", LOG_GONE),
    ],
)
def test_what_is_taken_stops_the_saving_and_is_said_at_the_end(
    scene: Scene, take: Callable[[Path], None], error: str, sentence: str
) -> None:
    take(scene.data)
    assert scene.student.save("vote", "sourced", 1).error == error
    assert scene.student.save("vote", "sourced", 1).error == error
    assert sentence in scene.teacher.ask("/teacher/").words
    said = scene.served.stop()
    assert [line for line in said if "Traceback" in line] == []
    if take in {delete_log, delete_index}:
        assert said[-1] == "The kit has stopped; all saved answers are kept."
        assert scene.stored() == 1
    else:
        assert said[-1].startswith(f"The kit has stopped. {sentence} (")


@pytest.mark.long
def test_log_that_is_deleted_after_the_last_save_takes_nothing_along(scene: Scene) -> None:
    delete_log(scene.data)
    assert scene.served.stop()[-1] == "The kit has stopped; all saved answers are kept."
    assert scene.stored() == 1
