"""The editor of an exercise: its own fields, or one item with its key entry, on a page each.

Every button saves what was typed before it does anything else, so that nothing is lost by it.
"""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import exercise_writing, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.exercise_writing import Beside, Wish, Written
from kit.classroom.authoring.lesson_writing import Then
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import DraftKind, Texts
from kit.store.authoring.drafts import DraftRecord
from kit.store.ids import new_id
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.page import Shown, editor_page
from kit.web.teacher.authoring.editing.step_words import step_words
from kit.web.teacher.authoring.editing.typed import (
    BY_ITSELF,
    MINE,
    SAVE,
    Taken,
    Typed,
    taken,
    typed_of,
)
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

blueprint = Blueprint("editor", __name__, url_prefix="/teacher/own/<uuid:draft_id>/edit")


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
        return _page(own, item_id)
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    written = exercise_writing.write(
        kit().store,
        own,
        lambda base, present: taken(base, present, typed, item_id),
        _wish(typed, item_id),
        now(),
    )
    if written.draft is None:
        return _not_kept(written, typed)
    if typed.operation == MINE:
        flash(gettext("Kept as a draft of its own: this one. The other one is in the list."))
        return _to(written.draft.id, written.taken.here)
    return _saved(own, written, written.draft)


def _page(own: OwnDraft, item_id: str | None, undone: str = "") -> str:
    page = publishing.draft_page(kit().store, kit().library, own)
    if page.writing.draft.kind is not DraftKind.EXERCISE:
        abort(HTTPStatus.NOT_FOUND)
    return editor_page(Shown(page.writing, page.writing.texts, item_id, page.problems, undone))


def _wish(typed: Typed, item_id: str | None) -> Wish:
    then = Then(typed.operation) if typed.operation in set(Then) else Then.STAY
    beside = None
    if typed.operation == MINE:
        beside = Beside(
            lambda title: gettext("%(title)s (mine)", title=title[:190]),
            gettext("kept as a copy"),
            form_id(request.form.get("once")) or new_id(),
        )
    return Wish(typed.on_version, then, lambda texts: step_words(texts, typed, item_id), beside)


def _not_kept(written: Written[Taken], typed: Typed) -> ResponseReturnValue:
    """The form with what was typed; where another window was first, with what is saved beside."""
    error, done = written.refusal, written.taken
    status = error.status if error else HTTPStatus.CONFLICT
    if wants_json():
        return jsonify(message=error_text(error)) if error else jsonify(changed=True), status
    if error:
        words = error_text(error)
        shown = Shown(written.before, done.texts, done.here, message=words, lines=typed.lines)
        return editor_page(shown), status
    shown = Shown(
        written.before, done.texts, done.here, elsewhere=True, gone=done.gone, lines=typed.lines,
        on_version=typed.on_version if done.gone else None,
    )  # fmt: skip
    return editor_page(shown), status


def _saved(own: OwnDraft, written: Written[Taken], draft: DraftRecord) -> ResponseReturnValue:
    """The reply to what was saved: to the script, or a page, which is the same one if it can be."""
    done = written.taken
    if wants_json():
        return jsonify(version=draft.present, elsewhere=done.elsewhere)
    if done.elsewhere:
        flash(gettext("Another window has changed other parts of this draft; both are kept."))
    if done.undone:
        return _page(own, done.here, done.undone), HTTPStatus.CONFLICT
    if written.refusal:
        flash(error_text(written.refusal), "warn")
    if written.texts is done.texts:
        return _to(own.draft_id, done.here)
    return _to(own.draft_id, done.here if done.here in _items(written.texts) else None)


def _items(texts: Texts) -> set[str]:
    try:
        return {one.id for one in exercise_fields(texts).items}
    except UnreadableText:
        return set()


def _to(draft_id: UUID, item_id: str | None) -> ResponseReturnValue:
    if item_id is None:
        return redirect(url_for("editor.exercise", draft_id=draft_id), HTTPStatus.SEE_OTHER)
    place = url_for("editor.item", draft_id=draft_id, item_id=item_id)
    return redirect(place, HTTPStatus.SEE_OTHER)
