"""The page of one draft: its texts, its versions, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import changing, publishing
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.classroom.authoring.publishing import DraftPage
from kit.classroom.errors import KitError
from kit.content.exercise import Exercise
from kit.content.own.texts import DraftKind
from kit.store.authoring.drafts import DraftRecord
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.forms import TEXT_WORDS, TextsForm, TitleForm
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

#: With the other pages of what a teacher writes.
blueprint = own.blueprint


@dataclass(frozen=True, slots=True)
class Refused:
    """What the kit did not take as it was sent, and why."""

    error: KitError | None = None
    texts: TextsForm | None = None
    title: TitleForm | None = None


@blueprint.get("/<uuid:draft_id>")
def show(draft_id: UUID) -> ResponseReturnValue:
    """The draft as it is now."""
    return draft_page(draft_id)


def draft_page(draft_id: UUID, refused: Refused | None = None) -> str:
    """The page of a draft; where something was refused, with all that was typed."""
    refused = refused or Refused()
    page = publishing.draft_page(kit().store, kit().library, own_draft(draft_id))
    draft = page.writing.draft
    form = refused.texts or _filled(page)
    is_other = isinstance(refused.error, ChangedElsewhere)
    return render_page(
        "teacher/authoring/draft.html",
        page,
        checked=page,
        draft=draft,
        steps=page.has_article,
        form=form,
        title_form=refused.title
        or TitleForm(formdata=None, title=draft.title, on_version=draft.present),
        error=refused.error,
        theirs=_differing(form, page) if is_other else {},
        text_words=TEXT_WORDS,
        to_give=_to_give(draft),
        offered_own=offered().own,
    )


def _to_give(draft: DraftRecord) -> Sequence[Exercise[Any]]:
    """What of a published draft can be given: the exercise, or those of the lesson."""
    course = offered()
    if draft.content_id not in course.own:
        return ()
    if draft.kind is DraftKind.LESSON:
        return course.exercises_of(draft.content_id)
    return (course.exercises[draft.content_id],)


def _filled(page: DraftPage) -> TextsForm:
    form = TextsForm(formdata=None, on_version=page.writing.draft.present)
    form.fill(page.writing.draft.kind, page.writing.texts)
    return form


def _differing(form: TextsForm, page: DraftPage) -> Mapping[str, str]:
    """The texts as they stand now that are not as they were typed."""
    stored = page.writing.texts
    return {
        name: stored.get(name, "")
        for name, text in form.typed().items()
        if text.replace("\r\n", "\n") != stored.get(name, "")
    }


@blueprint.post("/<uuid:draft_id>/save")
def save(draft_id: UUID) -> ResponseReturnValue:
    """Keep the texts as the next version; what is refused stands on the page as it was typed."""
    form = TextsForm()
    on_version = posted_number(form.on_version.data or "")
    whose = (kit().store, own_draft(draft_id))
    try:
        draft = changing.change(*whose, on_version, form.typed(), "", now())
    except ChangedElsewhere as error:
        return draft_page(draft_id, Refused(error, form)), error.status
    except TextTooLong as error:
        form.field_of(error.name).errors = [error_text(error)]
        return draft_page(draft_id, Refused(texts=form)), error.status
    if draft.present == on_version:
        flash(gettext("Nothing was changed, so it stays as it was."))
    else:
        _say_kept(draft, gettext("Saved as version %(number)s.", number=draft.present))
    return to_draft(draft_id)


@blueprint.post("/<uuid:draft_id>/mine")
def keep_mine(draft_id: UUID) -> ResponseReturnValue:
    """Keep what was typed as a draft beside, where another window was first."""
    form = TextsForm()
    words = (
        gettext("%(title)s (mine)", title=request.form.get("title", "")[:200]),
        gettext("kept as a copy"),
    )
    once = form_id(request.form.get("once"))
    whose = (kit().store, own_draft(draft_id))
    try:
        draft = changing.keep_as_copy(*whose, form.typed(), words, now(), once)
    except TextTooLong as error:
        form.field_of(error.name).errors = [error_text(error)]
        return draft_page(draft_id, Refused(texts=form)), error.status
    flash(gettext("Kept as a draft of its own: this one. The other one is in the list."))
    return to_draft(draft.id)


@blueprint.post("/<uuid:draft_id>/rename")
def rename(draft_id: UUID) -> ResponseReturnValue:
    """Give it another title."""
    form = TitleForm()
    if not form.validate_on_submit():
        return draft_page(draft_id, Refused(title=form)), 400
    on_version = posted_number(form.on_version.data or "")
    title = (form.title.data or "").strip()
    whose = (kit().store, own_draft(draft_id))
    try:
        draft = changing.rename(*whose, on_version, title, gettext("title"), now())
    except ChangedElsewhere as error:
        form.title.errors = [error_text(error)]
        return draft_page(draft_id, Refused(title=form)), error.status
    text = gettext("It is called “%(title)s” now.", title=draft.title)
    if draft.present == on_version:
        flash(text)
    else:
        _say_kept(draft, text)
    return to_draft(draft_id)


def _say_kept(draft: DraftRecord, text: str) -> None:
    """Say what was done, with the way back."""
    fields = {"on_version": str(draft.present)}
    offer_undo(text, "authoring.undo", fields, draft_id=draft.id)


@blueprint.post("/<uuid:draft_id>/undo")
def undo(draft_id: UUID) -> ResponseReturnValue:
    """Back to the version before, which *Redo* on the page leads on from."""
    on_version = posted_number(request.form.get("on_version", ""))
    try:
        changing.undo(kit().store, own_draft(draft_id), on_version, now())
    except (ChangedElsewhere, NoStep) as error:
        flash(error_text(error), "warn")
    else:
        flash(gettext("Undone. “Redo” leads on again."))
    return to_draft(draft_id)


@blueprint.post("/<uuid:draft_id>/redo")
def redo(draft_id: UUID) -> ResponseReturnValue:
    """On to what was undone last."""
    on_version = posted_number(request.form.get("on_version", ""))
    try:
        changing.redo(kit().store, own_draft(draft_id), on_version, now())
    except (ChangedElsewhere, NoStep) as error:
        flash(error_text(error), "warn")
    else:
        flash(gettext("Done again. “Undo” leads back."))
    return to_draft(draft_id)


def to_draft(draft_id: UUID) -> ResponseReturnValue:
    """To the page of a draft, by GET."""
    return redirect(url_for("authoring.show", draft_id=draft_id), 303)
