"""Claims pasted, one a line: each an item with an id, an origin, and its key entry begun."""

import re
from dataclasses import dataclass
from typing import Any, Final

from kit.content.own.beginnings import first_exercise, types_with_example
from kit.content.own.composing.own_articles import origin_of
from kit.content.own.editing.changing import written
from kit.content.own.editing.field_tree import ITEMS, main_text, raw_items
from kit.content.own.editing.item_parts import begun_entry
from kit.content.own.editing.machine_ids import unique_slug
from kit.content.own.editing.operations import NoSuchPlace
from kit.content.own.editing.plain_fields import item_type_of, plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.items.fields.texts import plain_text
from kit.whole_number import whole_number

#: What word processors put before a line of a list.
_BULLET: Final = re.compile(r"[-*\u2022\u2023\u25aa\u25e6\u2013\u2014]\s+")
_NUMBER: Final = re.compile(r"(?P<number>[0-9]{1,3})[.)]\s+")
#: The same before a paragraph's number: then it cannot be the claim's own.
_NUMBERED: Final = re.compile(r"[0-9]{1,3}[.)]\s+(?=\u00b6)")
#: Before a claim, the paragraph that it follows.
_PARAGRAPH: Final = re.compile(r"(?:\u00b6|\[)\s*(?P<number>[0-9]{1,3})\]?[:.]?\s+")


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line's words, without what was before them; the paragraph that it names, if it does."""

    words: str
    paragraph: int | None = None


def lines_of(text: str) -> list[PastedLine]:
    """The claims of a pasted text: its lines that are filled, without bullets and numbers."""
    lines = [" ".join(line.split()) for line in plain_text(text).split("\n")]
    lines = [_BULLET.sub("", line, count=1) for line in lines if line]
    numbers = [_NUMBER.match(line) for line in lines]
    if all(
        match is not None and match["number"] == str(place)
        for place, match in enumerate(numbers, 1)
    ):
        lines = [_NUMBER.sub("", line, count=1) for line in lines]
    return [_line(_NUMBERED.sub("", line, count=1)) for line in lines]


def _line(line: str) -> PastedLine:
    named = _PARAGRAPH.match(line)
    words = line[named.end() :] if named else ""
    if named is None or not words:
        return PastedLine(line)
    return PastedLine(words, whole_number(named["number"], 0) or None)


def pasted(texts: Texts, text: str) -> Texts:
    """The texts with an item for each pasted line, its key entry begun.

    The claims of the example that a draft began with go, where nobody changed them. Raises
    NoSuchPlace where nothing was pasted or items have no text of their own, UnreadableText.
    """
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    key = plain_fields(texts.get(KEY, ""), KEY)
    item_type = item_type_of(exercise)
    field = main_text(item_type)
    lines = lines_of(text)
    if field is None or not lines:
        raise NoSuchPlace(EXERCISE)
    example = _example(exercise)
    gone = [one for one in raw_items(exercise) if one in example]
    items = [one for one in raw_items(exercise) if one not in example]
    keyed = key.get(ITEMS)
    entries = dict(keyed) if isinstance(keyed, dict) else {}
    for item in gone:
        entries.pop(str(item.get("id")), None)
    taken = {str(one.get("id")) for one in items} | set(entries)
    for line in lines:
        name = unique_slug(line.words, taken, "claim")
        taken.add(name)
        origin = origin_of(texts, line.paragraph)
        items.append({"id": name, field: line.words, **({"from": origin} if origin else {})})
        entries[name] = begun_entry(item_type)
    core = exercise.get("core")
    if gone and isinstance(core, int):
        del exercise["core"]
    return written(texts, {**exercise, ITEMS: items}, {**key, ITEMS: entries})


def _example(exercise: dict[str, Any]) -> list[dict[str, Any]]:
    """The items that a draft of the type begins with."""
    name = str(exercise["type"])
    if name not in types_with_example():
        return []
    return raw_items(plain_fields(first_exercise(name, "x", "x")[EXERCISE]))
