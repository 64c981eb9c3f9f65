"""What differs between an exercise as a class has it and as it stands now; between two readings.

Pure. Items are the same where their ids are: answers are kept under them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content.articles import Article
from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key
from kit.content.lesson import Lesson, LessonFrontMatter
from kit.content.own.comparing.field_changes import Beside, FieldChange, field_changes
from kit.content.own.editing.field_shapes import FieldShape, Kind, shapes_of
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import Content, Item
from kit.vocabulary import N_

#: What an exercise is, apart from the fields of its own that may differ.
_APART: Final = frozenset(("id", "items"))
#: The words of a reading's texts, which no front matter holds.
_READING_WORDS: Final[Mapping[str, str]] = {
    "body": N_("The reading"),
    "leave": N_("Leave the page"),
    "pictures": N_("Pictures"),
}


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that differs, by its number from 1 in the one and the other; None: it is not there.

    `opening` are the words that it is known by.
    """

    id: str
    before: int | None
    after: int | None
    opening: str
    text: tuple[FieldChange, ...] = ()
    key: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs. `head`: the exercise's own fields; `sources`: what its articles say of theirs.

    `moved`: items that both have stand in another order.
    """

    head: tuple[FieldChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    sources: tuple[FieldChange, ...] = ()
    moved: bool = False

    @property
    def in_text(self) -> bool:
        """Whether anything differs that is not in the key."""
        return bool(self.head or self.sources or self.moved) or any(
            one.text or None in {one.before, one.after} for one in self.items
        )

    @property
    def are_none(self) -> bool:
        """Whether nothing differs that anybody could see."""
        return not self.in_text and not self.items


def exercises_apart(
    before: Exercise[Any], before_key: Key[Any], after: Exercise[Any], after_key: Key[Any]
) -> Differences:
    """What differs between two texts of an exercise with their keys."""
    shapes = shapes_of(exercise_model(after.type))
    return Differences(
        head=tuple(field_changes(shapes, _head(before), _head(after))),
        items=tuple(_items(before, before_key, after, after_key)),
        sources=tuple(_sources(before.articles, after.articles)),
        moved=_order(before, after) != _order(after, before),
    )


def readings_apart(before: Lesson, after: Lesson) -> Sequence[FieldChange]:
    """What a student reads in the one lesson and not in the other."""
    old, new = _reading(before), _reading(after)
    shapes = shapes_of(LessonFrontMatter)
    known = {shape.name for shape in shapes} - _READING_WORDS.keys()
    front = [{name: one[name] for name in one if name in known} for one in (old, new)]
    changes = list(field_changes(shapes, front[0], front[1]))
    for name, words in _READING_WORDS.items():
        changes += field_changes((), {words: old.get(name)}, {words: new.get(name)})
    return changes


def _written(content: Content) -> dict[str, Any]:
    """The fields as a file has them: those that the author set."""
    return content.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _head(exercise: Exercise[Any]) -> Mapping[str, Any]:
    return {name: one for name, one in _written(exercise).items() if name not in _APART}


def _sources(before: Mapping[str, Article], after: Mapping[str, Article]) -> Iterator[FieldChange]:
    shapes = shapes_of(Article)
    for name in dict.fromkeys((*before, *after)):
        old, new = (_written(one[name]) if name in one else {} for one in (before, after))
        yield from field_changes(shapes, old, new, (name,))


def _order(exercise: Exercise[Any], other: Exercise[Any]) -> Sequence[str]:
    """The items that both have, as they stand in the one."""
    common = {item.id for item in other.items}
    return [item.id for item in exercise.items if item.id in common]


def _items(
    before: Exercise[Any], before_key: Key[Any], after: Exercise[Any], after_key: Key[Any]
) -> Iterator[ItemChange]:
    """Those that differ: as they stand in the new text, those that are gone last."""
    old = {item.id: number for number, item in enumerate(before.items, 1)}
    new = {item.id: number for number, item in enumerate(after.items, 1)}
    for item_id in dict.fromkeys((*new, *old)):
        sides = (_side(before, before_key, item_id), _side(after, after_key, item_id))
        if sides[0] != sides[1]:
            yield _item_change(item_id, (old.get(item_id), new.get(item_id)), sides)


@dataclass(frozen=True, slots=True)
class _Side:
    """An item in one of the two texts. `text` and `key` are empty where it is not there."""

    type: str
    text: Mapping[str, Any]
    key: Mapping[str, Any]
    parts: Mapping[str, Part]


def _side(exercise: Exercise[Any], key: Key[Any], item_id: str) -> _Side:
    item: Item | None = next((one for one in exercise.items if one.id == item_id), None)
    if item is None:
        return _Side(exercise.type, {}, {}, {})
    parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    entry = key.items.get(item_id)
    return _Side(
        exercise.type,
        {name: one for name, one in _written(item).items() if name != "id"},
        _written(entry) if entry is not None else {},
        {part.id: part for part in parts},
    )


def _item_change(
    item_id: str, numbers: tuple[int | None, int | None], sides: tuple[_Side, _Side]
) -> ItemChange:
    before, after = sides
    shown = after if after.text else before
    item_type = ITEM_TYPES[shown.type]
    beside = Beside(before.parts, after.parts)
    return ItemChange(
        item_id,
        *numbers,
        opening=_opening(shapes_of(item_type.item_model), shown.text),
        text=tuple(field_changes(shapes_of(item_type.item_model), before.text, after.text)),
        key=tuple(
            field_changes(shapes_of(item_type.key_model), before.key, after.key, beside=beside)
        ),
    )


def _opening(shapes: Sequence[FieldShape], text: Mapping[str, Any]) -> str:
    """The first text that an item has to have; else the first that it has."""
    texts = [text.get(one.name) for one in shapes if one.kind is Kind.TEXT and one.required]
    texts += [text.get(one.name) for one in shapes if one.kind in {Kind.TEXT, Kind.LINE}]
    return next((one for one in (*texts, *_texts_in(text)) if isinstance(one, str) and one), "")


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts_in(inner)


def _reading(lesson: Lesson) -> dict[str, Any]:
    """What a student reads of it, each picture by its file and by what is in it."""
    written = lesson.model_dump(mode="json", by_alias=True, exclude_none=True)
    written["pictures"] = {
        one.file: {
            N_("By"): one.by,
            N_("Licence"): one.licence,
            N_("The picture itself"): hashlib.sha256(one.content).hexdigest()[:8],
        }
        for one in lesson.pictures
    }
    return written
