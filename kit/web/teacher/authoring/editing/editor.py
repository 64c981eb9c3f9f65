"""The editor of an exercise: its own fields, or one item with its key entry, on a page each.

Every button saves what was typed before it does anything else, so that nothing is lost by it.
"""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import changing, publishing
from kit.classroom.authoring.changing import Writing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import DraftKind, Texts
from kit.store.authoring.drafts import DraftRecord
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.page import Shown, editor_page
from kit.web.teacher.authoring.editing.step_words import step_words
from kit.web.teacher.authoring.editing.typed import (
    BY_ITSELF,
    MINE,
    REDO,
    SAVE,
    UNDO,
    Taken,
    Typed,
    taken,
    typed_of,
)
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

blueprint = Blueprint("editor", __name__, url_prefix="/teacher/own/<uuid:draft_id>/edit")
#: Another window may save between our look and our own saving; more often than this it does not.
_TRIES = 3


@blueprint.route("/", methods=["GET", "POST"])
def exercise(draft_id: UUID) -> ResponseReturnValue:
    """The exercise's own fields, where its claims come from, claims to paste."""
    return _reply(draft_id, None)


@blueprint.route("/items/<item_id>", methods=["GET", "POST"])
def item(draft_id: UUID, item_id: str) -> ResponseReturnValue:
    """One item with its key entry."""
    return _reply(draft_id, item_id)


def _reply(draft_id: UUID, item_id: str | None) -> ResponseReturnValue:
    own = own_draft(draft_id)
    if request.method == "GET":
        page = publishing.draft_page(kit().store, kit().library, own)
        _refuse_lesson(page.writing)
        return editor_page(Shown(page.writing, page.writing.texts, item_id, page.problems))
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    for _try in range(_TRIES):
        writing = changing.writing(kit().store, own)
        _refuse_lesson(writing)
        base = _base(writing, own, typed.on_version)
        done = taken(base, writing.texts, typed, item_id)
        if typed.operation == MINE:
            return _keep_mine(own, writing, done, typed)
        if done.clash:
            break
        try:
            draft = _changed(own, writing, done, typed, item_id)
        except ChangedElsewhere:
            continue
        except TextTooLong as error:
            return _too_long(writing, done, typed, error)
        return _saved(own, draft, done, typed, was=writing.draft.present)
    return _clash(writing, done, typed)


def _refuse_lesson(writing: Writing) -> None:
    if writing.draft.kind is not DraftKind.EXERCISE:
        abort(HTTPStatus.NOT_FOUND)


def _base(writing: Writing, own: OwnDraft, on_version: int) -> Texts:
    """The texts that the page was made of; those of now where they are not kept any more."""
    if on_version == writing.draft.present:
        return writing.texts
    return changing.texts_of(kit().store, own, on_version) or writing.texts


def _changed(
    own: OwnDraft, writing: Writing, done: Taken, typed: Typed, item_id: str | None
) -> DraftRecord:
    words = step_words(writing.texts, typed, item_id)
    return changing.change(kit().store, own, writing.draft.present, done.texts, words, now())


def _saved(
    own: OwnDraft, draft: DraftRecord, done: Taken, typed: Typed, *, was: int
) -> ResponseReturnValue:
    """The reply to what was saved on version `was`: to the script, or a page."""
    if wants_json():
        return jsonify(version=draft.present, elsewhere=done.elsewhere)
    if done.elsewhere:
        flash(gettext("Another window has changed other parts of this draft; both are kept."))
    if done.undone:
        page = publishing.draft_page(kit().store, kit().library, own)
        shown = Shown(page.writing, page.writing.texts, done.here, page.problems, done.undone)
        return editor_page(shown), HTTPStatus.CONFLICT
    if typed.operation in {UNDO, REDO}:
        # A button pressed twice leads one step back: nothing was saved, so it stands where it did.
        on_version = typed.on_version if draft.present == was else draft.present
        return _stepped(own, on_version, done.here, back=typed.operation == UNDO)
    return _to(own.draft_id, done.here)


def _stepped(
    own: OwnDraft, on_version: int, item_id: str | None, *, back: bool
) -> ResponseReturnValue:
    """A step back or on, and the same page where it is still there."""
    step = changing.undo if back else changing.redo
    try:
        step(kit().store, own, on_version, now())
    except (ChangedElsewhere, NoStep) as error:
        flash(error_text(error), "warn")
    texts = changing.writing(kit().store, own).texts
    try:
        ids = {one.id for one in exercise_fields(texts).items}
    except UnreadableText:
        ids = set()
    return _to(own.draft_id, item_id if item_id in ids else None)


def _keep_mine(own: OwnDraft, writing: Writing, done: Taken, typed: Typed) -> ResponseReturnValue:
    """What stands in the page as a draft beside, where another window was first."""
    title = gettext("%(title)s (mine)", title=writing.draft.title[:190])
    words = (title, gettext("kept as a copy"))
    once = form_id(request.form.get("once"))
    try:
        draft = changing.keep_as_copy(kit().store, own, done.texts, words, now(), once)
    except TextTooLong as error:
        return _too_long(writing, done, typed, error)
    flash(gettext("Kept as a draft of its own: this one. The other one is in the list."))
    return _to(draft.id, done.here)


def _too_long(
    writing: Writing, done: Taken, typed: Typed, error: TextTooLong
) -> ResponseReturnValue:
    if wants_json():
        return jsonify(message=error_text(error)), error.status
    shown = Shown(writing, done.texts, done.here, message=error_text(error), lines=typed.lines)
    return editor_page(shown), error.status


def _clash(writing: Writing, done: Taken, typed: Typed) -> ResponseReturnValue:
    """The form with what was typed, nothing of it saved, and what is saved now beside it."""
    if wants_json():
        return jsonify(changed=True), HTTPStatus.CONFLICT
    shown = Shown(
        writing, done.texts, done.here, elsewhere=True, gone=done.gone, lines=typed.lines,
        on_version=typed.on_version if done.gone else None,
    )  # fmt: skip
    return editor_page(shown), HTTPStatus.CONFLICT


def _to(draft_id: UUID, item_id: str | None) -> ResponseReturnValue:
    if item_id is None:
        return redirect(url_for("editor.exercise", draft_id=draft_id), HTTPStatus.SEE_OTHER)
    place = url_for("editor.item", draft_id=draft_id, item_id=item_id)
    return redirect(place, HTTPStatus.SEE_OTHER)
