"""Step 3, *Key*: one claim at a time, asked by the guide's three questions."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.drafting import claim_writing, from_article
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.exercise_writing import Written
from kit.classroom.errors import NotFound
from kit.content.own.texts import Texts
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, GO, MINE, SAVE, Typed, typed_of
from kit.web.teacher.authoring.from_article import article
from kit.web.teacher.authoring.from_article.clashes import (
    kept_beside,
    refused,
    told_by_script,
    wish_of,
)
from kit.web.teacher.authoring.from_article.key_page import dots_of, key_page
from kit.web.teacher.authoring.from_article.taken import TakenClaims, key_taken
from kit.web.teacher.authoring.own import own_draft
from kit.web.template_globals import error_text

#: With the first step.
blueprint = article.blueprint


@blueprint.get("/<uuid:draft_id>/key")
def keys(draft_id: UUID) -> ResponseReturnValue:
    """To the first claim whose key is not whole yet; without any, to the first."""
    page = from_article.from_article(kit().store, own_draft(draft_id))
    dots = dots_of(page)
    first = next((dot for dot in dots if not dot.done), dots[0] if dots else None)
    if page.record is None:
        abort(HTTPStatus.NOT_FOUND)
    if first is None:
        flash(gettext("No claim is taken yet. Tick some first."))
        return redirect(url_for("from_article.claims", draft_id=draft_id), 303)
    return redirect(url_for("from_article.key", draft_id=draft_id, item_id=first.item_id), 303)


@blueprint.route("/<uuid:draft_id>/key/<item_id>", methods=["GET", "POST"])
def key(draft_id: UUID, item_id: str) -> ResponseReturnValue:
    """One claim in its paragraph, and its key."""
    own = own_draft(draft_id)
    if request.method == "GET":
        return key_page(from_article.from_article(kit().store, own), item_id)
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)

    def taking(page: FromArticle, base: Texts, present: Texts) -> TakenClaims:
        if item_id not in page.taken:
            raise NotFound
        return key_taken(request.form, typed, page, (base, present), item_id)

    wish = wish_of(typed, item_id)
    page, written = claim_writing.write_claims(kit().store, own, taking, wish, now())
    if written.draft is None:
        return _not_kept(page, item_id, written)
    if typed.operation == MINE:
        return redirect(kept_beside(written.draft.id), 303)
    if wants_json():
        return jsonify(version=written.draft.present)
    if written.refusal:
        flash(error_text(written.refusal), "warn")
    return _on(draft_id, item_id, typed, page)


def _on(draft_id: UUID, item_id: str, typed: Typed, page: FromArticle) -> ResponseReturnValue:
    if typed.operation == "check":
        return redirect(url_for("authoring.check", draft_id=draft_id), 303)
    there = typed.operation.removeprefix(GO) if typed.operation.startswith(GO) else item_id
    there = there if there in page.taken else item_id
    return redirect(url_for("from_article.key", draft_id=draft_id, item_id=there), 303)


def _not_kept(
    page: FromArticle, item_id: str, written: Written[TakenClaims]
) -> ResponseReturnValue:
    if wants_json():
        return told_by_script(written.refusal)
    status = written.refusal.status if written.refusal else HTTPStatus.CONFLICT
    refusal = refused(page.writing.texts, written.refusal)
    return key_page(page, item_id, written.taken.texts, refusal), status
