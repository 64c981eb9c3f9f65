"""What differs between two readings of a folder, by title, for whoever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library


@dataclass(frozen=True, slots=True)
class Changes:
    """Titles of lessons and exercises, lessons first; an exercise's key is part of it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def are_none(self) -> bool:
        """Whether all is offered as it was: other files changed, or those with errors."""
        return not (self.added or self.changed or self.removed)


def changes_between(before: Library, after: Library) -> Changes:
    """What is offered anew, otherwise, and no more. Pure."""
    old, new = dict(_named(before)), dict(_named(after))
    return Changes(
        tuple(one.title for name, (one, _key) in new.items() if name not in old),
        tuple(
            one.title for name, (one, key) in new.items() if old.get(name, (one, key)) != (one, key)
        ),
        tuple(one.title for name, (one, _key) in old.items() if name not in new),
    )


def _named(
    library: Library,
) -> Iterator[tuple[tuple[str, str], tuple[Lesson | Exercise[Any], Any]]]:
    for lesson in library.lessons.values():
        yield ("lesson", lesson.id), (lesson, None)
    for exercise in library.exercises.values():
        yield ("exercise", exercise.id), (exercise, library.keys[exercise.id])
