"""Taking in a file of answers that never reached the kit: look at it, then decide."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.datastructures import MultiDict

from kit.classroom.answer_files import import_file as use_case
from kit.classroom.answer_files.errors import AnswersChanged, NothingTicked
from kit.classroom.answer_files.import_file import Choice, Taken
from kit.classroom.answer_files.preview import FiledAnswer, LookedAt, ReadAnswers
from kit.classroom.answering.attempts import FormContext
from kit.classroom.errors import KitError, ReasonTooLong
from kit.classroom.people import students
from kit.classroom.texts import REASON_MAX
from kit.exchange.answer_file import LARGEST_FILE, AnswerFileJson, answers_in, read_answer_file
from kit.items import ITEM_TYPES
from kit.items.base import REVISION_MAX
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now
from kit.web.student.posted_form import error_texts, field_name, parse

blueprint = Blueprint(
    "answer_files", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/answer-file"
)


@blueprint.route("", methods=["GET", "POST"])
def show(classroom_id: UUID) -> ResponseReturnValue:
    """The form for a file; its post shows what the file holds. Nothing is stored."""
    classroom = own_classroom(classroom_id)
    if request.method == "GET":
        return _form(classroom)
    try:
        file = read_answer_file(_uploaded(), kit().kit_id)
        return _preview(classroom, file)
    except KitError as error:
        return _form(classroom, error), error.status


@blueprint.post("/take-in")
def take_in(classroom_id: UUID) -> ResponseReturnValue:
    """Take in what is picked of the file that the preview carries along."""
    classroom = own_classroom(classroom_id)
    try:
        file = read_answer_file(request.form.get("content", "").encode(), kit().kit_id)
        try:
            done = use_case.take_in(
                kit().store, classroom_id, answers_in(file), _read, _choice(), now()
            )
        except (AnswersChanged, NothingTicked, ReasonTooLong) as error:
            return _preview(classroom, file, error), error.status
    except KitError as error:
        return _form(classroom, error), error.status
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


def _uploaded() -> bytes:
    """The file's bytes, one more at most than any may have; none where none was chosen."""
    upload = request.files.get("file")
    return upload.stream.read(LARGEST_FILE + 1) if upload else b""


def _read(work: FormContext, filed: Sequence[FiledAnswer]) -> ReadAnswers:
    """The fields through the same form as those that a device sends itself."""
    posted: MultiDict[str, str] = MultiDict()
    for answer in filed:
        posted.update({**answer.fields, f"{answer.item_id}.revision": str(answer.revision)})
    parsed = parse(work, posted)
    problems = {
        item_id: error_texts(form.errors) for item_id, form in parsed.forms.items() if form.errors
    }
    for answer in filed:
        known = {field.name for field in parsed.forms[answer.item_id]}
        if work.assignment.live:
            known.add(field_name(answer.item_id, "ballot"))
        if stray := sorted(answer.fields.keys() - known):
            problems.setdefault(answer.item_id, []).append(
                gettext("There is no field %(field)s in its form.", field=stray[0][:80])
            )
    return ReadAnswers([one for one in parsed.answers if one.item_id not in problems], problems)


def _choice() -> Choice:
    """What the preview's form says. A number that is none is of nothing that the kit holds."""
    posted = request.form
    seen = {
        name.removeprefix("held."): int(value)
        for name, value in posted.items()
        if name.startswith("held.") and value.isdecimal() and len(value) <= len(str(REVISION_MAX))
    }
    picked = None if "all" in posted else frozenset(posted.getlist("item"))
    return Choice(picked, seen, posted.get("reason", ""), teacher().name)


def _form(classroom: ClassroomRecord, error: KitError | None = None) -> str:
    return render_template("teacher/assignments/answer_file.html", classroom=classroom, error=error)


def _preview(
    classroom: ClassroomRecord, file: AnswerFileJson, error: KitError | None = None
) -> str:
    preview = use_case.look_at(kit().store, classroom.id, answers_in(file), _read)
    return render_template(
        "teacher/assignments/answer_file_preview.html",
        classroom=classroom,
        found=preview,
        position=_position(classroom, preview),
        content=file.model_dump_json(),
        item_type=ITEM_TYPES[preview.exercise.type],
        ticked=frozenset(request.form.getlist("item")) if error else None,
        reason=request.form.get("reason", ""),
        most=REASON_MAX,
        error=error,
    )


def _position(classroom: ClassroomRecord, preview: LookedAt) -> int:
    """What stands for the student's name while names are hidden."""
    ids = [one.id for one in students.students_of(kit().store, classroom.id)]
    return ids.index(preview.student.id) + 1


def _done(done: Taken) -> str:
    if done.note is None:
        return str(gettext("The kit holds all of this already: nothing was changed."))
    text: str = ngettext(
        "One answer is taken in. The note of it stands below.",
        "%(num)s answers are taken in. The note of it stands below.",
        len(done.note.items),
    )
    return text
