"""Two windows at one claim: what stands in either, and what was typed kept as a draft beside."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import flash, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.exercise_writing import Beside, Wish
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import KitError
from kit.content.own.editing.field_tree import exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import Texts
from kit.store.ids import new_id
from kit.web.teacher.authoring.editing.typed import MINE, Typed
from kit.web.teacher.authoring.from_article.taken import step_words, words_name
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text


def wish_of(typed: Typed, item_id: str | None) -> Wish:
    """What the button of a page of claims, or of the key of one, asks for."""
    then = Then(typed.operation) if typed.operation in set(Then) else Then.STAY
    beside = None
    if typed.operation == MINE:
        beside = Beside(
            lambda title: gettext("%(title)s (mine)", title=title[:190]),
            gettext("kept as a copy"),
            form_id(request.form.get("once")) or new_id(),
        )
    return Wish(typed.on_version, then, lambda _texts: step_words(typed, item_id), beside)


def told_by_script(refusal: KitError | None) -> ResponseReturnValue:
    """Why the page's script could save nothing: in words, or that another window was first."""
    if refusal is None:
        return jsonify(changed=True), HTTPStatus.CONFLICT
    return jsonify(message=error_text(refusal)), refusal.status


def refused(texts: Texts, refusal: KitError | None) -> dict[str, Any]:
    """What a page says that could not be kept; `texts` are those that are saved now."""
    if refusal is not None:
        return {"message": error_text(refusal)}
    return {"clash": True, "once": new_id(), "saved": saved_now(texts)}


def saved_now(texts: Texts) -> Mapping[str, str]:
    """What is saved of each field, by its name on these pages; nothing of what cannot be read."""
    try:
        items = exercise_fields(texts).items
    except UnreadableText:
        return {}
    words = {
        words_name(item.id, leaf.name): leaf.typed
        for item in items
        for field in item.fields
        for leaf in field.leaves
    }
    key = {leaf.name: leaf.typed for item in items for field in item.key for leaf in field.leaves}
    return {**words, **key}


def kept_beside(draft_id: UUID) -> str:
    """Say that what was typed is a draft of its own now; the address of its claims."""
    flash(gettext("Kept as a draft of its own: this one. The other one is in the list."))
    return url_for("from_article.claims", draft_id=draft_id)
