"""The editor's page: a draft as fields, with what is wrong beside each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import abort, render_template

from kit.classroom.authoring import drafts
from kit.classroom.authoring.changing import Writing
from kit.content.own.composing.own_articles import article_fields, article_words, naming_articles
from kit.content.own.editing.field_shapes import Option
from kit.content.own.editing.field_tree import (
    ExerciseFields,
    Field,
    ItemFields,
    exercise_fields,
    main_text,
)
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.editing.problem_places import beside_fields, item_problems
from kit.content.own.texts import Texts
from kit.content.problems import Problem
from kit.store.authoring.drafts import DraftRecord
from kit.web.state import kit
from kit.web.teacher.authoring.editing.typed import WHOLE
from kit.web.teacher.authoring.offered import offered

_LESSON: Final = "lesson"
_PARTNER: Final = "partner"
#: Fields of the exercise itself that few need.
_RARE: Final = frozenset((_PARTNER, "core"))
_TITLE: Final = "title"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of the editor shows: `texts`, which may not be saved, and why not.

    `problems` are those of the texts. `message` is a sentence about what was not done, `undone` the
    operation; `elsewhere`: another window saved meanwhile what `writing` has, without the item at
    all if it is `gone`. `lines` are claims that were pasted and not added yet.
    """

    writing: Writing
    texts: Texts
    item_id: str | None = None
    problems: Sequence[Problem] = ()
    undone: str = ""
    message: str = ""
    elsewhere: bool = False
    gone: bool = False
    lines: str = ""
    on_version: int | None = None

    @property
    def version(self) -> int:
        """The version that the fields are of."""
        present = self.writing.draft.present
        return present if self.on_version is None else self.on_version


def editor_page(shown: Shown) -> str:
    """One item, or the exercise's own fields; 404 for an item that is not there."""
    draft = shown.writing.draft
    try:
        fields = exercise_fields(shown.texts)
        articles = article_fields(shown.texts)
        tree = beside_fields(fields, shown.texts, shown.problems)
    except UnreadableText as error:
        return _page_of_texts(shown, error.problem)
    tree = naming_articles(tree, shown.texts, offered().articles.values())
    item = _item(tree, shown.item_id)
    named = [_naming(field, draft) for field in tree.head] if item is None else []
    head = sorted(named, key=lambda field: field.shape.name != _TITLE)
    return render_template(
        "teacher/authoring/editor.html",
        shown=shown, writing=shown.writing, draft=draft, tree=tree, item=item,
        head=[one for one in head if one.shape.name not in _RARE],
        rare=[one for one in head if one.shape.name in _RARE],
        articles=articles,
        article_words=article_words,
        faulty={one.id for one in tree.items if item_problems(one)},
        saved=_saved_now(shown.writing.texts) if shown.elsewhere else {},
        main_field=main_text(tree.item_type),
    )  # fmt: skip


def _page_of_texts(shown: Shown, problem: Problem) -> str:
    """The files as they are, where they cannot be taken apart into fields."""
    return render_template(
        "teacher/authoring/editor_text.html",
        shown=shown, writing=shown.writing, draft=shown.writing.draft, wholes=shown.texts,
        prefix=WHOLE, problem=problem,
    )  # fmt: skip


def _item(tree: ExerciseFields, item_id: str | None) -> ItemFields | None:
    if item_id is None:
        return None
    item = next((one for one in tree.items if one.id == item_id), None)
    return item if item is not None else abort(404)


def _naming(field: Field, draft: DraftRecord) -> Field:
    """The field; where it names a lesson or another exercise, with those that there are to choose.

    Lessons are the course's and the teacher's own, exercises the teacher's other drafts.
    """
    if field.shape.name == _LESSON:
        lessons = offered().lessons.values()
        options = [Option(one.id, f"{one.number} · {one.title}") for one in lessons]
    elif field.shape.name == _PARTNER:
        options = [
            Option(one.content_id, one.title)
            for one in drafts.drafts_of(kit().store, draft.teacher_id)
            if one.kind is draft.kind and one.id != draft.id and one.archived_at is None
        ]
    else:
        return field
    said = str(field.value or "")
    if said and said not in {one.value for one in options}:
        options.append(Option(said, said))
    return replace(field, choices=tuple(options))


def _saved_now(texts: Texts) -> Mapping[str, str]:
    """What is saved of each field, by its name."""
    try:
        tree, articles = exercise_fields(texts), article_fields(texts)
    except UnreadableText:
        return {}
    fields: Iterable[Field] = (
        *tree.head,
        *articles,
        *(one for item in tree.items for one in (*item.fields, *item.key)),
    )
    return {leaf.name: leaf.typed for field in fields for leaf in field.leaves}
