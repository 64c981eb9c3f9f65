"""A teacher's own copies of articles: the list, a text attached, its paragraphs corrected, gone."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import copies
from kit.classroom.authoring.copies import OwnCopy
from kit.classroom.authoring.errors import CopyChanged, NoPlace
from kit.classroom.errors import KitError
from kit.content.attached.blocks import numbered, state_of
from kit.content.attached.corrections import places_to_part
from kit.store.authoring.article_copies import Opening
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.attached.acts import read_act
from kit.web.teacher.authoring.attached.attach_form import AttachForm, key_of
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

blueprint = Blueprint("articles", __name__, url_prefix="/teacher/own/articles")


def own_copy(copy_id: UUID) -> OwnCopy:
    """The copy of an address, as the signed-in teacher's."""
    return OwnCopy(teacher().id, copy_id)


@blueprint.get("")
def home() -> ResponseReturnValue:
    """The articles that the course and the teacher's drafts name, and the copies of them."""
    page = copies.copies_page(kit().store, offered(), teacher().id)
    return render_template("teacher/authoring/attached/home.html", page=page, key_of=key_of)


@blueprint.route("/attach", methods=["GET", "POST"])
def attach() -> ResponseReturnValue:
    """A text that becomes the copy of an article. `?of=` chooses one."""
    form = AttachForm() if request.method == "POST" else AttachForm(request.args or None)
    page = copies.copies_page(kit().store, offered(), teacher().id)
    form.offer(page.known)
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        known = next(one for one in page.known if key_of(one) == form.of.data)
        try:
            text = form.whole_text()
            copy = copies.attach(kit().store, teacher().id, known.article, text, now())
        except KitError as error:
            field = form.file if form.file.data else form.text
            field.errors = [error_text(error)]
        else:
            flash(gettext("Kept. Look whether each paragraph has its number."))
            return redirect(url_for("articles.paragraphs", copy_id=copy.id), 303)
    return render_template("teacher/authoring/attached/attach.html", form=form, page=page), status


@blueprint.post("/<uuid:copy_id>/open")
def open_to(copy_id: UUID) -> ResponseReturnValue:
    """Let a class's students read the whole of it, with their feedback or from the start."""
    classroom = own_classroom(form_id(request.form.get("classroom")))
    try:
        opening = Opening(request.form.get("when", ""))
    except ValueError:
        abort(400)
    with deeds() as doing:
        copy = copies.open_to(doing.store, own_copy(copy_id), classroom.id, opening)
        if copy.open_to.get(classroom.id) is not opening:
            doing.did(classroom.id, Act.OPENED_ARTICLE, copy.outlet)
    offer_undo(
        gettext("The students of %(name)s may read the whole article now.", name=classroom.name)
        if opening is Opening.START
        else gettext(
            "The students of %(name)s may read the whole article once they see their feedback.",
            name=classroom.name,
        ),
        "articles.close_to",
        {"classroom": str(classroom.id)},
        copy_id=copy_id,
    )
    return redirect(url_for("articles.show", copy_id=copy_id, _anchor="opening"), 303)


@blueprint.post("/<uuid:copy_id>/close")
def close_to(copy_id: UUID) -> ResponseReturnValue:
    """Let them read it no longer."""
    classroom = own_classroom(form_id(request.form.get("classroom")))
    with deeds() as doing:
        copy = copies.close_to(doing.store, own_copy(copy_id), classroom.id)
        before = copy.open_to.get(classroom.id)
        if before is not None:
            doing.did(classroom.id, Act.CLOSED_ARTICLE, copy.outlet)
    text = gettext(
        "The students of %(name)s may read the whole article no longer.", name=classroom.name
    )
    fields = {"classroom": str(classroom.id), "when": before or Opening.FEEDBACK}
    offer_undo(text, "articles.open_to", fields, copy_id=copy_id)
    return redirect(url_for("articles.show", copy_id=copy_id, _anchor="opening"), 303)


@blueprint.get("/<uuid:copy_id>")
def show(copy_id: UUID) -> ResponseReturnValue:
    """The article as it is kept, each paragraph with its number."""
    page = copies.copy_page(kit().store, offered(), own_copy(copy_id))
    return render_template(
        "teacher/authoring/attached/show.html",
        page=page,
        copy=page.copy,
        blocks=numbered(page.copy.blocks),
        key_of=key_of,
    )


@blueprint.route("/<uuid:copy_id>/paragraphs", methods=["GET", "POST"])
def paragraphs(copy_id: UUID) -> ResponseReturnValue:
    """What is a paragraph and what is none, to correct."""
    if request.method == "POST":
        return _correct(copy_id)
    page = copies.copy_page(kit().store, offered(), own_copy(copy_id))
    return render_template(
        "teacher/authoring/attached/paragraphs.html",
        page=page,
        copy=page.copy,
        blocks=numbered(page.copy.blocks),
        places_to_part=places_to_part,
    )


def _correct(copy_id: UUID) -> ResponseReturnValue:
    try:
        act = read_act(request.form.get("act", ""))
    except ValueError:
        abort(400)
    state = request.form.get("state", "")
    try:
        blocks = copies.correct(kit().store, own_copy(copy_id), state, act.corrected)
    except (CopyChanged, NoPlace) as error:
        flash(error_text(error), "warn")
        return redirect(url_for("articles.paragraphs", copy_id=copy_id), 303)
    undo = {"act": act.inverse(blocks.before), "state": state_of(blocks.after)}
    offer_undo(gettext(act.words), "articles.paragraphs", undo, copy_id=copy_id)
    anchor = f"block-{act.seen_at}"
    return redirect(url_for("articles.paragraphs", copy_id=copy_id, _anchor=anchor), 303)


@blueprint.route("/<uuid:copy_id>/remove", methods=["GET", "POST"])
def remove(copy_id: UUID) -> ResponseReturnValue:
    """Delete a copy for good, once the page has said what goes and what stays."""
    if request.method == "POST":
        copy = copies.remove(kit().store, own_copy(copy_id))
        flash(gettext("Your copy of “%(outlet)s” is removed, everywhere.", outlet=copy.outlet))
        return redirect(url_for("articles.home"), 303)
    page = copies.copy_page(kit().store, offered(), own_copy(copy_id))
    return render_template("teacher/authoring/attached/remove.html", page=page, copy=page.copy)
