from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.errors import KitError, NotFound
from kit.classroom.feedback import feedback
from kit.classroom.marking import rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.people import class_list
from kit.store.ids import new_id
from kit.vocabulary import Verdict
from tests.support.rewriting import give_straight, hand_in, mark, screen, write
from tests.support.room import Room
from tests.support.rubric_marks import TEXT, cells, order


@pytest.mark.parametrize(
    ("level", "credit", "verdict"),
    [
        ("loaded", 0.0, Verdict.WRONG),
        ("half-way", 0.5, Verdict.PARTLY),
        ("good", 1.0, Verdict.RIGHT),
    ],
)
def test_level_gives_credit_and_verdict(
    straight: Room, level: str, credit: float, verdict: Verdict
) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    assert cells(room, "Mia") == {
        "square": (None, Verdict.PENDING), "bridge": (None, Verdict.PENDING)
    }  # fmt: skip
    mark(room, mia, level, "Who says so?")
    assert cells(room, "Mia")["square"] == (credit, verdict)
    due = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    found = due.marks["square"]
    assert (found.level, found.comment, found.marked_by) == (level, "Who says so?", room.teacher_id)
    assert due.marks["bridge"].verdict is Verdict.PENDING


def test_mark_is_changed_as_often_as_one_likes(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "Fine.")
    room.later(minutes=1)
    saved = mark(room, mia, "loaded", "")
    assert saved.replaced is None
    assert saved.mark is not None
    assert (saved.mark.level, saved.mark.comment) == ("loaded", None)
    assert cells(room, "Mia") == {"square": (0.0, Verdict.WRONG)}


def test_comment_alone_is_kept_and_the_answer_still_waits(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, None, "  A first thought.\r\n ")
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.comment, shown.answer.level) == ("A first thought.", None)
    assert shown.answer.waits
    assert cells(room, "Mia") == {"square": (None, Verdict.PENDING)}
    room.later(minutes=1)
    mark(room, mia, "good", "A first thought.")
    assert cells(room, "Mia") == {"square": (1.0, Verdict.RIGHT)}
    room.later(minutes=1)
    mark(room, mia, None, "Another one.")
    assert cells(room, "Mia") == {"square": (1.0, Verdict.RIGHT)}


def test_nothing_given_saves_nothing(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    saved = mark(room, mia, None, "  ")
    assert saved.seen == ""
    assert saved.mark is not None
    assert saved.mark.marked_by is None


def test_of_two_windows_the_later_stands_and_is_told(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "From the first window.")
    room.later(minutes=1)
    second = mark(room, mia, "loaded", "From the second.", seen="")
    assert second.replaced is not None
    assert (second.replaced.level, second.replaced.comment) == ("good", "From the first window.")
    assert cells(room, "Mia") == {"square": (0.0, Verdict.WRONG)}
    room.later(minutes=1)
    assert mark(room, mia, "half-way", "From the second.", seen=second.seen).replaced is None


def test_window_that_knows_of_no_comment_wipes_none(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "From the first window.")
    room.later(minutes=1)
    saved = mark(room, mia, "loaded", "", seen="")
    assert saved.mark is not None
    assert saved.mark.comment == "From the first window."
    assert saved.replaced is not None


def test_two_windows_of_one_mind_are_no_conflict(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "Fine.")
    room.later(minutes=1)
    assert mark(room, mia, "good", "Fine.", seen="").replaced is None


def test_unknown_level_is_named(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    with pytest.raises(KitError) as refused:
        mark(room, mia, "best")
    assert str(refused.value) == (
        "The rubric has no level best; it has loaded, half-way, good. Load the page again and "
        "choose one."
    )


def test_answers_of_elsewhere_are_not_found(straight: Room) -> None:
    room = straight
    first = room.assignment_id
    mia = hand_in(room, "Mia", square=TEXT)
    give_straight(room)
    other = room.assignment_id

    def posted(attempt_id: UUID, item: str = "square") -> PostedMark:
        return PostedMark(item, attempt_id, "good", "", 1, "")

    cases = [
        (room.classroom_id, other, posted(mia)),
        (room.classroom_id, first, posted(mia, "bridge")),
        (room.classroom_id, first, posted(mia, "no-such-item")),
        (room.classroom_id, first, posted(new_id())),
        (new_id(), first, posted(mia)),
    ]
    for classroom_id, assignment_id, mark_given in cases:
        with pytest.raises(NotFound):
            rubric.set_mark(
                room.store,
                room.teacher_id,
                classroom_id,
                assignment_id,
                mark_given,
                clock_at(room.now),
            )


def test_mark_of_what_the_clock_handed_in_outlives_reopening(straight: Room) -> None:
    room = straight
    mia = write(room, "Mia", square="one", bridge="same")
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    mark(room, mia, "half-way", "Go on.")
    mark(room, mia, "good", "Fine.", item="bridge")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    assert order(room) == []
    room.later(minutes=1)
    write(room, "Mia", 2, square="two")
    room.submit("Mia")
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.value, shown.answer.comment) == ({"text": "two"}, "Go on.")
    assert shown.answer.changed
    assert shown.after_feedback
    # A mark of another text is none.
    assert cells(room, "Mia") == {"square": (None, None), "bridge": (1.0, Verdict.RIGHT)}
    bridge = screen(room, "bridge").shown
    assert bridge is not None
    assert (bridge.answer.level, bridge.answer.waits) == ("good", False)
    assert [each.left for each in screen(room).items] == [1, 0]
    room.later(minutes=1)
    mark(room, mia, "half-way", "Go on.")
    assert screen(room).left == 0


def test_mark_goes_with_its_answer_where_attempts_are_folded(straight: Room) -> None:
    room = straight
    room.join("Mai")
    old = write(room, "Mai", square="hers")
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    mark(room, old, "good", "Fine.")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    room.later(minutes=1)
    new = write(room, "Mia", bridge="later")
    class_list.merge_students(
        room.store,
        room.classroom_id,
        room.people["Mai"].student_id,
        room.people["Mia"].student_id,
        room.now,
    )
    room.submit("Mia")
    assert order(room) == [new]
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.level, shown.answer.comment) == ("good", "Fine.")


def test_mark_says_which_text_it_judged(straight: Room) -> None:
    """The form names the revision that the teacher read, not what came meanwhile."""
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    given = PostedMark("square", mia, "good", "", 10_000, "")
    saved = rubric.set_mark(
        room.store,
        room.teacher_id,
        room.classroom_id,
        room.assignment_id,
        given,
        clock_at(room.now),
    )
    assert saved.mark is not None
    assert saved.mark.revision == 1


def test_fifty_kilobytes_never_reach_the_store_by_the_form_but_a_long_text_does(
    straight: Room,
) -> None:
    room = straight
    long = "word " * 400
    mia = write(room, "Mia", square=long)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now, mia)
    assert work.answers["square"].value == {"text": long}
