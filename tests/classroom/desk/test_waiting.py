"""What waits for the teacher: appeals in order, texts to mark, who is signed in nowhere."""

from kit.classroom.desk.waiting import Waiting, appeals_beside, waiting_page
from kit.classroom.keys import appeals
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.people import class_list, students
from kit.classroom.written import review
from tests.support.rewriting import give_straight, hand_in, mark
from tests.support.room import Room
from tests.support.writing import write


def waits(room: Room) -> Waiting:
    return waiting_page(room.store, room.classroom_id, room.now).waiting


def argue(room: Room, name: str, item: str, choice: str) -> None:
    said = Argument(item, "", choice, "I read it so.")
    appeals.contest(room.store, room.people[name], room.assignment_id, said, room.now)


def test_nothing_waits_in_a_new_class(room: Room) -> None:
    assert waits(room) == Waiting([], [], [], [])


def test_appeals_wait_by_item_in_the_order_of_the_exercise(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.do_all(name)
    argue(room, "Mia", "vote", "editorial")
    argue(room, "Mia", "plan", "sourced")
    argue(room, "Ben", "plan", "sourced")
    listed = waits(room)
    assert [(one.item_id, one.position, one.count) for one in listed.appeals] == [
        ("plan", 1, 2),
        ("vote", 2, 1),
    ]
    assert listed.appeal_count == 3


def test_item_has_those_before_and_after_it_in_the_list(room: Room) -> None:
    whose = (room.store, room.classroom_id, room.assignment_id)
    room.do_all("Mia")
    assert appeals_beside(*whose, "plan") is None
    argue(room, "Mia", "plan", "sourced")
    argue(room, "Mia", "figure", "official")
    first, between = appeals_beside(*whose, "plan"), appeals_beside(*whose, "vote")
    assert first is not None
    assert between is not None
    assert (first.number, first.count, first.previous) == (1, 2, None)
    assert first.following is not None
    assert first.following.item_id == "figure"
    assert (between.number, between.previous, between.following) == (
        None,
        waits(room).appeals[0],
        waits(room).appeals[1],
    )
    assert appeals_beside(*whose, "nope") is None


def test_texts_wait_until_each_is_marked(room: Room) -> None:
    give_straight(room)
    first = hand_in(room, "Mia", square="The square is old.")
    second = hand_in(room, "Ben", square="It is a square.")
    (exercise,) = waits(room).texts
    assert (exercise.left, waits(room).text_count) == (2, 2)
    mark(room, first, "good")
    assert waits(room).text_count == 1
    mark(room, second, "good")
    assert waits(room).texts == []


def test_claims_of_students_wait_until_a_teacher_is_done_with_them(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.do_all(name)
    first, _second = write(room), write(room, "Ben")
    [exercise] = waits(room).claims
    assert (exercise.assignment.id, exercise.count) == (room.assignment_id, 2)
    assert waits(room).claim_count == 2
    review.put_away(room.store, first, 1, room.now)
    assert waits(room).claim_count == 1
    ben = room.people["Ben"].student_id
    class_list.remove_student(room.store, room.classroom_id, ben, room.now)
    assert waits(room).claims == []


def test_who_is_signed_in_nowhere_waits_with_their_number(room: Room) -> None:
    mia = room.people["Mia"].student_id
    students.sign_out_everywhere(room.store, room.classroom_id, mia, room.now)
    assert [(number, one.name) for number, one in waits(room).signed_out] == [(3, "Mia")]
