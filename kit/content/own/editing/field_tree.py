"""A draft as a tree of fields: what a form shows, an item and its key entry side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kit.content.exercise import exercise_model
from kit.content.own.editing.field_shapes import FieldShape, Kind, Option, shapes_of
from kit.content.own.editing.item_parts import parts_so_far
from kit.content.own.editing.plain_fields import item_type_of, plain_fields
from kit.content.own.editing.typed_values import fits_lines, texts_by_id, typed_text
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.content.problems import Problem
from kit.items.base import AnyItemType, Part
from kit.items.fields.base_models import WHOLE
from kit.items.passages.reader import read_passage
from kit.vocabulary import Label, Scheme

#: From a file's name to a value in it.
FieldPath = tuple[str | int, ...]
ITEMS: Final = "items"
#: Set when the draft is made; the rest of the exercise's own fields is a form's.
_FIXED: Final = frozenset(("id", "type", ITEMS))


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what the draft says of it: `value`, None where it says nothing.

    `title` is a message id, or words of the draft where it is the entry of a part. `members` are
    the fields of a group, the elements of a list, the entries by part, or the fields of all the
    options that one may be taken of; `picked` is then which one is. `texts` are the words of the
    item that are shown for ids.
    """

    shape: FieldShape
    path: FieldPath
    value: Any
    title: str
    choices: tuple[Option, ...] = ()
    members: tuple["Field", ...] = ()
    picked: str = ""
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] | None = None

    @property
    def name(self) -> str:
        """What it is called in a form: the path as one text."""
        return "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in self.path)

    @property
    def kind(self) -> Kind:
        """How it is filled in."""
        return self.shape.kind

    @property
    def typed(self) -> str:
        """What a form shows in it."""
        if self.texts and isinstance(self.value, list):
            return "\n".join(self.texts.get(str(one), str(one)) for one in self.value)
        return typed_text(self.shape, self.value)

    @property
    def shared(self) -> tuple["Field", ...]:
        """Those fields of the options of a choice that several of them have."""
        names = [one.name for shapes in self.shape.options.values() for one in shapes]
        return tuple(one for one in self.members if names.count(one.shape.name) > 1)

    @property
    def leaves(self) -> Iterator["Field"]:
        """The fields in it that hold no others, itself if it is one."""
        if self.kind not in HOLDERS:
            yield self
        for member in self.members:
            yield from member.leaves


#: Kinds that hold fields; of `one-of` the choice itself is a field of a form, too.
HOLDERS: Final = frozenset((Kind.GROUP, Kind.GROUPS, Kind.ENTRIES))


@dataclass(frozen=True, slots=True)
class ItemFields:
    """An item with its key entry. `number` counts from 0; `core`: everybody does it."""

    id: str
    number: int
    fields: tuple[Field, ...]
    key: tuple[Field, ...]
    core: bool

    @property
    def opening(self) -> str:
        """The words that it is known by in a list; empty where there are none yet."""
        texts = [one.typed for one in self.fields if one.kind is Kind.TEXT and one.shape.required]
        others = (leaf for field in self.fields for leaf in field.leaves)
        texts += [leaf.typed for leaf in others if leaf.kind in {Kind.TEXT, Kind.LINE}]
        text = next((text for text in texts if text), "")
        # A passage as it is read, without its marks.
        return " ".join(read_passage(text).paragraphs) if "[[" in text else text


@dataclass(frozen=True, slots=True)
class ExerciseFields:
    """An exercise as a form shows it. `problems` are about no field of it."""

    item_type: AnyItemType
    head: tuple[Field, ...]
    items: tuple[ItemFields, ...]
    problems: tuple[Problem, ...] = ()
    scheme: Scheme | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What a key's fields may choose of: labels of the scheme, choices of the parts, `texts`."""

    scheme: Scheme | None = None
    parts: Mapping[str, Part] | None = None
    part: str | None = None
    texts: Mapping[str, str] | None = None


def exercise_fields(texts: Texts) -> ExerciseFields:
    """The fields of an exercise with its key. Raises UnreadableText where its texts are no YAML."""
    exercise = plain_fields(texts.get(EXERCISE, ""), EXERCISE)
    key = plain_fields(texts.get(KEY, ""), KEY)
    item_type = item_type_of(exercise)
    scheme = _scheme_of(item_type, exercise)
    shapes = shapes_of(exercise_model(item_type.name))
    head = [
        _field(shape, (EXERCISE, shape.name), exercise.get(shape.name), _Around())
        for shape in shapes
        if shape.name not in _FIXED
        and (shape.name != "scheme" or item_type.has_labels)
        and (shape.name != "core" or item_type.has_core)
    ]
    keyed = key.get(ITEMS)
    entries = keyed if isinstance(keyed, dict) else {}
    core = exercise.get("core")
    items = [
        _item(item_type, scheme, number, raw, entries, core=core)
        for number, raw in enumerate(raw_items(exercise))
    ]
    return ExerciseFields(item_type, tuple(head), tuple(items), scheme=scheme)


def top_fields(
    shapes: Sequence[FieldShape], file: str, values: Mapping[str, Any]
) -> tuple[Field, ...]:
    """The fields at the top of a file that names no item type, such as a lesson's front matter."""
    return tuple(
        _field(shape, (file, shape.name), values.get(shape.name), _Around()) for shape in shapes
    )


def raw_items(exercise: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The items as they are written; what is no group of fields is an empty one."""
    items = exercise.get(ITEMS)
    listed = items if isinstance(items, list) else []
    return [one if isinstance(one, dict) else {} for one in listed]


def main_text(item_type: AnyItemType) -> str | None:
    """The text that an item is about, where it may be cut in two: its key has one entry for all.

    None, too, where the answer is all that the item names, and not one of it.
    """
    shapes, entry = shapes_of(item_type.item_model), shapes_of(item_type.key_model)
    if any(shape.kind is Kind.ENTRIES for shape in entry):
        return None
    names_all = any(shape.kind is Kind.NAMES for shape in shapes)
    if names_all and not any(shape.of_part for shape in entry):
        return None
    return next((one.name for one in shapes if one.kind is Kind.TEXT and one.required), None)


def _scheme_of(item_type: AnyItemType, exercise: Mapping[str, Any]) -> Scheme | None:
    """The scheme to choose labels by; one that cannot be read allows all."""
    if not item_type.has_labels:
        return None
    named = exercise.get("scheme")
    return Scheme(named) if named in set(Scheme) else Scheme.FIVE_WAY


def _item(
    item_type: AnyItemType, scheme: Scheme | None, number: int, raw: dict[str, Any],
    entries: Mapping[str, Any], *, core: Any,
) -> ItemFields:  # fmt: skip
    item_id = str(raw.get("id", ""))
    path: FieldPath = (EXERCISE, ITEMS, number)
    item_shapes = shapes_of(item_type.item_model)
    fields = [
        _field(shape, (*path, shape.name), raw.get(shape.name), _Around())
        for shape in item_shapes
        if shape.name != "id"
    ]
    written = entries.get(item_id)
    entry = written if isinstance(written, dict) else {}
    parts = {part.id: part for part in parts_so_far(item_type, raw, scheme)}
    around = _Around(scheme, parts, texts=texts_by_id(item_shapes, raw))
    key = [
        _field(shape, (KEY, ITEMS, item_id, shape.name), entry.get(shape.name), around, raw)
        for shape in shapes_of(item_type.key_model)
    ]
    in_core = not isinstance(core, int) or number < core
    return ItemFields(item_id, number, tuple(fields), tuple(key), in_core)


def _field(
    shape: FieldShape, path: FieldPath, value: Any, around: _Around, item: Any = None
) -> Field:
    """A field and those in it. `item` is the raw item that a key entry is for."""
    field = Field(shape, path, value, shape.title, _choices(shape, value, around))
    if shape.of_ids:
        return replace(field, texts=around.texts)
    if shape.kind is Kind.GROUP:
        return replace(field, members=_members(shape.members, path, value, around))
    if shape.kind is Kind.ONE_OF:
        return _one_of(field, around)
    if shape.kind is Kind.ENTRIES:
        return replace(field, members=tuple(_entries(field, around, item)))
    if shape.kind is Kind.GROUPS or (shape.kind is Kind.NAMES and not fits_lines(shape, value)):
        # Texts that fill no line each are shown as the groups that they are.
        listed = value if isinstance(value, list) else []
        shown = replace(shape, kind=Kind.GROUPS)
        element = replace(shape, kind=Kind.GROUP, required=True)
        without_id = [one for one in shape.members if one.name != "id"]
        members = [
            Field(
                element, (*path, number), one, shape.title,
                members=_members(without_id, (*path, number), one, around),
            )
            for number, one in enumerate(listed)
        ]  # fmt: skip
        return replace(field, shape=shown, members=tuple(members))
    return field


def _members(
    shapes: Sequence[FieldShape], path: FieldPath, value: Any, around: _Around
) -> tuple[Field, ...]:
    group = value if isinstance(value, dict) else {}
    return tuple(
        _field(shape, (*path, shape.name), group.get(shape.name), around) for shape in shapes
    )


def _one_of(field: Field, around: _Around) -> Field:
    options = field.shape.options
    group = field.value if isinstance(field.value, dict) else {}
    picked = next((name for name in options if name in group), "")
    # A field that several options have is one in a form, behind what only some of them have.
    shapes = [shape for name in options for shape in options[name]]
    later = [{one.name for one in shapes[place + 1 :]} for place in range(len(shapes))]
    members = [
        _field(shape, (*field.path, shape.name), group.get(shape.name), around)
        for shape, behind in zip(shapes, later, strict=True)
        if shape.name not in behind
    ]
    words = tuple(Option(name, options[name][0].title) for name in options)
    return replace(field, members=tuple(members), picked=picked, choices=words)


def _entries(field: Field, around: _Around, item: Any) -> Iterator[Field]:
    """An entry for each part of the item, then those of the file for what is no part of it."""
    written = field.value if isinstance(field.value, dict) else {}
    titles = {name: part.text for name, part in (around.parts or {}).items()}
    if not titles and isinstance(item, dict) and isinstance(item.get(field.shape.name), list):
        named = [one for one in item[field.shape.name] if isinstance(one, dict) and one.get("id")]
        titles = {str(one["id"]): str(one["id"]) for one in named}
    element = replace(field.shape, kind=Kind.GROUP, required=False)
    for name in dict.fromkeys((*titles, *written)):
        path, value = (*field.path, name), written.get(name)
        members = _members(field.shape.members, path, value, replace(around, part=name))
        yield Field(element, path, value, titles.get(name, name), members=members)


def _choices(shape: FieldShape, value: Any, around: _Around) -> tuple[Option, ...]:
    """What may be chosen; what the draft says though it may not is there, too."""
    offered = shape.choices
    if shape.enumeration is Label and around.scheme is not None:
        labels = set(around.scheme.labels)
        offered = tuple(one for one in offered if one.value in labels)
    if shape.of_part and around.parts:
        name = shape.name if around.part is None else around.part
        part = around.parts.get(name) or around.parts.get(WHOLE)
        choices = part.choices if part else ()
        offered = tuple(Option(one.value, one.words, one.means) for one in choices)
    said = value is not None and not isinstance(value, list | dict) and bool(offered)
    if said and str(value) not in {one.value for one in offered}:
        offered = (*offered, Option(str(value), str(value)))
    return offered
