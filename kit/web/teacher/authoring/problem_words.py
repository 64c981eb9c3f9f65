"""Problems of a draft as their readers are told them, each with the way to its field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import current_app, url_for
from flask_babel import gettext

from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.editing.problem_places import beside_fields
from kit.content.own.texts import DraftKind, Texts
from kit.content.problems import Problem, Severity
from kit.web.teacher.authoring import own
from kit.web.template_globals import numbered

_ITEM_PAGE: Final = "editor.item"
_HEAD_PAGE: Final = "editor.exercise"


@own.blueprint.app_template_filter("in_words")
def in_words(problem: Problem) -> str:
    """A problem in the reader's language: in plain words where there are such."""
    if problem.plain is not None:
        return problem.plain.said(gettext)
    return str(
        gettext(
            "Found %(what)s; allowed: %(allowed)s; %(advice)s.",
            what=problem.found,
            allowed=problem.allowed,
            advice=problem.advice,
        )
    )


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem in words, what it is about, such as *Claim 4*, and the address of its field."""

    problem: Problem
    about: str
    address: str

    @property
    def is_error(self) -> bool:
        """Whether it keeps the draft from being given."""
        return self.problem.severity is Severity.ERROR


def problem_lines(
    draft_id: UUID, kind: DraftKind, texts: Texts, problems: Sequence[Problem]
) -> Sequence[ProblemLine]:
    """Each problem with the way to its field, in the order of the problems."""
    texts_page = url_for("authoring.show", draft_id=draft_id) + "#texts"
    places: dict[int, tuple[str, str]] = {}
    if kind is DraftKind.EXERCISE:
        try:
            tree = beside_fields(exercise_fields(texts), texts, problems)
        except UnreadableText:
            pass
        else:
            places = dict(_places(draft_id, tree))
    return [
        ProblemLine(problem, *places.get(id(problem), ("", _editor(draft_id) or texts_page)))
        for problem in problems
    ]


def _places(draft_id: UUID, tree: ExerciseFields) -> Iterator[tuple[int, tuple[str, str]]]:
    """By each problem's identity what it is about, and where that is."""
    for field in tree.head:
        for problem, name in _within(field):
            yield id(problem), ("", _field_address(draft_id, None, name))
    for item in tree.items:
        about = numbered(tree.item_type.name, item.number + 1)
        for field in (*item.fields, *item.key):
            for problem, name in _within(field):
                yield id(problem), (about, _field_address(draft_id, item, name))


def _within(field: Field) -> Iterator[tuple[Problem, str]]:
    yield from ((problem, field.name) for problem in field.problems)
    for member in field.members:
        yield from _within(member)


def _field_address(draft_id: UUID, item: ItemFields | None, name: str) -> str:
    """The field in the editor; where there is none, the texts."""
    page = _editor(draft_id, item)
    if page is None:
        return url_for("authoring.show", draft_id=draft_id) + "#texts"
    return f"{page}#{name}"


def _editor(draft_id: UUID, item: ItemFields | None = None) -> str | None:
    """The editor's page of an item, or of the exercise; None where the kit has no editor."""
    if _HEAD_PAGE not in current_app.view_functions:
        return None
    if item is None or not item.id:
        return url_for(_HEAD_PAGE, draft_id=draft_id)
    return url_for(_ITEM_PAGE, draft_id=draft_id, item_id=item.id)
