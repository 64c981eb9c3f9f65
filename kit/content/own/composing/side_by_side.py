"""What was typed in one window put beside what another one has saved meanwhile, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kit.content.own.editing.changing import rename, written
from kit.content.own.editing.field_tree import ITEMS, raw_items
from kit.content.own.editing.plain_fields import is_same, plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts

_NOTHING: Final = object()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The texts saved now with what was typed in them. `here`: the item's id in them.

    `clash`: something was typed over what was saved meanwhile, or the item is `gone` there, so that
    somebody has to look. `in_order`: both have the same items in the same places.
    """

    texts: Texts
    here: str | None
    clash: bool
    in_order: bool
    gone: bool = False


def side_by_side(base: Texts, mine: Texts, now: Texts, item_id: str | None) -> SideBySide:
    """What one page changed from `base` to `mine`, carried over to the texts of now.

    `item_id` is the item of that page in `base`, None for the exercise's own fields. An item that
    is gone now stands at the end. Raises UnreadableText.
    """
    old, own, new = (_Sheets.of(one) for one in (base, mine, now))
    in_order = old.ids == new.ids
    if mine == base or (item_id is not None and item_id not in old.ids):
        here = item_id if item_id in new.ids else None
        return SideBySide(now, here, clash=False, in_order=in_order)
    if item_id is None:
        texts, clash = _with_head(old, own, new, (base, mine, now))
        return SideBySide(texts, None, clash, in_order)
    place = old.ids.index(item_id)
    here = own.ids[place]
    gone = item_id not in new.ids
    # Of one that is gone all stands as it was typed.
    there = (own if gone else new, here if gone else item_id)
    item = there[0].items[there[0].ids.index(there[1])]
    carried, in_item = _carried(old.items[place], own.items[place], item)
    carried["id"] = item_id
    entry, in_key = _carried(old.entry(item_id), own.entry(here), there[0].entry(there[1]))
    entries = dict(new.entries)
    if entry or item_id in entries:
        entries[item_id] = entry
    items = [*new.items, carried] if gone else [carried if i is item else i for i in new.items]
    here = item_id if here in new.ids else here
    rename(carried, entries, here)
    texts = written(now, {**new.exercise, ITEMS: items}, new.keyed(entries))
    return SideBySide(texts, here, in_item or in_key or gone, in_order, gone)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """What a draft's exercise and key say."""

    exercise: Mapping[str, Any]
    key: Mapping[str, Any]
    items: list[dict[str, Any]]
    ids: list[str]
    entries: Mapping[str, Any]

    @classmethod
    def of(cls, texts: Texts) -> "_Sheets":
        exercise, key = (plain_fields(texts.get(one, ""), one) for one in (EXERCISE, KEY))
        items, entries = raw_items(exercise), key.get(ITEMS)
        ids = [str(one.get("id")) for one in items]
        return cls(exercise, key, items, ids, entries if isinstance(entries, dict) else {})

    @property
    def head(self) -> dict[str, Any]:
        return {name: value for name, value in self.exercise.items() if name != ITEMS}

    def entry(self, item_id: str) -> dict[str, Any]:
        entry = self.entries.get(item_id)
        return entry if isinstance(entry, dict) else {}

    def keyed(self, entries: Mapping[str, Any]) -> dict[str, Any]:
        return {**self.key, **({ITEMS: entries} if entries or ITEMS in self.key else {})}


def _with_head(
    old: _Sheets, own: _Sheets, new: _Sheets, texts: tuple[Texts, Texts, Texts]
) -> tuple[Texts, bool]:
    """The exercise's own fields, and its list of articles, which is one."""
    head, clash = _carried(old.head, own.head, new.head)
    if ITEMS in new.exercise:
        head[ITEMS] = new.items
    articles, in_articles = _carried(*({ARTICLES: one.get(ARTICLES, "")} for one in texts))
    now = {**texts[2], **{name: text for name, text in articles.items() if text}}
    return written(now, head, new.key), clash or in_articles


def _carried(
    old: Mapping[str, Any], own: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """A group of now with the fields that were changed; whether one was changed there as well."""
    carried, clash = dict(now), False
    for name in dict.fromkeys((*own, *old)):
        before, typed, there = (one.get(name, _NOTHING) for one in (old, own, now))
        if _alike(before, typed):
            continue
        clash = clash or not (_alike(there, before) or _alike(there, typed))
        if typed is _NOTHING:
            carried.pop(name, None)
        else:
            carried[name] = typed
    return carried, clash


def _alike(value: Any, other: Any) -> bool:
    if value is _NOTHING or other is _NOTHING:
        return value is other
    return is_same(value, other)
