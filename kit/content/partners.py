"""Two exercises made to be compared, each naming the other, match in what can be counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.content.exercise import Exercise
from kit.content.problems import Problem
from kit.content.yaml_file import Located
from kit.items.advice import near_miss

_PLACE = "partner"


@dataclass(frozen=True)
class ReadExercise:
    """An exercise whose file has the right shape, and where it stands."""

    shown: Path
    located: Located
    exercise: Exercise[Any]


def check_partners(read: Mapping[str, ReadExercise]) -> Iterator[tuple[str, Problem]]:
    """The problems with partners, each with the id of the exercise it keeps from being offered."""
    for exercise_id, own in read.items():
        if own.exercise.partner is None:
            continue
        for found, allowed, advice in _of_one(own, read):
            line = own.located.line((_PLACE,))
            yield exercise_id, Problem(own.shown, line, _PLACE, found, allowed, advice)


def _of_one(own: ReadExercise, read: Mapping[str, ReadExercise]) -> Iterator[tuple[str, str, str]]:
    name = str(own.exercise.partner)
    others = [exercise_id for exercise_id in read if exercise_id != own.exercise.id]
    if name == own.exercise.id:
        yield (
            "the exercise's own id",
            "the id of the exercise that it is compared with",
            "name the other one, or remove 'partner'",
        )
    elif name not in read:
        yield (
            f"the exercise {name!r}",
            ", ".join(others) or "none: there is no other exercise",
            near_miss(name, others, "name an exercise by its id, or remove 'partner'"),
        )
    else:
        yield from _unlike(own, read[name])


def _unlike(own: ReadExercise, other: ReadExercise) -> Iterator[tuple[str, str, str]]:
    one, two = own.exercise, other.exercise
    if two.partner != one.id:
        named = "no partner" if two.partner is None else f"{two.partner!r}"
        yield (
            f"{two.id!r}, which names {named}",
            "two exercises that name each other",
            f"write 'partner: {one.id}' in {other.shown.name}",
        )
    advice = "make the two alike, or remove 'partner' from both"
    if two.type != one.type:
        yield f"{two.id!r} of the type {two.type}", f"one of the same type, {one.type}", advice
    if two.scheme != one.scheme:
        schemes = [exercise.scheme.value if exercise.scheme else "none" for exercise in (two, one)]
        yield (
            f"{two.id!r} with the scheme {schemes[0]}",
            f"one with the same scheme, {schemes[1]}",
            advice,
        )
    if len(two.items) != len(one.items):
        count = "1 item" if len(two.items) == 1 else f"{len(two.items)} items"
        yield f"{two.id!r} with {count}", f"one with as many items, {len(one.items)}", advice
