"""A draft as a student sees it, to the end with feedback: nothing of it is kept anywhere."""

from collections.abc import Sequence
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from kit.classroom.answering.posted_form import PostedFields
from kit.classroom.reports import preview_pages
from kit.classroom.reports.preview_pages import PreviewPage, Step
from kit.content.own.showing import Shown
from kit.items import ITEM_TYPES
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft

#: With the other pages of what a teacher writes.
blueprint = own.blueprint


@blueprint.route("/<uuid:draft_id>/preview", methods=["GET", "POST"])
def preview(draft_id: UUID) -> ResponseReturnValue:
    """The exercise to answer, what was answered, or the feedback; of a lesson its reading."""
    page = preview_pages.preview_page(kit().store, kit().library, own_draft(draft_id))
    if page.shown is None:
        return render_page("teacher/authoring/preview.html", page, tried=None)
    return _tried(page, page.shown, PostedFields(request.form.to_dict(flat=False)))


def _tried(page: PreviewPage, shown: Shown, posted: PostedFields) -> ResponseReturnValue:
    tried = preview_pages.tried(shown, posted, _step(posted), now())
    wrong = any(form.errors for form in tried.forms.values())
    html = render_page(
        "teacher/authoring/preview.html",
        page,
        tried=tried,
        carried=_carried(posted),
        item_type=ITEM_TYPES[shown.exercise.type],
        articles=shown.exercise.articles,
    )
    return html, 400 if wrong else 200


def _step(posted: PostedFields) -> Step:
    """The page that a button asks for; the one to answer without any."""
    if "hand_in" in posted or "looked" in posted:
        return "feedback"
    return "review" if "review" in posted else "claims"


def _carried(posted: PostedFields) -> Sequence[tuple[str, str]]:
    """The fields of answers with their texts, for the next page: they are nowhere else."""
    return [(name, text) for name in posted if "." in name for text in posted.getlist(name)]
