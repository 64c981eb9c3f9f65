"""What of a file is sound where not all of it is, so that one mistake hides no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from kit.content.loading.validation import Location, holds_groups
from kit.content.loading.yaml_file import Located

ITEMS: Final = "items"
#: Fields that no check of an item against its key reads, and what stands in for a broken one.
_STAND_INS: Final = MappingProxyType(
    {"from": {"invented": "-"}, "why": "-", "check": "-", "argument": "-", "url": None}
)


@dataclass(frozen=True)
class Sound:
    """The sound parts of a file: fields by name, items by number and a key's entries by id.

    `errors` is where the shape is wrong, `left_out` what is therefore not among the parts, or
    is there with something else in its place.
    """

    fields: Mapping[str, Any]
    items: Mapping[Any, Any]
    errors: frozenset[Location]
    left_out: frozenset[Location]

    def hides(self, location: Sequence[str | int]) -> bool:
        """Whether what is wrong there may only follow from what was left out."""
        return any(tuple(location[: len(out)]) == out for out in self.left_out)


def read_sound(
    model: type[BaseModel], part: type[BaseModel], located: Located, errors: Iterable[Location]
) -> Sound:
    """The sound parts of a file that has these errors. `part` is the model of one item."""
    error_places = frozenset(errors)
    fields = dict(sound_fields(model, located.data, error_places))
    items, left_out = {}, set[Location]()
    for name, raw in raw_items(located.data):
        own = [location[2:] for location in error_places if location[:2] == (ITEMS, name)]
        value, out = _sound_part(part, raw, own)
        left_out |= {(ITEMS, name, *location) for location in out}
        if value is not None:
            items[name] = value
    return Sound(fields, items, error_places, frozenset(left_out))


def raw_items(data: Mapping[str, Any]) -> Sequence[tuple[Any, Any]]:
    """The items as the file has them, by number or id; none where they are no such thing."""
    items = data.get(ITEMS)
    if isinstance(items, list):
        return list(enumerate(items))
    return list(items.items()) if isinstance(items, dict) else []


def sound_fields(
    model: type[BaseModel], data: Mapping[str, Any], errors: Iterable[Location]
) -> Iterator[tuple[str, Any]]:
    """The fields of the model, save its items, that have no error; defaults count, too."""
    wrong = {location[0] for location in errors if location}
    for name, field in model.model_fields.items():
        if name in wrong or name == ITEMS:
            continue
        if name in data:
            yield name, _adapter(model, name).validate_python(data[name])
        elif not field.is_required():
            yield name, field.get_default()


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    kind: Any = Annotated[field.annotation, field]
    return TypeAdapter(kind)


def _sound_part(
    model: type[BaseModel], raw: Any, errors: Sequence[Location]
) -> tuple[BaseModel | None, set[Location]]:
    """An item or entry without what is broken in it, if that can be told from the rest."""
    mended = deepcopy(raw)
    out = {_mend(model, mended, location) for location in errors}
    try:
        return model.model_validate(mended), out
    except ValidationError:
        return None, {()}


def _mend(model: type[BaseModel], data: Any, location: Location) -> Location:
    """Put something harmless in place of what is broken; returns where that is."""
    for depth, name in enumerate(location):
        group = _at(data, location[:depth])
        if name in _STAND_INS and isinstance(group, dict):
            group[name] = _STAND_INS[str(name)]
            return location[: depth + 1]
    if len(location) > 1 and holds_groups(model, location[0]):
        group = _at(data, location[:1])
        if isinstance(group, dict):
            group.pop(location[1], None)
            return location[:2]
    return location


def _at(data: Any, location: Location) -> Any:
    """What stands at a location; None where there is no such place."""
    for part in location:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
        elif isinstance(data, dict):
            data = data.get(part)
        else:
            return None
    return data
