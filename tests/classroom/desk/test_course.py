"""The course in order: what was given, what is next, and what there is before giving again."""

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.desk import course
from kit.store.ids import new_id
from tests.support.room import Room
from tests.support.shipped import shipped_library


def give(room: Room, exercise: str) -> None:
    at = room.later(hours=1)
    assignments.give(room.store, shipped_library(), room.classroom_id, exercise, Rules(), at)


def page_of(room: Room) -> course.LessonsPage:
    return course.lessons_page(room.store, shipped_library(), room.classroom_id, room.now)


def upcoming(room: Room) -> str | None:
    line = page_of(room).upcoming
    return line.exercise.id if line else None


def test_next_is_the_first_exercise_after_the_last_lesson_given(room: Room) -> None:
    assert upcoming(room) == "three-kinds-of-claim"
    give(room, "whose-words")
    assert upcoming(room) == "what-was-confirmed"
    give(room, "form-a")
    assert upcoming(room) == "what-was-confirmed"
    give(room, "say-it-straight")
    assert upcoming(room) == "the-chain"
    give(room, "what-became-of-it")
    assert upcoming(room) is None


def test_lessons_stand_in_order_each_with_its_times(room: Room) -> None:
    give(room, "whose-words")
    first = room.now
    give(room, "whose-words")
    lines = page_of(room).lines
    numbers = [line.lesson.number if line.lesson else None for line in lines]
    assert numbers == [*range(1, 11), None]
    assert [record.created_at for record in lines[1].exercises[0].times] == [first, room.now]
    assert (lines[0].last_given, lines[1].last_given) == (None, room.now)
    assert (lines[0].is_open(room.now), lines[1].is_open(room.now)) == (False, True)


def test_again_has_each_time_the_newest_first(room: Room) -> None:
    at = (room.store, room.library, room.classroom_id)
    room.do_all("Mia")
    old = room.assignment_id
    new = room.give(Rules())
    page = course.again_page(*at, "three-claims", room.now)
    assert page is not None
    assert [record.id for record in page.times] == [new, old] or page.times[0].id in {new, old}
    assert page.handed_in[old] == 1
    assert course.again_page(*at, "nope", room.now) is None
    assert (
        course.again_page(room.store, shipped_library(), room.classroom_id, "form-a", room.now)
        is None
    )


def test_form_sent_again_is_no_second_time(room: Room) -> None:
    given = (room.store, room.classroom_id, "three-claims")
    assert course.is_given(*given, besides=None)
    assert course.is_given(*given, besides=new_id())
    assert not course.is_given(*given, besides=room.assignment_id)
    assert not course.is_given(room.store, room.classroom_id, "form-a", besides=None)
