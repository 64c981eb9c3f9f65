"""The made-up class: made, made anew and removed from the start page, at any time."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.demo.build import (
    NothingToShow,
    make_demo,
    remake_demo,
    remove_demos,
    what_demos_hold,
)
from kit.classroom.keeping.deletion import WhatGoes
from kit.web.access import teacher
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.template_globals import error_text

blueprint = Blueprint("demo", __name__, url_prefix="/teacher")


@blueprint.post("/made-up-class")
def make() -> ResponseReturnValue:
    """Make it, and go there; pressed twice, it is made once."""
    try:
        classroom_id = make_demo(kit().store, kit().library, teacher().id, now())
    except NothingToShow as error:
        flash(error_text(error), "warn")
        return redirect(url_for("classrooms.home"), 303)
    holds = what_demos_hold(kit().store, teacher().id)
    offer_undo(gettext("The made-up class is made."), "demo.remove", {"as_made": _in_short(holds)})
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)


def _in_short(holds: WhatGoes) -> str:
    """How much it holds, in one word: another one where something was tried in it."""
    return f"{holds.students}-{holds.assignments}-{holds.answers}"


@blueprint.get("/made-up-class/anew")
def remake_page() -> ResponseReturnValue:
    """What goes when it is made anew, before it is."""
    return _asking("remake")


@blueprint.get("/made-up-class/remove")
def remove_page() -> ResponseReturnValue:
    """What goes when it is removed, before it is."""
    return _asking("remove")


def _asking(act: str) -> ResponseReturnValue:
    holds = what_demos_hold(kit().store, teacher().id)
    if not holds.students:
        return redirect(url_for("classrooms.home"), 303)
    return render_template("teacher/keeping/made_up.html", holds=holds, act=act)


@blueprint.post("/made-up-class/anew")
def remake() -> ResponseReturnValue:
    """Remove the one there is and make it as it was at first; go there."""
    try:
        classroom_id = remake_demo(kit().store, kit().library, teacher().id, now())
    except NothingToShow as error:
        flash(error_text(error), "warn")
        return redirect(url_for("classrooms.home"), 303)
    flash(gettext("The made-up class is made anew."))
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)


@blueprint.post("/made-up-class/remove")
def remove() -> ResponseReturnValue:
    """Delete it for good; where there is none any more, that is done already.

    The undo of making it says what was made: where something was tried since, a page asks.
    """
    as_made = request.form.get("as_made")
    if as_made and as_made != _in_short(what_demos_hold(kit().store, teacher().id)):
        return redirect(url_for("demo.remove_page"), 303)
    remove_demos(kit().store, teacher().id)
    flash(gettext("The made-up class is removed. You can make it again."))
    return redirect(url_for("classrooms.home"), 303)
