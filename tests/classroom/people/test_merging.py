"""Merged, removed or erased while at work: nothing is lost, and nothing lands where nobody looks."""

from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, func, select

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import AlreadySubmitted, NotFound
from kit.classroom.people import class_list
from kit.classroom.people.students import StudentIdentity
from kit.classroom.reports.results import results
from kit.store.answering import attempts as stored_attempts
from kit.store.models import Attempt, FoldedAttempt
from kit.vocabulary import Certainty
from tests.support.room import Room


def merge(room: Room, double: str, keep: str) -> None:
    goes, stays = (room.people[name].student_id for name in (double, keep))
    class_list.merge_students(room.store, room.classroom_id, goes, stays, room.now)


def attempts_of(room: Room, name: str) -> list[int]:
    """The numbers of somebody's attempts at the room's assignment."""
    with room.store.reading() as connection:
        found = stored_attempts.attempts_of_student(
            connection, room.classroom_id, room.people[name].student_id, room.assignment_id
        )
    return [attempt.number for attempt in found]


def stored(room: Room, name: str, attempt_id: UUID | None = None) -> Mapping[str, str]:
    """What the kit holds of somebody at an attempt, by default the last."""
    who = room.people[name]
    work = attempts.work(room.store, who, room.assignment_id, room.now, attempt_id)
    return {item: answer.value["label"] for item, answer in work.answers.items()}


def send(room: Room, name: str, attempt_id: UUID, item: str, label: str, revision: int) -> Any:
    given = [PostedAnswer(item, revision, {"label": label})]
    return saving.save_answers(
        room.store, room.people[name], room.assignment_id, attempt_id, given, clock_at(room.now)
    )


def two_under_way(room: Room) -> tuple[UUID, UUID]:
    """Ben and, later, Mia are at work; Ben is Mia, too. The two attempts."""
    old = room.start("Ben").attempt.id
    room.save("Ben", 3, plan="sourced", vote="editorial")
    room.later(minutes=1)
    new = room.start("Mia").attempt.id
    room.save("Mia", 1, plan="official")
    merge(room, "Ben", "Mia")
    return old, new


def test_merge_folds_the_older_attempt_under_way_into_the_newer(room: Room) -> None:
    two_under_way(room)
    assert attempts_of(room, "Mia") == [1]
    assert stored(room, "Mia") == {"plan": "official", "vote": "editorial"}
    room.submit("Mia")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    mia = next(row for row in sheet.students if row.name == "Mia")
    assert (mia.state, mia.attempts_made, mia.credit) == ("handed-in", 1, 1.0)


def test_what_is_sent_to_a_folded_attempt_reaches_the_one_that_goes_on(room: Room) -> None:
    old, new = two_under_way(room)
    (reply,) = send(room, "Mia", old, "figure", "sourced", 1)
    assert (reply.revision, reply.value) == (1, {"label": "sourced"})
    assert stored(room, "Mia", old) == stored(room, "Mia", new)
    assert stored(room, "Mia")["figure"] == "sourced"
    saving.submit(room.store, room.people["Mia"], room.assignment_id, old, clock_at(room.now))
    with pytest.raises(AlreadySubmitted):
        send(room, "Mia", new, "figure", "official", 9)


def test_merge_of_three_leads_every_old_page_to_the_last_attempt(room: Room) -> None:
    old, _new = two_under_way(room)
    room.later(minutes=1)
    room.start("Ada")
    merge(room, "Mia", "Ada")
    assert stored(room, "Ada") == {"plan": "official", "vote": "editorial"}
    send(room, "Ada", old, "figure", "sourced", 1)
    assert stored(room, "Ada")["figure"] == "sourced"
    with room.store.reading() as connection:
        assert connection.execute(select(func.count(FoldedAttempt.id))).scalar_one() == 2


def test_merge_lets_the_attempt_under_way_go_on_after_one_handed_in(room: Room) -> None:
    room.give(Rules(attempts_allowed=2))
    room.start("Mia")
    room.save("Mia", plan="official")
    room.later(minutes=1)
    room.do_all("Ben")
    merge(room, "Ben", "Mia")
    task = attempts.task(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (task.state, task.attempts_made) == ("working", 2)
    assert stored(room, "Mia") == {"plan": "official"}


def test_reopening_after_a_merge_leaves_one_attempt_under_way(room: Room) -> None:
    room.give(Rules(attempts_allowed=None))
    for name, label in (("Ben", "sourced"), ("Mia", "official")):
        room.start(name)
        room.save(name, plan=label)
        room.later(minutes=1)
    room.save("Ben", vote="sourced")
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    merge(room, "Ben", "Mia")
    assert attempts_of(room, "Mia") == [1, 2]
    assignments.reopen(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    assert attempts_of(room, "Mia") == [1]
    assert stored(room, "Mia") == {"plan": "official", "vote": "sourced"}
    room.submit("Mia")
    room.start("Mia")
    assert attempts_of(room, "Mia") == [1, 2]


def _erase(room: Room, name: str) -> None:
    who = room.people[name].student_id
    class_list.remove_student(room.store, room.classroom_id, who, room.now)
    class_list.erase_student(room.store, room.classroom_id, who)


def _remove(room: Room, name: str) -> None:
    who = room.people[name].student_id
    class_list.remove_student(room.store, room.classroom_id, who, room.now)


GOES: dict[str, Callable[[Room, str], None]] = {
    "merged": lambda room, name: merge(room, name, "Mia"),
    "removed": _remove,
    "erased": _erase,
}


@pytest.mark.parametrize("goes", GOES.values(), ids=GOES)
def test_request_of_somebody_who_is_gone_meanwhile_is_not_found(
    room: Room, goes: Callable[[Room, str], None]
) -> None:
    begun = room.start("Ada").attempt.id
    ada, ben = room.people["Ada"], room.people["Ben"]
    for name in ("Ada", "Ben"):
        goes(room, name)
    attempt_ref = (room.assignment_id, begun)
    for call in (
        lambda: attempts.start(room.store, ben, room.assignment_id, clock_at(room.now)),
        lambda: saving.save_answers(room.store, ada, *attempt_ref, [], clock_at(room.now)),
        lambda: saving.submit(room.store, ada, *attempt_ref, clock_at(room.now)),
    ):
        with pytest.raises(NotFound):
            call()
    assert attempts_of(room, "Ben") == []


@pytest.mark.raced
def test_merge_waits_for_whoever_begins_just_now(room: Room) -> None:
    """Between the look at the student and the new attempt the teacher merges."""
    ben = room.people["Ben"]
    teacher = Thread(target=merge, args=(room, "Ben", "Mia"))

    def merge_now(*seen: Any) -> None:
        if seen[2].startswith("INSERT INTO attempt") and teacher.ident is None:
            teacher.start()
            teacher.join(0.5)

    event.listen(room.store.engine, "before_cursor_execute", merge_now)
    attempts.start(room.store, ben, room.assignment_id, clock_at(room.now))
    teacher.join(10)
    with room.store.reading() as connection:
        whose = connection.execute(select(Attempt.student_id)).scalars().all()
    assert whose == [room.people["Mia"].student_id]


def test_somebody_elses_attempt_is_not_found_as_ever(room: Room) -> None:
    work = room.start("Ben")
    stranger: StudentIdentity = room.people["Ada"]
    with pytest.raises(NotFound):
        attempts.work(room.store, stranger, room.assignment_id, room.now, work.attempt.id)


def test_merge_takes_an_answer_for_one_of_which_only_the_certainty_was_said(room: Room) -> None:
    room.start("Ben")
    room.save("Ben", 3, plan="sourced", vote="editorial")
    room.later(minutes=1)
    new = room.start("Mia").attempt.id
    unsure = [PostedAnswer("plan", 1, {}, Certainty.GUESS), PostedAnswer("vote", 2, {})]
    attempt_ref = (room.store, room.people["Mia"], room.assignment_id, new)
    saving.save_answers(*attempt_ref, unsure, clock_at(room.now))
    merge(room, "Ben", "Mia")
    # What was taken back, by a second revision, stays so.
    assert stored(room, "Mia") == {"plan": "sourced"}
