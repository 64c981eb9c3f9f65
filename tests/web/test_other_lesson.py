"""A lesson to read again: which a student may open, and where the feedback sends them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.content.library import Library, load_library
from kit.store.engine import Store
from kit.web import state as web_state
from tests.support.room import EXERCISE, KEY, LESSON, NOTES, RIGHT, write_content
from tests.support.shipped import shipped_library
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import heading, plain
from tests.web.student.test_student_feedback import hand_in

TITLES = {1: "One", 2: "Two", 3: "Three", 4: "Four"}
TEACHES = {1: "official", 2: "official, sourced", 3: "who", 4: "official"}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Four lessons with an exercise each; the room is given the second's."""
    folder = write_content(tmp_path / "content", lesson=None, notes=None, exercise=None, key=None)
    for number, title in TITLES.items():
        lesson = LESSON.replace("title: Three claims", f"title: {title}")
        lesson = lesson.replace("number: 1", f"number: {number}\nteaches: [{TEACHES[number]}]")
        name = f"0{number}-l"
        ids = "three-claims" if number == 2 else f"claims-{number}"
        (folder / f"lessons/{name}.md").write_text(lesson)
        (folder / f"lessons/{name}.teacher.md").write_text(NOTES)
        (folder / f"exercises/{name}.yaml").write_text(
            EXERCISE.replace("id: three-claims", f"id: {ids}").replace("01-three-claims", name)
        )
        (folder / f"exercises/{name}.key.yaml").write_text(KEY.replace("three-claims", ids))
    found = load_library(folder)
    assert not found.errors, found.errors
    return found


@pytest.fixture
def course(any_store: Store, tmp_path: Path, library: Library) -> Site:
    return shared_site(any_store, tmp_path, library)


def test_given_and_earlier_lessons_are_open_and_later_ones_are_not(course: Site) -> None:
    visitor = course.student("Sam")
    seen = {n: visitor.get(f"/work/lessons/0{n}-l").status_code for n in TITLES}
    assert seen == {1: 200, 2: 200, 3: 404, 4: 404}
    assert heading(visitor.get("/work/lessons/01-l")) == "One"
    assert visitor.get("/work/lessons/no-such").status_code == 404


def test_a_lesson_opens_with_its_exercise(course: Site) -> None:
    visitor, room = course.student("Sam"), course.room
    later = web_state.now() + timedelta(hours=1)
    for rules, expected in ((Rules(opens_at=later), 404), (Rules(), 200)):
        assignments.give(
            room.store, room.library, room.classroom_id, "claims-4", rules, web_state.now()
        )
        assert visitor.get("/work/lessons/03-l").status_code == expected
        assert visitor.get("/work/lessons/04-l").status_code == expected


def test_feedback_sends_to_lessons_that_are_open(course: Site) -> None:
    visitor = course.student("Sam")
    hand_in(course, visitor, **{**RIGHT, "plan": "sourced"})
    page = visitor.get(f"{course.work}/feedback").text
    assert re.findall(r'href="(/work/lessons/[^"]*)">(.*?)<', page) == [
        ("/work/lessons/01-l", "1 · One"),
        ("/work/lessons/02-l", "2 · Two"),
    ]
    assert "Worth reading again: 1 · One 2 · Two (the lesson of this exercise)" in plain(page)


def test_feedback_without_a_mistake_sends_nowhere(course: Site) -> None:
    visitor = course.student("Sam")
    hand_in(course, visitor, **RIGHT)
    assert "Worth reading again" not in visitor.get(f"{course.work}/feedback").text


def test_every_shipped_lesson_says_what_it_teaches() -> None:
    lessons = shipped_library().lessons.values()
    assert {lesson.number: [str(topic) for topic in lesson.teaches] for lesson in lessons} == {
        1: ["sourced", "official", "editorial"],
        2: ["official", "sourced", "who"],
        3: ["official", "sourced"],
        4: ["editorial", "sourced", "unsourced", "voice", "figures"],
        5: ["unsourced", "sourced", "ground", "figures"],
        6: ["editorial", "official"],
        7: ["ground", "relation", "voice"],
        8: ["rewriting", "editorial", "unsourced"],
        9: ["unsourced", "ground", "relation"],
        10: ["sourced", "editorial", "relation"],
    }


def test_class_keeps_what_it_was_given_when_the_folder_goes(course: Site, tmp_path: Path) -> None:
    other = write_content(tmp_path / "other", articles="articles: []\n", lesson=None, notes=None,
                          exercise=None, key=None)  # fmt: skip
    visitor, task = course.student("Sam"), f"/work/{course.room.assignment_id}"
    begun = visitor.post(f"{task}/start")
    assert begun.status_code == 303
    addresses = (f"{task}/lesson", "/work/lessons/02-l", f"{task}/claims")
    before = [text_of(visitor.get(address)) for address in addresses]
    assert "Our wording, after The Ardenmoor Post, 1 March 2026, paragraph 1" in before[2]
    course.app.extensions["kit"].library = load_library(other)
    assert [text_of(visitor.get(address)) for address in addresses] == before
