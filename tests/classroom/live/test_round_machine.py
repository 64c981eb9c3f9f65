"""A round as a state machine: whatever comes in whatever order, only the open ballot takes votes."""

import re
from contextlib import ExitStack

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.errors import AssignmentClosed, FeedbackNotDue, RoundClosed
from kit.classroom.feedback.feedback import feedback
from kit.classroom.live import participant, session
from kit.classroom.live.errors import CannotMove, MovedOn, SessionEnded
from kit.classroom.stages import MOVES, left, open_ballot
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.support import databases
from tests.support.queries import statements
from tests.support.room import NOON, make_room

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
NAMES = ("Mia", "Ben")
ITEMS = ("plan", "vote")
LABELS = ("sourced", "official", "editorial")
READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")


class Rounds(RuleBasedStateMachine):
    """A teacher, two students, two questions; beside them what ought to be, in plain Python."""

    system = "sqlite"

    @initialize()
    def begin(self) -> None:
        self.ground = ExitStack()
        self.store = self.ground.enter_context(databases.kept(self.system))
        room = make_room(self.store, names=NAMES)
        self.people = room.people
        task = session.start(self.store, room.library, room.classroom_id, "three-claims", NOON)
        self.assignment_ref = (self.store, room.classroom_id, task)
        self.attempt = {}
        for name, who in room.people.items():
            attempts.start(self.store, who, task, clock_at(NOON))
            self.attempt[name] = attempts.work(self.store, who, task, NOON).attempt.id
        self.step = 0
        self.at: str | None = None
        self.stages: dict[str, Stage] = {}
        self.ended = False
        #: The questions that a vote was opened on.
        self.opened: set[str] = set()
        #: What was taken: by student, item and ballot, and what stands, with its revision.
        self.votes: dict[tuple[str, str, int], tuple[int, str]] = {}
        self.stands: dict[tuple[str, str], tuple[int, str]] = {}
        #: The questions whose key somebody could read, at its stage or in the feedback at the end.
        self.key_seen: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "ground"):
            self.ground.close()

    @rule(item=st.sampled_from(ITEMS), old=st.booleans())
    def put(self, item: str, *, old: bool) -> None:
        try:
            session.put(*self.assignment_ref, self.step - old, item, clock_at(NOON))
        except SessionEnded:
            assert self.ended
        except MovedOn:
            assert old
        else:
            assert not self.ended
            if old:
                # The same button pressed twice: it stands so already, and nothing moves.
                assert item == self.at
                return
            if self.at is not None:
                self.stages[self.at] = left(self.stages[self.at])
            self.stages.setdefault(item, Stage.READ)
            self.at, self.step = item, self.step + 1

    @precondition(lambda self: self.at is not None and not self.ended)
    @rule(which=st.integers(0, 3))
    def go_where_one_may(self, which: int) -> None:
        """Chance alone would seldom come far."""
        assert self.at is not None
        allowed = MOVES[self.stages[self.at]]
        if allowed:
            self.move(allowed[which % len(allowed)], old=False)

    @precondition(lambda self: self.at is not None)
    @rule(to=st.sampled_from(Stage), old=st.booleans())
    def move(self, to: Stage, *, old: bool) -> None:
        assert self.at is not None
        may = to in MOVES[self.stages[self.at]]
        try:
            session.move(*self.assignment_ref, self.step - old, to, clock_at(NOON))
        except SessionEnded:
            assert self.ended
        except MovedOn:
            assert old
        except CannotMove:
            assert not may
        else:
            if old:
                assert to is self.stages[self.at]
                return
            assert may
            self.stages[self.at], self.step = to, self.step + 1
            if open_ballot(to):
                assert self.at not in self.key_seen
                self.opened.add(self.at)

    @precondition(lambda self: self.at is not None)
    @rule(
        name=st.sampled_from(NAMES), ballot=st.sampled_from([1, 2]), label=st.sampled_from(LABELS)
    )
    def vote_on_what_is_there(self, name: str, ballot: int, label: str) -> None:
        assert self.at is not None
        self.vote(name, self.at, ballot, label, 1)

    @rule(
        name=st.sampled_from(NAMES),
        item=st.sampled_from(ITEMS),
        ballot=st.sampled_from([1, 2]),
        label=st.sampled_from(LABELS),
        ahead=st.sampled_from([1, 1, 1, 0, -1, 5]),
    )
    def vote(self, name: str, item: str, ballot: int, label: str, ahead: int) -> None:
        """In order, once more, late, or out of order: the number is that of what stands, and this."""
        number, stood = self.stands.get((name, item), (0, ""))
        revision = max(1, number + ahead)
        is_open = not self.ended and self.at == item and open_ballot(self.stages[item]) == ballot
        held = self.votes.get((name, item, ballot))
        given = [PostedAnswer(item, revision, {"label": label})]
        try:
            (found,) = saving.save_answers(
                self.store, self.people[name], self.assignment_ref[2], self.attempt[name], given, clock_at(NOON),
                ballot=ballot,
            )  # fmt: skip
        except (RoundClosed, AssignmentClosed):
            assert not is_open
            assert held is None or held[1] != label
            return
        if not is_open:
            # Taken before; the reply was lost.
            assert held is not None
            assert held[1] == label == found.value["label"]
            return
        assert item not in self.key_seen
        if revision > number:
            self.votes[name, item, ballot] = (revision, label)
            self.stands[name, item] = (revision, label)
        else:
            assert (found.revision, found.value["label"]) == (number, stood)

    @rule()
    def end(self) -> None:
        session.end(*self.assignment_ref, clock_at(NOON))
        if not self.ended:
            self.ended, self.step = True, self.step + 1
            for item in self.opened:
                self.stages[item] = Stage.REVEAL

    @precondition(lambda self: self.ended)
    @rule()
    def go_on(self) -> None:
        assignments.reopen(*self.assignment_ref, clock_at(NOON))
        self.ended = False

    @invariant()
    def session_is_where_it_ought_to_be(self) -> None:
        found = session.live_of(*self.assignment_ref)
        assert {item: one.stage for item, one in found.rounds.items()} == self.stages
        assert (found.session.item_id, found.session.step) == (self.at, self.step)
        assert found.ended is self.ended

    @invariant()
    def votes_are_those_that_were_taken(self) -> None:
        names = {who.student_id: name for name, who in self.people.items()}
        with self.store.reading() as connection:
            rows = votes.votes_of(connection, *self.assignment_ref[1:])
        assert {
            (names[row.student_id], row.item_id, row.ballot): row.value["label"] for row in rows
        } == {key: label for key, (_revision, label) in self.votes.items()}

    @invariant()
    def answer_is_the_last_vote_and_no_key_is_read_before_its_time(self) -> None:
        revealed = self.at is not None and self.stages[self.at] is Stage.REVEAL
        for name, who in self.people.items():
            with statements(self.store) as seen:
                seat = participant.seat_of(self.store, who, self.assignment_ref[2], NOON)
            # The key of this question, at its stage and at no other.
            assert any(READS_KEY.search(one) for one in seen) is revealed
            assert (seat.shown is not None) is revealed
            if seat.shown is not None and self.at is not None:
                self.key_seen.add(self.at)
            if self.ended:
                shown = feedback(self.store, who, self.assignment_ref[2], NOON)
                self.key_seen |= {item.id for item in shown.work.exercise.items}
            else:
                with statements(self.store) as seen, pytest.raises(FeedbackNotDue):
                    feedback(self.store, who, self.assignment_ref[2], NOON)
                assert not [one for one in seen if READS_KEY.search(one)]
            if self.at is not None:
                stood = self.stands.get((name, self.at))
                assert (seat.answer.value["label"] if seat.answer else None) == (
                    stood[1] if stood else None
                )


class RoundsOnPostgres(Rounds):
    """Rounds on PostgreSQL, where several write at once."""

    system = "postgres"


class RoundsAtLength(Rounds):
    """The same with as many examples as a release wants."""


TestRounds = Rounds.TestCase
TestRounds.settings = settings(max_examples=8, stateful_step_count=40, deadline=None)
#: As much time for each example as the short form has. The alarm rings inside an example, and
#: Hypothesis, which plays it again without one, calls that "Inconsistent data generation".
in_its_time = pytest.mark.timeout(640)
TestRoundsAtLength = pytest.mark.long(in_its_time(RoundsAtLength.TestCase))
TestRoundsOnPostgres = pytest.mark.long(
    pytest.mark.postgres(in_its_time(RoundsOnPostgres.TestCase))
)
for at_length in (TestRoundsAtLength, TestRoundsOnPostgres):
    at_length.settings = settings(TestRounds.settings, max_examples=40)
del at_length  # or it is another test
