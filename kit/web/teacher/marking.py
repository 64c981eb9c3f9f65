"""Marking by hand: one item's answers for the whole class, names hidden, one after another."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from kit.classroom.marking import queue as use_case
from kit.classroom.marking import rubric
from kit.classroom.marking.queue import Screen
from kit.classroom.marking.rubric import PostedMark, SavedMark
from kit.items import ITEM_TYPES
from kit.items.fields.answer_form import RevisionField
from kit.web.access import own_classroom, teacher
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.validators import PlainForm, number_in_address

blueprint = Blueprint(
    "marking",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/marking",
)
_COMMENT_MOST = 1000
_NO_ANSWER = _l("This form names no answer. Load the page again.")


class MarkForm(PlainForm):
    """A level and a comment for one answer. `seen` and `revision` are as the page had them."""

    answer = HiddenField(validators=[InputRequired(_NO_ANSWER)])
    revision = RevisionField(validators=[InputRequired(_NO_ANSWER)], message=_NO_ANSWER)
    seen = HiddenField()
    level = StringField()
    comment = TextAreaField(
        _l("Comment"),
        validators=[
            Length(
                max=_COMMENT_MOST,
                message=_l(
                    "This comment is too long to be saved; %(most)s characters are the most. "
                    "Shorten it: all of it is still in the box.",
                    most=_COMMENT_MOST,
                ),
            )
        ],
    )

    def validate_answer(self, field: HiddenField) -> None:
        """The id of an attempt."""
        try:
            UUID(field.data)
        except ValueError:
            raise ValidationError(_NO_ANSWER) from None

    def posted_mark(self, item_id: str) -> PostedMark:
        """The mark as the use case takes it."""
        return PostedMark(
            item_id,
            UUID(self.answer.data),
            self.level.data or None,
            self.comment.data or "",
            self.revision.data,
            self.seen.data or "",
        )


@blueprint.get("/<item_id>")
def show(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """An answer with the rubric beside it: the one asked for, or the first that waits."""
    answer = request.args.get("answer", type=UUID)
    return _page(classroom_id, assignment_id, item_id, answer, MarkForm(formdata=None))


@blueprint.post("/<item_id>")
def save(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Mark one answer, by the script as it is chosen or by the plain form."""
    own_classroom(classroom_id)
    form = MarkForm()
    if not form.validate():
        return _refused(classroom_id, assignment_id, item_id, form)
    mark = form.posted_mark(item_id)
    saved = rubric.set_mark(kit().store, teacher().id, classroom_id, assignment_id, mark, now)
    seen = _screen(classroom_id, assignment_id, item_id, mark.attempt_id)
    notice = _notice(seen, saved)
    if wants_json():
        return {"seen": saved.seen, "left": left_words(seen.left), "notice": notice}
    if notice:
        flash(notice, "warn")
    on = (seen.beside(1) or seen.next_waiting) if "next" in request.form else None
    on = on or seen.shown
    where = {"answer": on.answer.attempt_id} if on else {}
    if not notice:
        flash(gettext("Saved."))
    return redirect(_url(classroom_id, assignment_id, item_id, **where), 303)


def _url(classroom_id: UUID, assignment_id: UUID, item_id: str, **more: Any) -> str:
    arguments: dict[str, Any] = {
        "classroom_id": classroom_id,
        "assignment_id": assignment_id,
        "item_id": item_id,
    }
    if "others" in request.values:
        more["others"] = 1
    return url_for("marking.show", **arguments, **more)


def _screen(classroom_id: UUID, assignment_id: UUID, item_id: str, answer: UUID | None) -> Screen:
    return use_case.screen(
        kit().store,
        classroom_id,
        assignment_id,
        item_id,
        now(),
        attempt_id=answer,
        others="others" in request.values,
    )


def _page(
    classroom_id: UUID, assignment_id: UUID, item_id: str, answer: UUID | None, form: MarkForm
) -> str:
    classroom = own_classroom(classroom_id)
    screen = _screen(classroom_id, assignment_id, item_id, answer)
    if screen.shown and not form.is_submitted():
        shown_answer = screen.shown.answer
        form.level.data, form.comment.data = shown_answer.level, shown_answer.comment
    return render_template(
        "teacher/assignments/marking.html",
        classroom=classroom,
        found=screen,
        form=form,
        item_type=ITEM_TYPES[screen.exercise.type],
        left=left_words(screen.left),
        others="others" in request.values,
        done=_done(screen),
    )


def _done(screen: Screen) -> int | None:
    """The number of the item that the teacher comes from, having marked all of it."""
    said = number_in_address("done")
    marked = [each.position for each in screen.items if not each.left and each.answers]
    return said if said in marked else None


def _refused(
    classroom_id: UUID, assignment_id: UUID, item_id: str, form: MarkForm
) -> ResponseReturnValue:
    problems = [str(text) for texts in form.errors.values() for text in texts]
    if wants_json():
        return {"error": "Refused", "message": " ".join(problems)}, 400
    try:
        answer = UUID(form.answer.data)
    except (TypeError, ValueError):
        abort(400)
    return _page(classroom_id, assignment_id, item_id, answer, form), 400


def left_words(left: int) -> str:
    """How many answers wait for a mark, in words."""
    if not left:
        return str(gettext("all marked"))
    return str(ngettext("one left", "%(num)s left", left))


def _notice(seen: Screen, saved: SavedMark) -> str:
    """What another window had given meanwhile and this one has replaced: told, not lost."""
    if saved.replaced is None:
        return ""
    names = {level.id: level.name for level in seen.exercise.rubric_levels}
    level = names.get(saved.replaced.level or "", gettext("no level"))
    return str(
        gettext(
            "Another window had marked this answer meanwhile: “%(level)s”, comment: “%(comment)s”. "
            "What you gave here stands now.",
            level=level,
            comment=saved.replaced.comment or gettext("none"),
        )
    )
