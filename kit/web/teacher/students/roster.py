"""A roster: looked through before anything is made, and taken back in one press."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.assignments.groups import from_roster
from kit.classroom.assignments.groups.from_roster import (
    ListedName,
    ListLook,
    Placing,
    Taken,
    TakenBack,
)
from kit.classroom.errors import KitError
from kit.classroom.people.lists.rosters import RosterEntry
from kit.exchange.cell_text import plain_lines
from kit.exchange.rosters.roster import Roster, RosterRow, read_roster
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher import class_list
from kit.web.teacher.students.roster_form import RosterForm
from kit.web.template_globals import error_text

#: Lines that the page of a list shows; a class has 200 students at most.
_SHOWN_MOST = 250
#: Groups that a message names.
_NAMED_MOST = 3

_SAYS = {True: "yes", False: "no", None: ""}

#: With the other views of the class's names.
blueprint = class_list.blueprint


@dataclass(frozen=True, slots=True)
class _Shown:
    """A list as it was read, the rows of it that are meant, and what they would become.

    `grouping`: whether its groups are made; None where it has none.
    """

    roster: Roster
    rows: Sequence[RosterRow]
    listed: ListLook
    grouping: bool | None

    @property
    def does(self) -> bool:
        """Whether anything would be done: by names, or by groups for who is there."""
        look = self.listed
        return look.names.fits and bool(look.names.new or (self.grouping and look.placed))


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
    listed = [ListedName(row.name, row.group) for row in rows]
    look = from_roster.look_through(kit().store, classroom_id, listed)
    shown = _Shown(roster, rows, look, _grouping(form, look))
    looked = _looked(form, shown)
    if form.add.data and form.looked.data == looked and look.names.fits:
        wanted = listed if shown.grouping else [ListedName(row.name) for row in rows]
        _tell(classroom_id, from_roster.take_list(kit().store, classroom_id, wanted, now()))
        return redirect(url_for("desk.students", classroom_id=classroom_id), 303)
    notice = ""
    if form.add.data and form.looked.data != looked:
        notice = gettext("The list was changed: look through it once more, then add it.")
    form.looked.data = looked
    return _page(classroom, form, shown, notice)


def _grouping(form: RosterForm, look: ListLook) -> bool | None:
    """Whether the groups of a list are made: as was chosen, or as the list suggests."""
    if not any(look.placings):
        return None
    chosen = form.wants_groups()
    return look.groups_fit and (look.parts if chosen is None else chosen)


def _looked(form: RosterForm, shown: _Shown) -> str:
    # As it was turned, not as was chosen: the page preselects what the list suggests.
    choices = (_SAYS[shown.roster.turned], form.only.data or "", _SAYS[shown.grouping])
    return fingerprint(form.names.data or "", *choices)


def _tell(classroom_id: UUID, taken: Taken) -> None:
    """Say what was taken of a list, and offer to undo it."""
    told = [ngettext("One name is added.", "%(num)s names are added.", taken.added)]
    if taken.new_groups:
        told.append(
            ngettext("One group is made.", "%(num)s groups are made.", len(taken.new_groups))
        )
    if taken.placed:
        told.append(
            ngettext(
                "One student was put into a group.",
                "%(num)s students were put into groups.",
                taken.placed,
            )
        )
    if taken.added or taken.placed:
        fields = {"added": taken.stamp}
        offer_undo(" ".join(told), "class_list.undo_roster", fields, classroom_id=classroom_id)
    else:
        flash(told[0])


@blueprint.post("/roster/undo")
def undo_roster(classroom_id: UUID) -> ResponseReturnValue:
    """Undo a list: its names stand in the box, with the groups that it had put them into."""
    classroom = own_classroom(classroom_id)
    stamp = request.form.get("added", "")
    back = from_roster.take_back_list(kit().store, classroom_id, stamp, now())
    told = _undone(back)
    if not back.rows:
        nothing = gettext("There was nothing to take back: no name of that list is free.")
        flash(" ".join(told) or nothing, "" if back.groups or back.out else "warn")
        return redirect(url_for("desk.students", classroom_id=classroom_id), 303)
    form = RosterForm(formdata=None)
    form.names.data = _as_list(back.rows)
    return _page(classroom, form, notice=" ".join(told))


def _undone(back: TakenBack) -> Sequence[str]:
    """What was undone of a list, and what of it stays, in sentences."""
    names, told = len({row.name for row in back.rows}), []
    if names:
        told.append(
            ngettext(
                "One name is out of the class again. It stands in the box below.",
                "%(num)s names are out of the class again. They stand in the box below.",
                names,
            )
        )
    if back.groups:
        told.append(
            ngettext(
                "One group that it made is deleted.",
                "%(num)s groups that it made are deleted.",
                len(back.groups),
            )
        )
    if back.out:
        told.append(
            ngettext(
                "One student is out of the group again.",
                "%(num)s students are out of their groups again.",
                back.out,
            )
        )
    if back.kept:
        told.append(
            gettext(
                "What it made and something was given to stays, with those in it: %(groups)s.",
                groups=", ".join(f"“{name}”" for name in back.kept[:_NAMED_MOST]),
            )
        )
    return told


def _as_list(rows: Sequence[ListedName]) -> str:
    """Names as a text for the box; with groups, as a table that the kit reads."""
    if not any(row.group for row in rows):
        return "\n".join(row.name for row in rows)
    return "\n".join(["Name\tGroup", *(f"{row.name}\t{row.group}" for row in rows)])


def _chosen(roster: Roster, only: str) -> Sequence[RosterRow]:
    """The names of one class of the list, or all where none of that name is in it."""
    if only not in roster.groups:
        return roster.rows
    return [row for row in roster.rows if row.group == only]


def fingerprint(names: str, turn: str, only: str, groups: str = "") -> str:
    """What a page was made from, in short: only that is added which was looked at."""
    seen = (plain_lines(names), turn, only, groups)
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _page(
    classroom: ClassroomRecord, form: RosterForm, shown: _Shown | None = None, notice: str = ""
) -> str:
    entries = list(_lines(shown)) if shown else []
    return render_template(
        "teacher/classes/roster.html",
        classroom=classroom,
        roster=form,
        shown=shown,
        entries=entries[:_SHOWN_MOST],
        left=len(entries) - _SHOWN_MOST,
        notice=notice,
    )


def _lines(shown: _Shown) -> Iterator[tuple[RosterRow, RosterEntry, Placing | None]]:
    """Each line with what becomes of its name and, where groups are made, of its group."""
    looked = zip(shown.rows, shown.listed.names.entries, shown.listed.placings, strict=True)
    for row, entry, placing in looked:
        yield row, entry, placing if shown.grouping else None
