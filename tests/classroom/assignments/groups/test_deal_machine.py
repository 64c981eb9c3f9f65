"""Deals as a state machine: whoever comes, goes or turns out to be another, in whatever order.

Through joins the halves never differ by more than one, or grow apart; nobody sees a form that is
not theirs; whoever is in a half stays there, and whoever was two keeps the halves of both.
"""

from contextlib import ExitStack
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kit.classroom.answering import attempts
from kit.classroom.assignments.groups.deals import DEALT_RULES, deal, form_at, give_occasion
from kit.classroom.assignments.groups.errors import BeforeComesFirst, OccasionGiven
from kit.classroom.assignments.groups.pages import DealPage, deal_page
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people.class_list import merge_students, remove_student, restore_student
from kit.vocabulary import Half, Occasion
from tests.support import databases
from tests.support.forms import forms_room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
PICK = st.integers(0, 999)


class Deals(RuleBasedStateMachine):
    """One class with one deal; beside it who is in which half, in plain Python."""

    system = "sqlite"

    @initialize(first=st.integers(0, 5), seed=st.integers(0, 999_999))
    def begin(self, first: int, seed: int) -> None:
        self.ground = ExitStack()
        store = self.ground.enter_context(databases.kept(self.system))
        self.room = forms_room(store, tuple(f"Early {at}" for at in range(first)))
        whose = (store, self.room.library, self.room.classroom_id)
        self.deal_id = deal(*whose, "form-a", seed, self.room.now)
        #: The halves of everybody in the class, by name, and those who are out of it for now.
        page = self.page()
        self.halves = {
            dealt.student.name: {half.half} for half in page.halves for dealt in half.students
        }
        self.removed: dict[str, set[Half]] = {}
        self.given: dict[tuple[Half, Occasion], UUID] = {}
        self.begun: set[tuple[str, UUID]] = set()
        assert len(self.halves) == first
        assert self.apart(page) == first % 2

    def teardown(self) -> None:
        if hasattr(self, "ground"):
            self.ground.close()

    def page(self) -> DealPage:
        room = self.room
        return deal_page(room.store, room.library, room.classroom_id, self.deal_id)

    def apart(self, page: DealPage) -> int:
        a_first, b_first = (len(half.students) for half in page.halves)
        return abs(a_first - b_first)

    def pick(self, number: int, names: dict[str, set[Half]]) -> str:
        return sorted(names)[number % len(names)]

    @rule()
    def join(self) -> None:
        before = self.apart(self.page())
        name = f"Late {len(self.room.people)}"
        self.room.later(seconds=1)
        self.room.join(name)
        page = self.page()
        self.halves[name] = {
            half.half
            for half in page.halves
            if name in {dealt.student.name for dealt in half.students}
        }
        assert len(self.halves[name]) == 1
        assert self.apart(page) == abs(before - 1)

    @precondition(lambda self: len(self.halves) > 1)
    @rule(double=PICK, keep=PICK)
    def merge(self, double: int, keep: int) -> None:
        goes, stays = self.pick(double, self.halves), self.pick(keep, self.halves)
        if goes == stays:
            return
        double_id, keep_id = (self.room.people[name].student_id for name in (goes, stays))
        merge_students(self.room.store, self.room.classroom_id, double_id, keep_id, self.room.now)
        self.halves[stays] |= self.halves.pop(goes)
        self.begun |= {(stays, task) for name, task in self.begun if name == goes}

    @precondition(lambda self: self.halves)
    @rule(who=PICK)
    def remove(self, who: int) -> None:
        name = self.pick(who, self.halves)
        student = self.room.people[name].student_id
        remove_student(self.room.store, self.room.classroom_id, student, self.room.now)
        self.removed[name] = self.halves.pop(name)

    @precondition(lambda self: self.removed)
    @rule(who=PICK)
    def bring_back(self, who: int) -> None:
        name = self.pick(who, self.removed)
        student = self.room.people[name].student_id
        restore_student(self.room.store, self.room.classroom_id, student)
        self.halves[name] = self.removed.pop(name)

    @rule(occasion=st.sampled_from(Occasion))
    def give(self, occasion: Occasion) -> None:
        room = self.room
        whose = (room.store, room.library, room.classroom_id, self.deal_id)
        try:
            ids = give_occasion(*whose, DEALT_RULES, room.now, occasion=occasion)
        except BeforeComesFirst:
            assert (Half.A_FIRST, Occasion.BEFORE) not in self.given
        except OccasionGiven:
            assert (Half.A_FIRST, occasion) in self.given
        else:
            self.given |= {(half, occasion): one for half, one in zip(Half, ids, strict=True)}

    @precondition(lambda self: self.halves and self.given)
    @rule(who=PICK, which=PICK)
    def try_to_begin(self, who: int, which: int) -> None:
        name = self.pick(who, self.halves)
        (half, _occasion), task = list(self.given.items())[which % len(self.given)]
        try:
            attempts.start(self.room.store, self.room.people[name], task, clock_at(self.room.now))
        except NotFound:
            assert half not in self.halves[name]
        else:
            assert half in self.halves[name]
            self.begun.add((name, task))

    @invariant()
    def everybody_has_their_own_forms_and_nobody_another(self) -> None:
        if not hasattr(self, "halves"):
            return
        page = self.page()
        seen = {dealt.student.name: {half.half} for half in page.halves for dealt in half.students}
        seen |= {student.name: set(Half) for student in page.twice}
        assert seen == self.halves
        # Who was removed has begun it all the same.
        present = self.halves.keys() | self.removed.keys()
        assert page.begun == len({name for name, _task in self.begun} & present)
        for name, mine in self.halves.items():
            tasks = attempts.tasks(self.room.store, self.room.people[name], self.room.now)
            forms = [
                (task.assignment.exercise_id, task.assignment.id)
                for task in tasks
                if task.assignment.exercise_id != "three-claims"
            ]
            assert set(forms) == {
                (form_at(page.deal, half, occasion), task)
                for (half, occasion), task in self.given.items()
                if half in mine
            }


class DealsOnPostgres(Deals):
    """Deals on PostgreSQL."""

    system = "postgres"


class DealsAtLength(Deals):
    """The same with as many examples as a release wants."""


TestDeals = Deals.TestCase
TestDeals.settings = settings(max_examples=6, stateful_step_count=12, deadline=None)
TestDealsAtLength = pytest.mark.long(DealsAtLength.TestCase)
TestDealsOnPostgres = pytest.mark.long(pytest.mark.postgres(DealsOnPostgres.TestCase))
for at_length in (TestDealsAtLength, TestDealsOnPostgres):
    at_length.settings = settings(TestDeals.settings, max_examples=30)
del at_length  # or it is another test
