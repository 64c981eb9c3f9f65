"""*Enter answers from paper*: an assignment's sheets, each with what was read and what counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.feedback.feedback import attempt_that_counts
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import SheetRef, desk_of
from kit.classroom.paper.printed import Desk, Printed
from kit.classroom.paper.reading import SheetReading, read_sheet
from kit.classroom.paper.slots import Slot, Told, slots_of
from kit.classroom.people.students import numbered_students
from kit.content.exercise import Exercise
from kit.content.sheets.codes import sheet_code
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType
from kit.store.answering import attempts
from kit.store.answering.answers import attempts_with_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.models.base import SubmittedBy
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import N_

#: What a sheet is to its student's results.
Standing = Literal["counts", "half", "nameless", "other-sheet", "device", "left", "not-read"]

OTHER_SHEET: Final = N_(
    "%(name)s has sheet %(number)s, too. One sheet of a student counts: that one. This one is kept "
    "beside it."
)
SAME_SHEET: Final = N_(
    "%(name)s has sheet %(number)s, too, with the same answers: was one entered twice?"
)
DEVICE_COUNTS: Final = N_(
    "%(name)s also answered on a device. Both are kept; what was given on the device counts."
)
PAPER_COUNTS: Final = N_("%(name)s also answered on a device. Both are kept; the sheet counts.")
LEFT_CLASS: Final = N_("Whose sheet this is has left the class. Choose somebody else.")


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet as the page shows it.

    `name` and `position` are its student's, None and 0 without one; `device` are the student's
    attempts that did not come from paper.
    """

    record: SheetRecord
    printed: Printed
    reading: SheetReading
    name: str | None
    position: int
    standing: Standing
    told: Sequence[Told]
    device: Sequence[AttemptRecord]

    @property
    def may_choose(self) -> bool:
        """Whether something else than the sheet could count, or counts."""
        beside = self.standing in {"other-sheet", "device"}
        return beside or (self.standing == "counts" and bool(self.device))


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page: whom sheets may be of, what each letter asks in turn, the sheets by number.

    `codes` are by letter what is printed on sheets now; `last_code` is the one that was typed
    last, "" for none. `picked` is a sheet to be mended.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    item_type: AnyItemType
    students: Sequence[tuple[int, StudentRecord]]
    slots: Mapping[str, Sequence[Slot]]
    codes: Mapping[str, str]
    last_code: str
    sheets: Sequence[SheetView]
    picked: SheetView | None

    @property
    def half(self) -> int:
        """How many sheets are half entered."""
        return sum(view.standing == "half" for view in self.sheets)

    @property
    def nameless(self) -> int:
        """How many have no name yet."""
        return sum(view.record.student_id is None for view in self.sheets)

    @property
    def open_answers(self) -> int:
        """How many answers stand on no sheet."""
        return sum(len(view.reading.open) for view in self.sheets)


def entry_page(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    entrant: Entrant,
    picked: UUID | None = None,
) -> EntryPage:
    """An assignment's sheets. Raises NotFound, also for a sheet that is not there; NotOnPaper."""
    with store.reading() as connection:
        ref = SheetRef(classroom_id, assignment_id, assignment_id)
        desk = desk_of(connection, ref, entrant, lock=False)
        people = numbered_students(connection, classroom_id)
        records = sheets.sheets_of_assignment(connection, classroom_id, assignment_id)
        views = _views(connection, desk, records, people)
        version = desk.assignment.key_version
        last = max(records, key=lambda record: record.saved_at, default=None)
        page = EntryPage(
            desk.assignment,
            desk.exercise,
            ITEM_TYPES[desk.exercise.type],
            people,
            {letter: slots_of(desk.exercise, letter) for letter in desk.letters},
            {letter: str(sheet_code(desk.exercise, letter, version)) for letter in desk.letters},
            last.printed_code if last else "",
            views,
            next((view for view in views if view.record.id == picked), None),
        )
    if picked is not None and page.picked is None:
        raise NotFound
    return page


def sheet_view(store: Store, ref: SheetRef, entrant: Entrant) -> SheetView:
    """One sheet as the page shows it. Raises NotFound or NotOnPaper."""
    with store.reading() as connection:
        desk = desk_of(connection, ref, entrant, lock=False)
        record = sheets.sheet(connection, ref.classroom_id, ref.sheet_id)
        if record is None or record.assignment_id != ref.assignment_id:
            raise NotFound
        people = numbered_students(connection, ref.classroom_id)
        records = [record]
        if record.student_id is not None:
            own = sheets.sheets_of_student(
                connection, ref.classroom_id, ref.assignment_id, record.student_id
            )
            records += [other for other in own if other.id != record.id]
        return _views(connection, desk, records, people)[0]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a sheet: its student, their other sheets, what came from a device."""

    name: str | None
    position: int
    sheets: Sequence[SheetRecord]
    device: Sequence[AttemptRecord]
    device_counts: bool


def _views(
    connection: Connection,
    desk: Desk,
    records: Sequence[SheetRecord],
    people: Sequence[tuple[int, StudentRecord]],
) -> Sequence[SheetView]:
    by_id = {student.id: (position, student.name) for position, student in people}
    by_student = _made(connection, desk.assignment)
    views = []
    for record in records:
        others = [other for other in records if _is_beside(record, other)]
        name, position, device, counts = None, 0, [], None
        if record.student_id is not None:
            position, name = by_id.get(record.student_id, (0, None))
            own, counts = by_student.get(record.student_id, ([], None))
            device = [attempt for attempt in own if not _is_paper(attempt)]
        device_counts = counts is not None and not _is_paper(counts)
        views.append(_view(desk, record, _Beside(name, position, others, device, device_counts)))
    return views


def _is_beside(record: SheetRecord, other: SheetRecord) -> bool:
    same = record.student_id is not None and record.student_id == other.student_id
    return same and record.id != other.id


def _is_paper(attempt: AttemptRecord) -> bool:
    return attempt.submitted_by is SubmittedBy.PAPER


def _made(
    connection: Connection, record: AssignmentRecord
) -> Mapping[UUID, tuple[list[AttemptRecord], AttemptRecord | None]]:
    """Each student's attempts at an assignment, and which of them counts."""
    by_student: dict[UUID, list[AttemptRecord]] = {}
    for attempt in attempts.attempts_of_assignment(connection, record.classroom_id, record.id):
        by_student.setdefault(attempt.student_id, []).append(attempt)
    ids = [attempt.id for own in by_student.values() for attempt in own]
    answered = attempts_with_answers(connection, record.classroom_id, ids)
    return {one: (own, attempt_that_counts(own, answered)) for one, own in by_student.items()}


def _view(desk: Desk, record: SheetRecord, beside: _Beside) -> SheetView:
    printed = desk.printed(record.printed_code)
    reading = read_sheet(desk.assignment, printed, record.typed, record.comments)
    standing = _standing(record, reading, beside)
    return SheetView(
        record,
        printed,
        reading,
        beside.name,
        beside.position,
        standing,
        [*reading.told, *_told(record, beside)],
        beside.device,
    )


def _told(record: SheetRecord, beside: _Beside) -> Iterator[Told]:
    """What is to be known of a sheet beside others of its student."""
    if record.student_id is not None and beside.name is None:
        yield Told(LEFT_CLASS)
    label = beside.name or N_("This student")
    for other in beside.sheets:
        facts = {"name": label, "number": other.number}
        if (other.printed_code, list(other.typed)) == (record.printed_code, list(record.typed)):
            yield Told(SAME_SHEET, facts)
        elif record.attempt_id is None:
            yield Told(OTHER_SHEET, facts)
    if beside.device and record.done_at is not None:
        yield Told(DEVICE_COUNTS if beside.device_counts else PAPER_COUNTS, {"name": label})


def _standing(record: SheetRecord, reading: SheetReading, beside: _Beside) -> Standing:
    if record.student_id is None:
        return "nameless"
    if beside.name is None:
        return "left"
    if record.done_at is None:
        return "half"
    if record.attempt_id is not None:
        return "device" if beside.device_counts else "counts"
    if not reading.slots or 0 in reading.problems:
        return "not-read"
    return "other-sheet" if beside.sheets else "not-read"
