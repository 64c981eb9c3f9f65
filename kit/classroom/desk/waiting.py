"""What of a class waits for its teacher, each with where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.keys import appeal_review
from kit.classroom.marking import queue
from kit.classroom.marking.queue import ItemMarks
from kit.classroom.people import students
from kit.store.answering.class_progress import read_assignments_to_mark
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people import devices
from kit.store.people.students import StudentRecord
from kit.store.written import claims


@dataclass(frozen=True, slots=True)
class ItemAppeals:
    """How many argue, unanswered, about one item. `position` counts from 1."""

    assignment: AssignmentRecord
    item_id: str
    item_type: str
    position: int
    count: int


@dataclass(frozen=True, slots=True)
class TextsToMark:
    """An exercise with answers that wait for the teacher's mark, by item."""

    assignment: AssignmentRecord
    items: Sequence[ItemMarks]

    @property
    def left(self) -> int:
        """How many answers wait."""
        return sum(item.left for item in self.items)


@dataclass(frozen=True, slots=True)
class ClaimsToRead:
    """How many claims students wrote after an exercise that no teacher is done with."""

    assignment: AssignmentRecord
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: appeals by item, texts and claims by exercise, who is signed in on no device."""

    appeals: Sequence[ItemAppeals]
    texts: Sequence[TextsToMark]
    claims: Sequence[ClaimsToRead]
    signed_out: Sequence[tuple[int, StudentRecord]]

    @property
    def appeal_count(self) -> int:
        """How many appeals wait for an answer."""
        return sum(item.count for item in self.appeals)

    @property
    def text_count(self) -> int:
        """How many answers wait for a mark."""
        return sum(exercise.left for exercise in self.texts)

    @property
    def claim_count(self) -> int:
        """How many claims wait to be read."""
        return sum(exercise.count for exercise in self.claims)


@dataclass(frozen=True, slots=True)
class Beside:
    """Where an item stands among those that students argue about: `number` of `count`, from 1.

    `number` is None where nobody argues about this one any more.
    """

    number: int | None
    count: int
    previous: ItemAppeals | None
    following: ItemAppeals | None


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The list of all that waits."""

    bar: Bar
    waiting: Waiting


def waiting_page(store: Store, classroom_id: UUID, now: datetime) -> WaitingPage:
    """The list of all that waits in a classroom, in the queries of `waiting_in`."""
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        everybody = students.students_of(moment, classroom_id)
        return WaitingPage(
            bar=bar_of(moment, classroom_id, everybody, now),
            waiting=waiting_in(moment, classroom_id, records, everybody),
        )


def waiting_in(
    moment: Store,
    classroom_id: UUID,
    records: Sequence[AssignmentRecord],
    everybody: Sequence[StudentRecord],
) -> Waiting:
    """What waits in a classroom with these assignments and students.

    Takes five queries, and those of the marking page's list for each exercise with texts to mark.
    """
    with moment.reading() as connection:
        to_mark = read_assignments_to_mark(connection, classroom_id)
        signed_in = devices.read_signed_in(connection, classroom_id)
        to_read = claims.count_to_read(connection, classroom_id)
    texts = [
        TextsToMark(record, queue.to_mark(moment, classroom_id, record.id))
        for record in records
        if record.id in to_mark
    ]
    return Waiting(
        appeals=_appeals(moment, classroom_id, records),
        texts=[exercise for exercise in texts if exercise.left],
        claims=[
            ClaimsToRead(record, to_read[record.id]) for record in records if record.id in to_read
        ],
        signed_out=[
            (number, student)
            for number, student in enumerate(everybody, 1)
            if student.joined_at is not None and student.id not in signed_in
        ],
    )


def appeals_beside(
    store: Store, classroom_id: UUID, assignment_id: UUID, item_id: str
) -> Beside | None:
    """What comes before and after an item in the list of appeals; None where none is open at all.

    An item that nobody argues about any more keeps its place: what follows is what followed it.
    """
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        listed = _appeals(moment, classroom_id, records)
        here = _place(moment, records, assignment_id, item_id)
    if not listed or here is None:
        return None
    rank = {record.id: number for number, record in enumerate(records)}
    places = [(rank[item.assignment.id], item.position) for item in listed]
    before = [item for item, place in zip(listed, places, strict=True) if place < here]
    after = [item for item, place in zip(listed, places, strict=True) if place > here]
    return Beside(
        number=len(before) + 1 if here in places else None,
        count=len(listed),
        previous=before[-1] if before else None,
        following=after[0] if after else None,
    )


def _place(
    moment: Store, records: Sequence[AssignmentRecord], assignment_id: UUID, item_id: str
) -> tuple[int, int] | None:
    """Where an item stands among all of the class's: by assignment, and in its exercise."""
    for rank, record in enumerate(records):
        if record.id != assignment_id:
            continue
        with moment.reading() as connection:
            ids = [item.id for item in asked_of(connection, record).items]
        return (rank, ids.index(item_id) + 1) if item_id in ids else None
    return None


def _appeals(
    moment: Store, classroom_id: UUID, records: Sequence[AssignmentRecord]
) -> Sequence[ItemAppeals]:
    """The items with open appeals: by assignment, the newest first, and in its order."""
    counts = appeal_review.open_appeals(moment, classroom_id)
    listed = []
    for record in records:
        if record.id not in counts:
            continue
        with moment.reading() as connection:
            exercise = asked_of(connection, record)
        listed += [
            ItemAppeals(record, item.id, exercise.type, position, counts[record.id][item.id])
            for position, item in enumerate(exercise.items, 1)
            if item.id in counts[record.id]
        ]
    return listed
