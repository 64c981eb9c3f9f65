"""The pictures of a lesson: added from a file, what is said of each, taken out again."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import draft_pictures, lesson_page, lesson_writing
from kit.classroom.authoring.draft_pictures import ChosenPicture
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.classroom.authoring.lesson_page import LessonPage, Typing
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import KitError, NotFound
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.lessons.placing import (
    ListedPicture,
    Words,
    listed_pictures,
    spots,
    with_owner,
    with_words,
    without_picture,
)
from kit.content.own.texts import LESSON, Texts
from kit.content.pictures.picture import SUFFIXES
from kit.content.problems import Problem
from kit.store.authoring.drafts import DraftRecord
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.lesson import pages
from kit.web.teacher.authoring.lesson.forms import AT_THE_END, PictureForm
from kit.web.teacher.authoring.lesson.pages import PICTURES, PICTURES_PAGE
from kit.web.teacher.authoring.lesson.typed import for_script, refused_for_script
from kit.web.teacher.authoring.own import own_draft
from kit.web.template_globals import error_text
from kit.web.validators import posted_number
from kit.web.weight.pictures import file_reply

#: With the pages of text.
blueprint = pages.blueprint
#: Before the name of a picture that is to be taken out.
_ASK = "ask:"


@blueprint.route("/pictures", methods=["GET", "POST"], endpoint="pictures")
def show(draft_id: UUID) -> ResponseReturnValue:
    """All pictures of the lesson, and a form for one more."""
    page = lesson_page.lesson_page(kit().store, kit().library, own_draft(draft_id))
    form = PictureForm()
    try:
        form.offer(spots(page.texts.get(LESSON, "")))
        if not form.validate_on_submit():
            status = HTTPStatus.BAD_REQUEST if form.is_submitted() else HTTPStatus.OK
            return _page(page, form), status
        draft = _added(draft_id, form)
    except UnreadableText:
        return redirect(url_for("lesson_editor.reading", draft_id=draft_id), HTTPStatus.SEE_OTHER)
    except KitError as error:
        if isinstance(error, NotFound):
            raise
        if not isinstance(error, ChangedElsewhere):
            form.file.errors = [error_text(error)]
        return _page(page, form, error), error.status
    _say(draft, gettext("The picture stands in the reading now."))
    return redirect(url_for(PICTURES_PAGE, draft_id=draft_id), HTTPStatus.SEE_OTHER)


def _added(draft_id: UUID, form: PictureForm) -> DraftRecord:
    chosen = ChosenPicture(form.file_name, form.content, form.words(), form.place())
    what = gettext("a picture")
    whose = (kit().store, own_draft(draft_id))
    on_version = posted_number(form.on_version.data or "")
    return draft_pictures.add_picture(*whose, on_version, chosen, what, now())


@blueprint.post("/pictures/words")
def words(draft_id: UUID) -> ResponseReturnValue:
    """What is said of the pictures, as typed; then what the button says."""
    operation = request.form.get("do", "")
    then = Then(operation) if operation in set(Then) else Then.STAY
    file = operation.removeprefix(_ASK) if operation.startswith(_ASK) else None
    return _written(draft_id, _with_typed_words, then, asks=file)


@blueprint.post("/pictures/remove")
def remove(draft_id: UUID) -> ResponseReturnValue:
    """Take a picture out of list and reading, after the page has said where it stands."""
    file = request.form.get("file", "")
    return _written(draft_id, lambda text: without_picture(text, file), Then.STAY, removed=file)


def _written(
    draft_id: UUID,
    change: Callable[[str], str],
    then: Then,
    *,
    removed: str | None = None,
    asks: str | None = None,
) -> ResponseReturnValue:
    """The page after a change of the lesson's text; what is refused stands on it as typed."""
    whose = (kit().store, own_draft(draft_id))
    on_version = posted_number(request.form.get("on_version", ""))
    typing = _changing(change)
    try:
        draft = lesson_writing.write(*whose, on_version, typing, then, now())
    except (ChangedElsewhere, TextTooLong) as error:
        if for_script():
            return refused_for_script(error)
        page = lesson_page.lesson_page(kit().store, kit().library, own_draft(draft_id), typing)
        return _page(page, PictureForm(formdata=None), error), error.status
    except NoStep as error:
        flash(error_text(error), "warn")
    else:
        if for_script():
            return jsonify(version=draft.present)
        if removed and draft.present != on_version:
            _say(draft, gettext("%(file)s is taken out. Older versions keep it.", file=removed))
    return redirect(url_for(PICTURES_PAGE, draft_id=draft_id, ask=asks), HTTPStatus.SEE_OTHER)


def _changing(change: Callable[[str], str]) -> Typing:
    def typing(texts: Texts) -> Texts:
        try:
            return {**texts, LESSON: change(texts.get(LESSON, ""))}
        except UnreadableText:
            return texts

    return typing


def _with_typed_words(text: str) -> str:
    """The lesson's text with what was typed of its pictures, where each stands and above."""
    listed = listed_pictures(text)
    for shown in listed:
        entry = f"entry/{shown.number}/"
        by, licence = (request.form.get(entry + name) for name in ("by", "licence"))
        if by is not None and licence is not None:
            text = with_owner(text, shown.number, Words("", "", by, licence))
        for placing in shown.placings:
            place = f"place/{placing.number}/"
            said = [request.form.get(place + name) for name in ("alternative", "caption")]
            if said[0] is not None and said[1] is not None:
                text = with_words(text, placing.number, Words(said[0], said[1]))
    return text


def _listed(page: LessonPage) -> list[ListedPicture]:
    try:
        return listed_pictures(page.texts.get(LESSON, ""))
    except UnreadableText:
        return []


def _say(draft: DraftRecord, text: str) -> None:
    """Say what was done, with the way back."""
    fields = {"on_version": str(draft.present), "do": Then.UNDO.value}
    offer_undo(text, "lesson_editor.words", fields, draft_id=draft.id)


def _page(page: LessonPage, form: PictureForm, error: KitError | None = None) -> str:
    """All pictures; one that is to be taken out is asked about above."""
    form.show(page.writing.draft.present)
    listed = _listed(page)
    return render_template(
        "teacher/authoring/lesson/pictures.html",
        writing=page.writing,
        draft=page.writing.draft,
        draft_id=page.writing.draft.id,
        version=page.writing.draft.present,
        file=PICTURES,
        pages=pages.PAGES,
        pictures_page=PICTURES,
        lesson=page.lesson,
        listed=listed,
        problems=[problem for problem in page.problems if _is_of_picture(problem)],
        form=form,
        end=AT_THE_END,
        error=error,
        asked=next((one for one in listed if one.file == request.args.get("ask")), None),
    )


def _is_of_picture(problem: Problem) -> bool:
    return problem.path.suffix in SUFFIXES or problem.where.startswith("picture")


@blueprint.get("/pictures/<state>/<picture>")
def picture(draft_id: UUID, state: str, picture: str) -> Response:
    """A picture of the draft, for its teacher."""
    content = draft_pictures.picture_content(kit().store, own_draft(draft_id), picture)
    return file_reply([(picture, content)], state)
