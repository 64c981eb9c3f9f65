"""The shape of a file: pydantic's findings in our own words, each with its line."""

import types
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from kit.content.loading.yaml_file import Located
from kit.content.notation.markup_signs import markup_problems
from kit.content.notation.value_words import kind_advice, seen
from kit.content.problems import Problem, Severity
from kit.items.fields import addresses
from kit.items.fields.advice import (
    ID_FORM,
    id_advice,
    near_miss,
    nearest,
    written_as,
)

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

#: pydantic's error types that say the value is of another kind than wanted.
_WANTED_KIND: Final = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "is_instance_of": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dict_type": "a group of fields",
    "mapping_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
}


@dataclass(frozen=True)
class Shape(Generic[Model]):
    """The file's data as the model, or None and all that its shape has wrong.

    `errors` is where, as pydantic names it.
    """

    whole: Model | None
    errors: frozenset[Location]
    problems: list[Problem]


def read_shape(model: type[Model], located: Located, shown: Path) -> Shape[Model]:
    """The file's data held against the model, after what is wrong in its writing.

    What was written in a way that YAML leaves out or changes is not judged by its shape, too.
    """
    whole, errors = None, list[Any]()
    try:
        whole = model.model_validate(located.data)
    except ValidationError as error:
        errors = error.errors()
    places = frozenset(found["loc"] for found in errors)
    written = list(_of_the_writing(located, places, shown))
    lost = {place for place, found in written if found.severity is Severity.ERROR}
    lost |= located.unread | located.gaps
    problems = [
        _problem(model, located, shown, found)
        for found in errors
        if not _follows_from_another(found, errors)
        and not _is_unread(found, located, lost)
        and not _is_misspelt(model, found, errors)
    ]
    return Shape(
        None if lost else whole, places | lost, [*(found for _, found in written), *problems]
    )


def _is_misspelt(model: type[BaseModel], error: Any, errors: Sequence[Any]) -> bool:
    """Whether a field is only missing because its name is misspelt, which is said of that."""
    if error["type"] != "missing":
        return False
    place, name = error["loc"][:-1], str(error["loc"][-1])
    known = _fields_at(model, place)
    return any(
        other["type"] == "extra_forbidden"
        and other["loc"][:-1] == place
        and nearest(str(other["loc"][-1]), known) == name
        for other in errors
    )


def _is_unread(error: Any, located: Located, lost: Collection[Location]) -> bool:
    """Whether an error only says that a value could not be read, or is missing for that reason."""
    place = located.path_to(error["loc"])
    if place in located.gaps and place not in located.unread:
        return error["type"] in {"missing", "too_short"} or error["input"] is None
    return (place in lost and place != ()) or any(
        place[: len(other)] == other for other in located.unread
    )


def _of_the_writing(
    located: Located, errors: Collection[Location], shown: Path
) -> Iterator[tuple[Location, Problem]]:
    """Problems of the writing; a field left empty is none where its shape says more of it."""
    wrong = {located.path_to(location) for location in errors}
    for place, problem in located.problems:
        if problem.severity is Severity.ERROR or place not in wrong:
            where = location_words(located, place) if place else problem.where
            yield place, replace(problem, where=where)
    for place, problem in markup_problems(located.data, shown):
        where = location_words(located, place)
        yield place, replace(problem, where=where, line=located.line(place))


def holds_groups(model: type[BaseModel], field: str | int) -> bool:
    """Whether a field of the model is groups of fields by a name that the author gives each."""
    field_info = model.model_fields.get(str(field))
    return field_info is not None and get_origin(_bare(field_info.annotation)) is Mapping


def _follows_from_another(error: Any, errors: Sequence[Any]) -> bool:
    """Whether a list is only called too short because its elements are wrong themselves."""
    location = error["loc"]
    return error["type"] == "too_short" and any(
        other["loc"][: len(location)] == location and len(other["loc"]) > len(location)
        for other in errors
    )


def location_words(located: Located, location: Sequence[str | int]) -> str:
    """A location in words: `items, leak-took-place, from`; list elements by id, else by number."""
    words: list[str] = []
    data = located.data
    for part in located.path_to(location):
        data = data[part]
        named = data.get("id") if isinstance(part, int) and isinstance(data, Mapping) else None
        words.append(str(named or (f"number {part + 1}" if isinstance(part, int) else part)))
    return ", ".join(words) or "file"


def _problem(model: type[BaseModel], located: Located, shown: Path, error: Any) -> Problem:
    location: Location = error["loc"]
    where = (
        location[:-1]
        if error["type"] in {"missing", "extra_forbidden", "invalid_key"}
        else location
    )
    fault, allowed, advice = _words(model, error)
    return Problem(
        shown, located.line(location), location_words(located, where), fault, allowed, advice
    )


def _words(model: type[BaseModel], error: Any) -> tuple[str, str, str]:
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    name = str(error["loc"][-1]) if error["loc"] else ""
    fields = ", ".join(_fields_at(model, error["loc"][:-1]))
    if kind == "missing":
        return f"no field {name!r}", f"the fields {fields}", f"add {name!r}"
    if kind == "extra_forbidden":
        known = _fields_at(model, error["loc"][:-1])
        return f"the field {name!r}", f"the fields {fields}", near_miss(name, known, "remove it")
    if kind == "invalid_key":
        return (
            f"the field {value!r}",
            f"the fields {fields}",
            (
                "remove it; write a number with a point, such as 85.5, and a text with a comma in "
                "quotes"
            ),
        )
    if kind in _WANTED_KIND:
        wanted = _WANTED_KIND[kind]
        return seen(value), wanted, kind_advice(wanted, value)
    return _value_words(kind, context, value)


def _value_words(kind: str, context: Mapping[str, Any], value: Any) -> tuple[str, str, str]:
    match kind:
        case "string_too_short":
            return "an empty text", "a text", "write it"
        case "string_too_long":
            most = context["max_length"]
            return f"{len(value)} characters", f"at most {most}", "shorten it"
        case "string_pattern_mismatch":
            return repr(value), ID_FORM, id_advice(value)
        case "enum":
            known = [
                word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")
            ]
            return (
                written_as(value),
                ", ".join(known),
                near_miss(str(value), known, "choose one of these"),
            )
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            return written_as(value), _bound(kind, context), "put a number in these bounds"
        case "too_short":
            length, least = context["actual_length"], context["min_length"]
            return f"{length} of them", f"at least {least}", "add what is missing"
        case "too_long":
            length, most = context["actual_length"], context["max_length"]
            return f"{length} of them", f"at most {most}", "take the others out"
        case addresses.ADDRESS_FAULT:
            return context["found"], context["allowed"], context["advice"]
        case "union_tag_not_found" | "union_tag_invalid":
            return (
                seen(value),
                "one of 'article' with 'paragraph', 'report', 'invented'",
                "say where the item comes from",
            )
    return seen(value), "what docs/authoring.md says of this field", "write it anew"


def _bound(kind: str, context: Mapping[str, Any]) -> str:
    word = {
        "greater_than_equal": ("at least", "ge"),
        "greater_than": ("more than", "gt"),
        "less_than_equal": ("at most", "le"),
        "less_than": ("less than", "lt"),
    }[kind]
    return f"{word[0]} {context[word[1]]:g}"


def _fields_at(model: type[BaseModel], location: Iterable[str | int]) -> list[str]:
    """The names, as files spell them, of the fields of the model at a location."""
    current: Any = model
    for part in location:
        current = _step(current, part)
    part_model = next(iter(_models(current)), None)
    if part_model is None:
        return []
    return [field.alias or name for name, field in part_model.model_fields.items()]


def _step(current: Any, part: str | int) -> Any:
    for candidate in _models(current):
        for name, field in candidate.model_fields.items():
            if part in {name, field.alias}:
                return Annotated[field.annotation, *(field.metadata or [None])]
    for option in _options(current):
        if part in {getattr(mark, "tag", None) for mark in get_args(option)[1:]}:
            return option
        bare = _bare(option)
        if get_origin(bare) in {tuple, list}:
            return get_args(bare)[0]
        if get_origin(bare) is Mapping:
            return get_args(bare)[1]
    return current


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _options(annotation: Any) -> tuple[Any, ...]:
    bare = _bare(annotation)
    return get_args(bare) if get_origin(bare) in {Union, types.UnionType} else (annotation,)


def _models(annotation: Any) -> list[type[BaseModel]]:
    bare = [_bare(option) for option in _options(annotation)]
    return [kind for kind in bare if isinstance(kind, type) and issubclass(kind, BaseModel)]
