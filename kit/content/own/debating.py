"""What a draft's key says of each claim, finished or not; and a second label put into it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kit.content.own.editing.changing import written
from kit.content.own.editing.field_tree import ITEMS
from kit.content.own.editing.plain_fields import UnreadableText, plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.vocabulary import Label

#: What the other label earns until its author says otherwise.
CREDIT: Final = 0.5


@dataclass(frozen=True, slots=True)
class KeySays:
    """A claim's label in the key, and the other one that a careful reader could choose."""

    label: Label
    other: Label | None = None


def key_says(texts: Texts) -> Mapping[str, KeySays]:
    """The labels that the key has, by item, however unfinished the rest is; none if unreadable."""
    try:
        entries = _entries(plain_fields(texts.get(KEY, ""), KEY))
    except UnreadableText:
        return {}
    said = {}
    for item_id, entry in entries.items():
        label = _label(entry)
        if label is not None:
            said[str(item_id)] = KeySays(label, _label(entry.get("debatable")))
    return said


def with_debatable(texts: Texts, item_id: str, label: Label) -> Texts:
    """The texts with another label beside the key's, its case still to be written.

    Raises UnreadableText; KeyError where the key has no label for the item, or has this one, or
    another one beside it already.
    """
    key = plain_fields(texts.get(KEY, ""), KEY)
    entries = dict(_entries(key))
    entry = entries.get(item_id)
    if not isinstance(entry, dict) or _label(entry) in {None, label} or entry.get("debatable"):
        raise KeyError(item_id)
    other = {"label": label.value, "credit": CREDIT, "argument": ""}
    entries[item_id] = {**entry, "debatable": other}
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    return written(texts, exercise, {**key, ITEMS: entries})


def _entries(key: Mapping[str, Any]) -> Mapping[str, Any]:
    entries = key.get(ITEMS)
    return entries if isinstance(entries, dict) else {}


def _label(entry: Any) -> Label | None:
    named = entry.get("label") if isinstance(entry, dict) else None
    return Label(named) if isinstance(named, str) and named in set(Label) else None
