"""What a teacher reads of groups and deals: each one use case, of one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.groups.deals import form_at, load_deal, occasions_of, pairs
from kit.classroom.assignments.groups.groups import given_to
from kit.classroom.errors import NotFound
from kit.classroom.people.dealing import halves_of
from kit.classroom.people.students import numbered_students
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import deals, groups
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.groups.groups import GroupRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import Half, Occasion


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with who is in it, by name, and what was given to it, newest first."""

    group: GroupRecord
    students: Sequence[StudentRecord]
    assignments: Sequence[AssignmentRecord]


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """The groups of a class, who is in none, and its deals, newest first, by their titles.

    `numbers` stand for the names of students.
    """

    groups: Sequence[GroupView]
    without: Sequence[StudentRecord]
    students: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]
    deals: Sequence[tuple[DealRecord, str]]
    offered: bool


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group, and all who may be in it, with the numbers that stand for their names."""

    view: GroupView
    students: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class DealtStudent:
    """A student in a half; `late`: dealt after the deal was made."""

    student: StudentRecord
    late: bool


@dataclass(frozen=True, slots=True)
class HalfView:
    """A half of a deal: its forms before and after, by title, and who is in it alone."""

    half: Half
    before: str
    after: str
    students: Sequence[DealtStudent]


@dataclass(frozen=True, slots=True)
class OccasionView:
    """An occasion of a deal: what was given, in Half's order; nothing where it is not yet."""

    occasion: Occasion
    assignments: Sequence[AssignmentRecord]


@dataclass(frozen=True, slots=True)
class DealPage:
    """A deal: its halves and occasions.

    `twice` are in both halves, since they joined twice; `waiting` are on the roster and are dealt
    when they join. `begun` counts the students who have begun something of it: then it is not
    taken back any more.
    """

    deal: DealRecord
    titles: tuple[str, str]
    halves: Sequence[HalfView]
    occasions: Sequence[OccasionView]
    twice: Sequence[StudentRecord]
    waiting: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]
    begun: int


@dataclass(frozen=True, slots=True)
class NewDealPage:
    """What may be dealt, and to how many: those who have joined, and those who have yet to."""

    pairs: Sequence[tuple[Exercise[Any], Exercise[Any]]]
    joined: int
    waiting: int


def groups_page(store: Store, library: Library, classroom_id: UUID) -> GroupsPage:
    """The page of a class's groups, in as many queries however many there are."""
    with store.reading() as connection:
        numbered = numbered_students(connection, classroom_id)
        views = _views(connection, classroom_id, [student for _number, student in numbered])
        all_deals = deals.deals(connection, classroom_id)
    placed = {student.id for view in views for student in view.students}
    return GroupsPage(
        groups=views,
        without=[student for _number, student in numbered if student.id not in placed],
        students=[student for _number, student in numbered],
        numbers={student.id: number for number, student in numbered},
        deals=[(deal, " · ".join(_titles(library, deal))) for deal in all_deals],
        offered=bool(pairs(library)),
    )


def _views(
    connection: Connection, classroom_id: UUID, everybody: Sequence[StudentRecord]
) -> Sequence[GroupView]:
    inside = groups.members(connection, classroom_id)
    assigned_to = given_to(connection, classroom_id)
    return [
        GroupView(
            group,
            [one for one in everybody if one.id in inside.get(group.id, frozenset())],
            assigned_to(group.id),
        )
        for group in groups.groups(connection, classroom_id)
    ]


def _titles(library: Library, deal: DealRecord) -> tuple[str, str]:
    """What the forms are called; of one that the kit has no more, its id."""
    a, b = (library.exercises.get(form) for form in (deal.form_a, deal.form_b))
    return a.title if a else deal.form_a, b.title if b else deal.form_b


def group_page(store: Store, classroom_id: UUID, group_id: UUID) -> GroupPage:
    """The page of one group. Raises NotFound."""
    with store.reading() as connection:
        numbered = numbered_students(connection, classroom_id)
        everybody = [student for _number, student in numbered]
        views = _views(connection, classroom_id, everybody)
    view = next((one for one in views if one.group.id == group_id), None)
    if view is None:
        raise NotFound
    return GroupPage(view, everybody, {student.id: number for number, student in numbered})


def new_deal_page(store: Store, library: Library, classroom_id: UUID) -> NewDealPage:
    """What there is to deal, and to how many."""
    with store.reading() as connection:
        everybody = numbered_students(connection, classroom_id)
    joined = sum(student.joined_at is not None for _number, student in everybody)
    return NewDealPage(pairs(library), joined, len(everybody) - joined)


def deal_page(store: Store, library: Library, classroom_id: UUID, deal_id: UUID) -> DealPage:
    """The page of a deal. Raises NotFound."""
    with store.reading() as connection:
        deal = load_deal(connection, classroom_id, deal_id)
        numbered = numbered_students(connection, classroom_id)
        dealt = deals.dealt(connection, classroom_id)
        occasions = occasions_of(connection, deal)
        begun = {
            attempt.student_id
            for by_half in occasions.values()
            for record in by_half.values()
            for attempt in attempts.attempts_of_assignment(connection, classroom_id, record.id)
        }
    everybody = [student for _number, student in numbered]
    own = halves_of(deal, dealt, {student.id for student in everybody})
    return DealPage(
        deal=deal,
        titles=_titles(library, deal),
        halves=_half_views(library, deal, dealt, everybody),
        occasions=[
            OccasionView(occasion, [by_half[half] for half in Half if half in by_half])
            for occasion in Occasion
            for by_half in [occasions.get(occasion, {})]
        ],
        twice=[student for student in everybody if len(own.get(student.id, ())) > 1],
        waiting=[student for student in everybody if student.id not in own],
        numbers={student.id: number for number, student in numbered},
        begun=len(begun),
    )


def _half_views(
    library: Library,
    deal: DealRecord,
    dealt: Sequence[DealtRecord],
    everybody: Sequence[StudentRecord],
) -> Sequence[HalfView]:
    own = halves_of(deal, dealt, {student.id for student in everybody})
    of_deal = [row for row in dealt if row.deal_id == deal.id]
    late = {row.student_id for row in of_deal if row.dealt_at > deal.dealt_at}
    titles = dict(zip((deal.form_a, deal.form_b), _titles(library, deal), strict=True))
    return [
        HalfView(
            half,
            titles[form_at(deal, half, Occasion.BEFORE)],
            titles[form_at(deal, half, Occasion.AFTER)],
            [
                DealtStudent(student, student.id in late)
                for student in everybody
                if own.get(student.id) == frozenset({half})
            ],
        )
        for half in Half
    ]
