"""A deal of two forms, as before and after uses it: its occasions are the sides, without asking.

Whoever joined twice is in both halves and did what nobody planned: they are left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.groups.deals import form_at, occasions_of
from kit.classroom.people.dealing import halves_of, sizes_of
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import deals
from kit.store.groups.deals import DealRecord
from kit.store.people import students
from kit.vocabulary import Half, Occasion

#: What was given at each occasion, by half.
Occasions = Mapping[Occasion, Mapping[Half, AssignmentRecord]]


@dataclass(frozen=True, slots=True)
class DealtClass:
    """A deal, what was given by it, and the halves of each student of the class."""

    deal: DealRecord
    occasions: Occasions
    halves: Mapping[UUID, frozenset[Half]]

    @property
    def twice(self) -> frozenset[UUID]:
        """Those in both halves."""
        return frozenset(student for student, mine in self.halves.items() if len(mine) > 1)

    def given_at(self, occasion: Occasion) -> Sequence[AssignmentRecord]:
        """The assignments of an occasion, in Half's order; none where it was not given."""
        by_half = self.occasions.get(occasion, {})
        return [by_half[half] for half in Half if half in by_half]

    @property
    def assignments(self) -> frozenset[UUID]:
        """All that was given by it."""
        return frozenset(record.id for occasion in Occasion for record in self.given_at(occasion))


@dataclass(frozen=True, slots=True)
class DealNote:
    """What a comparison says of the deal that it rests on.

    `a_first` and `b_first` are how many are in either half alone, `twice` how many are in both
    and left out. `complete`: what is compared are its two occasions, and nothing else.
    """

    deal: DealRecord
    a_first: int
    b_first: int
    twice: int
    complete: bool


def dealt_classes(store: Store, classroom_id: UUID) -> Sequence[DealtClass]:
    """The classroom's deals by which something was given, newest first."""
    with store.reading() as connection:
        return [one for one in _dealt_classes(connection, classroom_id) if one.occasions]


def _dealt_classes(connection: Connection, classroom_id: UUID) -> Iterable[DealtClass]:
    all_deals = deals.deals(connection, classroom_id)
    if not all_deals:
        return
    dealt = deals.dealt(connection, classroom_id)
    present = {student.id for student in students.students(connection, classroom_id)}
    for deal in all_deals:
        yield DealtClass(deal, occasions_of(connection, deal), halves_of(deal, dealt, present))


@dataclass(frozen=True, slots=True)
class DealtAssignment:
    """What an assignment is in a deal, and the halves of each student of the class."""

    deal: DealRecord
    occasion: Occasion
    half: Half
    halves: Mapping[UUID, frozenset[Half]]

    def half_words(self, student_id: UUID) -> str | None:
        """A student's half, or "both" of who joined twice; None where they are in neither."""
        mine = self.halves.get(student_id, frozenset())
        return "both" if len(mine) > 1 else next((half.value for half in mine), None)

    def form(self, student_id: UUID, occasion: Occasion) -> str | None:
        """The exercise that a student has at an occasion; None of who is not in one half."""
        mine = self.halves.get(student_id, frozenset())
        half = next(iter(mine)) if len(mine) == 1 else None
        return form_at(self.deal, half, occasion) if half else None


def dealt_assignment(
    store: Store, classroom_id: UUID, assignment_id: UUID
) -> DealtAssignment | None:
    """What an assignment is in a deal; None where it was not given by one."""
    for dealt in dealt_classes(store, classroom_id):
        for occasion, by_half in dealt.occasions.items():
            for half, record in by_half.items():
                if record.id == assignment_id:
                    return DealtAssignment(dealt.deal, occasion, half, dealt.halves)
    return None


def left_out(classes: Iterable[DealtClass], used: Iterable[UUID]) -> frozenset[UUID]:
    """Who is in both halves of a deal that any of the assignments was given by. Pure."""
    chosen = set(used)
    return frozenset[UUID]().union(*(one.twice for one in classes if one.assignments & chosen))


def deal_note(
    classes: Iterable[DealtClass],
    before: Iterable[AssignmentRecord],
    after: Iterable[AssignmentRecord],
) -> DealNote | None:
    """What to say of the newest deal that anything compared was given by. Pure."""
    sides = [{record.id for record in side} for side in (before, after)]
    dealt = next((one for one in classes if one.assignments & (sides[0] | sides[1])), None)
    if dealt is None:
        return None
    sizes = sizes_of(dealt.halves)
    return DealNote(
        dealt.deal,
        sizes.get(Half.A_FIRST, 0),
        sizes.get(Half.B_FIRST, 0),
        len(dealt.twice),
        complete=all(sides)
        and sides == [{record.id for record in dealt.given_at(at)} for at in Occasion],
    )
