"""The messages of a whole content folder: a good one, an empty one, and one with every mistake."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import EX, FEW, KEYS, LES, lines
from tests.support.room import EXERCISE, KEY, LESSON, write_content


def test_good_folder_has_no_problem(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path))
    assert [str(problem) for problem in library.problems] == [FEW]
    assert list(library.exercises) == ["three-claims"]
    assert library.exercises_of("01-three-claims")[0].item("plan").claim == (
        "The council announced a plan for the square."
    )


@pytest.mark.parametrize(("made", "found"), [(False, "no folder own/"), (True, "a file own")])
def test_folder_that_is_none_is_said_once(tmp_path: Path, found: str, *, made: bool) -> None:
    if made:
        (tmp_path / "own").touch()
    assert [str(problem) for problem in load_library(tmp_path / "own").problems] == [
        f".:1: error: folder: found {found}; allowed: a content folder with lessons/ and exercises/; name the folder that holds both, or make it."
    ]  # fmt: skip


def test_folder_without_content_is_said(tmp_path: Path) -> None:
    assert [str(problem) for problem in load_library(tmp_path).problems] == [
        (
            "exercises:1: error: folder: found no folder exercises/; allowed: a content folder with "
            "lessons/ and exercises/; name the folder that holds both, or make it."
        ),
        (
            "lessons:1: error: folder: found no folder lessons/; allowed: a content folder with "
            "lessons/ and exercises/; name the folder that holds both, or make it."
        ),
    ]
    for name in ("lessons", "exercises"):
        (tmp_path / name).mkdir()
    assert [str(problem) for problem in load_library(tmp_path).problems] == [
        (
            "exercises:1: error: folder: found no file *.yaml; allowed: at least one lesson and one "
            "exercise; write one (docs/authoring.md), or name another folder."
        ),
        (
            "lessons:1: error: folder: found no file *.md; allowed: at least one lesson and one "
            "exercise; write one (docs/authoring.md), or name another folder."
        ),
    ]


def test_every_problem_of_every_file_in_one_run(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        lesson=LESSON.replace("number: 1", "number: 7"),
        exercise=EXERCISE.replace("paragraph: 1}", "paragraph: 99}"),
        key=KEY.replace("[minutes]", "[hours]"),
    )
    assert [line.split(":")[0] for line in found] == [KEYS, EX, LES]
