"""Step 2, *Claims*: sentences of the article are taken and let go, and words put around them."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kit.classroom.authoring.drafting import claim_writing, from_article
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.exercise_writing import Written
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, MINE, SAVE, Typed, typed_of
from kit.web.teacher.authoring.from_article import article
from kit.web.teacher.authoring.from_article.claims_page import claims_page
from kit.web.teacher.authoring.from_article.clashes import (
    kept_beside,
    refused,
    told_by_script,
    wish_of,
)
from kit.web.teacher.authoring.from_article.taken import TakenClaims, claims_taken
from kit.web.teacher.authoring.own import own_draft
from kit.web.template_globals import error_text

#: With the first step.
blueprint = article.blueprint


@blueprint.route("/<uuid:draft_id>/claims", methods=["GET", "POST"])
def claims(draft_id: UUID) -> ResponseReturnValue:
    """The article as boxes to take and let go, and the claims that are taken."""
    own = own_draft(draft_id)
    if request.method == "GET":
        return claims_page(from_article.from_article(kit().store, own))
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    page, written = claim_writing.write_claims(
        kit().store,
        own,
        lambda page, base, present: claims_taken(request.form, typed, page, base, present),
        wish_of(typed, None),
        now(),
    )
    if written.draft is None:
        return _not_kept(page, written)
    if typed.operation == MINE:
        return redirect(kept_beside(written.draft.id), 303)
    if wants_json():
        return jsonify(version=written.draft.present)
    if written.refusal:
        flash(error_text(written.refusal), "warn")
    return _on(draft_id, typed)


def _on(draft_id: UUID, typed: Typed) -> ResponseReturnValue:
    if typed.operation == "go":
        return redirect(url_for("from_article.keys", draft_id=draft_id), 303)
    anchor = "taken" if typed.operation.startswith(("join:", "gone:")) else None
    return redirect(url_for("from_article.claims", draft_id=draft_id, _anchor=anchor), 303)


def _not_kept(page: FromArticle, written: Written[TakenClaims]) -> ResponseReturnValue:
    if wants_json():
        return told_by_script(written.refusal)
    status = written.refusal.status if written.refusal else HTTPStatus.CONFLICT
    return claims_page(page, written.taken, refused(page.writing.texts, written.refusal)), status
