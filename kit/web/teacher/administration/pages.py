"""The administrator's page, and what is done there with one teacher's account."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import administrators, teachers
from kit.classroom.people.second_factor import removal
from kit.classroom.people.second_factor.errors import NoFactor
from kit.classroom.watch import roll
from kit.classroom.watch.roll import Wanted
from kit.web.access import teacher
from kit.web.fragments import render_page
from kit.web.logged.acts import done
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.administration.role import (
    by_this_teacher,
    link_works_here_alone,
    set_up_link,
)
from kit.web.teacher.forms import NameForm, form_id
from kit.web.teacher.one_time import code_to_show, show_once
from kit.web.template_globals import error_text, local_time
from kit.web.validators import number_in_address

blueprint = Blueprint("administration", __name__, url_prefix="/teacher/administration")


def _page(form: NameForm) -> str:
    settings = kit().settings
    words, number = request.args.get("q", "")[:80], number_in_address("page") or 1
    wanted = Wanted(words, number, counts=request.args.get("count") == "1")
    page = roll.administration(kit().store, settings.data, local_time(now()), wanted)
    template = "teacher/administration/administration.html"
    return render_page(template, page, form=form, held_to=settings, days=roll.DAYS)


def _person(teacher_id: UUID, form: NameForm | None = None) -> str:
    page = roll.one_on_roll(kit().store, teacher_id)
    name_form = form or NameForm(formdata=None, name=page.account.name)
    return render_page(
        "teacher/administration/teacher.html",
        page,
        name_form=name_form,
        is_self=teacher_id == teacher().id,
    )


def _back(teacher_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("administration.person", teacher_id=teacher_id), 303)


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """Teachers, classes by age, disk, backups and refused sign-ins; a form for another teacher.

    `?q=` finds teachers by a part of the name, `?page=` is of 50 each; `?count=1` counts
    classes and refused sign-ins of a kit that has many.
    """
    return _page(NameForm(formdata=None))


@blueprint.post("/")
@done("account.made", where="page")
def add() -> ResponseReturnValue:
    """Make an account for a teacher, and show the link to hand on."""
    form = NameForm()
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        typed, once = form.name.data or "", form_id(request.form.get("once"))
        invited = teachers.invite_by(kit().store, once, typed, by_this_teacher(), now())
    except KitError as error:
        form.name.errors = [error_text(error)]
        return _page(form), error.status
    address = url_for("administration.link", teacher_id=invited.teacher_id)
    return show_once(invited.token, address) if invited.token else redirect(address, 303)


@blueprint.get("/<uuid:teacher_id>")
def person(teacher_id: UUID) -> ResponseReturnValue:
    """One teacher's account, and what can be done with it."""
    return _person(teacher_id)


@blueprint.post("/<uuid:teacher_id>/name")
def rename(teacher_id: UUID) -> ResponseReturnValue:
    """Give the account another name."""
    form = NameForm()
    if not form.validate_on_submit():
        return _person(teacher_id, form), 400
    try:
        typed = form.name.data or ""
        name = teachers.rename_teacher(kit().store, teacher_id, typed, by_this_teacher(), now())
    except KitError as error:
        form.name.errors = [error_text(error)]
        return _person(teacher_id, form), error.status
    flash(gettext("The name is %(name)s now. It is what they sign in with.", name=name))
    return _back(teacher_id)


@blueprint.post("/<uuid:teacher_id>/end")
@done("account.disabled", where="page")
def end(teacher_id: UUID) -> ResponseReturnValue:
    """Close the account; it is opened again by a press."""
    name = teachers.close_account(kit().store, teacher_id, by_this_teacher(), now())
    text = gettext("%(name)s's account is closed and signed out. The classes stay.", name=name)
    offer_undo(text, "administration.reopen", teacher_id=teacher_id)
    return _back(teacher_id)


@blueprint.post("/<uuid:teacher_id>/open")
def reopen(teacher_id: UUID) -> ResponseReturnValue:
    """Open a closed account, with the password that it had."""
    name = teachers.open_account(kit().store, teacher_id, by_this_teacher(), now())
    text = gettext("%(name)s's account is open again, with its password of before.", name=name)
    offer_undo(text, "administration.end", teacher_id=teacher_id)
    return _back(teacher_id)


@blueprint.post("/<uuid:teacher_id>/link")
@done("account.reset", where="page")
def new_link(teacher_id: UUID) -> ResponseReturnValue:
    """End the password, and show a link to choose another."""
    return show_once(teachers.new_link(kit().store, teacher_id, by_this_teacher(), now()))


@blueprint.get("/<uuid:teacher_id>/link")
def link(teacher_id: UUID) -> ResponseReturnValue:
    """The link to hand on, once."""
    page, token = roll.one_on_roll(kit().store, teacher_id), code_to_show()
    return render_page(
        "teacher/administration/link.html",
        page,
        link=set_up_link(token) if token else None,
        here_alone=link_works_here_alone(),
    )


@blueprint.post("/<uuid:teacher_id>/factor")
@done("factor.removed", where="page")
def end_factor(teacher_id: UUID) -> ResponseReturnValue:
    """Let a teacher who has lost phone and recovery codes sign in by the password alone."""
    try:
        name = removal.remove_factor_by(kit().store, teacher_id, by_this_teacher())
    except NoFactor as error:
        flash(error_text(error), "warn")
        return _back(teacher_id)
    flash(
        gettext(
            "%(name)s has no second factor now and is signed out everywhere. The next sign-in says "
            "that this was done.",
            name=name,
        )
    )
    return _back(teacher_id)


@blueprint.post("/<uuid:teacher_id>/role")
@done("administrator.made", where="page")
def give_role(teacher_id: UUID) -> ResponseReturnValue:
    """Make the teacher an administrator, too."""
    name = administrators.give_role(kit().store, teacher_id, by_this_teacher(), now()).name
    text = gettext("%(name)s is an administrator now, as you are.", name=name)
    offer_undo(text, "administration.take_role", teacher_id=teacher_id)
    return _back(teacher_id)


@blueprint.post("/<uuid:teacher_id>/role/end")
@done("administrator.ended", where="page")
def take_role(teacher_id: UUID) -> ResponseReturnValue:
    """Let the teacher be an administrator no longer; oneself, too."""
    name = administrators.take_role(kit().store, teacher_id, by_this_teacher(), now()).name
    if teacher_id == teacher().id:
        flash(gettext("You are an administrator no longer. What you did stays."))
        return redirect(url_for("classrooms.home"), 303)
    text = gettext("%(name)s is an administrator no longer.", name=name)
    offer_undo(text, "administration.give_role", teacher_id=teacher_id)
    return _back(teacher_id)
