"""Getting in: the join code, a name, and the way back to one's work."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError, generate_csrf

from kit.classroom.errors import KitError
from kit.classroom.people import classrooms, students
from kit.classroom.people.classrooms import Lobby
from kit.classroom.people.lists import given_names
from kit.store.ids import clean_code
from kit.web.access import browser, caller, forget_student, remember_student, student_here
from kit.web.errors import stale_form
from kit.web.state import kit, now
from kit.web.student.forms import CodeForm, ComeBackForm, NameForm
from kit.web.template_globals import error_text

blueprint = Blueprint("join", __name__)
#: The forms that sign somebody in.
_WAYS_IN = {"join.lobby", "join.take_roster_name", "join.come_back"}


@blueprint.route("/", methods=["GET", "POST"])
def start() -> ResponseReturnValue:
    """The first page: type the code, or go on where one was."""
    form = CodeForm()
    if form.validate_on_submit():
        try:
            lobby = classrooms.enter_lobby(kit().store, form.code.data or "", caller(), now())
        except KitError as error:
            form.code.errors = [error_text(error)]
            return _start_page(form), error.status
        return redirect(url_for("join.lobby", code=lobby.code), 303)
    return _start_page(form), 400 if form.errors else 200


def _start_page(form: CodeForm) -> str:
    return render_template(
        "student/start.html",
        form=form,
        student=student_here(),
        signed_out="signed_out" in request.args,
    )


def _lobby(code: str) -> Lobby:
    return classrooms.enter_lobby(kit().store, code, caller(), now())


@blueprint.route("/join/<code>", methods=["GET", "POST"])
def lobby(code: str) -> ResponseReturnValue:
    """Pick a name: from the roster, or a typed one."""
    lobby = _lobby(code)
    own_browser, here = browser(), student_here()
    if here is not None and here.classroom_id == lobby.classroom_id and request.method == "GET":
        return redirect(url_for("student.home"), 303)
    form = NameForm()
    if form.validate_on_submit():
        try:
            token = students.join(kit().store, lobby, form.name.data or "", now(), own_browser)
        except KitError as error:
            form.name.errors = [error_text(error)]
            return _lobby_page(lobby, form), error.status
        return _welcome(lobby, token)
    return _lobby_page(lobby, form), 400 if form.errors else 200


def _lobby_page(lobby: Lobby, form: NameForm) -> str:
    return render_template("student/lobby.html", lobby=lobby, form=form)


@blueprint.post("/join/<code>/roster/<uuid:student_id>")
def take_roster_name(code: str, student_id: UUID) -> ResponseReturnValue:
    """Join as a free name of the roster."""
    lobby = _lobby(code)
    token = students.join_from_roster(kit().store, lobby, student_id, now(), browser())
    return _welcome(lobby, token)


@blueprint.route("/join/<code>/back", methods=["GET", "POST"])
def come_back(code: str) -> ResponseReturnValue:
    """Back to one's work, by personal code or the teacher's one-time code."""
    lobby = _lobby(code)
    own_browser = browser()
    form = ComeBackForm()
    if form.validate_on_submit():
        try:
            typed = form.personal_code.data or ""
            token = students.come_back(kit().store, lobby, typed, caller(), now(), own_browser)
        except KitError as error:
            form.personal_code.errors = [error_text(error)]
            page = render_template("student/come_back.html", lobby=lobby, form=form)
            return page, error.status
        return _welcome(lobby, token)
    page = render_template("student/come_back.html", lobby=lobby, form=form)
    return page, 400 if form.errors else 200


def _welcome(lobby: Lobby, token: str) -> ResponseReturnValue:
    forget_student()
    remember_student(lobby.classroom_id, token)
    return redirect(url_for("student.home"), 303)


@blueprint.errorhandler(CSRFError)
def already_in(error: CSRFError) -> ResponseReturnValue:
    """Whoever sends a join form once more after the first reply has come is in already.

    Signing in has made the form void; that is no news to give somebody who only tapped twice.
    """
    sent_again = "csrf_token" in request.form and request.endpoint in _WAYS_IN
    if sent_again and student_here() is not None:
        return redirect(url_for("student.home"), 303)
    return stale_form(error)


@blueprint.post("/hand-on")
def hand_on() -> ResponseReturnValue:
    """I am not Mia: sign the device out for the next person."""
    here = student_here()
    if here is not None:
        students.hand_on(kit().store, here, now())
        flash(gettext("%(name)s is signed out on this device.", name=here.name))
    forget_student()
    return redirect(url_for("join.start", handed_on=1), 303)


@blueprint.post("/give-back")
def give_back() -> ResponseReturnValue:
    """Not Mia after all: let the name go that was taken by mistake, and choose again."""
    here = student_here()
    if here is None:
        return redirect(url_for("join.start"), 303)
    try:
        code = given_names.give_name_back(kit().store, here, now())
    except KitError as error:
        flash(error_text(error), "warn")
        return redirect(url_for("student.home"), 303)
    forget_student()
    flash(gettext("%(name)s is free again. Choose your own name.", name=here.name))
    return redirect(url_for("join.lobby", code=code) if code else url_for("join.start"), 303)


@blueprint.get("/token")
def token() -> ResponseReturnValue:
    """A fresh token for the autosave script, after the kit refused an old one."""
    return {"csrf_token": generate_csrf()}


def join_path(code: str) -> str:
    """The path of the lobby of a join code, for QR codes."""
    return url_for("join.lobby", code=clean_code(code))
