"""Sheets of paper of a room, entered by its teacher."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from kit.classroom.clock import clock_at
from kit.classroom.paper import entering, page
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import PostedSheet, SheetRef
from kit.classroom.paper.page import EntryPage, SheetView
from kit.classroom.paper.slots import Told
from kit.classroom.reports.results import results
from kit.results.sheet import StudentRow
from kit.store.ids import new_id
from kit.store.paper.sheets import SheetRecord
from tests.support.room import Room


def entrant(room: Room, name: str = "Ms Gray") -> Entrant:
    """Who enters."""
    return Entrant(room.teacher_id, name)


def ref_of(room: Room, sheet_id: UUID | None = None) -> SheetRef:
    """A sheet of the room's assignment, a new one by default."""
    return SheetRef(room.classroom_id, room.assignment_id, sheet_id or new_id())


def posted(
    room: Room,
    name: str | None,
    keys: str,
    code: str = "A",
    *,
    base: int = 0,
    revision: int = 1,
    writer: str = "a page",
    done: bool = True,
    comments: Mapping[str, str] | None = None,
) -> PostedSheet:
    """What a page sends: `keys` one after the other, a blank or "-" for none."""
    student = room.people[name].student_id if name else None
    typed = [key.strip() for key in keys]
    return PostedSheet(base, revision, writer, student, code, typed, comments or {}, done)


def enter(
    room: Room, name: str | None, keys: str, code: str = "A", *, sheet: UUID | None = None,
    by: str = "Ms Gray", **more: object,
) -> SheetRecord:  # fmt: skip
    """A sheet is entered, or changed."""
    what = posted(room, name, keys, code, **more)  # type: ignore[arg-type]  # any of its fields
    return entering.save(
        room.store, ref_of(room, sheet), what, entrant(room, by), clock_at(room.now)
    )


def paper(room: Room) -> EntryPage:
    """The page of the room's sheets."""
    return page.entry_page(room.store, room.classroom_id, room.assignment_id, entrant(room))


def view_of(room: Room, record: SheetRecord) -> SheetView:
    """A sheet on that page."""
    return next(view for view in paper(room).sheets if view.record.id == record.id)


def words(told: Told) -> str:
    """What is told, filled in."""
    return told.message % told.facts


def told_of(room: Room, record: SheetRecord) -> list[str]:
    """All that is told of a sheet."""
    return [words(told) for told in view_of(room, record).told]


def row_of(room: Room, name: str) -> StudentRow:
    """Somebody's row of the results."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    return next(row for row in sheet.students if row.name == name)


def given_of(room: Room, name: str) -> dict[str, str]:
    """What counts for somebody, by item, where each item is one choice."""
    return {item: cell.choices[""] for item, cell in row_of(room, name).cells.items()}


def enter_for(room: Room, sheet_id: UUID, student_id: UUID) -> SheetRecord:
    """Say whose a sheet is that was entered without a name."""
    what = replace(posted(room, None, "2131", revision=2), student_id=student_id)
    return entering.save(
        room.store, ref_of(room, sheet_id), what, entrant(room), clock_at(room.now)
    )
