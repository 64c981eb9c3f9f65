import re
from contextlib import ExitStack
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import event

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.saving import PostedAnswer, PostedForm
from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.errors import (
    AlreadySubmitted,
    AssignmentClosed,
    BadTimes,
    FeedbackNotDue,
    NoAttemptsLeft,
    NotFound,
    NotOpenYet,
    UnknownExercise,
    UnknownItem,
)
from kit.classroom.feedback import feedback
from kit.classroom.people import students
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from kit.store.models.base import SubmittedBy
from kit.vocabulary import Feedback
from tests.support import databases
from tests.support.queries import statements
from tests.support.room import ITEMS, NOON, RIGHT, Room, make_room


def stored(room: Room, name: str = "Mia") -> dict[str, str]:
    work = attempts.work(room.store, room.people[name], room.assignment_id, room.now)
    return {item: answer.value["label"] for item, answer in work.answers.items()}


def test_save_answers_keeps_what_was_given(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official", vote="editorial")
    assert stored(room) == {"plan": "official", "vote": "editorial"}


@pytest.mark.parametrize(
    ("revision", "label"), [(4, "editorial"), (5, "editorial"), (6, "sourced")]
)
def test_save_answers_takes_the_higher_revision_only(room: Room, revision: int, label: str) -> None:
    room.start("Mia")
    room.save("Mia", 5, plan="editorial")
    room.save("Mia", revision, plan="sourced")
    assert stored(room) == {"plan": label}


def test_save_answers_replies_with_what_is_held(room: Room) -> None:
    work = room.start("Mia")
    room.save("Mia", 5, plan="editorial")
    (reply,) = saving.save_answers(
        room.store,
        room.people["Mia"],
        room.assignment_id,
        work.attempt.id,
        [PostedAnswer("plan", 3, {"label": "sourced"})],
        room.now,
    )
    assert (reply.revision, reply.value) == (5, {"label": "editorial"})


@pytest.mark.parametrize(
    ("posted", "known"),
    [({"plan"}, {"plan"}), ({"vote"}, set()), ({"nope"}, set()), ({"plan", "vote"}, {"plan"})],
)
def test_save_form_is_read_against_what_is_held_for_its_items(
    room: Room, posted: set[str], known: set[str]
) -> None:
    """Items that are not posted may be left out; those of no exercise are not looked up."""
    work = room.start("Mia")
    room.save("Mia", plan="official")
    before, after = saving.save_form(
        room.store,
        room.people["Mia"],
        room.assignment_id,
        work.attempt.id,
        PostedForm(posted, lambda _held: ()),
        room.now,
    )
    assert (set(before.answers), list(after)) == (known, [])


def test_save_answers_for_an_unknown_item_saves_nothing(room: Room) -> None:
    room.start("Mia")
    with pytest.raises(UnknownItem) as caught:
        room.save("Mia", plan="official", nope="official")
    assert str(caught.value) == (
        "The exercise has no item nope. Load the page again; your saved answers are there."
    )
    assert stored(room) == {}


def test_save_answers_into_somebody_elses_attempt_is_not_found(room: Room) -> None:
    work = room.start("Mia")
    with pytest.raises(NotFound):
        saving.save_answers(
            room.store, room.people["Ben"], room.assignment_id, work.attempt.id, [], room.now
        )


def test_save_answers_after_submission_is_refused(room: Room) -> None:
    room.do_all("Mia")
    with pytest.raises(AlreadySubmitted) as caught:
        room.save("Mia", 9, plan="sourced")
    assert str(caught.value) == (
        "You have handed in “Three claims” already. What you handed in stands; "
        "this change was not taken."
    )
    assert stored(room) == RIGHT


def test_save_answers_after_closing_is_refused_and_saved_ones_count(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    closing = room.later(minutes=5)
    assignments.close(room.store, room.classroom_id, room.assignment_id, closing)
    room.later(minutes=1)
    with pytest.raises(AssignmentClosed) as caught:
        room.save("Mia", 2, plan="sourced")
    assert str(caught.value) == (
        "“Three claims” is closed: no more answers are taken. "
        "What was saved before counts as handed in."
    )
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (work.attempt.submitted_by, work.attempt.submitted_at) == (SubmittedBy.CLOCK, closing)
    assert work.task.handed_in_by_clock
    assert stored(room) == {"plan": "official"}


def test_clock_hands_in_at_the_closing_time_whenever_it_is_settled(room: Room) -> None:
    room.give(Rules(closes_at=NOON + timedelta(hours=1)))
    room.start("Mia")
    room.save("Mia", plan="official")
    room.later(hours=3)
    found = attempts.task(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (found.state, found.handed_in_by_clock) == ("handed-in", True)
    for _ in range(2):
        assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert work.attempt.submitted_at == NOON + timedelta(hours=1)


def test_settle_before_closing_changes_nothing(room: Room) -> None:
    room.start("Mia")
    assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert work.attempt.submitted_at is None


def test_submit_twice_changes_nothing(room: Room) -> None:
    room.do_all("Mia", plan="editorial")
    first = results(room.store, room.classroom_id, room.assignment_id, room.now)
    room.later(minutes=1)
    room.submit("Mia")
    again = results(room.store, room.classroom_id, room.assignment_id, room.now)
    assert again.sheet == first.sheet


def test_start_twice_is_one_attempt(room: Room) -> None:
    assert room.start("Mia").attempt == room.start("Mia").attempt


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
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.now)
    with pytest.raises(AssignmentClosed):
        room.start("Mia")


def test_give_pins_the_exercise_and_refuses_what_is_not_there(room: Room) -> None:
    with pytest.raises(UnknownExercise) as caught:
        assignments.give(room.store, room.library, room.classroom_id, "nope", Rules(), room.now)
    assert str(caught.value) == (
        "There is no exercise nope among those the kit offers. Choose one from the list; "
        "`kit check` says why one is left out."
    )
    with pytest.raises(BadTimes):
        room.give(Rules(opens_at=NOON, closes_at=NOON))


@pytest.mark.parametrize(
    ("rule_", "closed", "due"),
    [
        (Feedback.ON_SUBMISSION, False, True),
        (Feedback.ON_SUBMISSION, True, True),
        (Feedback.ON_CLOSING, False, False),
        (Feedback.ON_CLOSING, True, True),
        (Feedback.NEVER, False, False),
        (Feedback.NEVER, True, False),
    ],
)
def test_feedback_follows_the_rule(room: Room, rule_: Feedback, closed: bool, due: bool) -> None:
    room.give(Rules(feedback=rule_))
    room.do_all("Mia", plan="editorial", figure="editorial")
    if closed:
        assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(minutes=1))
    if not due:
        with pytest.raises(FeedbackNotDue) as caught:
            feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
        assert str(caught.value) == (
            "The key of “Three claims” is not shown to you now. Your teacher decides when, or "
            "goes through it with the class."
        )
        return
    marked = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert {item: mark.credit for item, mark in marked.marks.items()} == {
        "plan": 0.0,
        "vote": 1.0,
        "disgrace": 1.0,
        "figure": 0.5,
    }


def test_feedback_without_an_attempt_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound):
        feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)


def test_reopen_gives_clocked_attempts_back_and_flags_later_answers(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    room.do_all("Ben")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(minutes=1))
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.later(minutes=1))
    room.later(minutes=1)
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    rows = {row.name: row for row in sheet.students}
    assert {item: cell.after_feedback for item, cell in rows["Mia"].cells.items()} == {
        "plan": False,
        "vote": True,
    }
    assert (rows["Mia"].state, rows["Mia"].credit) == ("handed-in", 2.0)
    assert rows["Ben"].state == "handed-in"
    assert not any(cell.after_feedback for cell in rows["Ben"].cells.values())


def after_feedback(room: Room, name: str) -> dict[str, bool]:
    """Which answers of the attempt that counts are flagged."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: cell.after_feedback for item, cell in row.cells.items()}


def counting(room: Room, name: str) -> tuple[int, int, str]:
    """The number of the attempt that counts, how many there are, and its state."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return row.attempt, row.attempts_made, row.state


def test_attempt_that_counts_is_the_last_that_the_student_handed_in(room: Room) -> None:
    room.give(Rules(attempts_allowed=None))
    room.do_all("Mia", plan="editorial")
    room.later(minutes=1)
    room.do_all("Mia")
    room.start("Mia")
    room.save("Mia", plan="sourced")
    assert counting(room, "Mia") == (2, 3, "handed-in")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(minutes=1))
    assert counting(room, "Mia") == (2, 3, "handed-in")
    marked = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (marked.work.attempt.number, len(marked.marks)) == (2, 4)


@pytest.mark.parametrize(
    ("answers", "counts"), [((1, 1), 2), ((1, 0), 1), ((0, 1), 2), ((0, 0), 2)]
)
def test_where_only_the_clock_handed_in_the_last_with_answers_counts(
    room: Room, answers: tuple[int, int], counts: int
) -> None:
    """Ben is Mia, too; the clock handed in for both."""
    for name, some in zip(("Ben", "Mia"), answers, strict=True):
        room.later(minutes=1)
        room.start(name)
        if some:
            room.save(name, plan="official")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(minutes=1))
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    students.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    assert counting(room, "Mia") == (counts, 2, "by-clock")


@pytest.mark.parametrize("rule_", Feedback)
def test_answers_after_an_attempt_that_showed_the_key_are_flagged(
    room: Room, rule_: Feedback
) -> None:
    room.give(Rules(attempts_allowed=2, feedback=rule_))
    room.start("Mia")
    room.submit("Mia")
    room.later(minutes=1)
    room.do_all("Mia")
    assert after_feedback(room, "Mia") == dict.fromkeys(ITEMS, rule_ is Feedback.ON_SUBMISSION)


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
    students.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    assert after_feedback(room, "Mia") == {"plan": False, "vote": True}


def test_reopening_a_second_time_keeps_the_flags_of_the_first(room: Room) -> None:
    room.start("Mia")
    for item in ("plan", "vote"):
        room.later(minutes=1)
        assignments.close(room.store, room.classroom_id, room.assignment_id, room.now)
        assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.now)
        room.save("Mia", 1, **{item: "sourced"})
    room.submit("Mia")
    assert after_feedback(room, "Mia") == {"plan": True, "vote": True}


def test_settling_leaves_what_was_opened_again_meanwhile(room: Room) -> None:
    """The teacher opens it again between the look at the clock and the lock."""
    room.give(Rules(closes_at=NOON + timedelta(hours=1)))
    room.start("Mia")
    room.later(hours=2)

    def open_again(_connection: object) -> None:
        assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.now)

    event.listen(room.store.engine, "commit", open_again, once=True)
    assignments.settle(room.store, room.classroom_id, room.assignment_id, room.now)
    found = attempts.task(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (found.state, found.assignment.closed_at) == ("working", None)


def _serve_before_feedback(room: Room) -> None:
    """Everything a student's pages do before feedback is due, handing in left out."""
    mia = room.people["Mia"]
    attempts.tasks(room.store, mia, room.now)
    attempts.task(room.store, mia, room.assignment_id, room.now)
    students.personal_code(room.store, mia)
    room.start("Mia")
    room.save("Mia", plan="official")
    with pytest.raises(FeedbackNotDue):
        feedback.feedback(room.store, mia, room.assignment_id, room.now)


_READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark)\b")


def test_no_student_use_case_reads_a_key_before_feedback(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    with statements(room.store) as seen:
        _serve_before_feedback(room)
    assert len(seen) > 10
    assert [text for text in seen if _READS_KEY.search(text)] == []


def test_handing_in_reads_the_key_and_says_nothing_of_it(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.start("Mia")
    room.save("Mia", plan="editorial")
    with statements(room.store) as seen:
        room.submit("Mia")
    assert [text for text in seen if _READS_KEY.search(text)] != []


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
        assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(seconds=1))
        self.closed = True

    @rule()
    def reopen(self) -> None:
        room = self.room
        assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.later(seconds=1))
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
