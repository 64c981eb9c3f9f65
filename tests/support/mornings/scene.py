"""A class at work before a kit whose machine a test may spoil."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from kit.store.engine import open_store
from tests.support.databases import new_sqlite
from tests.support.phone import Phone, Reply
from tests.support.room import Room, make_room
from tests.support.serving import Served, free_port, serving

SECRET = "0123456789abcdef0123456789abcdef"


@dataclass
class Scene:
    """A kit with a student at work and a teacher signed in."""

    served: Served
    data: Path
    url: str
    room: Room
    student: Phone
    teacher: Phone
    revision: int = field(default=1)

    @property
    def database(self) -> Path:
        """SQLite's file."""
        return Path(str(make_url(self.url).database))

    def save(self, label: str = "official") -> Reply:
        """The student's first answer anew."""
        self.revision += 1
        return self.student.save("plan", label, self.revision)

    def plain(self, label: str = "sourced") -> Reply:
        """The form of another answer, as without scripts."""
        return self.student.ask(self.student.saving, {"vote.label": label, "vote.revision": "1"})

    def pages(self) -> dict[str, str]:
        """Those that a teacher has open in a lesson, by what they are."""
        room = f"/teacher/classrooms/{self.room.classroom_id}"
        task = f"{room}/assignments/{self.room.assignment_id}"
        return {
            "start": "/teacher/",
            "class": room,
            "students": f"{room}/students",
            "progress": task,
            "results": f"{task}/results",
            "key": f"{task}/key",
        }

    def stored(self) -> int:
        """How many answers the database holds."""
        query = "SELECT count(*) FROM answer"
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self.database)) as connection:
                return int(connection.execute(query).fetchone()[0])
        plain = make_url(self.url).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False)) as server:
            row = server.execute(query).fetchone()
        assert row is not None
        return int(row[0])


@contextmanager
def class_at_work(
    data: Path, url: str = "", options: Sequence[str] = (), **variables: str
) -> Iterator[Scene]:
    """A kit over a data folder, which is made here, with one answer saved."""
    data.mkdir(exist_ok=True)
    if not url:
        file = Path(str(make_url(new_sqlite(data)).database)).rename(data / "kit.sqlite3")
        url = f"sqlite:///{file}"
    with closing(open_store(url)) as store:
        room = make_room(store, now=datetime.now(UTC))
    arguments = ("--local", "--database-url", url, *options)
    with serving(data, free_port(), *arguments, KIT_SECRET_KEY=SECRET, **variables) as served:
        student, teacher = Phone(served.url), Phone(served.url)
        student.begin(room.code, "Cleo", room.assignment_id)
        assert teacher.sign_in().status == 200
        scene = Scene(served, data, url, room, student, teacher)
        assert scene.save().status == 200
        yield scene
