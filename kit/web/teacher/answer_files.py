"""Taking in a file of answers that never reached the kit: look at it, then decide."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    Field,
    HiddenField,
    SelectMultipleField,
    SubmitField,
    TextAreaField,
    ValidationError,
)

from kit.classroom.answer_files import import_file as use_case
from kit.classroom.answer_files.answer_file import AnswerFile
from kit.classroom.answer_files.errors import AnswersChanged
from kit.classroom.answer_files.import_file import Choice, Taken
from kit.classroom.errors import KitError
from kit.classroom.texts import REASON_MAX, clean_text
from kit.exchange.answer_file import LARGEST_FILE, read_answer_file
from kit.items import ITEM_TYPES
from kit.store.models.base import Act
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import deeds
from kit.web.template_globals import error_text
from kit.web.validators import PlainForm
from kit.whole_number import whole_number

_SEEN = "held."

blueprint = Blueprint(
    "answer_files", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/answer-file"
)


class AnswerFileForm(PlainForm):
    """A file to look at."""

    file = FileField()
    #: Its bytes, one more at most than any may have; read by `validate_file`.
    content = b""

    def validate_file(self, field: FileField) -> None:
        """There is one, and it is not empty."""
        self.content = field.data.stream.read(LARGEST_FILE + 1) if field.data else b""
        if not self.content:
            raise ValidationError(
                _l("No file was chosen. Choose the file that the student saved, then look at it.")
            )


class _SeenField(Field):
    """The revisions that the page showed: {"plan": 3} of a hidden field `held.plan`.

    A number that is none is of nothing that the kit holds.
    """

    def process(self, formdata: Any, data: object = None, extra_filters: object = None) -> None:
        """Read all fields of the prefix; there is none by this field's own name."""
        self.data = {
            name.removeprefix(_SEEN): number
            for name in formdata or ()
            if name.startswith(_SEEN) and (number := _number(formdata[name])) is not None
        }


def _number(text: str) -> int | None:
    try:
        return whole_number(text, 0)
    except ValueError:
        return None


class TakeInForm(PlainForm):
    """What of a file is taken in, and why. `content` is the file, which the preview carries."""

    content = HiddenField()
    reason = TextAreaField()
    item = SelectMultipleField(choices=[], validate_choice=False)
    everything = SubmitField(name="all")
    seen = _SeenField()

    def validate_reason(self, field: TextAreaField) -> None:
        """It is short enough to be read."""
        length = len(clean_text(field.data or ""))
        if length > REASON_MAX:
            message = _l(
                "The reason has %(length)s characters; allowed are %(most)s. It stands in the box "
                "as you wrote it: shorten it there.",
                length=length,
                most=REASON_MAX,
            )
            raise ValidationError(message)

    def validate_item(self, field: SelectMultipleField) -> None:
        """Something is ticked, unless all is taken in."""
        if not field.data and not self.everything.data:
            raise ValidationError(
                _l("No answer is ticked, so nothing was taken in. Tick those that you take in.")
            )

    def choice(self, author: str) -> Choice:
        """What the form says, as the use case takes it."""
        picked = None if self.everything.data else frozenset(self.item.data or ())
        return Choice(picked, self.seen.data, self.reason.data or "", author)


@blueprint.route("", methods=["GET", "POST"])
def show(classroom_id: UUID) -> ResponseReturnValue:
    """The form for a file; its post shows what the file holds. Nothing is stored."""
    classroom, form = own_classroom(classroom_id), AnswerFileForm()
    if not form.is_submitted():
        return _upload_page(classroom)
    if not form.validate():
        return _upload_page(classroom, _problem(form)), 400
    try:
        file = read_answer_file(form.content, kit().kit_id)
        return _preview_page(classroom, file)
    except KitError as error:
        return _upload_page(classroom, error_text(error)), error.status


@blueprint.post("/take-in")
def take_in(classroom_id: UUID) -> ResponseReturnValue:
    """Take in what is picked of the file that the preview carries along."""
    classroom, form = own_classroom(classroom_id), TakeInForm()
    try:
        file = read_answer_file((form.content.data or "").encode(), kit().kit_id)
        if not form.validate():
            return _preview_page(classroom, file, form, _problem(form)), 400
        try:
            with deeds() as doing:
                choice = form.choice(teacher().name)
                done = use_case.take_in(doing.store, classroom_id, file, choice, now)
                if done.note is not None:
                    doing.did(classroom_id, Act.TOOK_IN_ANSWERS, student_id=done.file.student.id)
        except AnswersChanged as error:
            return _preview_page(classroom, file, form, error_text(error)), error.status
    except KitError as error:
        return _upload_page(classroom, error_text(error)), error.status
    flash(_done(done))
    return redirect(
        url_for(
            "outcomes.student",
            classroom_id=classroom_id,
            assignment_id=done.file.assignment.id,
            student_id=done.file.student.id,
            attempt=done.file.attempt.number,
        ),
        303,
    )


def _problem(form: PlainForm) -> str:
    """The first thing that is wrong with the form."""
    return next(str(field.errors[0]) for field in form if field.errors)


def _upload_page(classroom: ClassroomRecord, problem: str | None = None) -> str:
    return render_template(
        "teacher/assignments/answer_file.html", classroom=classroom, problem=problem
    )


def _preview_page(
    classroom: ClassroomRecord,
    file: AnswerFile,
    form: TakeInForm | None = None,
    problem: str | None = None,
) -> str:
    """What the file holds; with what was posted in `form`, where that is refused."""
    preview = use_case.look_at(kit().store, classroom.id, file)
    return render_template(
        "teacher/assignments/answer_file_preview.html",
        classroom=classroom,
        preview=preview,
        content=file.model_dump_json(),
        item_type=ITEM_TYPES[preview.exercise.type],
        ticked=frozenset(form.item.data or ()) if form else None,
        reason=form.reason.data or "" if form else "",
        most=REASON_MAX,
        problem=problem,
    )


def _done(done: Taken) -> str:
    if done.note is None:
        return str(gettext("The kit holds all of this already: nothing was changed."))
    text: str = ngettext(
        "One answer is taken in. The note of it stands below.",
        "%(num)s answers are taken in. The note of it stands below.",
        len(done.note.items),
    )
    return text
