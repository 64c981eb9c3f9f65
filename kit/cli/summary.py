"""The content of a folder in one line."""

from kit.content.library import Library


def counts(library: Library) -> str:
    """What is there."""
    items = sum(len(exercise.items) for exercise in library.exercises.values())
    pictures = sum(len(lesson.pictures) for lesson in library.lessons.values())
    return (
        f"{_count(len(library.lessons), 'lesson')}, "
        f"{_count(len(library.exercises), 'exercise')}, {_count(items, 'item')}"
        # A course need not have any.
        + (f", {_count(pictures, 'picture')}" if pictures else "")
    )


def summary(library: Library) -> str:
    """What is there and what is wrong, in one line."""
    offered = counts(library)
    if not library.problems:
        return f"{offered}: no problems."
    return (
        f"{offered}: {_count(len(library.errors), 'error')}, "
        f"{_count(len(library.warnings), 'warning')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
