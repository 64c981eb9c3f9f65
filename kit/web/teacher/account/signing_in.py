"""A teacher's account: the set-up link, signing in and out, hiding names and keys."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Field

from kit import logs
from kit.classroom.errors import KitError
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import links, sessions
from kit.classroom.people.errors import LinkUsed, NameRefused, TeacherExists, TooManyTries
from kit.classroom.people.names import clean_name
from kit.classroom.people.second_factor.errors import SecondFactorNeeded
from kit.store.models.base import KitAct
from kit.web.access import (
    caller,
    forget_teacher,
    remember_teacher,
    teacher,
    teacher_here,
    teacher_token,
)
from kit.web.logged.acts import done
from kit.web.state import kit, now
from kit.web.teacher.account.browser_name import browser_name
from kit.web.teacher.account.factor_first import after_sign_in
from kit.web.teacher.account.halfway import forget_half, remember_half
from kit.web.teacher.colleagues.kit_acts import kit_deeds
from kit.web.teacher.forms import SetUpForm, SignInForm
from kit.web.template_globals import error_text

blueprint = Blueprint("account", __name__, url_prefix="/teacher")


@blueprint.route("/set-up/<token>", methods=["GET", "POST"])
@done("account.opened")
def set_up(token: str) -> ResponseReturnValue:
    """Choose a password (and a name, for the first account) by a one-time link."""
    form = SetUpForm()
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        try:
            typed = form.name.data or ""
            signed_in = links.follow_link(
                kit().store,
                token,
                typed,
                form.password.data or "",
                now(),
                replaced=teacher_token(),
                browser=browser_name(request.user_agent.string),
                caller=caller(),
            )
        except (LinkUsed, TooManyTries):
            raise
        except SecondFactorNeeded as needed:
            remember_half(needed.token)
            return redirect(url_for("account.second_step"), 303)
        except KitError as error:
            field = form.name if isinstance(error, NameRefused | TeacherExists) else form.password
            field.errors = [error_text(error)]
            status = error.status
        else:
            remember_teacher(signed_in)
            after_sign_in()
            return redirect(url_for("classrooms.home"), 303)
    name = links.look_at_link(kit().store, token, now())
    if request.method == "POST":
        _refuse_the_rest(form, token, is_named=name is not None)
    return render_template("teacher/account/set_up.html", form=form, name=name), status


def _refuse_the_rest(form: SetUpForm, token: str, *, is_named: bool) -> None:
    """Say at once, beside the fields, what would else be found only when the first is mended."""
    check_password = partial(
        links.check_choice, kit().store, token, form.name.data or "", now=now()
    )
    checked: list[tuple[Field, Callable[[str], object]]] = [(form.password, check_password)]
    if not is_named:
        checked.append((form.name, clean_name))
    for field, check in checked:
        if not field.errors:
            try:
                check(field.data or "")
            except KitError as error:
                field.errors = [error_text(error)]


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Name and password; then on to the page that was asked for."""
    back = request.args.get("back", "")
    if teacher_here() is not None and request.method == "GET":
        return redirect(landing(back), 303)
    form = SignInForm()
    status = HTTPStatus.OK
    if request.method == "POST":
        status = sign_in_by(form)
        if status == HTTPStatus.OK:
            return redirect(landing(back), 303)
        if status == HTTPStatus.ACCEPTED:
            return redirect(url_for("account.second_step", back=back or None), 303)
    return render_template("teacher/account/sign_in.html", form=form), status


def landing(back: str) -> str:
    """The page that was asked for; where that is the start, of a teacher with one class the class.

    The start stays a click away, at the head of each page.
    """
    home = url_for("classrooms.home")
    path = own_path(back)
    if path != home:
        return path
    listed = classrooms.classrooms_of(kit().store, teacher().id)
    own = [room for room in listed if room.archived_at is None]
    return url_for("classrooms.show", classroom_id=own[0].id) if len(own) == 1 else home


def sign_in_by(form: SignInForm) -> HTTPStatus:
    """Sign this browser in by what the form holds: OK, or the status of what the form now says.

    ACCEPTED: name and password are right, and a code is asked for, too.
    """
    if not form.validate():
        return HTTPStatus.BAD_REQUEST
    try:
        token = sessions.sign_in(
            kit().store,
            form.name.data or "",
            form.password.data or "",
            caller(),
            now(),
            replaced=teacher_token(),
            browser=browser_name(request.user_agent.string),
        )
    except SecondFactorNeeded as needed:
        remember_half(needed.token)
        return HTTPStatus.ACCEPTED
    except KitError as error:
        why = "too_many_tries" if isinstance(error, TooManyTries) else "wrong"
        logs.event("teacher.refused", why=why)
        form.password.errors = [error_text(error)]
        return error.status
    logs.event("teacher.signed_in")
    forget_half()
    remember_teacher(token)
    after_sign_in()
    return HTTPStatus.OK


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Sign this browser out, or every one."""
    everywhere = "everywhere" in request.form
    with kit_deeds() as doing:
        if everywhere:
            sessions.sign_out_everywhere(doing.store, teacher().id)
        else:
            sessions.sign_out(doing.store, teacher_token())
        doing.did(KitAct.SIGNED_OUT_EVERYWHERE if everywhere else KitAct.SIGNED_OUT)
    logs.event("teacher.signed_out", everywhere=everywhere)
    forget_teacher()
    flash(gettext("You are signed out."))
    return redirect(url_for("account.sign_in"), 303)


@blueprint.post("/hide")
def hide() -> ResponseReturnValue:
    """Set the switch for names and keys, and go back to the page it stood on.

    The form says what is wanted: a tab that still offers to hide must not show them instead.
    Whatever else is posted hides.
    """
    sessions.set_hides(kit().store, teacher_token(), hides=request.form.get("hide") != "0")
    return redirect(own_path(request.form.get("back", "")), 303)


def own_path(path: str) -> str:
    """The path if it is a plain one of the teacher's pages, else the teacher's home.

    Paths come without the public URL's prefix, and go with it.
    """
    # No control character may reach the Location header, nor a browser that drops it.
    if path.startswith("/teacher/") and path.isprintable() and "\\" not in path:
        parts = urlsplit(path)
        if not parts.scheme and not parts.netloc:
            return request.script_root + path
    return url_for("classrooms.home")
