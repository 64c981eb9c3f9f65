"""Teachers by a file: looked through before anything is made, then links to print or take along."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.errors import KitError
from kit.classroom.people.accounts import listed
from kit.classroom.people.accounts.listed import StaffLook
from kit.exchange.csv_files import csv_file, dialect
from kit.exchange.file_names import attachment, file_name
from kit.exchange.rosters.roster import Roster
from kit.exchange.rosters.staff import link_table, read_staff
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.administration import pages
from kit.web.teacher.administration.role import (
    by_this_teacher,
    link_works_here_alone,
    set_up_link,
)
from kit.web.teacher.students.roster import fingerprint
from kit.web.teacher.students.roster_form import RosterForm
from kit.web.template_globals import error_text

#: With the administrator's other pages.
blueprint = pages.blueprint
_SAYS = {True: "yes", False: "no", None: ""}


def _page(
    form: RosterForm,
    roster: Roster | None = None,
    look: StaffLook | None = None,
    notice: str = "",
) -> str:
    lines = list(zip(roster.rows, look.entries, strict=True)) if roster and look else []
    return render_template(
        "teacher/administration/staff.html",
        form=form,
        roster=roster,
        look=look,
        lines=lines,
        notice=notice,
        most=listed.LISTED_MOST,
    )


@blueprint.get("/list")
def staff() -> ResponseReturnValue:
    """A box and a file for a list of teachers."""
    return _page(RosterForm(formdata=None))


@blueprint.post("/list")
def add_staff() -> ResponseReturnValue:
    """Show what a list would become; make the accounts once that has been looked at."""
    form = RosterForm()
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        form.take_file()
        roster = read_staff(form.names.data or "", turn=form.wants_turning())
    except KitError as error:
        (form.file if form.file.data else form.names).errors = [error_text(error)]
        return _page(form), error.status
    names = [row.name for row in roster.rows]
    look = listed.look_through(kit().store, names)
    seen = fingerprint(form.names.data or "", _SAYS[roster.turned], "")
    if form.add.data and form.looked.data == seen and look.fits:
        return _make(names)
    notice = ""
    if form.add.data and form.looked.data != seen:
        notice = gettext("The list was changed: look through it once more, then add it.")
    form.looked.data = seen
    return _page(form, roster, look, notice)


def _make(names: list[str]) -> ResponseReturnValue:
    stamp, count = listed.invite_all(kit().store, names, by_this_teacher(), _secret(), now())
    if count:
        text = ngettext("One account is made.", "%(num)s accounts are made.", count)
        offer_undo(text, "administration.take_back_staff", {"made": stamp})
    return redirect(url_for("administration.links", made=stamp), 303)


def _secret() -> str:
    return kit().secret.decode()


@blueprint.get("/links")
def links() -> ResponseReturnValue:
    """The links of one list, to print: those that nobody has used yet."""
    stamp = request.args.get("made", "")
    page = listed.links_of(kit().store, stamp, _secret(), now())
    return render_page(
        "teacher/administration/links.html",
        page,
        addresses=[(name, set_up_link(token)) for name, token in page.open],
        made=stamp,
        here_alone=link_works_here_alone(),
    )


@blueprint.get("/links.csv")
def link_file() -> ResponseReturnValue:
    """The same as a file."""
    page = listed.links_of(kit().store, request.args.get("made", ""), _secret(), now())
    table = link_table([(name, set_up_link(token)) for name, token in page.open])
    return Response(
        csv_file(table, dialect(request.args.get("separator", "comma"))),
        mimetype="text/csv",
        headers={"Content-Disposition": attachment(file_name(("links",), now(), "csv"))},
    )


@blueprint.post("/list/undo")
def take_back_staff() -> ResponseReturnValue:
    """Delete the accounts of a list again, but for those in use; the names stand in the box."""
    back = listed.take_back(kit().store, request.form.get("made", ""))
    told = [
        ngettext("One account is gone again.", "%(num)s accounts are gone again.", len(back.gone))
    ]
    if back.kept:
        told.append(gettext("In use already, and kept: %(names)s.", names=", ".join(back.kept[:5])))
    if not back.gone:
        flash(" ".join(told), "warn")
        return redirect(url_for("administration.show"), 303)
    form = RosterForm(formdata=None)
    form.names.data = "\n".join(back.gone)
    return _page(form, notice=" ".join(told))
