"""What a form does to a draft beside filling in fields: add, drop, move, duplicate, cut, join.

An operation is a text, `what:target`, as a button of a form posts it; the target is a field's
name (`field_tree.Field.name`). An item's key entry goes along with it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kit.content.own.editing.changing import rename, written
from kit.content.own.editing.field_tree import (
    ITEMS,
    FieldPath,
    main_text,
    raw_items,
)
from kit.content.own.editing.item_parts import (
    begun_entry,
    forget_parts,
    joined_entries,
    joined_items,
)
from kit.content.own.editing.machine_ids import copied_id, unique_slug, unnamed_id
from kit.content.own.editing.plain_fields import item_type_of, plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.items.base import AnyItemType
from kit.items.key_entries.cues import has_cue
from kit.whole_number import whole_number

#: Where a text is to be cut, as it is typed.
CUT: Final = "|"
_ITEM_DEPTH: Final = 3


class NoSuchPlace(Exception):
    """The operation names nothing that is in the draft, or is none that can be done there."""


@dataclass
class _Sheets:
    """What both files say, being changed."""

    item_type: AnyItemType
    exercise: dict[str, Any]
    key: dict[str, Any]
    items: list[dict[str, Any]]
    entries: dict[str, Any]

    @property
    def taken(self) -> set[str]:
        """The ids that items have."""
        return {str(item.get("id")) for item in self.items}


def operated(texts: Texts, operation: str) -> Texts:
    """The texts after an operation. Raises NoSuchPlace, UnreadableText."""
    what, _colon, target = operation.partition(":")
    path = path_of(target)
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    key = plain_fields(texts.get(KEY, ""), KEY)
    entries = key.get(ITEMS)
    sheets = _Sheets(
        item_type_of(exercise), exercise, key, raw_items(exercise),
        dict(entries) if isinstance(entries, dict) else {},
    )  # fmt: skip
    if what == "add" and path == (EXERCISE, ITEMS):
        _add(sheets)
    elif what in _ON_ITEM and len(path) == _ITEM_DEPTH and path[:2] == (EXERCISE, ITEMS):
        _ON_ITEM[what](sheets, _place(sheets.items, path[-1]))
    elif what in _ON_LIST and path[:1] == (EXERCISE,) and path[1:2] not in {(), (ITEMS,)}:
        _ON_LIST[what](*_list_at(exercise, path[1:], adds=what == "add"))
    elif what in _ON_LIST and len(path) > _ITEM_DEPTH and path[:2] == (EXERCISE, ITEMS):
        item = sheets.items[_place(sheets.items, path[2])]
        before = dict(item)
        _ON_LIST[what](*_list_at(item, path[_ITEM_DEPTH:], adds=what == "add"))
        forget_parts(before, item, sheets.entries)
    else:
        raise NoSuchPlace(operation)
    if sheets.items or ITEMS in exercise:
        exercise[ITEMS] = sheets.items
    if sheets.entries or ITEMS in key:
        key[ITEMS] = sheets.entries
    return written(texts, exercise, key)


def place_after(before: Texts, after: Texts, here: str | None) -> str | None:
    """The id of the item to show after an operation: what is new, or stands where one has gone.

    None for the exercise itself.
    """
    old = [str(item.get("id")) for item in raw_items(plain_fields(before.get(EXERCISE, "")))]
    new = [str(item.get("id")) for item in raw_items(plain_fields(after.get(EXERCISE, "")))]
    added = next((one for one in new if one not in old), None)
    if here is None and added is None:
        return None
    if added is not None:
        return added
    if here in new or here not in old or not new:
        return here if here in new else None
    return new[min(old.index(here), len(new) - 1)]


def path_of(name: str) -> FieldPath:
    """The path that a field's name stands for; numbers in it are places in lists."""
    return tuple(_step(part.replace("~1", "/").replace("~0", "~")) for part in name.split("/"))


def _step(part: str) -> str | int:
    try:
        return whole_number(part, 0)
    except ValueError:
        return part


def _place(elements: list[Any], number: Any) -> int:
    if not isinstance(number, int) or not 0 <= number < len(elements):
        raise NoSuchPlace(str(number))
    return number


def _add(sheets: _Sheets) -> None:
    """An item without words at the end."""
    new = unnamed_id(sheets.taken)
    sheets.items.append({"id": new})
    sheets.entries |= {new: begun_entry(sheets.item_type)}


def _drop(sheets: _Sheets, place: int) -> None:
    """An item with its key entry."""
    gone = sheets.items.pop(place)
    if str(gone.get("id")) not in sheets.taken:
        sheets.entries.pop(str(gone.get("id")), None)
    _move_border(sheets, place, -1)


def _swap(elements: list[Any], place: int, other: int) -> None:
    if 0 <= other < len(elements):
        elements[place], elements[other] = elements[other], elements[place]


def _up(sheets: _Sheets, place: int) -> None:
    _swap(sheets.items, place, place - 1)


def _down(sheets: _Sheets, place: int) -> None:
    _swap(sheets.items, place, place + 1)


def _duplicate(sheets: _Sheets, place: int) -> None:
    """A copy of an item below it, under an id of its own, with a copy of the key entry."""
    item = sheets.items[place]
    old = str(item.get("id", ""))
    new = copied_id(old, sheets.taken)
    sheets.items.insert(place + 1, {**item, "id": new})
    if old in sheets.entries:
        _put_behind(sheets, old, new, sheets.entries[old])
    _move_border(sheets, place, 1)


def _put_behind(sheets: _Sheets, before: str, new: str, entry: Any) -> None:
    """An entry of the key behind another one."""
    entries = list(sheets.entries.items())
    names = list(sheets.entries)
    entries.insert(names.index(before) + 1 if before in names else len(names), (new, entry))
    sheets.entries.clear()
    sheets.entries.update(entries)


def _split(sheets: _Sheets, place: int) -> None:
    """An item in two at the sign in its text; what stands around and its origin go to both.

    The key's label and reason stay with the first; a cue goes where its words go.
    """
    item, field = sheets.items[place], _text_field(sheets)
    first, cut, second = str(item.get(field, "")).partition(CUT)
    first, second = first.strip(), second.strip()
    if not (cut and first and second):
        raise NoSuchPlace(field)
    old = str(item.get("id", ""))
    new = unique_slug(second, sheets.taken)
    sheets.items[place] = {**item, field: first}
    sheets.items.insert(place + 1, {**item, "id": new, field: second})
    _move_border(sheets, place, 1)
    entry = sheets.entries.get(old)
    cues = entry.get("cues") if isinstance(entry, dict) else None
    if isinstance(entry, dict) and isinstance(cues, list):
        moved = [one for one in cues if has_cue(second, str(one)) and not has_cue(first, str(one))]
        sheets.entries[old] = {**entry, "cues": [one for one in cues if one not in moved]}
        _put_behind(sheets, old, new, {"cues": moved})


def _join(sheets: _Sheets, place: int) -> None:
    """An item with the one below it: what both say, and the first's label."""
    if place + 1 >= len(sheets.items):
        raise NoSuchPlace(str(place))
    field = _text_field(sheets)
    item, below = sheets.items[place], sheets.items.pop(place + 1)
    sheets.items[place] = joined_items(item, below, field)
    other = sheets.entries.pop(str(below.get("id")), None)
    entry = sheets.entries.get(str(item.get("id")))
    if isinstance(other, dict):
        joined = joined_entries(entry if isinstance(entry, dict) else {}, other)
        sheets.entries[str(item.get("id"))] = joined
    _move_border(sheets, place, -1)


def _text_field(sheets: _Sheets) -> str:
    field = main_text(sheets.item_type)
    if field is None:
        raise NoSuchPlace(sheets.item_type.name)
    return field


def _name(sheets: _Sheets, place: int) -> None:
    """An id of the first words of an item's text."""
    item = sheets.items[place]
    words = str(item.get(_text_field(sheets)) or item.get("id", ""))
    old = str(item.get("id", ""))
    named = {**item}
    rename(named, sheets.entries, unique_slug(words, sheets.taken - {old}))
    sheets.items[place] = named


def _end_core(sheets: _Sheets, place: int) -> None:
    """The core ends with this item; where it does already, there is none any more."""
    if not sheets.item_type.has_core:
        raise NoSuchPlace("core")
    if sheets.exercise.get("core") == place + 1:
        del sheets.exercise["core"]
        return
    # The items are there, since one of them is named; they stay the last field.
    items = sheets.exercise.pop(ITEMS)
    sheets.exercise |= {"core": place + 1, ITEMS: items}


def _move_border(sheets: _Sheets, place: int, by: int) -> None:
    """Keep the same items in the core when one comes or goes in it."""
    core = sheets.exercise.get("core")
    if isinstance(core, int) and place < core:
        if core + by < 1:
            del sheets.exercise["core"]
        else:
            sheets.exercise["core"] = core + by


def _list_at(group: dict[str, Any], path: FieldPath, *, adds: bool) -> tuple[list[Any], int]:
    """The list below a group that a path leads to, and the place in it; it is one of the group's.

    Lists and groups on the way are copied, so that the old ones can be held against the new.
    """
    place: Any = group
    last = path if adds else path[:-1]
    for depth, part in enumerate(last):
        if isinstance(part, int):
            place[_place(place, part)] = inner = _copy(place[part])
        elif isinstance(place, dict) and (part in place or (adds and depth == len(last) - 1)):
            place[part] = inner = _copy(place.get(part, []))
        else:
            raise NoSuchPlace(str(part))
        place = inner
    if not isinstance(place, list):
        raise NoSuchPlace(str(last))
    return place, (len(place) if adds else _place(place, path[-1]))


def _copy(value: Any) -> Any:
    if not isinstance(value, dict | list):
        raise NoSuchPlace(str(value))
    return value.copy()


def _add_to(elements: list[Any], place: int) -> None:
    elements.insert(place, {"id": unnamed_id({str(one.get("id")) for one in elements if one})})


_ON_ITEM: Final[Mapping[str, Callable[[_Sheets, int], None]]] = {
    "drop": _drop,
    "up": _up,
    "down": _down,
    "duplicate": _duplicate,
    "split": _split,
    "join": _join,
    "name": _name,
    "core": _end_core,
}
_ON_LIST: Final[Mapping[str, Callable[[list[Any], int], None]]] = {
    "add": _add_to,
    "drop": lambda elements, place: elements.pop(place),
    "up": lambda elements, place: _swap(elements, place, place - 1),
    "down": lambda elements, place: _swap(elements, place, place + 1),
}
