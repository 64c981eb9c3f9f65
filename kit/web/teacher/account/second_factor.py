"""The pages of a teacher's own second factor: set-up, recovery codes, turning it off."""

import segno
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit import logs
from kit.classroom.errors import KitError
from kit.classroom.people.second_factor import own_factor
from kit.classroom.people.second_factor.errors import OF_CODE, FactorRequired, SetUpOver
from kit.classroom.people.second_factor.own_factor import Confirmation, SetUp
from kit.classroom.people.second_factor.proving import Owner, Proof, prove
from kit.web.access import caller, teacher, teacher_token
from kit.web.logged.acts import done
from kit.web.state import kit, now
from kit.web.teacher.account.factor_first import begin_set_up, end_set_up, seed_of_set_up
from kit.web.teacher.account.forms import FirstCodeForm, PasswordAgainForm, ProofForm
from kit.web.teacher.account.second_step import refusal_words
from kit.web.teacher.one_time import code_to_show, show_once

blueprint = Blueprint("second_factor", __name__, url_prefix="/teacher/account/second-factor")


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """Whether it is on, and what can be done."""
    return _page(_form())


def _form() -> PasswordAgainForm:
    """What is asked for before anything is changed: the password, and a code while it is on."""
    factor = own_factor.state(kit().store, teacher().id)
    return ProofForm() if factor.is_on else PasswordAgainForm()


def _proof(form: PasswordAgainForm) -> Proof:
    code = form.code.data if isinstance(form, ProofForm) else ""
    return Proof(form.present_password.data or "", code or "")


def _page(form: PasswordAgainForm) -> str:
    return render_template(
        "teacher/account/second_factor.html",
        form=form,
        factor=own_factor.state(kit().store, teacher().id),
        required=kit().settings.wants_second_factor,
    )


def _refused(form: PasswordAgainForm, error: KitError) -> ResponseReturnValue:
    """Beside the code what is wrong with it, and beside the password all else."""
    of_code = isinstance(form, ProofForm) and isinstance(error, OF_CODE)
    field = form["code"] if of_code else form.present_password
    field.errors = [refusal_words(error)]
    return _page(form), error.status


def _owner() -> Owner:
    return Owner(teacher().id, teacher_token(), caller())


@blueprint.post("/begin")
def begin() -> ResponseReturnValue:
    """Show a new secret to its teacher. Nothing changes before its first code."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        prove(kit().store, _owner(), _proof(form), kit().secret, now())
    except KitError as error:
        return _refused(form, error)
    begin_set_up()
    return redirect(url_for("second_factor.set_up"), 303)


@blueprint.route("/set-up", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    """The secret as a QR code and to type; its first code turns the second factor on."""
    carried = code_to_show() if request.method == "GET" else ""
    if carried:
        return _codes_page(carried)
    form, seed = FirstCodeForm(), seed_of_set_up()
    if seed is None:
        return redirect(url_for("second_factor.show"), 303)
    page = own_factor.set_up(kit().store, teacher().id, seed, kit().secret)
    if page is None:
        # A second press: the reply to the first has the codes in its cookie, which stays as it is.
        way = url_for("second_factor.show") if request.method == "GET" else request.path
        return redirect(way, 303)
    if request.method == "GET":
        return _set_up_page(form, page)
    if not form.validate():
        return _set_up_page(form, page), 400
    confirmation = Confirmation(seed, form.code.data or "")
    try:
        shown = own_factor.turn_on(kit().store, _owner(), confirmation, kit().secret, now())
    except SetUpOver:
        # Pressed twice at once.
        return redirect(request.path, 303)
    except KitError as error:
        form.code.errors = [refusal_words(error)]
        return _set_up_page(form, page), error.status
    logs.event("factor.on")
    end_set_up()
    return show_once(",".join(shown))


def _set_up_page(form: FirstCodeForm, set_up: SetUp) -> str:
    picture = segno.make(set_up.uri, error="m")
    return render_template(
        "teacher/account/factor_set_up.html",
        form=form,
        set_up=set_up,
        picture=picture.svg_data_uri(dark="#000", light="#fff", scale=5),
        required=kit().settings.wants_second_factor,
    )


def _codes_page(carried: str) -> str:
    return render_template("teacher/account/recovery_codes.html", codes=carried.split(","))


@blueprint.route("/codes", methods=["GET", "POST"])
@done("factor.codes")
def codes() -> ResponseReturnValue:
    """Ten new recovery codes, shown once; those of before end."""
    if request.method == "GET":
        carried = code_to_show()
        return _codes_page(carried) if carried else redirect(url_for("second_factor.show"), 303)
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        renewed = own_factor.renew_recovery_codes(
            kit().store, _owner(), _proof(form), kit().secret, now()
        )
    except KitError as error:
        return _refused(form, error)
    return show_once(",".join(renewed))


@blueprint.post("/off")
@done("factor.off")
def off() -> ResponseReturnValue:
    """Ask for the password alone from now on."""
    form = _form()
    if kit().settings.wants_second_factor:
        return _refused(form, FactorRequired())
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        own_factor.turn_off(kit().store, _owner(), _proof(form), kit().secret, now())
    except KitError as error:
        return _refused(form, error)
    flash(gettext("The second factor is off. You sign in with your password alone."))
    return redirect(url_for("second_factor.show"), 303)
