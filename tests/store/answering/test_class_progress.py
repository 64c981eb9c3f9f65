"""How far a class is with all that it was given, without those who left it."""

from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import class_list
from kit.store.answering.class_progress import read_assignments_to_mark, read_class_progress
from tests.support.rewriting import give_straight, hand_in, mark
from tests.support.room import Room


def test_progress_is_by_assignment_and_student(room: Room) -> None:
    first = room.assignment_id
    room.do_all("Mia")
    room.start("Ben")
    room.do_all("Ada")
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Ada"].student_id, room.now
    )
    second = room.give(Rules())
    room.start("Mia")
    with room.store.reading() as connection:
        begun = read_class_progress(connection, room.classroom_id)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    assert begun == {first: {mia: True, ben: False}, second: {mia: False}}


def test_assignment_is_to_mark_until_its_texts_are(room: Room) -> None:
    room.do_all("Mia")
    straight = give_straight(room)
    attempt = hand_in(room, "Mia", square="The square is old.")
    with room.store.reading() as connection:
        assert read_assignments_to_mark(connection, room.classroom_id) == {straight}
    mark(room, attempt, "good")
    with room.store.reading() as connection:
        assert read_assignments_to_mark(connection, room.classroom_id) == frozenset()
