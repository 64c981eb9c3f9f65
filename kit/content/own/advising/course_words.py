"""The claims of the course that a draft stands beside, for what its words alone would tell."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.library import Library
from kit.content.stats.labelled import LabelledItem, labelled_items

#: Exercises of which the claims are kept: each look at a draft asks for those of the whole course.
_KEPT: Final = 1024


class _Pair:
    """An exercise and its key, told from others by being the same objects."""

    def __init__(self, exercise: Exercise[Any], key: Key[Any]) -> None:
        self.exercise, self.key = exercise, key

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Pair) and self.exercise is other.exercise and self.key is other.key
        )

    def __hash__(self) -> int:
        return hash((id(self.exercise), id(self.key)))


def claims_beside(beside: Library, exercise: Exercise[Any]) -> Sequence[LabelledItem]:
    """The claims with labels of all other exercises, save the partner it is made like.

    Their text and label count; where they come from is left out.
    """
    apart = {exercise.id, exercise.partner}
    others = [one for name, one in beside.exercises.items() if name not in apart]
    return [claim for one in others for claim in _claims(_Pair(one, beside.keys[one.id]))]


@lru_cache(maxsize=_KEPT)
def _claims(pair: _Pair) -> tuple[LabelledItem, ...]:
    exercise = pair.exercise
    return labelled_items({}, {exercise.id: exercise}, {exercise.id: pair.key})
