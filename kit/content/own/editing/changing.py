"""What was typed into a draft's fields, taken over into its texts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kit.content.own.editing.field_shapes import Kind
from kit.content.own.editing.field_tree import (
    HOLDERS,
    ITEMS,
    ExerciseFields,
    Field,
    ItemFields,
    exercise_fields,
    main_text,
    raw_items,
)
from kit.content.own.editing.item_parts import begun_entries
from kit.content.own.editing.machine_ids import UNNAMED, named_cuts, unique_slug
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.typed_values import ids_of_texts, texts_by_id, value_typed
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.items.passages.reader import read_passage
from kit.vocabulary import Label

#: A passage with claims cut out of it, and the field of its key with an entry for each.
_PASSAGE: Final = "passage"
_CLAIMS: Final = "claims"
#: In the place of a key entry that is no part's: take it out.
DROP: Final = "drop"
#: What was typed, by the field's name; a field that is not there stays as it is.
Changes = Mapping[str, str]


def apply(texts: Texts, changes: Changes, *, names: bool = True) -> Texts:
    """The texts with what was typed; those in which nothing changed are the same.

    Changes are of fields of `exercise_fields(texts)`, others are passed over, save those of claims
    that they cut out of a passage. An item that had no words when it was made is named by its first
    ones, unless not `names`: a page that stays open knows it by its old name. A claim of a passage
    is named in any case. Raises UnreadableText.
    """
    tree = exercise_fields(texts)
    after = _applied(texts, tree, changes, names=names)
    known = {leaf.name for item in tree.items for one in item.key for leaf in one.leaves}
    cut_out = [name for name in changes if name.startswith(f"{KEY}/") and name not in known]
    if not cut_out:
        return after
    return _applied(after, exercise_fields(after), changes, names=names)


def _applied(texts: Texts, tree: ExerciseFields, changes: Changes, *, names: bool) -> Texts:
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    key = plain_fields(texts.get(KEY, ""), KEY)
    for field in tree.head:
        put(exercise, tree.head, field, new_value(field, changes))
    items, entries = raw_items(exercise), dict(key.get(ITEMS) or {})
    for item in tree.items:
        for field in item.fields:
            put(items[item.number], item.fields, field, new_value(field, changes))
        entry = _entry(item, items[item.number], entries.get(item.id), changes)
        if names:
            _name_elements(item.fields, items[item.number], entry)
        if entry or item.id in entries:
            entries[item.id] = entry
    if names:
        _name_items(tree, items, entries)
    if items or ITEMS in exercise:
        exercise[ITEMS] = items
    if entries or ITEMS in key:
        key[ITEMS] = entries
    return written(texts, exercise, key)


def _entry(
    item: ItemFields, fields: dict[str, Any], stored: Any, changes: Changes
) -> dict[str, Any]:
    """The key entry of an item as it is after the changes; `fields` are the item's."""
    entry: dict[str, Any] = dict(stored) if isinstance(stored, dict) else {}
    painted = _name_cuts(item.key, fields)
    texts = texts_by_id([one.shape for one in item.fields], fields)
    for field in item.key:
        value = _by_ids(field, new_value(field, changes), texts)
        value = _still_asked(field, value, fields)
        if _has_cuts(field, fields):
            value = (
                begun_entries(field.shape, _with_pens(value, painted), field.value)
                if value or painted
                else value
            )
        put(entry, item.key, field, value)
    return entry


def written(texts: Texts, exercise: Mapping[str, Any], key: Mapping[str, Any]) -> Texts:
    """The texts saying this of the exercise and its key."""
    changed = {EXERCISE: dict(exercise), KEY: dict(key)}
    return {
        **texts,
        **{
            name: rewritten(texts.get(name, ""), fields)
            for name, fields in changed.items()
            if fields or name in texts
        },
    }


def new_value(field: Field, changes: Changes) -> Any:
    """A field's value after the changes: the same object where none is of it."""
    if field.kind in HOLDERS:
        return _held(field, changes)
    if field.kind is Kind.ONE_OF:
        return _picked(field, changes)
    typed = changes.get(field.name)
    if typed is None or _alike(typed, field.typed):
        return field.value
    return value_typed(field.shape, typed, field.value)


def put(group: dict[str, Any], fields: Sequence[Field], field: Field, value: Any) -> None:
    """Set one of the fields of a group in its place among them, or take it out."""
    name = field.shape.name
    if value is None:
        if field.value is not None:
            group.pop(name, None)
    elif name in group:
        group[name] = value
    else:
        names = [one.shape.name for one in fields]
        later = set(names[names.index(name) + 1 :])
        behind = {one: group.pop(one) for one in list(group) if one in later}
        group[name] = value
        group.update(behind)


def _alike(typed: str, shown: str) -> bool:
    """Whether a field comes back as it was shown; browsers end lines in their own way."""
    return typed.replace("\r\n", "\n").strip() == shown.strip()


def _held(field: Field, changes: Changes) -> Any:
    """A group, list or mapping with the changes of what it holds."""
    values = {member.path[-1]: new_value(member, changes) for member in field.members}
    if field.kind is Kind.GROUPS:
        return list(values.values()) if field.members else field.value
    group = dict(field.value) if isinstance(field.value, dict) else {}
    for member in field.members:
        if field.kind is Kind.ENTRIES:
            value = values[member.path[-1]]
            if changes.get(member.name) == DROP:
                group.pop(str(member.path[-1]), None)
            elif value:
                group[str(member.path[-1])] = value
        else:
            put(group, field.members, member, values[member.path[-1]])
    stays = isinstance(field.value, dict) and field.shape.required
    return group if group or stays else None


def _picked(field: Field, changes: Changes) -> Any:
    """The group of the option that is taken: the one picked, or else the one typed into."""
    values = {member.shape.name: new_value(member, changes) for member in field.members}
    touched = {
        member.shape.name for member in field.members if values[member.shape.name] != member.value
    }
    picked = changes.get(field.name, field.picked)
    options = field.shape.options
    if picked not in options or picked == field.picked:
        # What the picked option has, too, is no sign of another one.
        touched_elsewhere = touched - {one.name for one in options.get(field.picked, ())}
        into = [
            name
            for name, shapes in options.items()
            if touched_elsewhere & {one.name for one in shapes}
        ]
        picked = next(iter(into), field.picked)
    if not picked or (picked == field.picked and not touched):
        return field.value
    group = dict(field.value) if picked == field.picked else {}
    for member in field.members:
        if member.shape.name in {one.name for one in options[picked]}:
            put(group, field.members, member, values[member.shape.name])
    return group or {picked: ""}


def _by_ids(field: Field, value: Any, texts: Mapping[str, str]) -> Any:
    """A key's value with ids in place of the words, new or old, of what the item names."""
    if field.shape.of_ids and isinstance(value, list):
        return ids_of_texts(value, field.value, texts, field.texts or {})
    if field.kind is not Kind.GROUPS or not isinstance(value, list):
        return value
    return [
        {**one, **{
            part.shape.name: _by_ids(part, one[part.shape.name], texts)
            for part in element.members if part.shape.of_ids and part.shape.name in one
        }}
        for element, one in zip(field.members, value, strict=True)
    ]  # fmt: skip


def _still_asked(field: Field, value: Any, item: Mapping[str, Any]) -> Any:
    """A key's entries by part without those whose part a form has just taken out of the item."""
    if field.kind is not Kind.ENTRIES or not isinstance(value, dict):
        return value
    if _has_cuts(field, item):
        return _of_cuts(value, str(item[_PASSAGE]))
    asked = item.get(field.shape.name)
    if not isinstance(asked, list):
        return value
    ids = {str(one.get("id")) for one in asked if isinstance(one, dict)}
    gone = {str(member.path[-1]) for member in field.members if member.title != member.path[-1]}
    return {name: one for name, one in value.items() if name in ids or name not in gone}


def _has_cuts(field: Field, item: Mapping[str, Any]) -> bool:
    is_of_cuts = field.kind is Kind.ENTRIES and field.shape.name == _CLAIMS
    return is_of_cuts and isinstance(item.get(_PASSAGE), str)


def _of_cuts(entries: Mapping[str, Any], passage: str) -> dict[str, Any]:
    """The entries without those that say no more than a pen and whose claim is cut out no more.

    What was typed stays until it is dropped, and so does all while the passage cannot be read.
    """
    cut = read_passage(passage)
    ids = {claim.id for claim in cut.claims}
    if cut.findings:
        return dict(entries)
    return {
        name: one
        for name, one in entries.items()
        if name in ids
        or not isinstance(one, dict)
        or any(value for field, value in one.items() if field != "label")
    }


def _with_pens(keyed: Any, pens: Mapping[str, str]) -> dict[str, Any]:
    """The entries with these pens; what else they say stays."""
    entries = keyed if isinstance(keyed, dict) else {}
    before = {name: one if isinstance(one, dict) else {} for name, one in entries.items()}
    painted = {name: {**before.get(name, {}), "label": label} for name, label in pens.items()}
    return {**entries, **painted}


def _name_cuts(key: Sequence[Field], item: dict[str, Any]) -> Mapping[str, str]:
    """Give claims cut out of a passage without an id one; the pens of those that name a pen."""
    if not any(_has_cuts(field, item) for field in key):
        return {}
    item[_PASSAGE], painted = named_cuts(item[_PASSAGE], [label.value for label in Label])
    return painted


def _name_elements(fields: Sequence[Field], item: dict[str, Any], entry: dict[str, Any]) -> None:
    """Give what was added to a list in an item the id of its first words, in the key as well."""
    for field in fields:
        elements = item.get(field.shape.name)
        if field.kind is not Kind.GROUPS or not isinstance(elements, list):
            continue
        taken = {str(one.get("id")) for one in elements if isinstance(one, dict)}
        for number, element in enumerate(elements):
            old = str(element.get("id", "")) if isinstance(element, dict) else ""
            words = [str(value) for value in list(element.values())[1:] if isinstance(value, str)]
            if not UNNAMED.fullmatch(old) or not any(words):
                continue
            new = unique_slug(next(filter(None, words)), taken - {old}, old)
            elements[number] = {**element, "id": new}
            taken.add(new)
            keyed = entry.get(field.shape.name)
            if isinstance(keyed, dict):
                entry[field.shape.name] = {new if n == old else n: v for n, v in keyed.items()}


def _name_items(tree: ExerciseFields, items: list[dict[str, Any]], entries: dict[str, Any]) -> None:
    """Give items that were made without words the id of their first ones."""
    text = main_text(tree.item_type)
    taken = {str(one.get("id")) for one in items}
    for number, item in enumerate(items):
        old = str(item.get("id", ""))
        words = item.get(text) if text else next(iter(_texts(tree, number, item)), "")
        if UNNAMED.fullmatch(old) and isinstance(words, str) and words:
            rename(item, entries, unique_slug(words, taken - {old}, old))
            taken.add(str(item["id"]))


def _texts(tree: ExerciseFields, number: int, item: Mapping[str, Any]) -> list[str]:
    """The texts of an item's own fields as they are typed now."""
    names = [one.shape.name for one in tree.items[number].fields if one.kind is Kind.TEXT]
    return [str(item[name]) for name in names if item.get(name)]


def rename(item: dict[str, Any], entries: dict[str, Any], new: str) -> None:
    """Give an item another id, and its key entry, in its place."""
    old = str(item.get("id", ""))
    item["id"] = new
    renamed = {new if name == old else name: value for name, value in entries.items()}
    entries.clear()
    entries.update(renamed)
