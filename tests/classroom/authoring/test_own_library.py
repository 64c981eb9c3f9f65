"""The course of a teacher: what they published beside what is shipped, and only that."""

import subprocess
import sys

import pytest

from kit.classroom.authoring import changing, drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import HasErrors
from kit.classroom.authoring.own_library import library_for
from kit.content.library import Library
from kit.content.own.texts import EXERCISE, LESSON
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


def _lesson_on(room: Room, title: str, outlet: str) -> OwnDraft:
    """A draft of a lesson that lists the article `ours` of an outlet, and is about it."""
    own = begun(room, None, title)
    writing = page_of(room, own).writing
    text = writing.texts[LESSON]
    texts = {
        **writing.texts,
        LESSON: text.replace("minutes: 45", "minutes: 45\narticles: [ours]"),
        "articles.yaml": (
            "articles:\n"
            f"  - {{id: ours, outlet: {outlet}, kind: report, date: 1 May, paragraphs: 3}}\n"
        ),
    }
    assert texts[LESSON] != text
    changing.change(room.store, own, 1, texts, "lesson", LATER)
    return own


def test_two_lessons_may_list_an_article_that_says_the_same(room: Room) -> None:
    first, second = (_lesson_on(room, title, "The Post") for title in ("One", "Two"))
    publishing.publish(room.store, room.library, first, 2, LATER)
    publishing.publish(room.store, room.library, second, 2, LATER)
    course = course_of(room)
    assert [one.articles for one in course.lessons.values()][1:] == [("ours",), ("ours",)]
    assert course.articles["ours"].outlet == "The Post"
    # The other one lists it still.
    drafts.archive(room.store, first, LATER)
    course = course_of(room)
    assert [one.title for one in course.lessons.values()][1:] == ["Two"]
    assert course.articles["ours"].outlet == "The Post"


def test_an_article_that_says_something_else_under_the_same_id_is_refused_by_name(
    room: Room,
) -> None:
    first, second = (_lesson_on(room, *words) for words in (("One", "The Post"), ("Two", "Ours")))
    publishing.publish(room.store, room.library, first, 2, LATER)
    lesson_id = page_of(room, first).writing.draft.content_id
    [problem] = page_of(room, second).errors
    assert problem.sentence == (
        f"articles: found the id 'ours', which your own lesson '{lesson_id}' has; allowed: an id "
        "that neither course has yet; give it another id, here and where it is named."
    )
    with pytest.raises(HasErrors):
        publishing.publish(room.store, room.library, second, 2, LATER)
    drafts.archive(room.store, first, LATER)
    publishing.publish(room.store, room.library, second, 2, LATER)
    assert course_of(room).articles["ours"].outlet == "Ours"
    drafts.bring_back(room.store, first)
    # The first one is offered again; the second waits, and its page says for what.
    assert [one.title for one in course_of(room).lessons.values()][1:] == ["One"]
    assert page_of(room, second).errors != []


@pytest.mark.sampled(1)
def test_another_process_offers_at_once_what_was_published_here(room: Room) -> None:
    own = begun(room)
    url = str(room.store.engine.url.render_as_string(hide_password=False))
    script = (
        "import sys; from uuid import UUID; from kit.store.engine import open_store\n"
        "from kit.classroom.authoring.own_library import library_for\n"
        "from kit.content.library import Library\n"
        "store = open_store(sys.argv[1])\n"
        "for _line in sys.stdin:\n"
        "    course = library_for(store, Library.empty(), UUID(sys.argv[2]))\n"
        "    print(*(one.items[0].claim for one in course.exercises.values()), flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, url, str(room.teacher_id)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:

        def offered_there() -> str:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write("\n")
            other.stdin.flush()
            return other.stdout.readline()

        assert offered_there() == "\n"
        publishing.publish(room.store, room.library, own, 1, LATER)
        assert "forty trees" in offered_there()
        type_over(room, own, EXERCISE, "forty trees", "fifty trees")
        assert "forty trees" in offered_there()
        publishing.publish(room.store, room.library, own, 2, LATER)
        assert "fifty trees" in offered_there()
        drafts.archive(room.store, own, LATER)
        assert offered_there() == "\n"
        other.stdin.close() if other.stdin else None
