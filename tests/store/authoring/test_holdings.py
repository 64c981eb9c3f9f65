"""What a teacher's classes were given of a draft."""

from kit.store.authoring.holdings import assignments_of_content, classes_of
from tests.support.room import Room, make_teacher


def test_assignments_of_an_exercise_and_of_a_lesson_in_the_classes_of_one_teacher(
    room: Room,
) -> None:
    other = make_teacher(room.store, "Mr Brown")
    with room.store.reading() as connection:
        for content_id in ("three-claims", "01-three-claims"):
            found = assignments_of_content(connection, room.teacher_id, content_id)
            assert [one.id for one in found] == [room.assignment_id]
            assert assignments_of_content(connection, other, content_id) == []
        assert assignments_of_content(connection, room.teacher_id, "none") == []
        rooms = classes_of(connection, room.teacher_id)
    assert rooms[room.classroom_id].name == "9B"
    assert rooms[room.classroom_id].archived_at is None
