"""What a teacher marks, one after another: what the screen holds, and in which order."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.feedback import feedback
from kit.classroom.marking import queue, rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.people import class_list
from kit.store.ids import new_id
from tests.support.queries import statements
from tests.support.rewriting import give_straight, hand_in, mark, screen, write
from tests.support.room import Room
from tests.support.rubric_marks import TEXT, order


def test_screen_holds_what_was_handed_in_and_nothing_else(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    write(room, "Ben", square=TEXT)
    assert order(room) == [mia]
    assert order(room, "bridge") == []
    shown = screen(room).shown
    assert shown is not None
    assert (shown.number, shown.answer.value, shown.counts) == (1, {"text": TEXT}, True)
    assert screen(room, "bridge").shown is None
    assert screen(room).entry.sample == "zugzwang council voted."  # type: ignore[attr-defined]  # an item of any type


def test_order_tells_nothing_of_names_or_time_and_stays(straight: Room) -> None:
    room = straight
    by_time = []
    for number in range(8):
        room.join(f"Student {number}")
        by_time.append(hand_in(room, f"Student {number}", square="x", bridge="y"))
    assert set(order(room)) == set(by_time)
    assert order(room) == order(room)
    assert order(room) != order(room, "bridge")
    assert by_time not in (order(room), order(room, "bridge"))


def test_how_many_are_left(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    ben = hand_in(room, "Ben", square="y")

    def left() -> list[tuple[str, int, int]]:
        found = queue.to_mark(room.store, room.classroom_id, room.assignment_id)
        return [(each.item_id, each.answers, each.left) for each in found]

    assert left() == [("square", 2, 2), ("bridge", 1, 1)]
    mark(room, mia, "good")
    assert left() == [("square", 2, 1), ("bridge", 1, 1)]
    assert screen(room).left == 1
    now = screen(room)
    assert now.shown is not None
    assert now.shown.answer.attempt_id == ben
    mark(room, ben, "good")
    assert left() == [("square", 2, 0), ("bridge", 1, 1)]
    assert screen(room).next_waiting is None


def test_nothing_is_to_mark_where_the_kit_marks(room: Room) -> None:
    room.do_all("Mia")
    assert queue.to_mark(room.store, room.classroom_id, room.assignment_id) == ()
    with pytest.raises(NotFound):
        screen(room, "plan")
    given = PostedMark("plan", new_id(), "good", "", 1, "")
    with pytest.raises(NotFound):
        rubric.set_mark(
            room.store,
            room.teacher_id,
            room.classroom_id,
            room.assignment_id,
            given,
            clock_at(room.now),
        )


def test_going_on_and_back(straight: Room) -> None:
    room = straight
    for name in room.people:
        hand_in(room, name, square=name)
    first, second, third = order(room)
    at = screen(room, attempt_id=second)
    assert [each.answer.attempt_id for each in (at.beside(-1), at.beside(1)) if each] == [
        first,
        third,
    ]
    assert screen(room, attempt_id=third).beside(1) is None
    assert screen(room, attempt_id=first).beside(-1) is None
    waiting = screen(room, attempt_id=third).next_waiting
    assert waiting is not None
    assert waiting.answer.attempt_id == first
    mark(room, first, "good")
    mark(room, second, "good")
    assert screen(room, attempt_id=third).next_waiting is None
    # One that is not there any more is no dead end.
    shown = screen(room, attempt_id=new_id()).shown
    assert shown is not None
    assert shown.answer.attempt_id == third


def test_comments_are_offered_again_the_most_used_first(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square="a", bridge="a")
    ben = hand_in(room, "Ben", square="b", bridge="b")
    ada = hand_in(room, "Ada", square="c")
    mark(room, mia, "good", "Once.")
    room.later(minutes=1)
    mark(room, ben, "good", "Who says so?")
    mark(room, ben, "good", "Who says so?", item="bridge")

    def offered(attempt_id: UUID, item: str = "square") -> Sequence[str]:
        return screen(room, item, attempt_id=attempt_id).comments

    assert offered(ada) == ["Who says so?", "Once."]
    assert offered(mia) == ["Who says so?"]
    # Those of the same exercise given again are there, too.
    give_straight(room)
    again = hand_in(room, "Ada", square="d")
    assert offered(again) == ["Who says so?", "Once."]


def test_new_attempt_waits_and_the_marked_one_is_still_there(room: Room) -> None:
    give_straight(room, Rules(attempts_allowed=None))
    first = hand_in(room, "Mia", square="one")
    mark(room, first, "half-way", "Go on.")
    write(room, "Mia", square="two")
    assert order(room) == [first]
    room.submit("Mia")
    second = order(room)[0]
    assert second != first
    assert (screen(room).left, screen(room).others) == (1, 1)
    both = screen(room, others=True)
    assert {each.answer.attempt_id: each.counts for each in both.answers} == {
        first: False, second: True
    }  # fmt: skip
    assert both.left == 1
    old = screen(room, attempt_id=first).shown
    assert old is not None
    assert (old.answer.level, old.answer.comment, old.counts) == ("half-way", "Go on.", False)
    earlier = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now, 1)
    assert earlier.marks["square"].comment == "Go on."
    # Its key was there to see.
    assert [each.after_feedback for each in both.answers if each.counts] == [True]


def test_removed_students_are_not_marked(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, room.now
    )
    assert order(room) == []
    given = PostedMark("square", mia, "good", "", 1, "")
    with pytest.raises(NotFound):
        rubric.set_mark(
            room.store,
            room.teacher_id,
            room.classroom_id,
            room.assignment_id,
            given,
            clock_at(room.now),
        )


def test_queries_do_not_grow_with_the_class(straight: Room) -> None:
    room = straight
    hand_in(room, "Mia", square=TEXT)
    screen(room)
    with statements(room.store) as few:
        screen(room)
    for number in range(5):
        room.join(f"Student {number}")
        hand_in(room, f"Student {number}", square="x")
    with statements(room.store) as many:
        screen(room)
    assert len(few) == len(many)
