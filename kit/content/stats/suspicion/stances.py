"""What an exercise gives to somebody who doubts everything in it, and who trusts everything."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from kit.content import bounds
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.problems import Problem
from kit.content.stats.course_warnings import percent, warning
from kit.items import ITEM_TYPES
from kit.vocabulary import Stance

_ADVICE: Final = {
    Stance.SUSPICIOUS: "write more claims in it that one may rely on, some of which look doubtful",
    Stance.TRUSTING: "write more claims in it that one may not rely on, some of which read smooth",
}


@dataclass(frozen=True, slots=True)
class Stances:
    """The share of an exercise's credit by stance, 0 to 1.

    Empty where no answer of its type is one of trust or of doubt.
    """

    exercise: str
    shares: Mapping[Stance, float]


def stances_of(
    exercises: Iterable[Exercise[Any]], keys: Mapping[str, Key[Any]]
) -> Iterator[Stances]:
    """Each exercise held against its key by the marking itself, debatable answers included."""
    for exercise in exercises:
        key = keys[exercise.id]
        shares = {stance: _share(exercise, key, stance) for stance in Stance}
        known = {stance: share for stance, share in shares.items() if share is not None}
        yield Stances(exercise.id, known)


def _share(exercise: Exercise[Any], key: Key[Any], stance: Stance) -> float | None:
    """The credit of the best way through the whole exercise; None where there is no way."""
    item_type = ITEM_TYPES[exercise.type]
    ways: dict[int, list[float]] = {}
    for item in exercise.items:
        for number, chosen in enumerate(item_type.by_stance(item, exercise.scheme, stance)):
            value = item_type.answering(item, chosen)
            credit = item_type.mark(item, value, key.items[item.id]).credit if value else 0.0
            # What is void counts for nobody.
            ways.setdefault(number, []).extend([] if credit is None else [credit])
    return max((fmean(credits_) for credits_ in ways.values() if credits_), default=None)


def check_stances(
    exercises: Iterable[Exercise[Any]],
    keys: Mapping[str, Key[Any]],
    key_files: Mapping[str, Path],
) -> Iterator[Problem]:
    """A warning for each exercise that pays for doubt alone, or for trust alone.

    A few items say nothing of it.
    """
    judged = [exercise for exercise in exercises if _size(exercise) >= bounds.FEW_ITEMS]
    for stances in stances_of(judged, keys):
        for stance, share in stances.shares.items():
            if share > bounds.STANCE_SHARE:
                yield warning(
                    key_files[stances.exercise], "items",
                    f"{percent(share)} of the credit for whoever is always {stance.value}",
                    f"{percent(bounds.STANCE_SHARE)} or less", _ADVICE[stance],
                )  # fmt: skip


def _size(exercise: Exercise[Any]) -> int:
    item_type = ITEM_TYPES[exercise.type]
    return sum(item_type.size(item, exercise.scheme) for item in exercise.items)
