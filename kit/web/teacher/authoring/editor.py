"""The editor of an exercise: its own fields, or one item with its key entry, on a page each.

Every button saves what was typed before it does anything else, so that nothing is lost by it.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from uuid import UUID

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kit.content.own.checked import check_texts
from kit.content.own.editing.changing import apply
from kit.content.own.editing.field_tree import (
    ExerciseFields,
    ItemFields,
    exercise_fields,
    main_text,
)
from kit.content.own.editing.operations import NoSuchPlace, operated, place_after
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.editing.problem_places import beside_fields, item_problems
from kit.content.own.texts import EXERCISE, KEY, DraftKind, Texts
from kit.content.problems import Problem
from kit.web.state import kit
from kit.whole_number import whole_number

_VERSION_MOST = 10**9
_SAVE = "save"
#: Before the id of the item to show next.
_GO = "go:"
#: What a text of a file is called in the form, where it cannot be shown by its fields.
_WHOLE = "whole/"


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """A draft as it is now. `version` counts its changes; `content_id` is fixed."""

    kind: DraftKind
    content_id: str
    texts: Texts
    version: int


class DraftChanged(Exception):
    """The draft has another version than the one that was edited: nothing was saved."""


class Drafts(Protocol):
    """Drafts of whoever is signed in. Both raise NotFound for one that is not theirs."""

    def load(self, draft_id: UUID) -> EditedDraft:
        """The draft as it is now."""

    def save(self, draft_id: UUID, on_version: int, texts: Texts, what: str) -> int:
        """Keep these texts as a new version, and return its number. Raises DraftChanged.

        `what` is the operation, such as `save` or `split:…`, for the list of changes.
        """


@dataclass(frozen=True)
class _Typed:
    """What a form posted: fields by name, whole texts by file, the version that it was made of."""

    fields: dict[str, str]
    wholes: dict[str, str]
    operation: str
    on_version: int


def editor_blueprint(drafts: Drafts) -> Blueprint:
    """The editor's pages over whatever keeps the drafts."""
    blueprint = Blueprint("editor", __name__, url_prefix="/teacher/own/<uuid:draft_id>/edit")

    @blueprint.route("/", methods=["GET", "POST"])
    def exercise(draft_id: UUID) -> ResponseReturnValue:
        """The exercise's own fields, with the list of its items."""
        return _reply(drafts, draft_id, None)

    @blueprint.route("/items/<item_id>", methods=["GET", "POST"])
    def item(draft_id: UUID, item_id: str) -> ResponseReturnValue:
        """One item with its key entry."""
        return _reply(drafts, draft_id, item_id)

    return blueprint


def _reply(drafts: Drafts, draft_id: UUID, item_id: str | None) -> ResponseReturnValue:
    draft = drafts.load(draft_id)
    if request.method == "GET":
        return _page(draft_id, draft, draft.texts, item_id)
    typed = _typed()
    texts, here, refusal = _taken(draft.texts, typed, item_id)
    if typed.on_version != draft.version:
        return _changed_elsewhere(draft_id, draft, texts, here)
    if texts != draft.texts:
        try:
            version = drafts.save(draft_id, draft.version, texts, typed.operation)
        except DraftChanged:
            return _changed_elsewhere(draft_id, drafts.load(draft_id), texts, here)
    else:
        version = draft.version
    if _for_script():
        return jsonify(version=version, at=_place_of(draft_id, here))
    if refusal:
        saved = EditedDraft(draft.kind, draft.content_id, texts, version)
        return _page(draft_id, saved, texts, here, refusal=refusal), HTTPStatus.CONFLICT
    return redirect(_place_of(draft_id, here), HTTPStatus.SEE_OTHER)


def _typed() -> _Typed:
    """What was posted; of several values of a field each that is filled, one a line."""
    posted = {
        name: "\n".join(value for value in values if value) for name, values in request.form.lists()
    }
    fields = {name: text for name, text in posted.items() if name.startswith((EXERCISE, KEY))}
    wholes = {
        name.removeprefix(_WHOLE): text.replace("\r\n", "\n")
        for name, text in posted.items()
        if name.startswith(_WHOLE)
    }
    try:
        version = whole_number(posted.get("on_version", ""), 0, _VERSION_MOST)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    return _Typed(fields, wholes, posted.get("do") or _SAVE, version)


def _taken(
    texts: Texts, typed: _Typed, item_id: str | None
) -> tuple[Texts, str | None, str | None]:
    """The texts with what was typed and done, the item to go to, and what could not be done."""
    wholes = {name: text for name, text in typed.wholes.items() if name in {EXERCISE, KEY}}
    texts = {**texts, **wholes}
    try:
        before = exercise_fields(texts)
        texts = apply(texts, typed.fields)
        here = _same_item(before, exercise_fields(texts), item_id)
        if typed.operation.startswith(_GO):
            return texts, typed.operation.removeprefix(_GO) or None, None
        if typed.operation == _SAVE:
            return texts, here, None
        done = operated(texts, typed.operation)
        return done, place_after(texts, done, here), None
    except UnreadableText:
        return texts, None, None
    except NoSuchPlace:
        return texts, here, typed.operation.partition(":")[0]


def _same_item(before: ExerciseFields, after: ExerciseFields, item_id: str | None) -> str | None:
    """The id that an item has now: saving names one that had no words before."""
    number = next((item.number for item in before.items if item.id == item_id), None)
    return None if number is None else after.items[number].id


def _changed_elsewhere(
    draft_id: UUID, draft: EditedDraft, texts: Texts, item_id: str | None
) -> ResponseReturnValue:
    """The form with what was typed, nothing of it saved, and what is saved now beside it."""
    if _for_script():
        return jsonify(changed=True), HTTPStatus.CONFLICT
    page = _page(draft_id, draft, texts, item_id, elsewhere=True)
    return page, HTTPStatus.CONFLICT


def _page(
    draft_id: UUID, draft: EditedDraft, texts: Texts, item_id: str | None, *,
    refusal: str | None = None, elsewhere: bool = False,
) -> str:  # fmt: skip
    checked = check_texts(draft.kind, draft.content_id, texts, kit().library)
    try:
        tree = beside_fields(exercise_fields(texts), texts, checked.library.problems)
    except UnreadableText as error:
        return _page_of_texts(draft_id, draft, texts, error.problem)
    item = _item(tree, item_id)
    return render_template(
        "teacher/authoring/editor.html",
        draft_id=draft_id,
        version=draft.version,
        tree=tree,
        item=item,
        faulty={one.id for one in tree.items if item_problems(one)},
        saved=_saved_now(draft.texts) if elsewhere else {},
        elsewhere=elsewhere,
        refusal=refusal,
        cut_field=main_text(tree.item_type),
        title=_title(tree),
    )


def _page_of_texts(draft_id: UUID, draft: EditedDraft, texts: Texts, problem: Problem) -> str:
    """The files as they are, where they cannot be taken apart into fields."""
    wholes = {name: text for name, text in texts.items() if name in {EXERCISE, KEY}}
    return render_template(
        "teacher/authoring/editor_text.html",
        draft_id=draft_id, version=draft.version, wholes=wholes, prefix=_WHOLE, problem=problem,
    )  # fmt: skip


def _item(tree: ExerciseFields, item_id: str | None) -> ItemFields | None:
    if item_id is None:
        return None
    item = next((one for one in tree.items if one.id == item_id), None)
    return item if item is not None else abort(HTTPStatus.NOT_FOUND)


def _saved_now(texts: Texts) -> dict[str, str]:
    """What is saved of each field, by its name."""
    try:
        tree = exercise_fields(texts)
    except UnreadableText:
        return {}
    fields = (*tree.head, *(one for item in tree.items for one in (*item.fields, *item.key)))
    return {leaf.name: leaf.typed for field in fields for leaf in field.leaves}


def _title(tree: ExerciseFields) -> str:
    return next((one.typed for one in tree.head if one.shape.name == "title"), "")


def _place_of(draft_id: UUID, item_id: str | None) -> str:
    if item_id is None:
        return url_for("editor.exercise", draft_id=draft_id)
    return url_for("editor.item", draft_id=draft_id, item_id=item_id)


def _for_script() -> bool:
    return request.accept_mimetypes.best == "application/json"
