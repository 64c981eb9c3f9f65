"""Pages say of each claim whose words it is made of: ours, or quoted as printed."""

import re
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.store.engine import Store
from tests.support.room import EXERCISE, RIGHT, write_content
from tests.web.conftest import Site, shared_site, text_of
from tests.web.student.test_student_feedback import hand_in

SAID = {
    "plan": "Our wording, after The Ardenmoor Post, 1 March 2026, paragraph 1",
    "vote": "Quoted as printed in The Ardenmoor Post, 1 March 2026, paragraphs 2, 3",
    "disgrace": "The town of Ardenmoor is made up.",
    "figure": "Quoted as printed in The Ardenmoor Post, 2 March 2026",
}


@pytest.fixture
def course(any_store: Store, tmp_path: Path) -> Site:
    quoted = EXERCISE.replace("[2, 3]}", "[2, 3], wording: quoted}")
    quoted = quoted.replace('2 March 2026"}', '2 March 2026", wording: quoted}')
    library = load_library(write_content(tmp_path / "content", exercise=quoted))
    assert not library.errors, library.errors
    return shared_site(any_store, tmp_path, library)


def source_lines(page: str) -> list[str]:
    return [
        " ".join(one.split())
        for one in re.findall(r'<p class="origin">\s*(.*?)\s*</p>', page, re.DOTALL)
    ]


def test_students_read_it_before_and_after_they_answer(course: Site) -> None:
    visitor = course.student("Sam")
    visitor.post(f"{course.work}/start")
    assert set(source_lines(visitor.get(f"{course.work}/claims").text)) == {*SAID.values()}
    hand_in(course, visitor, **RIGHT)
    assert SAID["vote"] in source_lines(visitor.get(f"{course.work}/feedback").text)


def test_teachers_read_it_beside_the_key(course: Site) -> None:
    teacher = course.teacher()
    read = text_of(teacher.get("/teacher/lessons/01-three-claims"))
    assert all(one in read for one in SAID.values())
