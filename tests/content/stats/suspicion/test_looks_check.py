from pathlib import Path
from typing import Any

import pytest

from kit.content.library import Library, load_library
from kit.content.stats.labelled import labelled_items
from kit.content.stats.suspicion.looks_check import check_looks
from tests.support import passages
from tests.support.course import exercise_text
from tests.support.room import LESSON, NOTES, write_content

CLAIMS = [("It is so.", label) for label in ("sourced", "official", "editorial") * 4]
INVENTED = "{invented: x}"


def course(folder: Path, number: int, exercise: str, key: str) -> Library:
    """A folder with one lesson of that number and its exercise."""
    write_content(folder, lesson=None, notes=None, exercise=None, key=None)
    name = f"{number:02}-three-claims"
    lesson = LESSON.replace("number: 1", f"number: {number}")
    texts = {f"lessons/{name}.md": lesson, f"lessons/{name}.teacher.md": NOTES}
    texts |= {f"exercises/{name}.yaml": exercise.replace("01-three-claims", name)}
    texts |= {f"exercises/{name}.key.yaml": key}
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    library = load_library(folder)
    assert not library.errors, library.errors
    return library


def found(library: Library) -> list[str]:
    items = labelled_items(library.articles, library.exercises, library.keys)
    exercises: Any = library.exercises.values()
    return [str(one) for one in check_looks(exercises, library.lessons, items, library.key_files)]


def looking(key: str, doubtful: int, smooth: int) -> str:
    """The key with so many claims of each first sight."""
    key = key.replace("{label: sourced", "{looks: doubtful, label: sourced", doubtful)
    return key.replace("{label: editorial", "{looks: smooth, label: editorial", smooth)


@pytest.mark.parametrize(
    ("number", "doubtful", "smooth", "warned"),
    [(3, 0, 0, False), (4, 2, 2, False), (4, 2, 1, True), (9, 0, 0, True)],
)
def test_from_a_lesson_on_two_of_each_are_wanted(
    tmp_path: Path, number: int, doubtful: int, smooth: int, *, warned: bool
) -> None:
    exercise, key = exercise_text("three-claims", CLAIMS, INVENTED)
    library = course(tmp_path, number, exercise, looking(key, doubtful, smooth))
    warning = (
        f"exercises/{number:02}-three-claims.key.yaml:1: warning: items: found {doubtful} with "
        f"'looks: doubtful' and {smooth} with 'looks: smooth'; allowed: 2 or more of each from "
        "lesson 4 on; name the claims that look otherwise than they are, and write such claims "
        "where there are none."
    )
    assert found(library) == ([warning] if warned else [])


def test_of_a_passage_one_of_each_is_wanted(tmp_path: Path) -> None:
    exercise = passages.exercise()
    plain = course(tmp_path / "plain", 4, exercise, passages.KEY)
    assert [line.partition("allowed: ")[2][:9] for line in found(plain)] == ["1 or more"]
    sourced = "        label: sourced\n"
    key = passages.KEY.replace(sourced, f"{sourced}        looks: doubtful\n")
    key = key.replace("{label: editorial", "{looks: smooth, label: editorial", 1)
    assert found(course(tmp_path / "named", 4, exercise, key)) == []
