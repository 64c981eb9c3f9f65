"""The second half of a sign-in: the code, on a page of its own or beside a form that is kept."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit import logs
from kit.classroom.errors import KitError
from kit.classroom.people.errors import TooManyTries
from kit.classroom.people.second_factor import halfway
from kit.classroom.people.second_factor.entering import Entrant, enter
from kit.classroom.people.second_factor.errors import CodeWrong, HalfOver
from kit.web.access import caller, remember_teacher, teacher_here, teacher_token
from kit.web.state import kit, now
from kit.web.teacher.account import signing_in
from kit.web.teacher.account.factor_first import after_sign_in
from kit.web.teacher.account.forms import CodeForm
from kit.web.teacher.account.halfway import forget_half, half_token
from kit.web.template_globals import error_text, time_and_date

blueprint = signing_in.blueprint


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
def second_step() -> ResponseReturnValue:
    """The code of now, or a recovery code; then on to the page that was asked for."""
    back = request.args.get("back", "")
    if teacher_here() is not None and not half_token():
        return redirect(signing_in.landing(back), 303)
    form, status = CodeForm(), HTTPStatus.OK
    try:
        name = halfway.name_of_half(kit().store, half_token(), now())
        if request.method == "POST":
            status = enter_by(form)
            if status == HTTPStatus.OK:
                return redirect(signing_in.landing(back), 303)
    except HalfOver as over:
        if request.method == "POST" and half_token():
            flash(error_text(over))
        forget_half()
        return redirect(url_for("account.sign_in", back=back or None), 303)
    return render_template("teacher/account/second_step.html", form=form, name=name), status


def enter_by(form: CodeForm) -> HTTPStatus:
    """Sign this browser in by what the form holds: OK, or the status of what the form now says.

    Raises HalfOver.
    """
    if not form.validate():
        return HTTPStatus.BAD_REQUEST
    entrant = Entrant(half_token(), teacher_token(), caller())
    try:
        entered = enter(kit().store, entrant, form.code.data or "", kit().secret, now())
    except HalfOver:
        raise
    except KitError as error:
        why = "too_many_tries" if isinstance(error, TooManyTries) else "code"
        logs.event("teacher.refused", why=why)
        form.code.errors = [refusal_words(error)]
        return HTTPStatus(error.status)
    logs.event("teacher.signed_in")
    forget_half()
    remember_teacher(entered.token)
    if entered.codes_left is not None:
        _tell_of_recovery(entered.codes_left)
    after_sign_in()
    return HTTPStatus.OK


def _tell_of_recovery(left: int) -> None:
    logs.event("factor.recovery", left=left)
    flash(
        ngettext(
            "That was a recovery code, which is used up now. %(num)s is left. Under “Your "
            "account” you can make new ones, or set up another phone.",
            "That was a recovery code, which is used up now. %(num)s are left. Under “Your "
            "account” you can make new ones, or set up another phone.",
            left,
        )
    )


def refusal_words(error: KitError) -> str:
    """What is wrong with a code; where it does not fit, the clock to compare with.

    While two clocks differ, none ever fits.
    """
    if not isinstance(error, CodeWrong):
        return error_text(error)
    words = gettext(
        "This code does not fit. Codes change with the time, and the kit's computer says "
        "%(when)s: if your phone shows another date or minute, no code of it fits until one of the "
        "two is set right.",
        when=time_and_date(now()),
    )
    return str(words)
