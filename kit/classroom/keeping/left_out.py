"""Which classes have been given what the kit does not offer any more."""

from collections import Counter
from dataclasses import dataclass

from kit.content.added.courses import read_courses
from kit.content.library import Library
from kit.store.engine import Store
from kit.store.given import exercises as given


@dataclass(frozen=True, slots=True)
class ClassWithout:
    """A class, and how many exercises of the shipped course it was given that are not offered."""

    name: str
    exercises: int


def classes_without(store: Store, offered: Library) -> list[ClassWithout]:
    """The classes that were given any of the shipped course, by name; archived ones aside.

    An exercise that is offered under the same id counts as offered.
    """
    with store.reading() as connection:
        everything = given.given_exercises(connection)
    if not everything:
        return []
    shipped = read_courses(None).shipped.exercises
    lost = [one for one in everything if one.exercise_id in set(shipped) - set(offered.exercises)]
    counts = Counter((one.name, one.classroom_id) for one in lost)
    return [ClassWithout(name, count) for (name, _id), count in sorted(counts.items())]
