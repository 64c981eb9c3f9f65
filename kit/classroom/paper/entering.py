"""Entering sheets: saving what was typed, taking a sheet away, choosing what counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.saving import REVISION_STEP
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound, RevisionTooHigh
from kit.classroom.paper.applying import Entrant, apply, count_sheet
from kit.classroom.paper.errors import NobodysSheet, NotOnPaper, SheetChanged
from kit.classroom.paper.printed import Desk
from kit.classroom.paper.reading import GivenLevel, read_sheet
from kit.store.engine import Store
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from kit.store.people import students

#: More keys than any sheet has.
KEYS_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class SheetRef:
    """A sheet by the ids that lead to it."""

    classroom_id: UUID
    assignment_id: UUID
    sheet_id: UUID


@dataclass(frozen=True, slots=True)
class PostedSheet:
    """A sheet on its way in. `writer` names the page that sends it.

    `base` is the revision that the page read, 0 for a new sheet; `revision` rises with each change
    of the page, so that what is sent again changes nothing. `typed` has a text for each answer,
    `comments` by place, from 1. `done`: the whole sheet was entered.
    """

    base: int
    revision: int
    writer: str
    student_id: UUID | None
    code: str
    typed: Sequence[str]
    comments: Mapping[str, str]
    done: bool


def desk_of(connection: Connection, ref: SheetRef, entrant: Entrant, *, lock: bool = True) -> Desk:
    """The assignment that a sheet is of, held. Raises NotFound or NotOnPaper."""
    record = load_assignment(
        connection, ref.classroom_id, ref.assignment_id, lock="update" if lock else None
    )
    if record.live:
        raise NotOnPaper(title=record.title)
    return Desk(connection, record, entrant.teacher_id)


def save(
    store: Store, ref: SheetRef, posted: PostedSheet, entrant: Entrant, clock: Clock
) -> SheetRecord:
    """Keep what was typed of a sheet; one that is done and has a name counts for its student.

    What is sent again changes nothing. Raises NotFound, NotOnPaper, RevisionTooHigh, or
    SheetChanged where another page has changed it since this one read it: then nothing is stored.
    """
    with store.writing() as connection:
        return save_in(desk_of(connection, ref, entrant), ref, posted, entrant, clock)


def save_in(
    desk: Desk, ref: SheetRef, posted: PostedSheet, entrant: Entrant, clock: Clock
) -> SheetRecord:
    """As `save`, at the desk of an assignment that is held."""
    connection = desk.connection
    _refuse_stranger(connection, ref, posted)
    now = clock()
    before = sheets.sheet(connection, ref.classroom_id, ref.sheet_id)
    if before is not None and before.assignment_id != ref.assignment_id:
        raise NotFound
    values = _values(desk, posted, before, now)
    if before is None:
        sheet = _new(desk, ref, values, entrant, now)
        sheets.add_sheet(connection, sheet)
        levels: Mapping[str, GivenLevel] = {}
    else:
        if _says(before) == {name: values[name] for name in _says(before)}:
            return before
        _refuse_other(before, posted)
        sheet = replace(before, **values, author=entrant.name, saved_at=now, removed_at=None)
        changes = {**values, "author": entrant.name, "saved_at": now, "removed_at": None}
        sheets.change_sheet(connection, ref.classroom_id, ref.sheet_id, **changes)
        levels = _levels(desk, before)
    sheet = apply(desk, sheet, entrant, clock, levels)
    if before is not None:
        _let_others_count(desk, before, sheet, entrant, clock)
    return sheet


def take_away(store: Store, ref: SheetRef, entrant: Entrant, clock: Clock) -> SheetRecord:
    """Take a sheet away, with what it counted for; it is kept for `put_back`. Twice is once."""
    with store.writing() as connection:
        desk = desk_of(connection, ref, entrant)
        before = _sheet(connection, ref)
        return _set_removed(desk, before, clock(), entrant, clock)


def put_back(store: Store, ref: SheetRef, entrant: Entrant, clock: Clock) -> SheetRecord:
    """Have a sheet again that was taken away. Raises NotFound."""
    with store.writing() as connection:
        desk = desk_of(connection, ref, entrant)
        return _set_removed(desk, _sheet(connection, ref), None, entrant, clock)


def choose(
    store: Store, ref: SheetRef, entrant: Entrant, clock: Clock, *, counts: bool
) -> SheetRecord:
    """Let a sheet count for its student, or what they gave on a device. Raises NobodysSheet."""
    with store.writing() as connection:
        desk = desk_of(connection, ref, entrant)
        sheet = _sheet(connection, ref)
        if sheet.student_id is None:
            raise NobodysSheet(number=sheet.number)
        return count_sheet(desk, sheet, entrant, clock, counts=counts)


def _sheet(connection: Connection, ref: SheetRef) -> SheetRecord:
    sheet = sheets.sheet(connection, ref.classroom_id, ref.sheet_id)
    if sheet is None or sheet.assignment_id != ref.assignment_id:
        raise NotFound
    return sheet


def _set_removed(
    desk: Desk, before: SheetRecord, removed_at: datetime | None, entrant: Entrant, clock: Clock
) -> SheetRecord:
    if (before.removed_at is None) == (removed_at is None):
        return before
    sheets.change_sheet(desk.connection, before.classroom_id, before.id, removed_at=removed_at)
    sheet = apply(desk, replace(before, removed_at=removed_at), entrant, clock, {})
    _let_others_count(desk, before, sheet, entrant, clock)
    return sheet


def _let_others_count(
    desk: Desk, before: SheetRecord, sheet: SheetRecord, entrant: Entrant, clock: Clock
) -> None:
    """Where a student's sheet counts no more for them, another sheet of theirs does."""
    if before.attempt_id is None or sheet.attempt_id == before.attempt_id:
        return
    if before.student_id is None:
        return
    for other in sheets.sheets_of_student(
        desk.connection, before.classroom_id, before.assignment_id, before.student_id
    ):
        if other.id != sheet.id:
            apply(desk, other, entrant, clock, {})


def _refuse_stranger(connection: Connection, ref: SheetRef, posted: PostedSheet) -> None:
    if posted.student_id is None:
        return
    student = students.student(connection, ref.classroom_id, posted.student_id)
    if student is None or student.removed_at is not None:
        raise NotFound


def _refuse_other(before: SheetRecord, posted: PostedSheet) -> None:
    """Raise SheetChanged where another page has changed the sheet since. Pure."""
    if posted.revision > before.revision + REVISION_STEP:
        raise RevisionTooHigh(revision=posted.revision, held=before.revision)
    own = before.writer == posted.writer
    if posted.base == before.revision or (own and posted.revision > before.revision):
        return
    raise SheetChanged(author=before.author, number=before.number)


def _values(
    desk: Desk, posted: PostedSheet, before: SheetRecord | None, now: datetime
) -> dict[str, Any]:
    """The columns that a page says."""
    reading = read_sheet(desk.assignment, desk.printed(posted.code), posted.typed, posted.comments)
    done_at = (before.done_at if before else None) or (now if posted.done else None)
    floor = before.revision + 1 if before else 1
    return {
        "student_id": posted.student_id,
        "printed_code": posted.code,
        "typed": list(reading.typed),
        "comments": {place: text for place, text in posted.comments.items() if text.strip()},
        "revision": max(posted.revision, floor),
        "writer": posted.writer,
        "done_at": done_at,
    }


def _says(record: SheetRecord) -> dict[str, Any]:
    """What two pages that say the same agree on."""
    return {
        "student_id": record.student_id,
        "printed_code": record.printed_code,
        "typed": list(record.typed),
        "comments": dict(record.comments),
        "done_at": record.done_at,
    }


def _new(
    desk: Desk, ref: SheetRef, values: Mapping[str, Any], entrant: Entrant, now: datetime
) -> SheetRecord:
    number = sheets.next_number(desk.connection, ref.classroom_id, ref.assignment_id)
    return SheetRecord(
        classroom_id=ref.classroom_id,
        id=ref.sheet_id,
        assignment_id=ref.assignment_id,
        attempt_id=None,
        number=number,
        author=entrant.name,
        begun_at=now,
        saved_at=now,
        removed_at=None,
        **values,
    )


def _levels(desk: Desk, record: SheetRecord) -> Mapping[str, GivenLevel]:
    printed = desk.printed(record.printed_code)
    return read_sheet(desk.assignment, printed, record.typed, record.comments).levels
