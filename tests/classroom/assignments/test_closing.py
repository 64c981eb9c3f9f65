"""Closing, more time for one student and opening again, in whatever order they come."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import assignment_of, settle
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import KitError
from kit.classroom.rules import change
from kit.classroom.rules import close as closing
from kit.classroom.rules.change import ChangeableRules, rules_of, rules_version
from kit.classroom.rules.longer import give_longer, take_back_longer
from kit.store.answering.attempts import AttemptRecord, attempts_of_assignment
from kit.store.engine import Store
from kit.store.models.base import SubmittedBy
from kit.store.rules.extensions import extensions_of_assignment
from kit.vocabulary import Feedback
from tests.support import databases
from tests.support.room import Room, make_room

NAMES = ("Mia", "Ben", "Ada")
SPANS = st.integers(min_value=-3, max_value=12)


class ClosingMachine(RuleBasedStateMachine):
    """A teacher who changes her mind, and students who work on."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = databases.kept("sqlite")
        self.store: Store = self._kept.__enter__()
        #: What each student has handed in themselves, and when.
        self.by_hand: dict[str, datetime] = {}

    def teardown(self) -> None:
        """Give the database back."""
        self._kept.__exit__(None, None, None)

    @initialize(feedback=st.sampled_from([Feedback.ON_CLOSING, Feedback.NEVER]))
    def given(self, feedback: Feedback) -> None:
        self.room: Room = make_room(self.store)
        self.room.give(Rules(feedback=feedback))

    @property
    def ref(self) -> tuple[Store, UUID, UUID]:
        return self.store, self.room.classroom_id, self.room.assignment_id

    def student_id(self, name: str) -> UUID:
        return self.room.people[name].student_id

    @rule(minutes=st.integers(min_value=1, max_value=6))
    def wait(self, minutes: int) -> None:
        self.room.later(minutes=minutes)

    @rule(name=st.sampled_from(NAMES))
    def begin(self, name: str) -> None:
        self._unless_refused(lambda: self.room.start(name))

    @rule(name=st.sampled_from(NAMES))
    def hand_in(self, name: str) -> None:
        try:
            self.room.submit(name)
        except KitError:
            return
        self.by_hand.setdefault(name, self.room.now)

    @rule(sure=st.booleans())
    def close(self, sure: bool) -> None:
        closing.close(*self.ref, clock_at(self.room.now), sure=sure)

    @rule()
    def close_and_undo(self) -> None:
        before = assignment_of(*self.ref)
        if before.is_closed(self.room.now):
            return
        done = closing.close(*self.ref, clock_at(self.room.now), sure=True)
        record = closing.undo_close(*self.ref, done.version, clock_at(self.room.now))
        assert (record.closes_at, record.closed_at) == (before.closes_at, None)

    @rule()
    def reopen(self) -> None:
        assignments.reopen(*self.ref, clock_at(self.room.now))

    @rule(minutes=st.none() | SPANS)
    def set_time(self, minutes: int | None) -> None:
        record = assignment_of(*self.ref)
        rules = rules_of(record)
        closes_at = None if minutes is None else self.room.now + timedelta(minutes=minutes)
        wish = ChangeableRules(closes_at, 1, rules.feedback, rules.feedback_at)
        self._unless_refused(
            lambda: change.change_rules(
                *self.ref, wish, rules_version(record), clock_at(self.room.now)
            )
        )

    @rule(name=st.sampled_from(NAMES), minutes=SPANS)
    def longer(self, name: str, minutes: int) -> None:
        until = self.room.now + timedelta(minutes=minutes)
        self._unless_refused(
            lambda: give_longer(*self.ref, self.student_id(name), until, clock_at(self.room.now))
        )

    @rule(name=st.sampled_from(NAMES))
    def no_longer(self, name: str) -> None:
        with self.store.reading() as connection:
            extensions = extensions_of_assignment(connection, *self.ref[1:])
        own = extensions.get(self.student_id(name))
        if own is not None:
            self._unless_refused(
                lambda: take_back_longer(
                    *self.ref, own.student_id, own.closes_at, clock_at(self.room.now)
                )
            )

    def _unless_refused(self, act: Callable[[], object]) -> None:
        with suppress(KitError):
            act()

    def stored(self) -> dict[str, AttemptRecord]:
        settle(*self.ref, self.room.now)
        with self.store.reading() as connection:
            rows = attempts_of_assignment(connection, *self.ref[1:])
        names = {self.student_id(name): name for name in NAMES}
        return {names[row.student_id]: row for row in rows}

    @invariant()
    def what_was_handed_in_stands(self) -> None:
        if not hasattr(self, "room"):
            return
        stored = self.stored()
        for name, moment in self.by_hand.items():
            assert (stored[name].submitted_by, stored[name].submitted_at) == (
                SubmittedBy.STUDENT,
                moment,
            )

    @invariant()
    def page_and_database_agree_who_is_at_work(self) -> None:
        if not hasattr(self, "room"):
            return
        stored, now = self.stored(), self.room.now
        for name in NAMES:
            task = attempts.task(self.store, self.room.people[name], self.room.assignment_id, now)
            row = stored.get(name)
            closed = task.assignment.is_closed(now)
            if row is None:
                assert task.state == ("missed" if closed else "to-start")
            elif row.submitted_at is None:
                assert (task.state, closed) == ("working", False)
            else:
                assert task.state == "handed-in"
                assert row.submitted_at <= now
                assert closed or row.submitted_by is SubmittedBy.STUDENT


TestClosing = ClosingMachine.TestCase
TestClosing.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
