"""A page of a lesson as a form shows it: its front matter by fields, what stands below as one text.

What a form does not change stays to the letter, comments and order with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kit.content.leaving.leave_page import LeaveFrontMatter
from kit.content.lesson import LessonFrontMatter
from kit.content.notation.page_text import PageText, no_front_matter, page_text
from kit.content.own.editing.changing import new_value, put
from kit.content.own.editing.field_shapes import FieldShape, Kind, Option, shapes_of
from kit.content.own.editing.field_tree import Field, top_fields
from kit.content.own.editing.operations import NoSuchPlace, path_of
from kit.content.own.editing.plain_fields import UnreadableText, plain_fields
from kit.content.own.editing.problem_places import beside_top_fields
from kit.content.own.editing.yaml_rewriting import rewritten
from kit.content.own.texts import LEAVE, LESSON
from kit.content.problems import Problem
from kit.items.fields.texts import plain_text

#: What the text below the front matter is called in a form, behind its file.
BODY: Final = "body"
#: Fixed when the draft is made, or edited on a page of their own.
_NOT_HERE: Final = frozenset(("number", "pictures"))
_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    LESSON: LessonFrontMatter,
    LEAVE: LeaveFrontMatter,
}
_OPENING: Final = 60
_FENCE: Final = "---"


@dataclass(frozen=True, slots=True)
class BodyProblem:
    """A problem of the text below the front matter: its line in it, from 1, and how that begins."""

    problem: Problem
    line: int
    opening: str


@dataclass(frozen=True, slots=True)
class PageFields:
    """A page's fields and its text. `problems` are of none of them; `values`: all that is said.

    `lead` is the blank lines between the front matter and the text.
    """

    file: str
    head: tuple[Field, ...]
    body: str
    lead: str
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    body_problems: tuple[BodyProblem, ...] = ()

    @property
    def body_name(self) -> str:
        """What its text is called in a form."""
        return f"{self.file}/{BODY}"

    def field_of(self, name: str) -> Field:
        """A field at its top. Raises StopIteration where it has none such."""
        return next(field for field in self.head if field.shape.name == name)


def page_fields(file: str, text: str, articles: Iterable[Option] = ()) -> PageFields:
    """The parts of a page. `articles`: those that a lesson may name.

    Raises UnreadableText where its front matter cannot be taken apart.
    """
    page, values = _parts(file, text)
    lead, body, _tail = _around(page.body)
    shapes = _shapes(file)
    head = [_chosen(field, articles) for field in top_fields(shapes, file, values)]
    return PageFields(file, tuple(head), body, lead, values)


def page_typed(file: str, text: str, changes: Mapping[str, str]) -> str:
    """The page with what was typed, by the names of the fields; itself where nothing changed.

    Raises UnreadableText.
    """
    page, values = _parts(file, text)
    fields = top_fields(_shapes(file), file, values)
    for field in fields:
        put(values, fields, field, new_value(field, _in_order(field, changes)))
    return _joined(page, values, changes.get(f"{file}/{BODY}"))


def with_body(text: str, body: str) -> str:
    """A page with another text below its front matter, which stays as it is."""
    page = page_text(text)
    return text[: len(text) - len(page.body)] + _body(page, body)


def with_values(file: str, text: str, values: Mapping[str, Any]) -> str:
    """A page whose front matter says these values. Raises UnreadableText."""
    page, _values = _parts(file, text)
    return _joined(page, values, None)


def element_operated(file: str, text: str, operation: str) -> str:
    """The page after `what:field` on a list of its front matter: add, drop, up, down.

    Raises NoSuchPlace, UnreadableText.
    """
    what, _colon, target = operation.partition(":")
    path = path_of(target)
    page, values = _parts(file, text)
    shape = next((one for one in _shapes(file) if path[:2] == (file, one.name)), None)
    if shape is None or shape.kind is not Kind.GROUPS:
        raise NoSuchPlace(operation)
    listed = values.get(shape.name)
    elements = list(listed) if isinstance(listed, list) else []
    if what == "add" and path[2:] == ():
        elements.append({member.name: "" for member in shape.members if member.required})
    else:
        _move(elements, what, path[2:])
    return _joined(page, {**values, shape.name: elements}, None)


def _move(elements: list[Any], what: str, path: tuple[str | int, ...]) -> None:
    place = path[0] if len(path) == 1 else None
    if not isinstance(place, int) or not 0 <= place < len(elements):
        raise NoSuchPlace(what)
    other = {"up": place - 1, "down": place + 1}.get(what)
    if what == "drop":
        elements.pop(place)
    elif other is None:
        raise NoSuchPlace(what)
    elif 0 <= other < len(elements):
        elements[place], elements[other] = elements[other], elements[place]


def with_page_problems(page: PageFields, text: str, problems: Iterable[Problem]) -> PageFields:
    """The page with the problems of its file, each at what it is about."""
    before = page_text(text).lines_before
    lines = page.body.split("\n")
    below, above = [], []
    for problem in problems:
        line = problem.line - before - page.lead.count("\n")
        if problem.line > before and 0 < line <= len(lines):
            below.append(BodyProblem(problem, line, _opening(lines[line - 1])))
        else:
            above.append(problem)
    head, rest = beside_top_fields(page.head, page.values, above)
    return replace(page, head=head, problems=tuple(rest), body_problems=tuple(below))


def _opening(line: str) -> str:
    text = line.strip()
    return text if len(text) <= _OPENING else text[:_OPENING].rstrip() + "…"


def _shapes(file: str) -> tuple[FieldShape, ...]:
    model = _MODELS.get(file)
    shapes = () if model is None else shapes_of(model)
    return tuple(one for one in shapes if one.name not in _NOT_HERE)


def _parts(file: str, text: str) -> tuple[PageText, dict[str, Any]]:
    if file not in _MODELS:
        return PageText(None, text, 0), {}
    page = page_text(text)
    if page.matter is None:
        if text.startswith(_FENCE):
            raise UnreadableText(no_front_matter(Path(file)))
        return page, {}
    try:
        return page, plain_fields(page.matter, file)
    except UnreadableText as error:
        # The lines count from the fence.
        raise UnreadableText(replace(error.problem, line=error.problem.line + 1)) from error


def _joined(page: PageText, values: Mapping[str, Any], typed: str | None) -> str:
    body = page.body if typed is None else _body(page, typed)
    if page.matter is None and not values:
        return body
    matter = rewritten(page.matter or "", values) if values else page.matter or ""
    matter += "" if matter.endswith("\n") else "\n"
    between = "" if page.matter is not None or body.startswith("\n") else "\n"
    return f"{_FENCE}\n{matter}{_FENCE}\n{between}{body}"


def _around(body: str) -> tuple[str, str, str]:
    """The blank lines before a text, itself, and those behind it."""
    text = body.strip("\n")
    lead = body[: len(body) - len(body.lstrip("\n"))]
    return (lead, text, body[len(lead) + len(text) :]) if text else (body, "", "")


def _body(page: PageText, typed: str) -> str:
    before = page.body
    lead, text, tail = _around(before)
    if typed.replace("\r\n", "\n").strip() == text.strip():
        return before
    body = plain_text(typed).strip("\n")
    lead = lead or ("" if page.matter is None else "\n")
    return lead + body + (tail or "\n") if body.strip() else lead


def _in_order(field: Field, changes: Mapping[str, str]) -> Mapping[str, str]:
    """Of a choice of several, those that were there stay in their order."""
    typed = changes.get(field.name)
    if typed is None or field.kind not in {Kind.CHOICES, Kind.LINES}:
        return changes
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if field.kind is Kind.LINES and not _is_of_ids(field):
        return changes
    before = field.typed.split("\n")
    kept = [one for one in before if one in lines]
    return {**changes, field.name: "\n".join([*kept, *(x for x in lines if x not in kept)])}


def _is_of_ids(field: Field) -> bool:
    return field.shape.name == "articles"


def _chosen(field: Field, articles: Iterable[Option]) -> Field:
    """A field of which there is something to choose, with that; what is said is there, too."""
    offered = field.shape.choices
    if _is_of_ids(field):
        offered = tuple(articles)
        field = replace(field, shape=replace(field.shape, kind=Kind.CHOICES))
    if field.kind is not Kind.CHOICES:
        return field
    written = field.typed.split("\n") if field.typed else []
    known = {one.value for one in offered}
    more = tuple(Option(one, one) for one in written if one not in known)
    return replace(field, choices=(*offered, *more))
