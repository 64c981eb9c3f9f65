"""The course in order: what was given, what is next, and what there is before giving again."""

from pathlib import Path

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.desk import course
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.added import OWN, beside_tiny, write_own
from tests.support.room import Room, make_room
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


def test_what_comes_next_is_of_the_course_that_the_class_is_in(
    store: Store, tmp_path: Path
) -> None:
    """The folder's two lessons stand behind the tiny course, numbered from 1 again."""
    folder = write_own(tmp_path)
    for name, text in OWN.items():
        again = text.replace("01-the-weir", "02-the-lock").replace("the-weir", "the-lock")
        path = folder / name.replace("01-the-weir", "02-the-lock")
        if path.name != "articles.yaml":
            path.write_text(again.replace("number: 1", "number: 2"), "utf-8")
    library, room = beside_tiny(folder).offered, make_room(store)

    def numbers_and_next() -> tuple[list[tuple[str | None, int]], str | None]:
        page = course.lessons_page(store, library, room.classroom_id, room.now)
        numbers = [(line.course.heading, line.lesson.number) for line in page.lines if line.lesson]
        return numbers, page.upcoming.exercise.id if page.upcoming else None

    # The room was given all of the tiny course.
    numbers = [(None, 1), (tmp_path.name, 1), (tmp_path.name, 2)]
    assert numbers_and_next() == (numbers, "the-weir")
    at = room.later(hours=1)
    assignments.give(store, library, room.classroom_id, "the-weir", Rules(), at)
    assert numbers_and_next() == (numbers, "the-lock")
    at = room.later(hours=1)
    assignments.give(store, library, room.classroom_id, "the-lock", Rules(), at)
    assert numbers_and_next() == (numbers, None)


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
