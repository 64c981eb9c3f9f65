"""A running kit with a class, of which each has a browser that asks over real HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import students
from kit.store.answering import attempts
from kit.store.engine import open_store
from kit.web import state as web_state
from tests.support import databases
from tests.support.at_once import Asker, asker
from tests.support.room import Room, make_room
from tests.support.serving import free_port, serving
from tests.web.conftest import SECRET, Site, site_of


@dataclass
class School:
    """A running kit, the same class seen from here, and those of it with a browser each."""

    site: Site
    port: int
    askers: list[Asker]
    names: list[str]

    @property
    def room(self) -> Room:
        return self.site.room

    @property
    def ids(self) -> dict[str, UUID]:
        room = self.room
        return {one.name: one.id for one in students.students_of(room.store, room.classroom_id)}

    def stranger(self) -> Asker:
        """A browser of nobody."""
        return asker(self.site.visitor(), self.port)

    def teacher(self) -> Asker:
        return asker(self.site.teacher(), self.port)

    def give(self, rules: Rules) -> UUID:
        return self.room.give(rules) if self.room.later() else self.room.assignment_id

    def begin(self, task: UUID, who: Asker) -> str:
        """Begin; the attempt's id."""
        who.ask(f"/work/{task}/start", do="start")
        return who.ask(f"/work/{task}/claims").text.split("/claims/")[1].split('"')[0]

    def attempts_of(self, task: UUID, name: str) -> list[attempts.AttemptRecord]:
        """What a student has begun of a task, as it is stored."""
        room = self.room
        with room.store.reading() as connection:
            rows = attempts.attempts_of_student(connection, room.classroom_id, self.ids[name], task)
        return list(rows)


@contextmanager
def school_of(system: str, folder: Path, count: int) -> Iterator[School]:
    """A kit on that database, until the block ends, with so many students."""
    with databases.fresh(system, folder) as url:
        store = open_store(url)
        site = site_of(make_room(store, now=web_state.now()), folder / "data")
        site.room.now = web_state.now()
        names = [f"Student {number:02}" for number in range(count)]
        visitors = [site.student(name) for name in names]
        port = free_port()
        options = ("--local", "--database-url", url)
        with serving(folder / "data", port, *options, KIT_SECRET_KEY=SECRET):
            yield School(site, port, [asker(visitor, port) for visitor in visitors], names)
        store.close()
