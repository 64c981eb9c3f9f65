"""Saving and handing in: what is taken, in whatever order it comes, and at which moment."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.acknowledgement import Acknowledgement
from kit.classroom.answering.posted_form import PostedAnswer, PostedFields
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import Clock, clock_at
from kit.classroom.errors import (
    AlreadySubmitted,
    AssignmentClosed,
    NotFound,
    RoundClosed,
    UnknownItem,
)
from kit.classroom.live import session as live
from kit.classroom.reports.results import results
from kit.items.fields.answer_form import AnswerForm
from kit.store import assignments as stored_assignments
from kit.store.engine import Store
from kit.store.models.base import SubmittedBy
from kit.vocabulary import CertaintyRule, Feedback, Stage
from tests.support.live_session import session_in
from tests.support.queries import statements
from tests.support.rewriting import give_straight, mark, write
from tests.support.room import RIGHT, Room, make_room


def save(room: Room, attempt: UUID, fields: Mapping[str, Sequence[str]]) -> Acknowledgement:
    """Mia's page sends these fields."""
    attempt_ref = (room.store, room.people["Mia"], room.assignment_id, attempt)
    return saving.save(*attempt_ref, PostedFields(fields), clock_at(room.now))


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
        clock_at(room.now),
    )
    assert (reply.revision, reply.value) == (5, {"label": "editorial"})


@pytest.mark.parametrize(
    ("posted", "known"), [({"plan"}, {"plan"}), ({"vote"}, {"vote"}), ({"plan", "vote"}, None)]
)
def test_save_reads_the_items_that_are_posted_and_no_others(
    room: Room, posted: set[str], known: set[str] | None
) -> None:
    attempt = room.start("Mia").attempt.id
    room.save("Mia", plan="official", figure="sourced")
    fields = {f"{item}.label": ["sourced"] for item in posted}
    reply = save(room, attempt, fields)
    assert set(reply.forms) == {item.item_id for item in reply.items} == (known or posted)
    assert reply.errors == []


def test_save_refuses_an_item_of_no_exercise_by_its_name(room: Room) -> None:
    attempt = room.start("Mia").attempt.id
    with pytest.raises(UnknownItem) as caught:
        save(room, attempt, {"plan.label": ["official"], "nope.label": ["official"]})
    assert caught.value.facts == {"item": "nope"}
    assert stored(room) == {}


def test_save_answers_for_an_unknown_item_saves_nothing(room: Room) -> None:
    room.start("Mia")
    with pytest.raises(UnknownItem) as caught:
        room.save("Mia", plan="official", nope="official")
    assert str(caught.value) == (
        "The exercise has no item nope. Load the page again; your saved answers are there."
    )
    assert stored(room) == {}


MANY_IDS = 50_000


@dataclass
class Cost:
    """What a post asks of the database, and how many forms are made for it."""

    statements: int
    forms: int


@contextmanager
def cost_of_post(room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cost]:
    cost = Cost(0, 0)
    process = AnswerForm.process

    def count(form: AnswerForm, *args: Any, **more: Any) -> None:
        cost.forms += 1
        process(form, *args, **more)

    with monkeypatch.context() as patched, statements(room.store) as seen:
        patched.setattr(AnswerForm, "process", count)
        yield cost
    cost.statements = len(seen)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("known", [(), ("plan",)])
def test_invented_ids_cost_no_more_than_a_form_of_the_exercise(
    room: Room, monkeypatch: pytest.MonkeyPatch, known: Sequence[str]
) -> None:
    attempt = room.start("Mia").attempt.id
    with cost_of_post(room, monkeypatch) as plain:
        save(room, attempt, {f"{item}.label": ["official"] for item in RIGHT})
    ids = [*known, *(f"invented-{number}" for number in range(MANY_IDS))]
    with cost_of_post(room, monkeypatch) as invented, pytest.raises(UnknownItem) as caught:
        save(room, attempt, {f"{item}.label": ["official"] for item in ids})
    assert caught.value.facts == {"item": "invented-0"}
    assert invented.forms == 0 < plain.forms
    assert invented.statements < plain.statements


@pytest.mark.long
def test_invented_ids_for_a_vote_that_is_closed_cost_no_query_each(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room(any_store)
    session = session_in(room)
    session.put("plan")
    attempt_ref = (room.store, room.people["Mia"], session.task, session.attempt["Mia"])
    fields = {f"invented-{number}.ballot": ["1"] for number in range(MANY_IDS)}
    with cost_of_post(room, monkeypatch) as cost, pytest.raises(RoundClosed):
        saving.save(*attempt_ref, PostedFields(fields), clock_at(room.now))
    assert (cost.forms, cost.statements < 10) == (0, True)


def test_save_answers_into_somebody_elses_attempt_is_not_found(room: Room) -> None:
    work = room.start("Mia")
    with pytest.raises(NotFound):
        saving.save_answers(
            room.store,
            room.people["Ben"],
            room.assignment_id,
            work.attempt.id,
            [],
            clock_at(room.now),
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
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(closing))
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


def test_submit_twice_changes_nothing(room: Room) -> None:
    room.do_all("Mia", plan="editorial")
    first = results(room.store, room.classroom_id, room.assignment_id, room.now)
    room.later(minutes=1)
    room.submit("Mia")
    again = results(room.store, room.classroom_id, room.assignment_id, room.now)
    assert again.sheet == first.sheet


#: A pick of a label, with how sure; an empty one takes back.
Pick = tuple[str, str]


def deliver(room: Room, picks: Sequence[Pick], order: Sequence[int]) -> None:
    """What was picked one after the other comes in another order; each reply tells the truth."""
    room.start("Mia")
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    for place, number in enumerate(order):
        label, sure = picks[number]
        fields = {"plan.revision": [str(number + 1)], "plan.label": [label]}
        (reply,) = save(room, work.attempt.id, {**fields, "plan.certainty": [sure]}).items
        newest = max(order[: place + 1])
        assert (reply.outcome != "behind") == (picks[number] == picks[newest])
        room.later(seconds=1)
    (answer,) = attempts.work(
        room.store, room.people["Mia"], room.assignment_id, room.now, work.attempt.id
    ).form_context.answers.values()
    last = (answer.value.get("label", ""), answer.certainty.value if answer.certainty else "")
    assert last == picks[-1]
    room.submit("Mia")


A, B, NONE = ("official", ""), ("sourced", ""), ("", "")
SURE = ("official", "certain")


@pytest.mark.parametrize(
    "picks",
    [(A, B, A), (A, NONE, A), (B, A, NONE), (A, SURE, A), (SURE, A, SURE), (NONE, A, NONE)],
)
def test_last_pick_stands_in_whatever_order_they_come(room: Room, picks: tuple[Pick, ...]) -> None:
    room.give(Rules(attempts_allowed=None, certainty=CertaintyRule.ASKED))
    for order in permutations(range(3)):
        deliver(room, picks, order)


@pytest.fixture
def asked(sqlite_store: Store) -> Room:
    """Mia alone, asked how sure she is, as often as she likes."""
    rules = Rules(attempts_allowed=None, certainty=CertaintyRule.ASKED)
    return make_room(sqlite_store, rules, names=("Mia",))


PICKS = st.tuples(st.sampled_from(["", "official", "sourced"]), st.sampled_from(["", "certain"]))


@pytest.mark.long
@given(data=st.data())
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_last_of_many_picks_stands_however_they_come(asked: Room, data: st.DataObject) -> None:
    picks = [("editorial", ""), *data.draw(st.lists(PICKS, min_size=1, max_size=5))]
    deliver(asked, picks, data.draw(st.permutations(range(len(picks)))))


def test_vote_given_back_and_forth_is_the_last_one(room: Room) -> None:
    session = session_in(room)
    session.put()
    session.move(Stage.VOTE)
    assert session.vote("Mia", "official", 1, revision=1) == "official"
    assert session.vote("Mia", "official", 1, revision=3) == "official"
    assert session.vote("Mia", "sourced", 1, revision=2) == "official"
    assert session.stored_votes() == {("Mia", 1): "official"}
    session.move(Stage.CLOSED, Stage.DISCUSS, Stage.VOTE_AGAIN)
    session.take_back("Mia", 2, revision=4)
    assert session.stands("Mia") == "official"
    session.take_back("Mia", 2, revision=6)
    attempt_ref = (room.store, room.people["Mia"], session.task, session.attempt["Mia"])
    late = [PostedAnswer("plan", 5, {"label": "sourced"})]
    (stands,) = saving.save_answers(*attempt_ref, late, clock_at(room.now), ballot=2)
    assert (stands.revision, dict(stands.value)) == (6, {})
    assert session.stands("Mia") is None


def test_what_is_sent_again_unchanged_was_given_when_it_was_first(room: Room) -> None:
    attempt = room.start("Mia").attempt.id
    room.save("Mia", plan="official")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    reopened = clock_at(room.later(minutes=1))
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, reopened)
    room.later(minutes=1)
    fields = {"plan.revision": ["2"], "plan.label": ["official"]}
    (reply,) = save(room, attempt, {**fields, "vote.label": ["sourced"]}).items[:1]
    assert (reply.outcome, reply.revision, reply.seconds_ago) == ("saved", 2, 180.0)
    room.submit("Mia")
    assert after_feedback(room) == {"plan": False, "vote": True}


def test_mark_of_a_text_that_is_sent_again_stays(room: Room) -> None:
    """Opened again, the whole page comes once more when its writer looks it over."""
    give_straight(room)
    attempt = write(room, "Mia", 1, square="Nine to six.")
    for again in (False, True):
        assignment_ref = (room.store, room.classroom_id, room.assignment_id)
        assignments.close(*assignment_ref, clock_at(room.later(minutes=1)))
        if not again:
            mark(room, attempt, "good", "Yes.")
            assignments.reopen(*assignment_ref, clock_at(room.later(minutes=1)))
            save(room, attempt, {"square.revision": ["2"], "square.text": ["Nine to six."]})
            save(room, attempt, {"square.revision": ["4"], "square.text": ["Nine to six."]})
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    cell = next(row for row in sheet.students if row.name == "Mia").cells["square"]
    assert (cell.credit, cell.level, cell.comment) == (1.0, "good", "Yes.")


def after_feedback(room: Room) -> dict[str, bool]:
    """Which of Mia's answers are flagged as given when the key may have been seen."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    cells = next(row for row in sheet.students if row.name == "Mia").cells
    return {item: cell.after_feedback for item, cell in cells.items()}


class Ticking:
    """A clock that is a second on each time it is asked, and knows that it was."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.asked = threading.Event()
        self.count = 0

    def __call__(self) -> datetime:
        self.asked.set()
        self.count += 1
        return self.room.later(seconds=1)


def close(room: Room, clock: Clock) -> None:
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock)


def submit(room: Room, clock: Clock) -> None:
    attempt = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now).attempt
    saving.submit(room.store, room.people["Mia"], room.assignment_id, attempt.id, clock)


@pytest.mark.raced
@pytest.mark.parametrize(
    ("rule", "end"), [(Feedback.ON_CLOSING, close), (Feedback.ON_SUBMISSION, submit)]
)
def test_answer_that_went_first_was_given_in_time(
    room: Room, rule: Feedback, end: Callable[[Room, Clock], None]
) -> None:
    """Who ends it came while the answer was being saved, and waits for that."""
    room.give(Rules(feedback=rule))
    attempt = room.start("Mia").attempt.id
    ending = Ticking(room)
    ender = threading.Thread(target=end, args=(room, ending))

    def while_saving() -> datetime:
        ender.start()
        assert not ending.asked.wait(0.3)
        return room.later(seconds=1)

    attempt_ref = (room.store, room.people["Mia"], room.assignment_id, attempt)
    answer = PostedAnswer("plan", 1, {"label": "official"})
    saving.save_answers(*attempt_ref, [answer], while_saving)
    ender.join(20)
    assert ending.count == 1
    assert after_feedback(room) == {"plan": False}


def save_one(room: Room, clock: Clock) -> None:
    attempt = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now).attempt
    attempt_ref = (room.store, room.people["Mia"], room.assignment_id, attempt.id)
    saving.save(*attempt_ref, PostedFields({"plan.label": ["official"]}), clock)


def start(room: Room, clock: Clock) -> None:
    attempts.start(room.store, room.people["Ben"], room.assignment_id, clock)


def reopen(room: Room, clock: Clock) -> None:
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock)


@pytest.mark.raced
@pytest.mark.parametrize("act", [save_one, submit, start, close, reopen])
def test_moment_is_asked_for_once_and_not_before_its_turn(
    room: Room, act: Callable[[Room, Clock], None]
) -> None:
    room.start("Mia")
    assert_asked_in_turn(room, room.assignment_id, lambda clock: act(room, clock))


@pytest.mark.raced
@pytest.mark.parametrize("to", ["move", "put", "end"])
def test_moment_of_a_move_is_asked_for_once_and_not_before_its_turn(room: Room, to: str) -> None:
    session = session_in(room)
    session.put()
    step_ref = (*session.assignment_ref, session.step)
    moves: dict[str, Callable[[Clock], None]] = {
        "move": lambda clock: live.move(*step_ref, Stage.VOTE, clock),
        "put": lambda clock: live.put(*step_ref, "vote", clock),
        "end": lambda clock: live.end(*session.assignment_ref, clock),
    }
    assert_asked_in_turn(room, session.task, moves[to])


def assert_asked_in_turn(room: Room, assignment_id: UUID, act: Callable[[Clock], None]) -> None:
    """While somebody else has the assignment, the clock is not asked; after that, once."""
    clock = Ticking(room)
    waiting = threading.Thread(target=act, args=(clock,))
    with room.store.writing() as connection:
        whose = (room.classroom_id, assignment_id)
        stored_assignments.assignment(connection, *whose, lock="update")
        waiting.start()
        assert not clock.asked.wait(0.3)
    waiting.join(20)
    assert clock.count == 1
