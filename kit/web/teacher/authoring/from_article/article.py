"""Step 1, *Article*: brought, cut into paragraphs, and each of those corrected."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.drafting import from_article
from kit.classroom.authoring.drafting.from_article import FromArticle, Recut
from kit.classroom.authoring.drafting.source import ABOUT, KINDS
from kit.classroom.errors import KitError
from kit.drafting.article import CLAIMING, BlockKind, RemovalKind
from kit.drafting.cutting import is_english, personal_data
from kit.vocabulary import N_
from kit.web.access import teacher
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.from_article.forms import ABOUT_WORDS, BringForm
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.room_left import while_room_is_left
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text
from kit.whole_number import whole_number

blueprint = Blueprint("from_article", __name__, url_prefix="/teacher/own")

_KIND_WORDS = {
    BlockKind.PARAGRAPH: N_("a paragraph"),
    BlockKind.POINT: N_("a point of a list"),
    BlockKind.TITLE: N_("the title"),
    BlockKind.STANDFIRST: N_("the lines below the title"),
    BlockKind.BYLINE: N_("who wrote it"),
    BlockKind.DATE: N_("the date"),
    BlockKind.HEADING: N_("a heading"),
    BlockKind.CAPTION: N_("below a picture"),
    BlockKind.NOTE: N_("a note"),
}
_REMOVAL_WORDS = {
    RemovalKind.HYPHEN: N_("a word that was parted at the end of a line, put together"),
    RemovalKind.LINE_END: N_("lines put together"),
    RemovalKind.PAGE_NUMBER: N_("a page number"),
    RemovalKind.NAVIGATION: N_("what a page has around its text"),
    RemovalKind.CAPTION: N_("words below a picture"),
    RemovalKind.READ_ALSO: N_("a link to another article"),
    RemovalKind.ODD_SIGNS: N_("signs that nobody sees"),
}


@blueprint.route("/from-article", methods=["GET", "POST"])
@while_room_is_left
def begin() -> ResponseReturnValue:
    """An article pasted or in a file: it becomes a draft without claims."""
    form = BringForm()
    form.offer()
    status = HTTPStatus.OK
    if form.validate_on_submit():
        try:
            brought = form.brought()
            outlet = brought.about.get("outlet", "")
            title = (
                gettext("Claims from %(outlet)s", outlet=outlet[:150])
                if outlet
                else gettext("Claims from an article")
            )
            words = (title, gettext("begun with an article"))
            once = form_id(form.once.data)
            draft = from_article.begin(kit().store, teacher().id, brought, words, now(), once)
        except KitError as error:
            field = form.file if form.file.data else form.text
            field.errors = [error_text(error)]
            status = HTTPStatus.BAD_REQUEST
        else:
            return redirect(url_for("from_article.article", draft_id=draft.id), 303)
    return render_template("teacher/authoring/from_article/begin.html", form=form), status


@blueprint.route("/<uuid:draft_id>/article", methods=["GET", "POST"])
def article(draft_id: UUID) -> ResponseReturnValue:
    """The article as it is cut, each block and each removal to correct."""
    if request.method == "GET":
        return _page(draft_id)
    try:
        wish = _wish()
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    try:
        whose = (kit().store, own_draft(draft_id))
        record = from_article.recut(*whose, wish, gettext("article"), now())
    except KitError as error:
        if wants_json():
            return jsonify(message=error_text(error)), error.status
        return _page(draft_id, wish, error_text(error)), error.status
    if wants_json():
        return jsonify(version=record.state)
    do, _colon, target = request.form.get("do", "save").partition(":")
    if do == "go":
        return redirect(url_for("from_article.claims", draft_id=draft_id), 303)
    if do == "save":
        flash(gettext("Saved."))
    anchor = f"block-{target.partition(':')[0]}" if do == "kind" else None
    anchor = "removals" if do in {"back", "out"} else anchor
    return redirect(url_for("from_article.article", draft_id=draft_id, _anchor=anchor), 303)


def _wish() -> Recut:
    """What the form asks for, whatever its button: what is typed is kept. Raises ValueError."""
    form = request.form
    do, _colon, target = form.get("do", "save").partition(":")
    index, _colon, kind = target.partition(":")
    about = {name: form[f"about/{name}"].strip() for name in ABOUT if f"about/{name}" in form}
    return Recut(
        text=form.get("about/text"),
        about=about or None,
        put_back=target if do == "back" else None,
        take_out=target if do == "out" else None,
        kind=(whole_number(index, 0), BlockKind(kind).value) if do == "kind" else None,
        seen=whole_number(form.get("on_version", ""), 0, 10**17),
    )


def _page(draft_id: UUID, typed: Recut | None = None, message: str = "") -> str:
    page = from_article.from_article(kit().store, own_draft(draft_id))
    record, apart = page.record, page.apart
    if record is None or apart is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template(
        "teacher/authoring/from_article/article.html",
        draft=page.writing.draft,
        version=record.state,
        message=message,
        text=record.text if typed is None or typed.text is None else typed.text,
        about=record.about if typed is None or typed.about is None else typed.about,
        about_words=ABOUT_WORDS,
        proposed=apart.article.outlet,
        kinds=KINDS,
        blocks=apart.article.blocks,
        kind_words=_KIND_WORDS,
        claiming=CLAIMING,
        removals=apart.article.removals,
        put_back=record.put_back,
        removal_words=_REMOVAL_WORDS,
        english=is_english(record.text),
        personal=_personal(page),
    )


def _personal(page: FromArticle) -> list[str]:
    """E-mail addresses and telephone numbers in what is left of the text, each once."""
    blocks = page.apart.article.blocks if page.apart else ()
    return list(dict.fromkeys(one.text for block in blocks for one in personal_data(block.text)))
