"""Two groups of fields side by side: each field that differs, by its words. Pure.

The models of the content files say what a field is called and what its choices are; no item type
is named here. What a file leaves out and what it says is nothing are the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, Final

from kit.content.own.editing.field_shapes import FieldShape, Kind
from kit.items.base import Part
from kit.items.fields.base_models import WHOLE
from kit.vocabulary import N_

#: The words of fields that no author writes: they come from decisions about a key.
_OF_DECISIONS: Final[Mapping[str, str]] = {
    "void": N_("Counts for nobody"),
    "accepted": N_("Right besides"),
    "part": N_("Part"),
    "choice": N_("Answer"),
    "why": N_("Why"),
    "check_before": N_("How to check it is of the key before"),
    "cues_before": N_("Words shown are of the key before"),
}
_BETWEEN_PARAGRAPHS: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: the words that lead to it, and its lines in the one and the other.

    Words and lines are message ids or the author's own; no lines: it is not there.
    """

    way: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What gives values their words: the item's parts in either text, and the part looked at."""

    before: Mapping[str, Part] = field(default_factory=dict)
    after: Mapping[str, Part] = field(default_factory=dict)
    part: str | None = None


#: Values that no part of an item gives words to.
ALONE: Final = Beside()


def field_changes(
    shapes: Sequence[FieldShape],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    way: tuple[str, ...] = (),
    beside: Beside = ALONE,
) -> Iterator[FieldChange]:
    """Each field that differs between two groups as they are written, in the form's order."""
    known = {shape.name: shape for shape in shapes}
    for name in dict.fromkeys((*known, *before, *after)):
        if before.get(name) != after.get(name):
            words = known[name].title if name in known else _OF_DECISIONS.get(name, name)
            yield from _changes(
                known.get(name), before.get(name), after.get(name), (*way, words), beside
            )


def _changes(
    shape: FieldShape | None, before: Any, after: Any, way: tuple[str, ...], beside: Beside
) -> Iterator[FieldChange]:
    if _are(dict, before, after):
        yield from _of_groups(shape, before or {}, after or {}, way, beside)
    elif _are(list, before, after) and _hold_groups(before, after):
        yield from _of_lists(shape, before or [], after or [], way, beside)
    elif isinstance(before, str) and isinstance(after, str):
        yield from _of_texts(shape, before, after, way, beside)
    elif None not in (before, after) and _is_holder(before) is not _is_holder(after):
        # Written in two ways, such as a list and one value.
        yield from _changes(shape, before, None, way, beside)
        yield from _changes(shape, None, after, way, beside)
    else:
        yield from _of_values(shape, before, after, way, beside)


def _are(kind: type, before: Any, after: Any) -> bool:
    return all(one is None or isinstance(one, kind) for one in (before, after))


def _is_holder(value: Any) -> bool:
    return isinstance(value, dict | list)


def _hold_groups(before: Any, after: Any) -> bool:
    values = [*(before or ()), *(after or ())]
    return bool(values) and all(isinstance(one, dict) for one in values)


def _of_groups(
    shape: FieldShape | None,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    way: tuple[str, ...],
    beside: Beside,
) -> Iterator[FieldChange]:
    if shape is None or shape.kind is not Kind.ENTRIES:
        yield from field_changes(_members(shape), before, after, way, beside)
        return
    element = replace(shape, kind=Kind.GROUP)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            part = beside.after.get(name) or beside.before.get(name)
            inside = (*way, part.text if part and part.text else name)
            own = replace(beside, part=name)
            yield from _changes(element, before.get(name), after.get(name), inside, own)


def _members(shape: FieldShape | None) -> Sequence[FieldShape]:
    if shape is None:
        return ()
    return (*shape.members, *(one for option in shape.options.values() for one in option))


def _of_lists(
    shape: FieldShape | None,
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    way: tuple[str, ...],
    beside: Beside,
) -> Iterator[FieldChange]:
    """Groups with the same id are held against each other; others by their place."""
    old, new = _named(before), _named(after)
    for name in dict.fromkeys((*old, *new)):
        was, is_now = old.get(name, {}), new.get(name, {})
        inside = (*way, _known_by(is_now or was) or name)
        yield from field_changes(_members(shape), was, is_now, inside, beside)
    common = old.keys() & new.keys()
    orders = [tuple(name for name in one if name in common) for one in (old, new)]
    if orders[0] != orders[1]:
        yield FieldChange((*way, N_("Order")), *orders)


def _named(groups: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    names = [str(one.get("id") or "") for one in groups]
    if all(names) and len(set(names)) == len(names):
        # An id that nobody reads is no line of its own.
        bare = [{field: one[field] for field in one if field != "id"} for one in groups]
        return dict(zip(names, bare, strict=True))
    return {str(number): one for number, one in enumerate(groups, 1)}


def _known_by(group: Mapping[str, Any]) -> str:
    """The first text of a group."""
    return next((one for one in group.values() if isinstance(one, str)), "")


def _of_texts(
    shape: FieldShape | None, before: str, after: str, way: tuple[str, ...], beside: Beside
) -> Iterator[FieldChange]:
    """Of a text of several paragraphs those that differ."""
    old, new = (_BETWEEN_PARAGRAPHS.split(one.strip("\n")) for one in (before, after))
    if len(old) == len(new) == 1:
        yield from _of_values(shape, before, after, way, beside)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield FieldChange(way, tuple(old[a:b]), tuple(new[c:d]))


def _of_values(
    shape: FieldShape | None, before: Any, after: Any, way: tuple[str, ...], beside: Beside
) -> Iterator[FieldChange]:
    old = _lines(shape, before, beside.before, beside.part)
    new = _lines(shape, after, beside.after, beside.part)
    if old or new:
        yield FieldChange(way, old, new)


def _lines(
    shape: FieldShape | None, value: Any, parts: Mapping[str, Part], part: str | None
) -> tuple[str, ...]:
    """A value as the lines that show it."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(
            " | ".join(map(_plain, one))
            if isinstance(one, list)
            else _word(shape, one, parts, part)
            for one in value
        )
    return (_word(shape, value, parts, part),)


def _word(shape: FieldShape | None, value: Any, parts: Mapping[str, Part], part: str | None) -> str:
    if shape is None:
        return _plain(value)
    if shape.of_part:
        named = parts.get(shape.name if part is None else part) or parts.get(WHOLE)
        return named.words(_plain(value)) if named else _plain(value)
    words = {option.value: option.words for option in shape.choices}
    return words.get(_plain(value)) or _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return N_("yes") if value else N_("no")
    return f"{value:g}" if isinstance(value, float) else str(value)
