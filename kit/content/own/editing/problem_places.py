"""Each problem of a draft beside the field that it is about; the rest on top."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.content.problems import KEY_SUFFIX, Problem

_MISSING: Final = re.compile(r"no (?:field|entry for) '([^']+)'")


def beside_fields(
    tree: ExerciseFields, texts: Texts, problems: Iterable[Problem]
) -> ExerciseFields:
    """The tree with the problems of the draft's own two files, each once.

    One that is about a group of fields stands at the group; one about no field that is shown, or
    about another file, stands at the tree.
    """
    placed: dict[str, list[Problem]] = {}
    rest = []
    names = [field.name for field in _all_fields(tree)]
    sheets = {name: plain_fields(texts.get(name, ""), name) for name in (EXERCISE, KEY)}
    for problem in problems:
        name = _field_of(problem, names, sheets)
        if name is None:
            rest.append(problem)
        else:
            placed.setdefault(name, []).append(problem)
    return replace(
        tree,
        head=_with_problems(tree.head, placed),
        items=tuple(_item_with_problems(item, placed) for item in tree.items),
        problems=tuple(rest),
    )


def beside_top_fields(
    fields: Sequence[Field], values: Mapping[str, Any], problems: Iterable[Problem]
) -> tuple[tuple[Field, ...], list[Problem]]:
    """The fields of `top_fields` with their problems, and the problems of none of them.

    All are of the file that the fields are of; `values` is what it says.
    """
    below = [one for field in fields for one in _below(field)]
    by_place = {"/".join(map(str, one.path[1:])): one.name for one in below}
    placed: dict[str, list[Problem]] = {}
    rest = []
    for problem in problems:
        path = _path(_words_of(problem), values)
        places = ("/".join(map(str, path[:length])) for length in range(len(path), 0, -1))
        name = next((by_place[place] for place in places if place in by_place), None)
        if name is None:
            rest.append(problem)
        else:
            placed.setdefault(name, []).append(problem)
    return _with_problems(fields, placed), rest


def _words_of(problem: Problem) -> list[str]:
    """Where a problem is, in words; of a field that is not there its name as well."""
    missing = _MISSING.match(problem.found)
    return problem.where.split(", ") + ([missing[1]] if missing else [])


def item_problems(item: ItemFields) -> list[Problem]:
    """All that is wrong in an item and its key entry."""
    fields = [*item.fields, *item.key]
    return [problem for field in fields for one in _below(field) for problem in one.problems]


def _below(field: Field) -> Iterator[Field]:
    yield field
    for member in field.members:
        yield from _below(member)


def _all_fields(tree: ExerciseFields) -> Iterator[Field]:
    for field in (*tree.head, *(one for item in tree.items for one in (*item.fields, *item.key))):
        yield from _below(field)


def _field_of(
    problem: Problem, names: Sequence[str], sheets: Mapping[str, dict[str, Any]]
) -> str | None:
    """The name of the field that a problem is about, or of the nearest one around it."""
    if problem.path.suffix != ".yaml" or problem.path.parent.name == "lessons":
        return None
    file = KEY if problem.path.name.endswith(KEY_SUFFIX) or problem.path.name == KEY else EXERCISE
    path = _path(_words_of(problem), sheets[file])
    candidates = [path[:length] for length in range(len(path), 1, -1)]
    known = ["/".join((file, *map(str, one))) for one in candidates]
    known += ["/".join((file, str(path[0])))] if path else []
    nearest = next((name for name in known if name in names), None)
    return nearest if nearest is not None else _first_of_item(file, path, names)


def _first_of_item(file: str, path: Sequence[str | int], names: Sequence[str]) -> str | None:
    """The first field of the item that a path leads into, where it leads to no field."""
    if len(path) < 2 or path[0] != "items":  # noqa: PLR2004 - a pair, not a setting
        return None
    start = "/".join((file, "items", str(path[1]), ""))
    return next((name for name in names if name.startswith(start)), None)


def _path(words: Sequence[str], fields: Any) -> list[str | int]:
    """The path that a problem's words stand for: ids and numbers of elements as their places."""
    path: list[str | int] = []
    here = fields
    for word in words:
        if isinstance(here, list):
            place = next((n for n, one in enumerate(here) if _is_called(one, n, word)), None)
            if place is None:
                break
            path.append(place)
            here = here[place]
        else:
            path.append(word)
            here = here.get(word) if isinstance(here, dict) else None
    return path


def _is_called(element: Any, number: int, word: str) -> bool:
    named = element.get("id") if isinstance(element, dict) else None
    return str(named or f"number {number + 1}") == word


def _item_with_problems(item: ItemFields, placed: Mapping[str, list[Problem]]) -> ItemFields:
    return replace(
        item, fields=_with_problems(item.fields, placed), key=_with_problems(item.key, placed)
    )


def _with_problems(
    fields: Sequence[Field], placed: Mapping[str, list[Problem]]
) -> tuple[Field, ...]:
    return tuple(
        replace(
            field,
            problems=tuple(placed.get(field.name, ())),
            members=_with_problems(field.members, placed),
        )
        for field in fields
    )
