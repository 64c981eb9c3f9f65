"""What can be shown of an exercise that may not be finished: all that is whole. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kit.content.articles import Article
from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.own.editing.field_tree import ITEMS, raw_items
from kit.content.own.editing.plain_fields import UnreadableText, item_type_of, plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.items.base import AnyItemType
from kit.items.fields.base_models import Item, KeyEntry
from kit.vocabulary import Scheme

#: What stands for a title that is not written yet: an exercise has one.
NO_TITLE: Final = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """An exercise as far as it is whole. `key` has the entries that can be used, maybe none.

    `left_out` are the numbers, from 1, of the items that cannot be shown; `unkeyed` of those that
    are shown and have no whole entry in the key. Numbers are those of the draft.
    """

    exercise: Exercise[Any]
    key: Key[Any]
    left_out: Sequence[int] = ()
    unkeyed: Sequence[int] = ()

    @property
    def graded(self) -> Exercise[Any]:
        """The exercise with the items alone that the key has a whole entry for."""
        keyed = [item for item in self.exercise.items if item.id in self.key.items]
        in_core = sum(item.id in self.key.items for item in self.exercise.core_items)
        core = in_core or None if self.exercise.core else None
        return self.exercise.model_copy(update={"items": tuple(keyed), "core": core})


def shown_of(texts: Texts, articles: Mapping[str, Article]) -> Shown | None:
    """What can be shown of an exercise's texts; None where nothing can.

    Never raises for what the texts hold. What concerns the exercise as a whole, such as its length
    or its partner, keeps nothing from being shown.
    """
    try:
        fields = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
        item_type = item_type_of(fields)
    except UnreadableText:
        return None
    scheme = Scheme(fields["scheme"]) if fields.get("scheme") in set(Scheme) else None
    numbered = dict(_whole_items(item_type, scheme, raw_items(fields)))
    exercise = _exercise(item_type, fields, list(numbered.values()))
    if exercise is None:
        return None
    entries = dict(_whole_entries(item_type, scheme, numbered.values(), _written_key(texts)))
    key = key_model(item_type.name)(exercise=exercise.id, items=entries)
    return Shown(
        exercise.with_articles(articles),
        key,
        [number for number in range(1, len(raw_items(fields)) + 1) if number not in numbered],
        [number for number, item in numbered.items() if item.id not in entries],
    )


def _whole_items(
    item_type: AnyItemType, scheme: Scheme | None, raw: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[int, Item]]:
    """The items without an error, by their numbers from 1; of one id the first."""
    if item_type.has_labels and scheme is None:
        return
    ids = set()
    for number, fields in enumerate(raw, 1):
        try:
            item = item_type.item_model.model_validate(fields)
        except ValueError:
            continue
        if item.id not in ids and not item_type.check_item(item, scheme):
            ids.add(item.id)
            yield number, item


def _exercise(
    item_type: AnyItemType, fields: Mapping[str, Any], items: Sequence[Item]
) -> Exercise[Any] | None:
    """The exercise of these items; what is wrong in its own fields and may be left out is."""
    model = exercise_model(item_type.name)
    written = {"title": NO_TITLE, **fields, ITEMS: items}
    optional = [name for name, field in model.model_fields.items() if not field.is_required()]
    for without in ((), optional):
        left = {name: value for name, value in written.items() if name not in without}
        try:
            exercise = model.model_validate(left)
        except ValueError:
            continue
        if not item_type.check_exercise(exercise):
            return exercise
    return None


def _written_key(texts: Texts) -> Mapping[str, Any]:
    """The entries as they are written; none where the key is no YAML."""
    try:
        written = plain_fields(texts.get(KEY, ""), KEY).get(ITEMS)
    except UnreadableText:
        return {}
    return written if isinstance(written, dict) else {}


def _whole_entries(
    item_type: AnyItemType,
    scheme: Scheme | None,
    items: Collection[Item],
    written: Mapping[str, Any],
) -> Iterator[tuple[str, KeyEntry]]:
    """The entries without an error, by their items."""
    for item in items:
        try:
            entry = item_type.key_model.model_validate(written.get(item.id))
        except ValueError:
            continue
        asked = (item, entry, scheme)
        if not item_type.check_key(*asked) and not item_type.check_accepted(*asked):
            yield item.id, entry
