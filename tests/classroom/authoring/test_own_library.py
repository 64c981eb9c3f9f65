"""The course of a teacher: what they published beside what is shipped, and only that."""

from kit.classroom.authoring import changing, publishing
from kit.classroom.authoring.own_library import library_for
from kit.content.library import Library
from kit.content.own.texts import EXERCISE
from tests.support.authoring import LATER, begun, course_of, page_of, published, type_over
from tests.support.queries import statements
from tests.support.room import Room


def test_an_exercise_may_name_an_own_lesson_and_two_an_article_of_one_name(room: Room) -> None:
    lesson_id = published(room, None, "Our lesson")
    article = (
        "articles:\n  - {id: ours, outlet: The Post, kind: report, date: 1 May, paragraphs: 3}"
    )
    for title in ("One", "Two"):
        own = begun(room, title=title)
        writing = page_of(room, own).writing
        text = writing.texts[EXERCISE].replace("type:", f"lesson: {lesson_id}\ntype:", 1)
        old = 'from: {invented: "An example. Write your own claim over it."}'
        text = text.replace(old, "from: {article: ours, paragraph: 2}", 1)
        texts = {**writing.texts, EXERCISE: text, "articles.yaml": article}
        changing.change(room.store, own, 1, texts, "exercise", LATER)
        publishing.publish(room.store, room.library, own, 2, LATER)
    course = course_of(room)
    exercises = course.exercises_of(lesson_id)
    assert [exercise.title for exercise in exercises] == ["One", "Two"]
    assert [exercise.articles["ours"].outlet for exercise in exercises] == ["The Post"] * 2
    assert course.problems == room.library.problems


def test_what_does_not_fit_the_course_any_more_is_left_out(room: Room) -> None:
    own = begun(room)
    type_over(room, own, EXERCISE, "type: classify", "type: classify\nlesson: 01-three-claims")
    publishing.publish(room.store, room.library, own, 2, LATER)
    assert len(course_of(room).own) == 1
    assert library_for(room.store, Library.empty(), room.teacher_id).own == frozenset()
    assert len(course_of(room).own) == 1


def test_a_course_is_made_once_and_asked_for_in_one_statement(room: Room) -> None:
    published(room)
    course = course_of(room)
    with statements(room.store) as seen:
        assert course_of(room) is course
    assert len([one for one in seen if one.startswith("SELECT")]) == 1
