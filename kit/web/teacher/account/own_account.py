"""The page of a teacher's own account: name, password, and where they are signed in."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import own_account, sessions
from kit.classroom.people.accounts.own_account import PasswordChange
from kit.classroom.people.errors import TooManyTries, WrongPassword
from kit.store.ids import token_hash
from kit.store.models.base import KitAct
from kit.web.access import caller, forget_teacher, remember_teacher, teacher, teacher_token
from kit.web.logged.acts import done
from kit.web.state import kit, now
from kit.web.teacher.account.forms import AccountNameForm, PasswordForm
from kit.web.teacher.colleagues.kit_acts import kit_deeds
from kit.web.template_globals import error_text

blueprint = Blueprint("own_account", __name__, url_prefix="/teacher/account")


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """Name, password, sign-ins."""
    return _page(AccountNameForm(name=teacher().name), PasswordForm())


def _page(name_form: AccountNameForm, password_form: PasswordForm) -> str:
    return render_template(
        "teacher/account/own_account.html",
        name_form=name_form,
        password_form=password_form,
        account=own_account.own_account(kit().store, teacher().id, teacher_token(), now()),
    )


@blueprint.post("/name")
def rename() -> ResponseReturnValue:
    """Sign in under another name from now on."""
    form = AccountNameForm()
    if not form.validate_on_submit():
        return _page(form, PasswordForm()), 400
    try:
        with kit_deeds() as doing:
            name = own_account.rename(doing.store, teacher().id, form.name.data or "")
            if name != teacher().name:
                doing.did(KitAct.RENAMED)
    except KitError as error:
        form.name.errors = [error_text(error)]
        return _page(form, PasswordForm()), error.status
    flash(gettext("From now on you sign in as %(name)s.", name=name))
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/password")
@done("account.password")
def change_password() -> ResponseReturnValue:
    """Take another password; every other browser is signed out."""
    form, names = PasswordForm(), AccountNameForm(formdata=None, name=teacher().name)
    if not form.validate_on_submit():
        return _page(names, form), 400
    change = PasswordChange(form.present_password.data or "", form.password.data or "")
    try:
        token = own_account.change_password(
            kit().store, teacher().id, teacher_token(), change, caller(), now()
        )
    except KitError as error:
        of_present = isinstance(error, WrongPassword | TooManyTries)
        field = form.present_password if of_present else form.password
        field.errors = [error_text(error)]
        return _page(names, form), error.status
    remember_teacher(token)
    flash(gettext("The new password holds. You are signed out everywhere but here."))
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/sign-ins/end")
@done("teacher.signed_out", everywhere=False)
def end() -> ResponseReturnValue:
    """Sign out on one browser; where that is this one, to the page to sign in."""
    reference = request.form.get("sign_in", "")
    with kit_deeds() as doing:
        if sessions.end_sign_in(doing.store, teacher().id, reference):
            doing.did(KitAct.ENDED_SIGN_IN)
    if reference == token_hash(teacher_token()):
        forget_teacher()
        flash(gettext("You are signed out."))
        return redirect(url_for("account.sign_in"), 303)
    flash(gettext("That browser is signed out."))
    return redirect(url_for("own_account.show"), 303)


@blueprint.post("/sign-ins/end-others")
@done("teacher.signed_out", everywhere=True)
def end_others() -> ResponseReturnValue:
    """Sign out on every browser but this one."""
    with kit_deeds() as doing:
        sessions.end_other_sign_ins(doing.store, teacher().id, teacher_token())
        doing.did(KitAct.ENDED_OTHER_SIGN_INS)
    flash(gettext("You are signed in here alone now."))
    return redirect(url_for("own_account.show"), 303)
