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


def claims_beside(
    beside: Library, exercise: Exercise[Any], claims: Sequence[LabelledItem]
) -> Sequence[LabelledItem]:
    """The claims with labels of all other exercises, save those that it is made like.

    These are its partner, whatever has one of its `claims` (what it is a copy of), and the partner
    of that. Text and label count; where a claim comes from is left out.
    """
    own = {_words(claim) for claim in claims}
    apart = {exercise.id, exercise.partner}
    by_exercise = {
        name: _claims(_Pair(one, beside.keys[name])) for name, one in beside.exercises.items()
    }
    for name, others in by_exercise.items():
        if own & {_words(claim) for claim in others}:
            apart |= {name, beside.exercises[name].partner}
    return [claim for name, all_ in by_exercise.items() if name not in apart for claim in all_]


def _words(claim: LabelledItem) -> str:
    """The claim without what stands around it."""
    return claim.text.split("\n\n", maxsplit=1)[0]


@lru_cache(maxsize=_KEPT)
def _claims(pair: _Pair) -> tuple[LabelledItem, ...]:
    exercise = pair.exercise
    return labelled_items({}, {exercise.id: exercise}, {exercise.id: pair.key})
