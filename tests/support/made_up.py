"""The made-up class as a teacher meets it: served, and beside a class of four."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.demo.build import make_demo
from kit.classroom.people import classrooms, students
from kit.classroom.people.classrooms import Lobby
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.store.engine import Store, open_store
from kit.vocabulary import CertaintyRule
from tests.support.databases import new_sqlite
from tests.support.room import make_teacher
from tests.support.serving import Served, free_port, serving
from tests.support.shipped import shipped_library


@dataclass
class Demo:
    """A kit that serves the made-up class, and 9B beside it, which was given form A."""

    served: Served
    library: Library
    room: str
    other: str
    assignments: dict[str, UUID]
    asked: dict[str, CertaintyRule]

    def task(self, exercise: str) -> str:
        """The address of an assignment."""
        return f"{self.room}/assignments/{self.assignments[exercise]}"

    def parts(self, exercise: str) -> list[tuple[str, Part]]:
        """Each choice of an exercise with its item's id, in order."""
        found = self.library.exercises[exercise]
        return [
            (item.id, part)
            for item in found.items
            for part in ITEM_TYPES[found.type].parts(item, found.scheme)
        ]


@contextmanager
def demo_served(folder: Path) -> Iterator[Demo]:
    """Make both classes in a new database, and serve them."""
    database, library = new_sqlite(folder), shipped_library()
    store = open_store(database)
    teacher_id, now = make_teacher(store), datetime.now(UTC)
    classroom_id = make_demo(store, library, teacher_id, now)
    other = small_class(store, library, teacher_id, now)
    given = assignments.assignments_of(store, classroom_id)
    store.close()
    with serving(folder / "data", free_port(), "--database-url", database) as served:
        yield Demo(
            served,
            library,
            f"{served.url}/teacher/classrooms/{classroom_id}",
            f"{served.url}/teacher/classrooms/{other[0]}/assignments/{other[1]}",
            {record.exercise_id: record.id for record in given},
            {record.exercise_id: record.certainty for record in given},
        )


def small_class(
    store: Store, library: Library, teacher_id: UUID, now: datetime
) -> tuple[UUID, UUID]:
    """9B: four students who gave a label to all of form A or to some; class and assignment."""
    classroom_id = classrooms.create_classroom(store, teacher_id, "9B", now)
    given = assignments.give(store, library, classroom_id, "form-a", Rules(), now)
    lobby = Lobby(classroom_id, "9B", "", has_roster=False, free_names=(), joining_stopped=False)
    items = [item.id for item in library.exercises["form-a"].items]
    for number, label in enumerate(("sourced", "official", "editorial", "editorial")):
        token = students.join(store, lobby, f"Name {number}", now)
        identity = students.signed_in(store, classroom_id, token)
        assert identity is not None
        attempts.start(store, identity, given, clock_at(now))
        attempt = attempts.work(store, identity, given, now).attempt.id
        answers = [PostedAnswer(item, 1, {"label": label}) for item in items[number:]]
        saving.save_answers(store, identity, given, attempt, answers, clock_at(now))
        saving.submit(store, identity, given, attempt, clock_at(now))
    return classroom_id, given
