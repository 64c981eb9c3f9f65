"""What a form lets an author choose by name: lessons for an exercise, articles for a lesson."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kit.content.articles import Article
from kit.content.lesson import Lesson
from kit.content.own.article_entries import listed
from kit.content.own.editing.field_shapes import Option
from kit.content.own.editing.field_tree import ExerciseFields, Field
from kit.content.own.texts import ARTICLES, Texts

_LESSON = "lesson"


def with_lessons(tree: ExerciseFields, lessons: Iterable[Lesson]) -> ExerciseFields:
    """The exercise with its lesson as a choice among these; the one it names stays among them."""
    options = tuple(Option(one.id, f"{one.number} · {one.title}") for one in lessons)
    return replace(tree, head=tuple(_choosing(field, options) for field in tree.head))


def _choosing(field: Field, options: tuple[Option, ...]) -> Field:
    if field.shape.name != _LESSON:
        return field
    known = {one.value for one in options}
    named = () if not field.typed or field.typed in known else (Option(field.typed, field.typed),)
    return replace(field, choices=(*options, *named))


def article_options(texts: Texts, beside: Mapping[str, Article]) -> list[Option]:
    """The articles that a lesson may name: those of the course, and those of the draft itself."""
    articles = {**beside, **listed(texts.get(ARTICLES, ""))}
    return [Option(name, f"{one.outlet}, {one.date} ({name})") for name, one in articles.items()]
