"""What a field of a model is to a form: its kind, its words, its bounds, what there is to choose.

Read off the models of the content files, which say all of it once; no item type is named here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from kit.items.fields.base_models import ID_PATTERN
from kit.items.fields.field_words import ChoiceWords, CutOut, OneLine, PartChoice


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    #: Several of an enumeration.
    CHOICES = "choices"
    #: Texts, one a line.
    LINES = "lines"
    #: Whole numbers in one line.
    NUMBERS = "numbers"
    #: A table: a row a line.
    ROWS = "rows"
    #: Texts that each have an id, one a line; the ids are the machine's business.
    NAMES = "names"
    GROUP = "group"
    #: A list of groups of fields.
    GROUPS = "groups"
    #: Groups of fields by the id of a part of the item.
    ENTRIES = "entries"
    #: One of several groups of fields.
    ONE_OF = "one-of"


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose, with its words and what they mean."""

    value: str
    words: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and most of a number, or of how many a list holds; of a text its longest."""

    least: float | None = None
    most: float | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A field as its model defines it. `title` and `help` are message ids.

    `members` are the fields of a group, or of each group of a list; `options` the groups of which
    one is taken, by the name of the field that tells them apart. `of_part`: what there is to
    choose, the item's part says. `is_cut`: claims are cut out of the text. `default`: the choice
    that a field which says nothing stands for. `by_name`: a list with ids that is written as
    `id: text`. `of_ids`: a list of ids of what the item names.
    """

    name: str
    kind: Kind
    title: str
    help: str
    required: bool
    examples: tuple[Any, ...] = ()
    bounds: Bounds = Bounds()
    choices: tuple[Option, ...] = ()
    members: tuple["FieldShape", ...] = ()
    options: Mapping[str, tuple["FieldShape", ...]] = field(default_factory=dict)
    enumeration: type[Enum] | None = None
    of_part: bool = False
    is_cut: bool = False
    default: Option | None = None
    by_name: bool = False
    of_ids: bool = False


#: A field of the file, before the rest: an item is known by it.
_FIRST: Final = "id"
_UNIONS: Final = (Union, UnionType)


@cache
def shapes_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields that an author may write, in the order in which files have them."""
    shapes = [
        _shape(info.alias or name, info)
        for name, info in model.model_fields.items()
        if not _is_internal(info)
    ]
    return tuple(sorted(shapes, key=_rank))


def _rank(shape: FieldShape) -> int:
    """The id first, then what a key decides; where it comes from last."""
    if shape.name == _FIRST:
        return 0
    if shape.required and (shape.kind is Kind.CHOICE or shape.of_part or shape.of_ids):
        return 1
    return 3 if shape.kind is Kind.ONE_OF else 2


def _is_internal(info: FieldInfo) -> bool:
    return any(
        isinstance(mark, SkipJsonSchema)  # type: ignore[misc]  # the library's types
        for mark in info.metadata
    )


def _shape(name: str, info: FieldInfo) -> FieldShape:
    bare, marks = _bare(info.annotation)
    marks = [*info.metadata, *marks]
    words = [mark for mark in marks if isinstance(mark, FieldInfo)]
    kind, more = _kind(bare, marks)
    return FieldShape(
        name=name,
        kind=kind,
        title=info.title or next((one.title for one in words if one.title), name),
        help=info.description or "",
        required=info.is_required(),
        examples=tuple(info.examples or ()),
        bounds=_bounds(bare, marks, kind),
        of_part=any(isinstance(mark, PartChoice) for mark in marks),
        is_cut=any(isinstance(mark, CutOut) for mark in marks),
        default=next((one for one in more.get("choices", ()) if one.value == info.default), None),
        **more,
    )


def _bare(annotation: Any) -> tuple[Any, list[Any]]:
    """A type without its marks and without None, and the marks."""
    marks: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif get_origin(annotation) in _UNIONS and type(None) in get_args(annotation):
            options = [one for one in get_args(annotation) if one is not type(None)]
            annotation = options[0] if len(options) == 1 else Union[tuple(options)]  # noqa: UP007 - mypy refuses the plain form
        else:
            return annotation, marks


def _kind(bare: Any, marks: list[Any]) -> tuple[Kind, dict[str, Any]]:
    if get_origin(bare) in _UNIONS:
        return Kind.ONE_OF, {"options": dict(_options(bare))}
    if get_origin(bare) is tuple:
        return _kind_of_list(get_args(bare)[0], marks)
    if get_origin(bare) is not None and issubclass(get_origin(bare), Mapping):
        return Kind.ENTRIES, {"members": shapes_of(_bare(get_args(bare)[1])[0])}
    if issubclass(bare, BaseModel):
        return Kind.GROUP, {"members": shapes_of(bare)}
    if issubclass(bare, Enum):
        return Kind.CHOICE, {"choices": _choices(bare, marks), "enumeration": bare}
    if bare is bool:
        return Kind.FLAG, {}
    if bare is str:
        one_line = any(
            isinstance(mark, OneLine | AfterValidator) or getattr(mark, "pattern", "")
            for mark in marks
        )
        return (Kind.LINE if one_line else Kind.TEXT), {}
    return Kind.NUMBER, {}


def _kind_of_list(element: Any, marks: list[Any]) -> tuple[Kind, dict[str, Any]]:
    bare, own = _bare(element)
    if get_origin(bare) is tuple:
        return Kind.ROWS, {}
    if issubclass(bare, Enum):
        return Kind.CHOICES, {"choices": _choices(bare, own), "enumeration": bare}
    if issubclass(bare, BaseModel):
        members = shapes_of(bare)
        texts = [one.kind for one in members if one.name != _FIRST]
        named = len(members) == len(texts) + 1 == 2 and texts[0] in {Kind.LINE, Kind.TEXT}  # noqa: PLR2004 - a pair, not a setting
        by_name = any(
            isinstance(mark, BeforeValidator) and get_origin(_bare(mark.json_schema_input_type)[0])
            for mark in marks
        )
        kind = Kind.NAMES if named else Kind.GROUPS
        return kind, {"members": members, "by_name": by_name}
    of_ids = any(getattr(mark, "pattern", None) == ID_PATTERN for mark in own)
    return (Kind.NUMBERS if bare is int else Kind.LINES), {"of_ids": of_ids}


def _options(union: Any) -> Iterator[tuple[str, tuple[FieldShape, ...]]]:
    """Each model of a union under the name of its first field, which no other has."""
    for option in get_args(union):
        members = shapes_of(_bare(option)[0])
        yield members[0].name, members


def _choices(enumeration: type[Enum], marks: list[Any]) -> tuple[Option, ...]:
    words = next((mark for mark in marks if isinstance(mark, ChoiceWords)), ChoiceWords(()))
    return tuple(Option(one.value, *words.of(one.value)) for one in enumeration)


def _bounds(bare: Any, marks: list[Any], kind: Kind) -> Bounds:
    """Those of a number and of a list; of a text the most that it may hold."""
    flat = [*marks, *(one for mark in marks for one in getattr(mark, "metadata", ()))]

    def bound(*names: str) -> float | None:
        values = (getattr(mark, name, None) for name in names for mark in flat)
        return next((one for one in values if one is not None), None)

    if kind is Kind.NUMBER:
        return Bounds(bound("ge", "gt"), bound("le", "lt"), whole=bare is int)
    least = None if kind in {Kind.LINE, Kind.TEXT} else bound("min_length")
    return Bounds(least, bound("max_length"))
