"""Claims of an article taken into an exercise's texts, and let go. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kit.classroom.authoring.drafting.apart import Apart, Around
from kit.classroom.authoring.drafting.marks import Mark, Marks, mark_at, place_of
from kit.content.own.editing.changing import written
from kit.content.own.editing.field_tree import ITEMS, raw_items
from kit.content.own.editing.item_parts import begun_entry
from kit.content.own.editing.machine_ids import unique_slug
from kit.content.own.editing.plain_fields import item_type_of, plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.drafting.article import Span
from kit.drafting.findings import Place
from kit.whole_number import whole_number


@dataclass(frozen=True, slots=True)
class Picked:
    """The exercise's texts with what was taken, and the marks of all its claims."""

    texts: Texts
    marks: Marks


def taken_marks(texts: Texts, marks: Marks, apart: Apart) -> dict[str, Mark]:
    """The marks of the items that are in the texts, in their order.

    An item that has none, such as a copied one, has the place where its words stand. Raises
    UnreadableText.
    """
    present: dict[str, Mark] = {}
    for item in raw_items(plain_fields(texts.get(EXERCISE, ""), EXERCISE)):
        item_id, words = str(item.get("id")), item.get("claim")
        mark = marks.get(item_id)
        if mark is None and isinstance(words, str) and words.strip():
            place = place_of(words.strip(), apart.article)
            mark = mark_at(apart.article, place) if place else None
        if mark is not None:
            present[item_id] = mark
    return present


def take(picked: Picked, apart: Apart, places: Collection[Place], article_id: str) -> Picked:
    """The texts with an item for each of these places that has none yet, in the article's order.

    Each is quoted as printed, with its paragraph, the greyed words that are proposed, and a key
    entry begun. Places that the article does not have are passed over. Raises UnreadableText.
    """
    exercise, key = _files(picked.texts)
    items, entries = raw_items(exercise), dict(key.get(ITEMS) or {})
    marks, here = dict(picked.marks), taken_marks(picked.texts, picked.marks, apart)
    stand = {mark.key for mark in here.values()}
    for place in places:
        mark = mark_at(apart.article, place)
        if mark is None or mark.key in stand:
            continue
        stand.add(mark.key)
        item_id = _id_for(mark, marks, {str(one.get("id")) for one in items} | set(entries))
        marks[item_id] = here[item_id] = replace(marks.get(item_id, mark), words=mark.words)
        item = _item(item_id, mark, apart, article_id)
        items.insert(_index(items, here, mark), item)
        entries.setdefault(item_id, begun_entry(item_type_of(exercise)))
    return Picked(_written(picked.texts, exercise, key, items, entries), marks)


def let_go(picked: Picked, gone: Collection[str]) -> Picked:
    """The texts without these items and their key entries; the marks stay, for an undo."""
    exercise, key = _files(picked.texts)
    items = [one for one in raw_items(exercise) if str(one.get("id")) not in gone]
    entries = {name: one for name, one in (key.get(ITEMS) or {}).items() if name not in gone}
    return Picked(_written(picked.texts, exercise, key, items, entries), picked.marks)


def moved(picked: Picked, apart: Apart, item_id: str, place: Place) -> Picked:
    """The texts with an item's claim at another place of the article; its key stays.

    What is greyed stays where somebody has typed it, else it is proposed anew. Unchanged where the
    item has no mark, or the article no such place.
    """
    mark = taken_marks(picked.texts, picked.marks, apart).get(item_id)
    there = mark_at(apart.article, place)
    if mark is None or there is None:
        return picked
    exercise, key = _files(picked.texts)
    items = raw_items(exercise)
    for item in items:
        if str(item.get("id")) == item_id:
            item["claim"] = _flat(there.words)
            around = Around(**(item.get("context") or {}))
            if around in (Around(), apart.around(mark.place)):
                _put_around(item, apart.around(place))
    there = replace(mark, block=there.block, start=there.start, end=there.end, words=there.words)
    entries = dict(key.get(ITEMS) or {})
    texts = _written(picked.texts, exercise, key, items, entries)
    return Picked(texts, {**picked.marks, item_id: there})


def with_parts(picked: Picked, apart: Apart) -> Picked:
    """The texts with each claim that was shortened in its field marked where it stands so.

    Words that the paragraph does not have stay somebody's own.
    """
    for item in raw_items(_files(picked.texts)[0]):
        item_id, words = str(item.get("id")), str(item.get("claim") or "").strip()
        mark = taken_marks(picked.texts, picked.marks, apart).get(item_id)
        block = None if mark is None else apart.block_of(mark.place)
        if mark is None or block is None or not words or _flat(words) == _flat(mark.words):
            continue
        start = block.text.find(words, mark.start, mark.end)
        if start >= 0:
            place = Place(mark.block, Span(start, start + len(words)))
            picked = moved(picked, apart, item_id, place)
    return picked


def with_sentence_before(picked: Picked, apart: Apart, item_id: str) -> Picked:
    """The texts with an item's claim begun at the sentence before it; unchanged where none is."""
    mark = taken_marks(picked.texts, picked.marks, apart).get(item_id)
    before = None if mark is None else apart.sentence_before(mark.place)
    if mark is None or before is None:
        return picked
    block = apart.article.blocks[mark.block]
    words = block.text[before.start : mark.end]
    added = block.text[before.start : mark.start]
    exercise, key = _files(picked.texts)
    items = raw_items(exercise)
    for item in items:
        if str(item.get("id")) == item_id:
            claim = str(item.get("claim") or "")
            item["claim"] = words if claim == mark.words else added + claim
            around = Around(**(item.get("context") or {}))
            # What was greyed is asked for now.
            if around.before and around.before in words:
                _put_around(item, replace(around, before=""))
    joined = replace(mark, start=before.start, words=words)
    entries = dict(key.get(ITEMS) or {})
    texts = _written(picked.texts, exercise, key, items, entries)
    return Picked(texts, {**picked.marks, item_id: joined})


def with_wordings(texts: Texts, marks: Marks) -> Texts:
    """The texts with each claim called quoted where it stands as printed, and else own words.

    Raises UnreadableText.
    """
    exercise, key = _files(texts)
    items = raw_items(exercise)
    for item in items:
        mark, origin = marks.get(str(item.get("id"))), item.get("from")
        if mark is None or not isinstance(origin, dict) or "article" not in origin:
            continue
        same = _flat(str(item.get("claim") or "")) == _flat(mark.words)
        item["from"] = {**origin, "wording": "quoted" if same else "ours"}
    return _written(texts, exercise, key, items, dict(key.get(ITEMS) or {}))


def with_paragraphs(texts: Texts, marks: Marks, apart: Apart, article_id: str) -> Texts:
    """The texts with each item's origin as the article is cut now. Raises UnreadableText."""
    exercise, key = _files(texts)
    items = raw_items(exercise)
    for item in items:
        mark = marks.get(str(item.get("id")))
        if mark is not None and apart.paragraph(mark.place) is not None:
            wording = (item.get("from") or {}).get("wording", "quoted")
            item["from"] = {**_origin(mark, apart, article_id), "wording": wording}
    return _written(texts, exercise, key, items, dict(key.get(ITEMS) or {}))


def _flat(words: str) -> str:
    return " ".join(words.split())


def _files(texts: Texts) -> tuple[dict[str, Any], dict[str, Any]]:
    return plain_fields(texts.get(EXERCISE, ""), EXERCISE), plain_fields(texts.get(KEY, ""), KEY)


def _written(
    texts: Texts,
    exercise: Mapping[str, Any],
    key: Mapping[str, Any],
    items: Sequence[dict[str, Any]],
    entries: Mapping[str, Any],
) -> Texts:
    return written(texts, {**exercise, ITEMS: list(items)}, {**key, ITEMS: dict(entries)})


def _id_for(mark: Mark, marks: Marks, taken: Collection[str]) -> str:
    """The id that the claim had before, if it was let go; else one of its first words."""
    before = (name for name, one in marks.items() if one.key == mark.key and name not in taken)
    return next(before, "") or unique_slug(mark.words, {*taken, *marks}, "claim")


def _item(item_id: str, mark: Mark, apart: Apart, article_id: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": item_id, "claim": _flat(mark.words)}
    _put_around(item, apart.around(mark.place))
    if apart.paragraph(mark.place) is not None:
        item["from"] = {**_origin(mark, apart, article_id), "wording": "quoted"}
    return item


def _put_around(item: dict[str, Any], around: Around) -> None:
    shown = {name: words for name, words in around.parts() if words}
    if shown:
        item["context"] = shown
    else:
        item.pop("context", None)


def _origin(mark: Mark, apart: Apart, article_id: str) -> dict[str, Any]:
    return {"article": article_id, "paragraph": apart.paragraph(mark.place)}


def _index(items: Sequence[Mapping[str, Any]], here: Marks, mark: Mark) -> int:
    """Where an item belongs among the others, which stand as the article has them."""
    for index, item in enumerate(items):
        other = here.get(str(item.get("id")))
        if other is not None and (other.block, other.start) > (mark.block, mark.start):
            return index
    return len(items)


def posted_place(key: str) -> Place | None:
    """The place that a form posted as `block:start:end`; None where it is none."""
    try:
        block, start, end = (whole_number(part, 0) for part in key.split(":"))
    except ValueError:
        return None
    return Place(block, Span(start, end))
