"""The content of a folder in a few lines."""

from kit.content.library import Library
from kit.content.problems import Problem, Withheld


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


def waiting(library: Library) -> list[str]:
    """A line for each exercise that is not offered, though nothing is wrong in its own files.

    The error is at its cause; what hangs on it is else nowhere said.
    """
    return [
        f"{withheld.path.as_posix()} waits for {_places(withheld)}: "
        + ("what was read of it before is offered." if withheld.is_kept else "it is not offered.")
        for withheld in library.withheld
        if withheld.reasons and not any(_is_own(one, withheld) for one in withheld.reasons)
    ]


def _is_own(problem: Problem, withheld: Withheld) -> bool:
    """Whether it is in the exercise's file or beside it, where its key is or should be."""
    return problem.path.parent == withheld.path.parent


def _places(withheld: Withheld) -> str:
    """Where to look, each place once."""
    return " and ".join(
        dict.fromkeys(f"{one.path.as_posix()}:{one.line}" for one in withheld.reasons)
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
