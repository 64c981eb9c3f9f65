"""Two kits that are equal but for their keys: same chance, same clock, and so the same ids."""

import os
import random
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from kit.classroom.clock import KitClock
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.store import ids

#: Stands in the second kit's keys alone, and makes their texts longer.
OTHER_MARK: Final = "zwischenzug, and some words more, so that nothing is as long as it was. "
_WORDS: Final = ("why", "check", "sample")


def with_other_keys(library: Library) -> Library:
    """The library with another answer due for each part of each item, and longer reasons."""
    keys = {
        name: _other_key(key, library.exercises[name])
        for name, key in library.keys.items()
        if name in library.exercises
    }
    return replace(library, keys=keys)


def _other_key(key: Any, exercise: Exercise[Any]) -> Any:
    held = key.model_dump(mode="json")
    item_type = ITEM_TYPES[exercise.type]
    for item in exercise.items:
        entry, due = held["items"][item.id], item_type.due(key.items[item.id])
        parts = {part.id: part for part in item_type.parts(item, exercise.scheme)}
        choices = {name: [choice.value for choice in parts[name].choices] for name in due}
        _rewrite(entry, due, choices)
    return type(key).model_validate(held)


def _rewrite(entry: Any, due: Mapping[str, str], choices: Mapping[str, list[Any]]) -> None:
    """Change an entry in place, whatever its type."""
    if "order" in entry:
        entry["order"].reverse()
    for part, answer in due.items():
        others = [str(choice) for choice in choices[part] if str(choice) != answer]
        _answer(entry, part, others)
    _lengthen(entry)


def _answer(entry: Any, part: str, others: list[str]) -> None:
    here = {
        **(entry.get("claims") or {}),
        **(entry.get("questions") or {}),
    }.get(part, entry)
    for name in ("label", "relation", "choice", part):
        if others and isinstance(here.get(name), str):
            here[name] = others[0]
    if isinstance(here.get("number"), str):
        here["number"] = str(float(here["number"]) + 1)
    if here.get("debatable"):
        here["debatable"] = None


def _lengthen(value: Any) -> None:
    for name, held in list(value.items()):
        if isinstance(held, dict):
            _lengthen(held)
        elif name in _WORDS and isinstance(held, str):
            value[name] = OTHER_MARK + held


@dataclass
class Still:
    """A clock that goes when it is told to."""

    moment: datetime = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    def wall(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()

    def go(self, **span: float) -> None:
        self.moment += timedelta(**span)

    def of_kit(self) -> KitClock:
        """For a kit: it goes by this one."""
        return KitClock(self.wall, self.seconds)


@contextmanager
def same_chance(seed: int, clock: Still) -> Iterator[None]:
    """Until the block ends, all chance comes of the seed, and the time of the clock."""
    chance = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", chance.randbytes)
        patch.setattr(random, "_urandom", chance.randbytes)
        patch.setattr(secrets, "token_bytes", lambda count=32: chance.randbytes(count))
        # Ids never go back in time within a process, and this clock begins anew.
        patch.setattr(ids, "_last_millisecond", 0)
        patch.setattr(time, "time", clock.seconds)
        patch.setattr(time, "time_ns", lambda: int(clock.seconds() * 1_000_000_000))
        yield
