"""The three pages of text of a lesson's editor: reading, teacher's page, *Leave the page*.

Every button saves what was typed before it does anything else, so that nothing is lost by it.
"""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import changing, lesson_page, lesson_writing
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.classroom.authoring.lesson_page import LessonPage
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import KitError
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.lessons.article_choice import article_options
from kit.content.own.lessons.house_forms import HOUSE_FORMS
from kit.content.own.lessons.page_fields import PageFields, page_fields, with_page_problems
from kit.content.own.lessons.placing import listed_pictures
from kit.content.own.lessons.shown_lesson import too_much_of
from kit.content.own.texts import LEAVE, LESSON, NOTES
from kit.content.problems import Problem
from kit.web.state import kit, now
from kit.web.teacher.authoring.lesson.typed import (
    GO,
    SHOW,
    WHOLE,
    Typed,
    for_script,
    refused_for_script,
    typed_in,
)
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

blueprint = Blueprint("lesson_editor", __name__, url_prefix="/teacher/own/<uuid:draft_id>/lesson")

#: The page of each text.
PAGES: Final = {
    LESSON: "lesson_editor.reading",
    NOTES: "lesson_editor.notes",
    LEAVE: "lesson_editor.leave",
}
#: The page of the pictures, which has no text of its own, and what it is called among the others.
PICTURES_PAGE: Final = "lesson_editor.pictures"
PICTURES: Final = "pictures"


@blueprint.route("", methods=["GET", "POST"])
def reading(draft_id: UUID) -> ResponseReturnValue:
    """What the class reads, with its title, its three lines and its question."""
    return _reply(draft_id, LESSON)


@blueprint.route("/teacher", methods=["GET", "POST"])
def notes(draft_id: UUID) -> ResponseReturnValue:
    """The teacher's page, which no class reads."""
    return _reply(draft_id, NOTES)


@blueprint.route("/leave", methods=["GET", "POST"])
def leave(draft_id: UUID) -> ResponseReturnValue:
    """The task that leads beyond the reading, with its links and extracts; or none."""
    return _reply(draft_id, LEAVE)


@blueprint.post("/preview/<file>")
def preview(draft_id: UUID, file: str) -> ResponseReturnValue:
    """What was typed as it would be shown, and what is wrong with it. Stores nothing."""
    typed = typed_in(file if file in PAGES else LESSON)
    page = _load(draft_id, typed)
    try:
        parts = _parts(page, typed.file)
    except UnreadableText:
        abort(HTTPStatus.CONFLICT)
    return render_template(
        "teacher/authoring/lesson/_preview_reply.html",
        **_around(page, typed.file), parts=parts, saved={},
    )  # fmt: skip


@blueprint.post("/mine/<file>")
def keep_mine(draft_id: UUID, file: str) -> ResponseReturnValue:
    """Keep what was typed as a draft beside, where another window was first."""
    typed = typed_in(file if file in PAGES else LESSON)
    whose = (kit().store, own_draft(draft_id))
    page = lesson_page.lesson_page(kit().store, kit().library, own_draft(draft_id), typed.texts)
    title = page.writing.draft.title
    words = gettext("%(title)s (mine)", title=title), gettext("kept as a copy")
    once = form_id(request.form.get("once"))
    try:
        draft = changing.keep_as_copy(*whose, page.texts, words, now(), once)
    except TextTooLong as error:
        return _page(page, typed.file, error), error.status
    flash(gettext("Kept as a draft of its own: this one. The other one is in the list."))
    return redirect(url_for(PAGES[typed.file], draft_id=draft.id), HTTPStatus.SEE_OTHER)


def _reply(draft_id: UUID, file: str) -> ResponseReturnValue:
    if request.method == "GET":
        return _page(_load(draft_id), file)
    typed = typed_in(file)
    then = Then(typed.operation) if typed.operation in set(Then) else Then.STAY
    whose = (kit().store, own_draft(draft_id))
    try:
        draft = lesson_writing.write(*whose, typed.on_version, typed.texts, then, now())
    except (ChangedElsewhere, TextTooLong) as error:
        if for_script():
            return refused_for_script(error)
        return _page(_load(draft_id, typed), file, error), error.status
    except NoStep as error:
        flash(error_text(error), "warn")
        return redirect(url_for(PAGES[file], draft_id=draft_id), HTTPStatus.SEE_OTHER)
    here = url_for(PAGES[file], draft_id=draft_id)
    if for_script():
        return jsonify(version=draft.present)
    return redirect(_next_page(draft_id, typed) or here, HTTPStatus.SEE_OTHER)


def _load(draft_id: UUID, typed: Typed | None = None) -> LessonPage:
    typing = None if typed is None else typed.texts
    return lesson_page.lesson_page(kit().store, kit().library, own_draft(draft_id), typing)


def _next_page(draft_id: UUID, typed: Typed) -> str | None:
    """The address that a button goes on to."""
    if typed.operation == SHOW:
        return url_for(PAGES[typed.file], draft_id=draft_id, _anchor="preview")
    name = typed.operation.removeprefix(GO)
    if not typed.operation.startswith(GO) or name not in {*PAGES, PICTURES}:
        return None
    return url_for(PAGES.get(name, PICTURES_PAGE), draft_id=draft_id)


def _page(page: LessonPage, file: str, error: KitError | None = None) -> str:
    """The page with its texts as they are shown; where another window was first, theirs beside."""
    is_other = isinstance(error, ChangedElsewhere)
    try:
        parts = _parts(page, file)
    except UnreadableText as unreadable:
        return _page_of_text(page, file, unreadable.problem)
    return render_template(
        "teacher/authoring/lesson/page.html",
        **_around(page, file),
        parts=parts,
        error=error,
        saved=_saved(page, file) if is_other else {},
        forms=HOUSE_FORMS[file],
        places=listed_pictures(page.texts.get(LESSON, "")) if file == LESSON else (),
    )


def _page_of_text(page: LessonPage, file: str, problem: Problem) -> str:
    """A file as it is, where it cannot be taken apart into fields."""
    return render_template(
        "teacher/authoring/lesson/text.html",
        **_around(page, file),
        text=page.texts.get(file, ""),
        whole=WHOLE,
        problem=problem,
    )


def _around(page: LessonPage, file: str) -> dict[str, Any]:
    """What all of the editor's templates show."""
    draft = page.writing.draft
    return {
        "writing": page.writing,
        "draft": draft,
        "draft_id": draft.id,
        "version": draft.present,
        "file": file,
        "pages": PAGES,
        "pictures_page": PICTURES,
        "lesson": page.lesson,
        "is_preview": True,
        "notes": page.texts.get(NOTES, ""),
        "is_there": file in page.texts,
        "too_much": too_much_of(page.texts, file),
    }


def _parts(page: LessonPage, file: str) -> PageFields:
    """The fields of a page, each with its problems. Raises UnreadableText."""
    text = page.texts.get(file, "")
    options = article_options(page.texts, page.articles)
    return with_page_problems(page_fields(file, text, options), text, page.problems_of(file))


def _saved(page: LessonPage, file: str) -> dict[str, str]:
    """What is saved of each field, by its name."""
    try:
        stored = page_fields(file, page.writing.texts.get(file, ""))
    except UnreadableText:
        return {}
    leaves = {leaf.name: leaf.typed for field in stored.head for leaf in field.leaves}
    return {**leaves, stored.body_name: stored.body}
