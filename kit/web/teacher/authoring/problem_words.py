"""Problems of a draft as their readers are told them, each with the way to its field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from uuid import UUID

from flask import url_for
from flask_babel import gettext

from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.editing.problem_places import beside_fields
from kit.content.own.texts import LESSON, DraftKind, Texts
from kit.content.problems import Problem, Severity
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.lesson.pages import PAGES
from kit.web.template_globals import numbered


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
    """Each problem with the way to its field: errors first, then as the fields stand."""
    places: dict[int, tuple[str, str]] = {}
    if kind is DraftKind.EXERCISE:
        try:
            tree = beside_fields(exercise_fields(texts), texts, problems)
        except UnreadableText:
            pass
        else:
            places = dict(_places(draft_id, tree))
    lines = [
        ProblemLine(problem, *places.get(id(problem), ("", _page(draft_id, kind, problem))))
        for problem in problems
    ]
    order = {problem: place for place, problem in enumerate(places)}
    return sorted(lines, key=lambda line: (not line.is_error, order.get(id(line.problem), -1)))


def by_place(lines: Sequence[ProblemLine]) -> Sequence[Sequence[ProblemLine]]:
    """The lines, those of one item that follow each other together."""
    alone = count()
    groups = groupby(lines, lambda line: (line.is_error, line.about or next(alone)))
    return [list(group) for _, group in groups]


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
    """The field in the editor, on its item's page or on the exercise's."""
    if item is None or not item.id:
        return url_for("editor.exercise", draft_id=draft_id, _anchor=name)
    return url_for("editor.item", draft_id=draft_id, item_id=item.id, _anchor=name)


def _page(draft_id: UUID, kind: DraftKind, problem: Problem) -> str:
    """Where the text of a problem is written that has no field of its own."""
    if kind is DraftKind.EXERCISE:
        return url_for("editor.exercise", draft_id=draft_id)
    ends = (page for name, page in PAGES.items() if problem.path.name.endswith(f".{name}"))
    return url_for(next(ends, PAGES[LESSON]), draft_id=draft_id)
