"""Counting as a state machine: two windows, in any order, beside plain Python."""

from contextlib import ExitStack

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.live import hands, session
from kit.classroom.live.errors import CannotMove, CountedMeanwhile, NothingToPutBack
from kit.classroom.live.hand_panel import Place, panel
from kit.classroom.live.hands import Count, say_present
from kit.vocabulary import Stage
from tests.support import databases
from tests.support.room import NOON, make_room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
LABELS = ("sourced", "official", "editorial")
WINDOWS = st.sampled_from(("control", "other"))
BALLOT = st.sampled_from((1, 2))
NUMBERS: st.SearchStrategy[dict[str, int]] = st.one_of(
    st.just({}), st.fixed_dictionaries({label: st.integers(0, 3) for label in LABELS})
)


class Counting(RuleBasedStateMachine):
    """Two windows with what each of them shows; beside them what ought to stand."""

    system = "sqlite"

    @initialize()
    def begin(self) -> None:
        self.ground = ExitStack()
        store = self.ground.enter_context(databases.kept(self.system))
        room = make_room(store)
        task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
        self.where = (store, room.classroom_id, task)
        session.put(*self.where, 0, "plan", clock_at(NOON))
        session.move(*self.where, 1, Stage.VOTE, clock_at(NOON))
        self.present = len(room.people)
        self.roll = self.present
        self.revision = {1: 0, 2: 0}
        self.counts: dict[int, dict[str, int]] = {1: {}, 2: {}}
        self.previous: dict[int, dict[str, int]] = {1: {}, 2: {}}
        self.stands = {1: False, 2: False}
        self.seen = {(window, ballot): 0 for window in ("control", "other") for ballot in (1, 2)}

    def teardown(self) -> None:
        if hasattr(self, "ground"):
            self.ground.close()

    def over(self, ballot: int) -> bool:
        return sum(self.counts[ballot].values()) > self.present

    @rule(window=WINDOWS, ballot=BALLOT, typed=NUMBERS, stands=st.booleans())
    def save(self, window: str, ballot: int, typed: dict[str, int], *, stands: bool) -> None:
        seen, same = self.seen[window, ballot], typed == self.counts[ballot]
        request = Count(seen, typed, stands=stands)
        try:
            shown = hands.count(*self.where, Place("plan", ballot, ""), request, clock_at(NOON))
        except CountedMeanwhile:
            assert not same
            assert seen != self.revision[ballot]
            return
        assert same or seen == self.revision[ballot]
        if not same:
            self.previous[ballot], self.counts[ballot] = self.counts[ballot], typed
            self.stands[ballot] = False
        if stands:
            self.stands[ballot] = self.stands[ballot] or self.over(ballot)
        self.revision[ballot] = shown.revision
        self.seen[window, ballot] = shown.revision

    @rule(window=WINDOWS, ballot=BALLOT)
    def undo(self, window: str, ballot: int) -> None:
        seen = self.seen[window, ballot]
        try:
            shown = hands.undo(*self.where, Place("plan", ballot, ""), seen, clock_at(NOON))
        except NothingToPutBack:
            assert seen != self.revision[ballot] or not seen
            return
        assert seen == self.revision[ballot]
        self.previous[ballot], self.counts[ballot] = self.counts[ballot], self.previous[ballot]
        self.stands[ballot] = False
        self.revision[ballot] = self.seen[window, ballot] = shown.revision

    @rule(window=WINDOWS, ballot=BALLOT)
    def load_the_page(self, window: str, ballot: int) -> None:
        shown = panel(*self.where, Place("plan", ballot, ""))
        self.seen[window, ballot] = shown.revision

    @rule(present=st.one_of(st.none(), st.integers(1, 9)))
    def say(self, present: int | None) -> None:
        say_present(*self.where, present)
        self.present = self.roll if present is None else present

    @rule(to=st.sampled_from(Stage))
    def move(self, to: Stage) -> None:
        """Wherever the round goes, the counts stay."""
        step = session.live_of(*self.where).session.step
        try:
            session.move(*self.where, step, to, clock_at(NOON))
        except CannotMove:
            return

    @rule()
    def end_and_go_on(self) -> None:
        session.end(*self.where, clock_at(NOON))
        assignments.reopen(*self.where, clock_at(NOON))

    @invariant()
    def what_was_taken_stands(self) -> None:
        for ballot in (1, 2):
            shown = panel(*self.where, Place("plan", ballot, ""))
            assert shown.counts == self.counts[ballot]
            assert shown.revision == self.revision[ballot]
            assert shown.over is (bool(self.counts[ballot]) and self.over(ballot))
            assert shown.open is (shown.over and not self.stands[ballot])


class CountingOnPostgres(Counting):
    """Counting on PostgreSQL, where several write at once."""

    system = "postgres"


TestCounting = Counting.TestCase
TestCounting.settings = settings(max_examples=8, stateful_step_count=30, deadline=None)
TestCountingOnPostgres = pytest.mark.long(pytest.mark.postgres(CountingOnPostgres.TestCase))
TestCountingOnPostgres.settings = settings(TestCounting.settings, max_examples=40)
