"""Answers from a file: taken in once, marked under the present key, and noted."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from kit.classroom.answer_files import import_file
from kit.classroom.answer_files.answer_file import AnswerFile
from kit.classroom.answer_files.errors import AnswersChanged
from kit.classroom.answer_files.import_file import Choice
from kit.classroom.answering import attempts, device_tokens, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.feedback import feedback
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import class_list
from kit.store import answer_files as taken_in
from kit.store.answer_files import TakenInRecord
from kit.store.models import FoldedAttempt, Mark
from kit.vocabulary import Feedback, Ruling
from tests.support.answer_file_rows import begun, cells, choice, close, file_of
from tests.support.room import Room


def take_in(room: Room, file: AnswerFile, chosen: Choice) -> import_file.Taken:
    return import_file.take_in(room.store, room.classroom_id, file, chosen, clock_at(room.now))


def notes(room: Room, token: str) -> Sequence[TakenInRecord]:
    with room.store.reading() as connection:
        attempt = taken_in.attempt_of_token(connection, room.classroom_id, token)
        assert attempt is not None
        return taken_in.taken_in(connection, room.classroom_id, attempt)


def decide(room: Room, label: str) -> None:
    """The teacher changes the key of the first item."""
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    proposal = Proposal(Ruling.CHANGED, "So it is.", record.key_version, "plan", "", label)
    decisions.decide(
        room.store, room.classroom_id, record.id, proposal, "Ms Gray", clock_at(room.later(hours=1))
    )


def test_taken_in_answers_are_marked_count_and_are_noted(room: Room) -> None:
    token = begun(room, plan="editorial")
    close(room)
    before = room.now
    done = take_in(room, file_of(token, 4, plan="official", vote="sourced"), choice(plan=1))
    assert done.note is not None
    found = cells(room)
    assert {item: (cell.choices[""], cell.credit) for item, cell in found.items()} == {
        "plan": ("official", 1.0),
        "vote": ("sourced", 1.0),
    }
    assert {cell.saved_at for cell in found.values()} == {before}
    (note,) = notes(room, token)
    assert (note.author, note.taken_at, note.reason) == ("Ms Gray", before, None)
    assert {item: one["revision"] for item, one in note.items.items()} == {"plan": 4, "vote": 4}
    assert note.items["vote"]["before"] is None
    was = note.items["plan"]["before"]
    assert (was["revision"], was["value"]) == (1, {"label": "editorial"})
    assert (was["mark"]["credit"], was["mark"]["verdict"]) == (0.0, "wrong")


def test_same_file_a_second_time_changes_nothing(room: Room) -> None:
    token = begun(room)
    close(room)
    file = file_of(token, plan="official")
    take_in(room, file, choice())
    stood = cells(room)
    room.later(minutes=1)
    for again in (choice(), choice("plan"), choice("plan", plan=7)):
        assert take_in(room, file, again).note is None
    assert cells(room) == stood
    assert len(notes(room, token)) == 1


def test_only_what_is_picked_is_taken_in(room: Room) -> None:
    token = begun(room)
    close(room)
    file = file_of(token, plan="official", vote="sourced", figure="sourced")
    take_in(room, file, choice("vote", reason="  Her phone\r\nwas off. "))
    assert list(cells(room)) == ["vote"]
    assert [note.reason for note in notes(room, token)] == ["Her phone\nwas off."]


def test_older_answer_gets_a_number_above_what_is_held(room: Room) -> None:
    token = begun(room)
    room.save("Mia", 7, plan="official")
    close(room)
    file = file_of(token, 3, plan="editorial")
    found = import_file.look_at(room.store, room.classroom_id, file)
    assert [row.newer for row in found.rows] == [False]
    take_in(room, file, choice(plan=7))
    assert notes(room, token)[0].items["plan"]["revision"] == 8
    assert cells(room)["plan"].choices == {"": "editorial"}


def test_number_far_ahead_is_not_taken_over(room: Room) -> None:
    token = begun(room, plan="official")
    close(room)
    take_in(room, file_of(token, 2**31 - 1, plan="editorial"), choice(plan=1))
    assert notes(room, token)[0].items["plan"]["revision"] == 2


def test_device_that_sends_the_same_later_is_told_that_it_is_held(room: Room) -> None:
    """Opened again, the device sends what it kept: the kit holds it under the same number."""
    token = begun(room)
    close(room)
    take_in(room, file_of(token, 3, plan="official"), choice())
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    sent = [PostedAnswer("plan", 3, {"label": "official"})]
    held = saving.save_answers(
        room.store,
        room.people["Mia"],
        room.assignment_id,
        work.attempt.id,
        sent,
        clock_at(room.now),
    )
    assert [(one.revision, dict(one.value)) for one in held] == [(3, {"label": "official"})]


def test_attempt_under_way_takes_answers_without_marks(room: Room) -> None:
    token = begun(room)
    take_in(room, file_of(token, plan="official"), choice())
    assert [(cell.credit, cell.after_feedback) for cell in cells(room).values()] == [(None, False)]
    close(room)
    assert [(cell.credit, cell.after_feedback) for cell in cells(room).values()] == [(1.0, False)]


@pytest.mark.parametrize(
    ("rule", "after_feedback"),
    [(Feedback.ON_SUBMISSION, True), (Feedback.ON_CLOSING, True), (Feedback.NEVER, False)],
)
def test_answers_are_flagged_where_the_key_may_have_been_seen(
    room: Room, rule: Feedback, after_feedback: bool
) -> None:
    room.give(Rules(feedback=rule))
    token = begun(room, plan="official")
    close(room)
    take_in(room, file_of(token, vote="sourced"), choice())
    assert {item: cell.after_feedback for item, cell in cells(room).items()} == {
        "plan": False,
        "vote": after_feedback,
    }


@pytest.mark.parametrize(("hour", "after_feedback"), [(14, False), (13, True)])
def test_answers_of_a_file_are_flagged_from_the_date_of_the_key_on(
    room: Room, hour: int, after_feedback: bool
) -> None:
    room.give(Rules(feedback=Feedback.ON_DATE, feedback_at=room.now.replace(hour=hour)))
    token = begun(room)
    close(room)
    room.now = room.now.replace(hour=13)
    take_in(room, file_of(token, vote="sourced"), choice())
    assert [cell.after_feedback for cell in cells(room).values()] == [after_feedback]


def test_closing_time_that_passed_unseen_marks_them_too(room: Room) -> None:
    room.give(Rules(closes_at=room.now.replace(hour=13)))
    token = begun(room)
    room.later(hours=2)
    take_in(room, file_of(token, plan="official"), choice())
    assert [(cell.credit, cell.after_feedback) for cell in cells(room).values()] == [(1.0, True)]


def test_marks_under_older_keys_stay_and_the_decision_counts_as_before(room: Room) -> None:
    token = begun(room, plan="official")
    close(room)
    decide(room, "sourced")
    with room.store.reading() as connection:
        versions = len(set(connection.execute(select(Mark.key_version)).scalars()))
    assert versions == 2
    take_in(room, file_of(token, plan="sourced"), choice(plan=1))
    assert cells(room)["plan"].credit == 1.0
    with room.store.reading() as connection:
        rows = connection.execute(
            select(Mark.revision, Mark.credit)
            .where(Mark.item_id == "plan")
            .order_by(Mark.marked_at)
        ).all()
    assert [tuple(row) for row in rows] == [(1, 1.0), (2, 1.0)]
    decide(room, "editorial")
    assert cells(room)["plan"].credit == 0.0


def test_answer_taken_back_in_the_file_loses_its_mark(room: Room) -> None:
    token = begun(room, plan="official", vote="sourced")
    close(room)
    take_in(room, file_of(token, plan=""), choice(plan=1))
    assert list(cells(room)) == ["vote"]
    with room.store.reading() as connection:
        assert connection.execute(select(Mark.item_id)).scalars().all() == ["vote"]


def test_folded_attempt_leads_to_the_one_that_took_its_place(room: Room) -> None:
    old = begun(room, "Ben", plan="sourced")
    take_in(room, file_of(old, vote="sourced"), choice())
    room.later(minutes=1)
    new = begun(room, "Mia")
    ben, mia = (room.people[name].student_id for name in ("Ben", "Mia"))
    class_list.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    close(room)
    assert len(notes(room, new)) == 1
    done = take_in(room, file_of(old, figure="sourced"), choice())
    assert done.file.student.name == "Mia"
    assert len(notes(room, new)) == 2
    assert set(cells(room)) == {"plan", "vote", "figure"}
    with room.store.reading() as connection:
        assert connection.execute(select(FoldedAttempt.token)).scalars().all() == [old]
    found = device_tokens.device_tokens(room.store, room.people["Mia"])
    assert [one.token for one in found[room.assignment_id]] == [new, old]
    # What a device kept of the one is sent to the other.
    assert len({one.attempt_id for one in found[room.assignment_id]}) == 1
    elsewhere = room.give(Rules())
    assert device_tokens.device_tokens(room.store, room.people["Mia"], elsewhere) == {}


def test_student_and_teacher_read_the_note_with_the_work(room: Room) -> None:
    token = begun(room, plan="official")
    close(room)
    take_in(room, file_of(token, vote="sourced"), choice())
    marked = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert [list(note.items) for note in marked.taken_in] == [["vote"]]


def test_choice_of_what_has_changed_stores_nothing(room: Room) -> None:
    token = begun(room)
    close(room)
    with pytest.raises(AnswersChanged):
        take_in(room, file_of(token, plan="official"), choice("plan", plan=5))
    assert cells(room) == {}
    assert notes(room, token) == []


def test_choice_of_nothing_stores_nothing(room: Room) -> None:
    token = begun(room)
    close(room)
    nothing = Choice(frozenset(), {}, "", "Ms Gray")
    assert take_in(room, file_of(token, plan="official"), nothing).note is None
    assert cells(room) == {}
    assert notes(room, token) == []


def test_number_of_what_the_kit_holds_rises_to_the_files(room: Room) -> None:
    """What another device gave between, and sends later, finds the higher number here."""
    token = begun(room, plan="official")
    saved = cells(room)["plan"].saved_at
    close(room)
    file = file_of(token, 3, plan="official", vote="")
    for _again in range(2):
        assert take_in(room, file, choice()).note is None
    held = cells(room)["plan"]
    assert (held.credit, held.saved_at, held.after_feedback) == (1.0, saved, False)
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    room.save("Mia", 2, plan="sourced", vote="sourced")
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert {item: answer.value for item, answer in work.answers.items()} == {
        "plan": {"label": "official"}
    }
    assert {item: answer.revision for item, answer in work.blank.items()} == {"vote": 3}
