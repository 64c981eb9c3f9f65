"""What a YAML text says, as plain data; and whether two such data say the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kit.content.loading.yaml_file import parse
from kit.content.own.texts import EXERCISE
from kit.content.problems import Problem
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType
from kit.items.fields.advice import near_miss


class UnreadableText(Exception):
    """A text that cannot be edited by its fields, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def plain_fields(text: str, shown: str = "") -> dict[str, Any]:
    """What a text says, as plain data; nothing where it is empty. Raises UnreadableText."""
    located = parse(text, Path(shown))
    if isinstance(located, Problem):
        raise UnreadableText(located)
    if located.fault:
        # What was read around it is not all of it: written anew, the rest would be lost.
        raise UnreadableText(located.fault)
    if located.data is None:
        return {}
    if not isinstance(located.data, dict):
        wanted = "a group of fields, one a line"
        raise UnreadableText(
            Problem(Path(shown), 1, "file", "no fields", wanted, "see docs/authoring.md")
        )
    return located.data


def item_type_of(fields: Mapping[str, Any]) -> AnyItemType:
    """The type that an exercise file names. Raises UnreadableText where it names none there is."""
    name = fields.get("type")
    item_type = ITEM_TYPES.get(name) if isinstance(name, str) else None
    if item_type is None:
        advice = near_miss(str(name), ITEM_TYPES, "choose one of these")
        named = f"the type {name!r}" if name else "no type"
        problem = Problem(Path(EXERCISE), 1, "type", named, ", ".join(ITEM_TYPES), advice)
        raise UnreadableText(problem)
    return item_type


def is_same(value: Any, other: Any) -> bool:
    """Whether two values are alike in kind, content and order."""
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        return list(value) == list(other) and all(is_same(value[key], other[key]) for key in value)
    if _is_list(value) and _is_list(other):
        return len(value) == len(other) and all(map(is_same, value, other))
    return type(value) is type(other) and bool(value == other)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
