"""The shipped course and a folder beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kit.content.added.courses import Courses, read_courses
from kit.content.paths import shipped_root
from kit.content.problems import KEY_SUFFIX
from tests.support.added import (
    ARTICLE_FILE,
    EXERCISE_FILE,
    KEY_FILE,
    beside_tiny,
    rewrite,
    write_own,
)
from tests.support.room import tiny_library, write_content
from tests.support.shipped import shipped_library


@pytest.mark.long
def test_folder_is_added_to_the_shipped_course(tmp_path: Path) -> None:
    courses = read_courses(write_own(tmp_path / "own"))
    offered = courses.offered
    assert list(offered.lessons) == [*shipped_library().lessons, "01-the-weir"]
    assert list(offered.exercises)[-1] == "the-weir"
    assert [(course.heading, len(course.lessons)) for course in offered.courses] == [
        (None, len(shipped_library().lessons)),
        ("own", 1),
    ]
    assert courses.are_two
    assert courses.signature is not None


def test_lessons_count_within_their_course(tmp_path: Path) -> None:
    offered = beside_tiny(write_own(tmp_path)).offered
    assert [lesson.number for lesson in offered.lessons.values()] == [1, 1]
    assert offered.are_of_one_course("01-the-weir", "01-the-weir")
    assert not offered.are_of_one_course("01-the-weir", "01-three-claims")


@pytest.mark.long
def test_ids_of_the_shipped_course_are_refused_by_name(tmp_path: Path) -> None:
    """The tiny folder calls its article as the shipped one is called."""
    folder = write_content(tmp_path / "own")
    courses = read_courses(folder)
    assert [str(one) for one in courses.offered.errors if folder in one.path.parents] == [
        (
            f"{folder / ARTICLE_FILE}:1: error: articles: found the id 'a', which the shipped "
            "course has; allowed: an id that neither course has yet; give it another id, here and "
            "where it is named."
        )
    ]
    assert "three-claims" not in courses.offered.exercises
    assert courses.copied == 0


def test_problems_name_the_folder_that_their_file_is_in(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    rewrite(folder, EXERCISE_FILE, "scheme: three-way", "scheme: two-way")
    courses = beside_tiny(folder)
    shipped = replace(tiny_library(), problems=courses.own.problems if courses.own else ())
    offered = replace(courses, shipped=shipped).offered
    assert {problem.path for problem in offered.errors} == {
        shipped_root() / EXERCISE_FILE,
        folder / EXERCISE_FILE,
    }
    assert [one.path for one in offered.withheld] == [folder / EXERCISE_FILE]
    assert [one.in_key for one in offered.problems] == [
        one.path.name.endswith(KEY_SUFFIX) for one in offered.problems
    ]
    assert not any(one in offered.other_errors for one in offered.withheld[0].reasons)


def test_without_the_shipped_course_the_folder_is_all(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    courses = read_courses(folder, without_shipped=True)
    assert list(courses.offered.exercises) == ["three-claims"]
    assert courses.offered.errors == []
    assert [course.heading for course in courses.offered.courses] == [tmp_path.name]
    assert not courses.are_two
    rewrite(folder, "exercises/01-three-claims.key.yaml", "official", "oficial")
    again = courses.read_anew(None).offered
    assert [one.place for one in again.errors] == ["exercises/01-three-claims.key.yaml:3"]


@pytest.mark.long
def test_the_shipped_folder_itself_is_not_added_to_itself() -> None:
    courses = read_courses(shipped_root())
    assert courses.own is None
    assert courses.offered is courses.shipped
    assert read_courses(None).offered.exercises == courses.offered.exercises


def test_copy_of_the_shipped_course_is_seen_as_one(tmp_path: Path) -> None:
    courses = beside_tiny(write_content(tmp_path))
    assert courses.copied == 1


@pytest.mark.long
def test_folder_that_is_not_there_takes_nothing_away(tmp_path: Path) -> None:
    courses = read_courses(tmp_path / "nowhere")
    assert len(courses.offered.exercises) == len(shipped_library().exercises)
    assert courses.signature is None
    assert isinstance(courses, Courses)
    assert KEY_FILE not in {str(path) for path in courses.offered.key_files.values()}
