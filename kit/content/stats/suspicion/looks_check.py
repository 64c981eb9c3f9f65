"""Whether exercises hold claims that look otherwise than they are, of both kinds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.problems import Problem
from kit.content.stats.course_warnings import warning
from kit.content.stats.labelled import LabelledItem, of_exercise
from kit.items import ITEM_TYPES
from kit.items.key_entries.looks import Looks


def check_looks(
    exercises: Iterable[Exercise[Any]],
    lessons: Mapping[str, Lesson],
    items: Sequence[LabelledItem],
    key_files: Mapping[str, Path],
) -> Iterator[Problem]:
    """A warning for each exercise with labels, from a lesson on, that holds too few of a kind."""
    for exercise in exercises:
        lesson = lessons.get(exercise.lesson or "")
        own = tuple(of_exercise(items, exercise.id))
        if not own or lesson is None or lesson.number < bounds.LOOKS_FROM_LESSON:
            continue
        least = ITEM_TYPES[exercise.type].looks_least
        counts = Counter(item.keyed.looks for item in own if item.keyed)
        if any(counts[looks] < least for looks in Looks):
            yield warning(
                key_files[exercise.id], "items",
                " and ".join(f"{counts[looks]} with 'looks: {looks}'" for looks in Looks),
                f"{least} or more of each from lesson {bounds.LOOKS_FROM_LESSON} on",
                "name the claims that look otherwise than they are, and write such claims where "
                "there are none",
            )  # fmt: skip
