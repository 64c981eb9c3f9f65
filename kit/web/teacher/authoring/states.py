"""A draft published, taken back, put away, brought back, deleted."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import drafts, publishing
from kit.classroom.authoring.errors import (
    ChangedElsewhere,
    ClassesHaveOther,
    HasErrors,
    NotAsPublished,
)
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.writing import Refused, draft_page, to_draft
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

#: With the other pages of what a teacher writes.
blueprint = own.blueprint


@blueprint.post("/<uuid:draft_id>/publish")
def publish(draft_id: UUID) -> ResponseReturnValue:
    """Let the version that the page showed be given to classes."""
    on_version = posted_number(request.form.get("on_version", ""))
    try:
        draft = publishing.publish(
            kit().store, kit().library, own_draft(draft_id), on_version, now()
        )
    except ChangedElsewhere as error:
        flash(error_text(error), "warn")
        return to_draft(draft_id)
    except ClassesHaveOther:
        # What that is to mean for them is asked there.
        return redirect(url_for("authoring.classes", draft_id=draft_id), 303)
    except HasErrors as error:
        return draft_page(draft_id, Refused(error)), error.status
    say_published(draft_id, draft.title, on_version)
    return to_draft(draft_id)


def say_published(draft_id: UUID, title: str, version: int) -> None:
    """Say that a version is published, with the way back to the one that was before it, if any."""
    before = version_posted("instead")
    if version == before:
        flash(gettext("It is published already, as it stands here."))
        return
    text = gettext("“%(title)s” is published: you can give it to your classes.", title=title)
    fields = {"published": str(version), "instead": str(before or "")}
    offer_undo(text, "authoring.unpublish", fields, draft_id=draft_id)


@blueprint.post("/<uuid:draft_id>/unpublish")
def unpublish(draft_id: UUID) -> ResponseReturnValue:
    """Offer it no longer, or the version that was offered before; classes keep theirs."""
    published, instead = version_posted("published"), version_posted("instead")
    whose = (kit().store, own_draft(draft_id))
    try:
        draft = publishing.unpublish(*whose, published, instead, now())
    except NotAsPublished as error:
        flash(error_text(error), "warn")
        return to_draft(draft_id)
    text = gettext(
        "“%(title)s” is not offered any more. Classes keep what they were given of it.",
        title=draft.title,
    )
    if instead is not None:
        text = gettext(
            "Version %(number)s of “%(title)s” is the published one.",
            number=instead,
            title=draft.title,
        )
    fields = {"published": str(instead or ""), "instead": str(published or "")}
    offer_undo(text, "authoring.unpublish", fields, draft_id=draft_id)
    return to_draft(draft_id)


def version_posted(name: str) -> int | None:
    """The number of a version in the form; None where it names none."""
    text = request.form.get(name, "")
    return posted_number(text) if text else None


@blueprint.post("/<uuid:draft_id>/archive")
def archive(draft_id: UUID) -> ResponseReturnValue:
    """Put it away; the list offers to undo it."""
    draft = drafts.archive(kit().store, own_draft(draft_id), now())
    text = gettext(
        "“%(title)s” is archived: it is offered no more, and nothing of it is lost.",
        title=draft.title,
    )
    offer_undo(text, "authoring.bring_back", draft_id=draft_id)
    return redirect(url_for("authoring.home"), 303)


@blueprint.post("/<uuid:draft_id>/bring-back")
def bring_back(draft_id: UUID) -> ResponseReturnValue:
    """Out of the archive, published or not as it was."""
    draft = drafts.bring_back(kit().store, own_draft(draft_id))
    text = gettext("“%(title)s” is back, as it was.", title=draft.title)
    offer_undo(text, "authoring.archive", draft_id=draft_id)
    return to_draft(draft_id)


@blueprint.route("/<uuid:draft_id>/delete", methods=["GET", "POST"])
def delete(draft_id: UUID) -> ResponseReturnValue:
    """Delete it for good, once the page has said what goes and what stays."""
    if request.method == "POST":
        draft = drafts.delete(kit().store, own_draft(draft_id))
        flash(gettext("“%(title)s” is deleted, with all its versions.", title=draft.title))
        return redirect(url_for("authoring.home"), 303)
    goes = drafts.what_goes(kit().store, own_draft(draft_id))
    return render_template("teacher/authoring/delete.html", goes=goes, draft=goes.draft)
