"""Classes of several sizes with the same exercise, served: what the results look like in each."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.people import classrooms, students
from kit.classroom.people.classrooms import Lobby
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.library import Library
from kit.store.engine import Store, open_store
from tests.support.databases import new_sqlite
from tests.support.room import make_teacher
from tests.support.serving import Served, free_port, serving
from tests.support.shipped import shipped_library

EXERCISE = "whose-words"
#: How often each student has the key's label, from the weakest to the strongest.
_ABLE = (0.4, 0.95)


@contextmanager
def sizes_served(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[Served, dict[int, str]]]:
    """Serve a class of each size; the addresses of their assignments."""
    database, library = new_sqlite(folder), shipped_library()
    store = open_store(database)
    teacher_id, now = make_teacher(store), datetime.now(UTC)
    with store.atomic() as inside:
        made = {size: sized_class(inside, library, teacher_id, size, now) for size in sizes}
    store.close()
    with serving(folder / "data", free_port(), "--database-url", database) as served:
        start = f"{served.url}/teacher/classrooms"
        yield served, {size: f"{start}/{own[0]}/assignments/{own[1]}" for size, own in made.items()}


def sized_class(
    store: Store, library: Library, teacher_id: UUID, size: int, now: datetime
) -> tuple[UUID, UUID]:
    """A class of so many who have handed in, differing in ability; class and assignment."""
    chance = random.Random(size)
    name = f"Class of {size}"
    classroom_id = classrooms.create_classroom(store, teacher_id, name, now)
    given = assignments.give(store, library, classroom_id, EXERCISE, Rules(), now)
    lobby = Lobby(classroom_id, name, "", has_roster=False, free_names=(), joining_stopped=False)
    for number in range(1, size + 1):
        token = students.join(store, lobby, f"Student {number:03}", now)
        identity = students.signed_in(store, classroom_id, token)
        assert identity is not None
        attempts.start(store, identity, given, clock_at(now))
        attempt = attempts.work(store, identity, given, now).attempt.id
        answers = _answers(library.exercises[EXERCISE], library.keys[EXERCISE], chance)
        saving.save_answers(store, identity, given, attempt, answers, clock_at(now))
        saving.submit(store, identity, given, attempt, clock_at(now))
    return classroom_id, given


def _answers(exercise: Exercise[Any], key: Key[Any], chance: random.Random) -> list[PostedAnswer]:
    able = chance.uniform(*_ABLE)
    labels = [label.value for label in exercise.scheme.labels] if exercise.scheme else []
    return [
        PostedAnswer(
            item.id,
            1,
            {
                "label": key.items[item.id].label.value
                if chance.random() < able
                else chance.choice(labels)
            },
        )
        for item in exercise.items
    ]
