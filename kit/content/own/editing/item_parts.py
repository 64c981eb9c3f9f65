"""The parts of an item that is not finished yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from kit.content.own.editing.field_shapes import FieldShape, Kind, shapes_of
from kit.items.base import AnyItemType, Part
from kit.vocabulary import Scheme


def parts_so_far(
    item_type: AnyItemType, raw: Mapping[str, Any], scheme: Scheme | None
) -> Sequence[Part]:
    """The parts of an item as far as it is written: what is missing does not hide the rest."""
    filled = _filled(shapes_of(item_type.item_model), raw) | {"id": "x"}
    try:
        item = item_type.item_model.model_validate(filled)
    except ValidationError:
        return ()
    return item_type.parts(item, scheme)


def begun_entry(item_type: AnyItemType) -> dict[str, Any]:
    """A key entry to begin with: its lists are there and empty, which they may stay."""
    shapes = shapes_of(item_type.key_model)
    return {one.name: [] for one in shapes if one.required and one.kind is Kind.LINES}


def _filled(shapes: Sequence[FieldShape], raw: Any) -> dict[str, Any]:
    """A group with something harmless for each text that is missing in it."""
    group = dict(raw) if isinstance(raw, dict) else {}
    for shape in shapes:
        value = group.get(shape.name)
        if shape.kind in {Kind.TEXT, Kind.LINE} and shape.required and not value:
            group[shape.name] = "-"
        elif shape.kind is Kind.ONE_OF:
            group[shape.name] = {"invented": "-"}
        elif shape.kind is Kind.GROUP and shape.required:
            group[shape.name] = _filled(shape.members, value)
        elif shape.kind in {Kind.GROUPS, Kind.NAMES} and isinstance(value, list):
            group[shape.name] = [_filled(shape.members, one) for one in value]
        elif not shape.required and value in (None, "", {}, []):
            group.pop(shape.name, None)
    return group
