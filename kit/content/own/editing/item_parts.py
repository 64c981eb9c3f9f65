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


def begun_entries(shape: FieldShape, entries: Mapping[str, Any], old: Any) -> dict[str, Any]:
    """The entries by part; those that are not in `old` have the lists that may stay empty."""
    lists = [one.name for one in shape.members if one.required and one.kind is Kind.LINES]
    before = old if isinstance(old, dict) else {}
    return {
        name: one
        if name in before or not isinstance(one, dict)
        else {**one, **{each: [] for each in lists if each not in one}}
        for name, one in entries.items()
    }


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


def joined_items(item: Mapping[str, Any], below: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Two items as one: their texts one after the other, and of the rest what each has.

    Of a field that both fill in, the first's stays; of lists and of paragraphs of one article both.
    """
    joined = _together(item, below)
    words = [str(one[text]) for one in (item, below) if one.get(text)]
    return {**joined, **({text: " ".join(words)} if words else {})}


def _together(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    joined = dict(first)
    for name, other in second.items():
        own = first.get(name)
        if own in (None, "", [], {}):
            joined[name] = other
        elif name == "from":
            joined[name] = _one_origin(own, other)
        elif isinstance(own, dict) and isinstance(other, dict):
            joined[name] = _together(own, other)
        elif isinstance(own, list) and isinstance(other, list):
            joined[name] = [*own, *(one for one in other if one not in own)]
    return joined


def _one_origin(first: Any, second: Any) -> Any:
    """The first's; with the paragraphs of both, where they follow one article."""
    both = isinstance(first, dict) and isinstance(second, dict)
    if not both or not first.get("article") or first["article"] != second.get("article"):
        return first
    numbers: list[Any] = []
    for origin in (first, second):
        named = origin.get("paragraph")
        numbers += named if isinstance(named, list) else [named]
    told = list(dict.fromkeys(number for number in numbers if number is not None))
    return {**first, "paragraph": told[0] if len(told) == 1 else told} if told else first


def joined_entries(entry: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two key entries as one; of what is no text or list the first's stays."""
    joined = {**other, **entry}
    for name, value in other.items():
        own = entry.get(name)
        if isinstance(own, list) and isinstance(value, list):
            joined[name] = [*own, *(one for one in value if one not in own)]
        elif name in {"why", "check"} and isinstance(own, str) and own != value:
            joined[name] = f"{own} {value}"
    return joined


def forget_parts(
    before: Mapping[str, Any], after: Mapping[str, Any], entries: dict[str, Any]
) -> None:
    """Take out of an item's key entry what is of its parts that an operation dropped."""
    entry = entries.get(str(after.get("id")))
    if not isinstance(entry, dict):
        return
    kept = dict(entry)
    for name, value in entry.items():
        gone = _ids(before.get(name)) - _ids(after.get(name))
        if gone and isinstance(value, dict):
            kept[name] = {part: one for part, one in value.items() if part not in gone}
    entries[str(after.get("id"))] = kept


def _ids(parts: Any) -> set[str]:
    listed = parts if isinstance(parts, list) else []
    return {str(one.get("id")) for one in listed if isinstance(one, dict)}
