"""The teacher's home and classrooms, the join page for the projector, slips, lessons."""

from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.copies import originals
from kit.classroom.errors import KitError
from kit.classroom.keeping import deletion, retention
from kit.classroom.people import classrooms, students
from kit.exchange.backups.upkeep import outlived
from kit.exchange.classroom_json import classroom_json
from kit.exchange.file_names import attachment, class_word, file_name
from kit.store.models.base import Act
from kit.store.people.name_order import folded
from kit.web.access import own_classroom, owned_classroom, teacher
from kit.web.fragments import fragment
from kit.web.logged.acts import done
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.student.join import join_path
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import deeds, noted
from kit.web.teacher.desk.places import now_page
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.forms import NameForm, form_id
from kit.web.teacher.joining.way_in import way_in
from kit.web.teacher.keeping.forms import NewClassForm
from kit.web.template_globals import error_text
from kit.web.weight.pictures import picture_reply

blueprint = Blueprint("classrooms", __name__, url_prefix="/teacher")


@blueprint.route("/", methods=["GET", "POST"])
@done("class.made")
def home() -> ResponseReturnValue:
    """The classrooms; a form to make one."""
    start = retention.start_page(kit().store, teacher().id, now())
    form = NewClassForm(kept_until=start.proposed)
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        try:
            classroom_id = retention.make_class(
                kit().store,
                teacher().id,
                form.name.data or "",
                form.day,
                now(),
                once=form_id(request.form.get("once")),
            )
        except KitError as error:
            form.refuse(error)
            status = error.status
        else:
            _tell_namesakes(classroom_id)
            return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)
    page = render_template(
        "teacher/home.html",
        form=form,
        classrooms=start.classrooms,
        full=start.full,
        reached=kit().is_reached(),
        library=offered(),
    )
    return page, status


def _tell_namesakes(classroom_id: UUID) -> None:
    """Say that another class of the teacher's has the same name, which nothing forbids."""
    everything = retention.start_page(kit().store, teacher().id, now()).classrooms
    own = next(room for room in everything if room.id == classroom_id)
    if any(folded(room.name) == folded(own.name) for room in everything if room is not own):
        flash(
            gettext(
                "You have another class called %(name)s. Rename one of them, so that you tell them "
                "apart.",
                name=own.name,
            ),
            "warn",
        )


@blueprint.get("/lessons/<lesson_id>")
def lesson(lesson_id: str) -> ResponseReturnValue:
    """A lesson as the class reads it, the teacher's notes, the claims and their key."""
    lesson = offered().lessons.get(lesson_id)
    if lesson is None:
        abort(404)
    exercises = offered().exercises_of(lesson_id)
    return render_template(
        "teacher/classes/lesson.html",
        lesson=lesson,
        library=offered(),
        originals=originals(kit().store, teacher().id, exercises),
    )


@blueprint.get("/lessons/<lesson_id>/packet")
def packet(lesson_id: str) -> ResponseReturnValue:
    """The task beyond the reading, with its extracts, for paper; nothing of a key."""
    lesson = offered().lessons.get(lesson_id)
    if lesson is None or lesson.leave is None:
        abort(404)
    return render_template("print/packet.html", lesson=lesson)


@blueprint.get("/lessons/<lesson_id>/pictures/<state>/<picture>")
def picture(lesson_id: str, state: str, picture: str) -> ResponseReturnValue:
    """A picture of a lesson."""
    lesson = offered().lessons.get(lesson_id)
    if lesson is None:
        abort(404)
    return picture_reply([lesson], picture, state)


@blueprint.get("/exercises/<exercise_id>")
def test_form(exercise_id: str) -> ResponseReturnValue:
    """A test form's claims and their key."""
    exercise = offered().exercises.get(exercise_id)
    if exercise is None or exercise.lesson is not None:
        abort(404)
    return render_template(
        "teacher/classes/test_form.html",
        exercise=exercise,
        library=offered(),
        originals=originals(kit().store, teacher().id, [exercise]),
    )


@blueprint.get("/classrooms/<uuid:classroom_id>")
def show(classroom_id: UUID) -> ResponseReturnValue:
    """One classroom: the place *Now*."""
    classroom = own_classroom(classroom_id)
    return now_page(classroom_id, NameForm(name=classroom.name))


@blueprint.post("/classrooms/<uuid:classroom_id>/rename")
def rename(classroom_id: UUID) -> ResponseReturnValue:
    """Give the classroom another name."""
    own_classroom(classroom_id)
    form = NameForm()
    status = 400
    if form.validate_on_submit():
        try:
            with deeds() as doing:
                classrooms.rename_classroom(doing.store, classroom_id, form.name.data or "")
                doing.did(classroom_id, Act.RENAMED_CLASS, (form.name.data or "").strip())
        except KitError as error:
            form.name.errors = [error_text(error)]
            status = error.status
        else:
            return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)
    return now_page(classroom_id, form), status


@blueprint.get("/classrooms/<uuid:classroom_id>/join")
def join_page(classroom_id: UUID) -> ResponseReturnValue:
    """The join page for the projector: code, addresses, QR; no names ever."""
    classroom = own_classroom(classroom_id)
    code = classrooms.open_join_page(kit().store, classroom_id, now()).code
    return render_template(
        "teacher/classes/join_page.html",
        classroom=classroom,
        code=code,
        joined=_joined(classroom_id),
        reached=kit().is_reached(),
        way=way_in(join_path(code)),
    )


@blueprint.get("/classrooms/<uuid:classroom_id>/joined")
def joined(classroom_id: UUID) -> ResponseReturnValue:
    """How many have joined: the part of the page above that changes."""
    own_classroom(classroom_id)
    return fragment(
        "teacher/classes/_joined.html", joined=_joined(classroom_id), reached=kit().is_reached()
    )


def _joined(classroom_id: UUID) -> int:
    everybody = students.students_of(kit().store, classroom_id)
    return sum(student.joined_at is not None for student in everybody)


@blueprint.post("/classrooms/<uuid:classroom_id>/new-code")
def new_code(classroom_id: UUID) -> ResponseReturnValue:
    """Another join code; the old one leads nowhere."""
    own_classroom(classroom_id)
    old = request.form.get("instead_of")
    classrooms.renew_join_code(kit().store, classroom_id, now(), instead_of=old)
    flash(gettext("The class has a new code; the old one no longer works."))
    return redirect(url_for("classrooms.join_page", classroom_id=classroom_id), 303)


@blueprint.post("/classrooms/<uuid:classroom_id>/stop-joining")
def stop_joining(classroom_id: UUID) -> ResponseReturnValue:
    """Nobody new from now on."""
    own_classroom(classroom_id)
    classrooms.stop_joining(kit().store, classroom_id, now())
    text = gettext("No new students can join now.")
    offer_undo(text, "classrooms.let_join", _came_from(), classroom_id=classroom_id)
    return _back(classroom_id)


@blueprint.post("/classrooms/<uuid:classroom_id>/let-join")
def let_join(classroom_id: UUID) -> ResponseReturnValue:
    """Whoever has the code may join again."""
    own_classroom(classroom_id)
    classrooms.let_join(kit().store, classroom_id)
    text = gettext("Whoever has the code can join again.")
    offer_undo(text, "classrooms.stop_joining", _came_from(), classroom_id=classroom_id)
    return _back(classroom_id)


def _came_from() -> dict[str, str]:
    """What names the page that the switch stood on."""
    return {"join_page": "1"} if "join_page" in request.form else {}


def _back(classroom_id: UUID) -> ResponseReturnValue:
    """To the page that the switch stood on."""
    page = "classrooms.join_page" if "join_page" in request.form else "classrooms.show"
    return redirect(url_for(page, classroom_id=classroom_id), 303)


@blueprint.get("/classrooms/<uuid:classroom_id>/codes")
@noted(Act.PRINTED_CODES, of_names=True)
def codes(classroom_id: UUID) -> ResponseReturnValue:
    """Slips with personal codes, to print and cut."""
    classroom = own_classroom(classroom_id)
    return render_template(
        "print/codes.html",
        classroom=classroom,
        students=students.students_of(kit().store, classroom_id),
        code=classrooms.open_join_page(kit().store, classroom_id, now()).code,
        way=way_in(),
    )


@blueprint.get("/classrooms/<uuid:classroom_id>/export.json")
@noted(Act.EXPORTED_CLASS)
def export(classroom_id: UUID) -> ResponseReturnValue:
    """All that the kit holds of the classroom, as JSON. Names are its point: never hidden."""
    classroom = own_classroom(classroom_id)
    word = class_word(classroom.name, simulated=classroom.simulated_at is not None)
    if hides_names():
        abort(404)
    return Response(
        classroom_json(kit().store, classroom_id, now()),
        mimetype="application/json",
        headers={"Content-Disposition": attachment(file_name((word, "classroom"), now(), "json"))},
    )


@blueprint.route("/classrooms/<uuid:classroom_id>/delete", methods=["GET", "POST"])
@done("class.deleted")
def delete(classroom_id: UUID) -> ResponseReturnValue:
    """Delete the classroom for good, once its name is typed."""
    classroom = owned_classroom(classroom_id)
    form = NameForm()
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        if (form.name.data or "").strip() == classroom.name:
            gone = classrooms.delete_classroom(kit().store, classroom_id)
            flash(gettext("%(name)s is deleted with all that belonged to it.", name=classroom.name))
            if not gone:
                flash(still_read(), "warn")
            return redirect(url_for("classrooms.home"), 303)
        form.name.errors = [
            gettext("This is not the name of the class. Type %(name)s.", name=classroom.name)
        ]
    page = render_template(
        "teacher/classes/delete.html",
        classroom=classroom,
        form=form,
        goes=deletion.what_goes(kit().store, classroom_id),
        copies=outlived.copies(kit().store, kit().settings),
    )
    return page, status


def still_read() -> str:
    """What is said where a deletion cannot be finished in the files yet."""
    text: str = gettext(
        "Somebody is reading the database just now: a download, or another program that has it "
        "open. Until they have ended, what was deleted can still be found in the files of the data "
        "folder; then the kit removes it there, too, without your doing."
    )
    return text
