"""What stays offered when files get errors."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kit.content.added.kept import keep_sound
from kit.content.library import Library, load_library
from kit.content.problems import Problem
from tests.support.added import (
    ARTICLE_FILE,
    EXERCISE_FILE,
    KEY_FILE,
    LESSON_FILE,
    rewrite,
    write_own,
)
from tests.support.forms import write_forms


def after(folder: Path, change: Callable[[], object]) -> tuple[Library, Library]:
    """The folder before and after, as far as it stays offered."""
    before = load_library(folder)
    change()
    return before, keep_sound(before, load_library(folder), Library.empty())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (EXERCISE_FILE, "scheme: three-way", "scheme: two-way"),
        (EXERCISE_FILE, "items:", "items: ["),
        (KEY_FILE, "label: official", "label: oficial"),
        (KEY_FILE, "exercise: the-weir", "exercise: [the-weir"),
        (LESSON_FILE, "minutes: 45", "minutes: many"),
        (LESSON_FILE, "---\ntitle", "title"),
        (ARTICLE_FILE, "articles:", "articles: {"),
        (ARTICLE_FILE, "paragraphs: 9", "paragraphs: nine"),
    ],
)
def test_what_was_read_before_an_error_stays(tmp_path: Path, name: str, old: str, new: str) -> None:
    folder = write_own(tmp_path)
    before, kept = after(folder, lambda: rewrite(folder, name, old, new))
    assert kept.errors
    assert kept.exercises == before.exercises
    assert kept.keys == before.keys
    assert kept.key_files == before.key_files
    assert kept.lessons == before.lessons
    assert kept.articles == before.articles
    assert [one.is_kept for one in kept.withheld] in ([], [True])
    again = keep_sound(kept, load_library(folder), Library.empty())
    assert again.exercises == before.exercises


def test_half_written_file_leaves_the_others_as_they_are_now(tmp_path: Path) -> None:
    folder = write_forms(tmp_path)

    def change() -> None:
        rewrite(folder, "lessons/01-three-claims.md", "Three claims", "Some claims")
        text = (folder / "exercises/form-a.yaml").read_text("utf-8")
        (folder / "exercises/form-a.yaml").write_text(text[:200], "utf-8")

    before, kept = after(folder, change)
    assert kept.exercises == before.exercises
    assert list(kept.exercises) == list(before.exercises)
    assert kept.lessons["01-three-claims"].title == "Some claims"


def test_what_was_taken_away_does_not_stay(tmp_path: Path) -> None:
    folder = write_forms(tmp_path)

    def change() -> None:
        for name in ("form-a.yaml", "form-a.key.yaml"):
            (folder / "exercises" / name).unlink()

    _before, kept = after(folder, change)
    # Its partner names what is not there, as it did not before.
    assert list(kept.exercises) == ["three-claims"]
    assert [(one.path.name, one.is_kept) for one in kept.withheld] == [("form-b.yaml", False)]


def test_exercise_does_not_stay_without_its_lesson(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    _before, kept = after(folder, (folder / LESSON_FILE).unlink)
    assert (dict(kept.lessons), dict(kept.exercises)) == ({}, {})
    assert [one.is_kept for one in kept.withheld] == [False]


def test_new_file_with_an_error_is_not_offered(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    text = (folder / EXERCISE_FILE).read_text("utf-8")
    new = folder / "exercises/02-new.yaml"
    before, kept = after(
        folder, lambda: new.write_text(text.replace("id: the-weir", "id: new"), "utf-8")
    )
    assert kept.exercises == before.exercises
    assert [(one.path.name, one.is_kept) for one in kept.withheld] == [("02-new.yaml", False)]


def test_sound_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    library = load_library(folder)
    assert keep_sound(Library.empty(), library, Library.empty()) is library


def test_lesson_stays_whole_where_a_file_beside_it_has_an_error(tmp_path: Path) -> None:
    before = load_library(write_own(tmp_path))
    lesson = before.lessons["01-the-weir"].model_copy(update={"body": "![The road](road.svg)"})
    shown = replace(before, lessons={lesson.id: lesson})
    for name in ("lessons/01-the-weir.leave.md", "lessons/road.svg"):
        fault = Problem(Path(name), 1, "file", "x", "y", "z")
        kept = keep_sound(shown, replace(before, problems=(fault,)), Library.empty())
        assert kept.lessons == shown.lessons
    other = Problem(Path("lessons/02-other.leave.md"), 1, "file", "x", "y", "z")
    kept = keep_sound(shown, replace(before, problems=(other,)), Library.empty())
    assert kept.lessons == before.lessons
