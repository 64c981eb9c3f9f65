"""Which field or element of a changed group or list is which of those before the change."""

from collections.abc import Mapping, Sequence
from typing import Any


def pairs_of_names(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    """Each new name with the old one that it stands for: the same, or one with the same value."""
    gone = [name for name in old if name not in new]
    pairs: list[tuple[str, str | None]] = []
    for name, value in new.items():
        before = name if name in old else next((one for one in gone if old[one] == value), None)
        if before is not None and before in gone:
            gone.remove(before)
        pairs.append((name, before))
    return pairs


def pairs_of_elements(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int | None]]:
    """Each new element's place with the old one's: the same, one of its id, or what is left."""
    free = list(range(len(old)))
    places: dict[int, int] = {}

    def take(number: int, candidates: list[int]) -> None:
        if candidates:
            place = number if number in candidates else candidates[0]
            places[number] = place
            free.remove(place)

    for number, element in enumerate(new):
        take(number, [one for one in free if old[one] == element])
    for number, element in enumerate(new):
        name = _id_of(element)
        if number not in places and name is not None:
            take(number, [one for one in free if _id_of(old[one]) == name])
    left = [number for number in range(len(new)) if number not in places]
    if len(left) == len(free):
        places |= dict(zip(left, free, strict=True))
    return [(number, places.get(number)) for number in range(len(new))]


def _id_of(element: Any) -> Any:
    return element.get("id") if isinstance(element, Mapping) else None


def is_scalar(value: Any) -> bool:
    """Whether a value holds no others."""
    return not isinstance(value, Mapping | list | tuple)


def is_of_kind(value: Any, other: Any) -> bool:
    """Whether both are groups, or both lists."""
    grouped = isinstance(value, Mapping)
    return grouped == isinstance(other, Mapping) and (grouped or isinstance(other, list | tuple))
