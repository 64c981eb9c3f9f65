"""A roster: looked through before anything is made, and taken back in one press."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.errors import KitError
from kit.classroom.people import classrooms
from kit.classroom.people.lists import rosters
from kit.classroom.people.lists.rosters import RosterLook
from kit.exchange.cell_text import plain_lines
from kit.exchange.rosters.roster import Roster, RosterRow, read_roster
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom
from kit.web.state import kit, now
from kit.web.teacher import class_list
from kit.web.teacher.students.roster_form import RosterForm
from kit.web.template_globals import error_text

#: Lines that the page of a list shows; a class has 200 students at most.
_SHOWN_MOST = 250

_TURNED = {True: "yes", False: "no", None: ""}

#: With the other views of the class's names.
blueprint = class_list.blueprint


@dataclass(frozen=True, slots=True)
class _Shown:
    """A list as it was read, the rows of it that are meant, and what they would become."""

    roster: Roster
    rows: Sequence[RosterRow]
    look: RosterLook


@blueprint.post("/roster")
def add_roster(classroom_id: UUID) -> ResponseReturnValue:
    """Show what a list would become; add its names once that has been looked at."""
    classroom, form = own_classroom(classroom_id), RosterForm()
    if not form.validate_on_submit():
        return _page(classroom, form), 400
    try:
        form.take_file()
        roster = read_roster(form.names.data or "", turn=form.wants_turning())
    except KitError as error:
        (form.file if form.file.data else form.names).errors = [error_text(error)]
        return _page(classroom, form), error.status
    rows = _chosen(roster, form.only.data or "")
    look = rosters.look_through(kit().store, classroom_id, [row.name for row in rows])
    # As it was turned, not as was chosen: the page preselects what the list suggests.
    looked = fingerprint(form.names.data or "", _TURNED[roster.turned], form.only.data or "")
    if form.add.data and form.looked.data == looked and look.fits:
        result = classrooms.add_roster(kit().store, classroom_id, look.new, now())
        added = len(result.added)
        flash(ngettext("One name is added.", "%(num)s names are added.", added))
        return redirect(url_for("desk.students", classroom_id=classroom_id), 303)
    notice = ""
    if form.add.data and form.looked.data != looked:
        notice = gettext("The list was changed: look through it once more, then add it.")
    form.looked.data = looked
    return _page(classroom, form, _Shown(roster, rows, look), notice)


@blueprint.post("/roster/undo")
def undo_roster(classroom_id: UUID) -> ResponseReturnValue:
    """Take the names that were added last out again; they stand in the box."""
    classroom = own_classroom(classroom_id)
    stamp = request.form.get("added", "")
    names = rosters.take_back_roster(kit().store, classroom_id, stamp)
    if not names:
        flash(gettext("There was nothing to take back: no name of that list is free."), "warn")
        return redirect(url_for("desk.students", classroom_id=classroom_id), 303)
    form = RosterForm(formdata=None)
    form.names.data = "\n".join(names)
    undone = ngettext(
        "One name is out of the class again. It stands in the box below.",
        "%(num)s names are out of the class again. They stand in the box below.",
        len(names),
    )
    return _page(classroom, form, notice=undone)


def _chosen(roster: Roster, only: str) -> Sequence[RosterRow]:
    """The names of one class of the list, or all where none of that name is in it."""
    if only not in roster.groups:
        return roster.rows
    return [row for row in roster.rows if row.group == only]


def fingerprint(names: str, turn: str, only: str) -> str:
    """What a page was made from, in short: only that is added which was looked at."""
    seen = (plain_lines(names), turn, only)
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _page(
    classroom: ClassroomRecord, form: RosterForm, shown: _Shown | None = None, notice: str = ""
) -> str:
    entries = list(zip(shown.rows, shown.look.entries, strict=True)) if shown else []
    return render_template(
        "teacher/classes/roster.html",
        classroom=classroom,
        roster=form,
        shown=shown,
        entries=entries[:_SHOWN_MOST],
        left=len(entries) - _SHOWN_MOST,
        notice=notice,
    )
