"""A file of answers held against the kit: whose it is, and what is looked at before it is taken in."""

import pytest

from kit.classroom.answer_files import import_file
from kit.classroom.answer_files.errors import NoAttemptOfFile
from kit.classroom.clock import clock_at
from kit.classroom.people import class_list, classrooms
from tests.support.answer_file_rows import begun, cells, choice, close, file_of
from tests.support.room import Room, make_teacher

NO_LABEL = (
    "“nonsense” is not a label of this exercise. Allowed: sourced, official, editorial. "
    "Pick one of the pens."
)


def test_looking_says_whose_it_is_and_stores_nothing(room: Room) -> None:
    token = begun(room, plan="official")
    close(room)
    file = file_of(token, plan="sourced", vote="nonsense", nothing="official", figure="sourced")
    found = import_file.look_at(room.store, room.classroom_id, file)
    assert (found.student.name, found.assignment.title) == ("Mia", "Three claims")
    assert [(row.item_id, row.stored_revision, row.newer) for row in found.rows] == [
        ("plan", 1, True),
        ("vote", 0, True),
        ("figure", 0, True),
    ]
    assert [list(row.problems) for row in found.rows] == [[], [NO_LABEL], []]
    assert [row.item_id for row in found.new] == ["plan", "figure"]
    assert found.unknown == ["nothing"]
    assert {item: cell.choices[""] for item, cell in cells(room).items()} == {"plan": "official"}


def test_token_of_nobody_of_another_class_and_of_the_removed_look_alike(room: Room) -> None:
    token = begun(room)
    other = make_teacher(room.store, "Mr Brown", room.now)
    elsewhere = classrooms.create_classroom(room.store, other, "8A", room.now)
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, room.now
    )
    for classroom_id, given in (
        (room.classroom_id, "no-such-token"),
        (elsewhere, token),
        (room.classroom_id, token),
    ):
        file = file_of(given, plan="official")
        with pytest.raises(NoAttemptOfFile):
            import_file.look_at(room.store, classroom_id, file)
        with pytest.raises(NoAttemptOfFile):
            import_file.take_in(room.store, classroom_id, file, choice(), clock_at(room.now))
