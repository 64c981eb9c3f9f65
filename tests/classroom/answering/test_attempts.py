from contextlib import ExitStack
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import (
    AlreadySubmitted,
    AssignmentClosed,
    FeedbackNotDue,
    NoAttemptsLeft,
    NotOpenYet,
)
from kit.classroom.feedback import feedback
from kit.classroom.people import class_list
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from kit.vocabulary import Feedback
from tests.support import databases
from tests.support.flags import READS_KEY, after_feedback
from tests.support.queries import statements
from tests.support.room import ITEMS, NOON, Room, make_room


def test_start_twice_is_one_attempt(room: Room) -> None:
    assert room.start("Mia").attempt == room.start("Mia").attempt


def test_start_that_comes_again_after_handing_in_begins_nothing(room: Room) -> None:
    """Its reply was lost, or a bad network brings it twice: the next attempt is another click."""
    room.give(Rules(attempts_allowed=2))
    where = (room.store, room.people["Mia"], room.assignment_id, clock_at(room.now))

    def made() -> int:
        return attempts.task(*where[:3], room.now).attempts_made

    attempts.start(*where, after=0)
    room.submit("Mia")
    attempts.start(*where, after=0)
    assert made() == 1
    attempts.start(*where, after=1)
    assert made() == 2


def test_start_beyond_the_limit_is_refused(room: Room) -> None:
    room.do_all("Mia")
    with pytest.raises(NoAttemptsLeft) as caught:
        room.start("Mia")
    assert str(caught.value) == "“Three claims” allows 1 attempts, and you have used them."


def test_start_a_second_attempt_keeps_the_first(room: Room) -> None:
    room.give(Rules(attempts_allowed=2))
    room.do_all("Mia", plan="editorial")
    room.do_all("Mia")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    mia = next(row for row in sheet.students if row.name == "Mia")
    assert (mia.attempt, mia.attempts_made, mia.credit) == (2, 2, 4.0)


def test_start_before_opening_is_refused(room: Room) -> None:
    room.give(Rules(opens_at=NOON + timedelta(hours=1)))
    with pytest.raises(NotOpenYet) as caught:
        room.start("Mia")
    assert str(caught.value) == (
        "“Three claims” is not open yet. It opens at the time your teacher set."
    )


def test_start_after_closing_is_refused(room: Room) -> None:
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    with pytest.raises(AssignmentClosed):
        room.start("Mia")


@pytest.mark.parametrize("rule_", Feedback)
def test_answers_after_an_attempt_that_showed_the_key_are_flagged(
    room: Room, rule_: Feedback
) -> None:
    room.give(Rules(attempts_allowed=2, feedback=rule_, feedback_at=room.now + timedelta(hours=1)))
    room.start("Mia")
    room.submit("Mia")
    room.later(minutes=1)
    room.do_all("Mia")
    assert after_feedback(room, "Mia") == dict.fromkeys(ITEMS, rule_ is Feedback.ON_SUBMISSION)


def test_answers_after_the_date_of_the_key_are_flagged_and_it_comes_with_handing_in(
    room: Room,
) -> None:
    room.give(
        Rules(
            attempts_allowed=2,
            feedback=Feedback.ON_DATE,
            feedback_at=room.now + timedelta(hours=1),
        )
    )
    room.do_all("Ben")
    room.start("Mia")
    room.save("Mia", plan="official")
    for name, error in (("Ben", FeedbackNotDue), ("Mia", FeedbackNotDue)):
        with pytest.raises(error):
            feedback.feedback(room.store, room.people[name], room.assignment_id, room.now)
    room.later(hours=1)
    room.save("Mia", vote="sourced")
    assert feedback.feedback(room.store, room.people["Ben"], room.assignment_id, room.now).marks
    with pytest.raises(FeedbackNotDue):
        feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    room.submit("Mia")
    assert feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now).marks
    assert after_feedback(room, "Mia") == {"plan": False, "vote": True}
    room.later(minutes=1)
    room.do_all("Ben")
    assert after_feedback(room, "Ben") == dict.fromkeys(ITEMS, True)


def test_answers_after_a_second_name_saw_the_key_are_flagged(room: Room) -> None:
    """Ben is Mia, too: he hands in nothing, and she answers by the key she sees as Ben."""
    room.start("Mia")
    room.save("Mia", plan="official")
    room.later(minutes=1)
    room.start("Ben")
    room.submit("Ben")
    room.later(minutes=1)
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    assert after_feedback(room, "Mia") == {"plan": False, "vote": False}
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    assert after_feedback(room, "Mia") == {"plan": False, "vote": True}


def test_handing_in_reads_the_key_and_says_nothing_of_it(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.start("Mia")
    room.save("Mia", plan="editorial")
    with statements(room.store) as seen:
        room.submit("Mia")
    assert [text for text in seen if READS_KEY.search(text)] != []


class Attempt(RuleBasedStateMachine):
    """One student's work against a simple model of it."""

    system = "sqlite"

    def __init__(self) -> None:
        super().__init__()
        self.ground = ExitStack()
        self.store = self.ground.enter_context(databases.kept(self.system))
        self.room = make_room(self.store, names=("Mia",))
        self.model: dict[str, tuple[int, str]] = {}
        self.started = self.submitted = self.closed = False

    def teardown(self) -> None:
        self.ground.close()

    @rule()
    def start(self) -> None:
        if self.started or not self.closed:
            if self.submitted or (self.closed and self.started):
                with pytest.raises((NoAttemptsLeft, AssignmentClosed)):
                    self.room.start("Mia")
            else:
                self.room.start("Mia")
                self.started = True
        else:
            with pytest.raises(AssignmentClosed):
                self.room.start("Mia")

    @precondition(lambda self: self.started)
    @rule(
        item=st.sampled_from(ITEMS),
        revision=st.integers(1, 4),
        label=st.sampled_from(["sourced", "official", "editorial"]),
    )
    def save(self, item: str, revision: int, label: str) -> None:
        if self.submitted or self.closed:
            if self.model.get(item, (0, ""))[1] == label:
                # Taken before, and the reply was lost: acknowledged, and nothing changes.
                self.room.save("Mia", revision, **{item: label})
                return
            with pytest.raises((AlreadySubmitted, AssignmentClosed)):
                self.room.save("Mia", revision, **{item: label})
            return
        self.room.save("Mia", revision, **{item: label})
        if revision > self.model.get(item, (0, ""))[0]:
            self.model[item] = (revision, label)

    @precondition(lambda self: self.started)
    @rule()
    def submit(self) -> None:
        if self.closed and not self.submitted:
            with pytest.raises(AssignmentClosed):
                self.room.submit("Mia")
            return
        self.room.submit("Mia")
        self.submitted = True

    @rule()
    def close(self) -> None:
        room = self.room
        assignments.close(
            room.store, room.classroom_id, room.assignment_id, clock_at(room.later(seconds=1))
        )
        self.closed = True

    @rule()
    def reopen(self) -> None:
        room = self.room
        assignments.reopen(
            room.store, room.classroom_id, room.assignment_id, clock_at(room.later(seconds=1))
        )
        self.closed = False

    @invariant()
    def database_holds_what_was_acknowledged(self) -> None:
        room = self.room
        sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
        (mia,) = sheet.students
        assert {item: cell.choices[WHOLE] for item, cell in mia.cells.items()} == {
            item: label for item, (_revision, label) in self.model.items()
        }
        done = self.submitted or (self.closed and self.started)
        assert mia.handed_in == done
        assert all((cell.credit is not None) == done for cell in mia.cells.values())


class AttemptOnPostgres(Attempt):
    """Attempts on PostgreSQL, where several write at once."""

    system = "postgres"


class AttemptAtLength(Attempt):
    """The same with as many examples as a release wants."""


for machine, number in ((Attempt, 10), (AttemptAtLength, 25), (AttemptOnPostgres, 25)):
    machine.TestCase.settings = settings(
        max_examples=number,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


# Twenty seconds at length on a quiet machine, several times that on a busy one.
test_attempt_against_a_model = pytest.mark.slow(pytest.mark.timeout(240)(Attempt.TestCase))


test_attempt_against_a_model_at_length = pytest.mark.timeout(240)(
    pytest.mark.long(AttemptAtLength.TestCase)
)


test_attempt_against_a_model_on_postgres = pytest.mark.timeout(240)(
    pytest.mark.long(pytest.mark.postgres(AttemptOnPostgres.TestCase))
)
