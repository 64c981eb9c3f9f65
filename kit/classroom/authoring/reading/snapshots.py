"""What a reader reads: the exercise as far as it is whole, and nothing of a key. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.own.showing import shown_of
from kit.content.own.texts import EXERCISE
from kit.content.versions import exercise_from_snapshot, exercise_snapshot, item_version
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType

#: An exercise is read for agreement where each of its items is one claim that gets a label.
_PART: Final = ""


def readable(text: str) -> Exercise[Any] | None:
    """The exercise that a text holds, to be read for agreement; None where it is none of these.

    Only the text of the exercise is asked for, so that no key can come along.
    """
    shown = shown_of({EXERCISE: text}, {})
    return shown.exercise if shown and is_readable(shown.exercise) else None


def is_readable(exercise: Exercise[Any]) -> bool:
    """Whether each of its items is one claim to label, and there is one."""
    item_type: AnyItemType = ITEM_TYPES[exercise.type]
    parts = [item_type.parts(item, exercise.scheme) for item in exercise.items]
    return bool(parts) and all(
        len(own) == 1 and own[0].labels and own[0].id == _PART for own in parts
    )


def snapshot_of(exercise: Exercise[Any]) -> str:
    """The exercise as it is kept for a reader."""
    return exercise_snapshot(exercise)


def read_snapshot(text: str) -> Exercise[Any]:
    """The exercise that was kept for a reader."""
    return exercise_from_snapshot(text)


def item_versions(exercise: Exercise[Any]) -> Mapping[str, str]:
    """The version of each item, by its id."""
    return {item.id: item_version(exercise, item) for item in exercise.items}
