"""A running kit takes up what changes in the added folder, in the background and once."""

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.content.added import watch as watching
from kit.content.added.changes import Changes
from kit.content.added.courses import Courses
from kit.content.added.signature import FILES_MOST, signature_of
from kit.content.added.watch import FolderState, TakenUp, Watch
from kit.content.library import Library
from tests.support.added import (
    EXERCISE_FILE,
    KEY_FILE,
    OWN,
    beside_tiny,
    rewrite,
    write_own,
)

NOW = datetime(2026, 3, 2, 10, 14, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_own(tmp_path / "own")


def begin(folder: Path, **other: float) -> tuple[Watch, list[Library]]:
    """A watch that looks whenever it is asked, and what it told of."""
    told: list[Library] = []
    courses = replace(beside_tiny(folder), signature=signature_of(folder))
    seconds = {"quiet_seconds": 0.02, "every_seconds": 0.0, **other}
    return Watch(courses, lambda: NOW, told.append, **seconds), told


def until(watch: Watch, is_so: Callable[[], bool]) -> None:
    """Look as a teacher does who loads the page again."""
    for _ in range(100):
        watch.look()
        if is_so():
            return
        time.sleep(0.02)
    pytest.fail(f"the folder is {watch.state}")


def test_nothing_is_read_while_nothing_changes(folder: Path) -> None:
    watch, told = begin(folder)
    first = watch.library
    watch.look()
    watch.look()
    assert (watch.library is first, watch.taken_up, told) == (True, None, [])
    assert watch.state is FolderState.AS_READ
    assert watch.name == "own"


def test_change_is_taken_up_within_the_look_that_finds_it(folder: Path) -> None:
    watch, told = begin(folder)
    rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
    watch.look()
    assert watch.library.exercises["the-weir"].title == "The bridge"
    assert watch.taken_up == TakenUp(NOW, Changes((), ("The bridge",), ()))
    assert told == [watch.library]
    assert "three-claims" in watch.library.exercises
    watch.look()
    assert told == [watch.library]


def test_who_was_shown_a_change_by_another_process_is_given_it_at_once(folder: Path) -> None:
    watch, _told = begin(folder)
    watch.every_seconds = 60.0
    watch.look()
    rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
    watch.look()
    assert watch.library.exercises["the-weir"].title == "The weir"
    watch.look(at_once=True)
    assert watch.library.exercises["the-weir"].title == "The bridge"


def test_error_leaves_what_was_offered_and_the_mended_file_is_taken_up(folder: Path) -> None:
    watch, _told = begin(folder)
    before = watch.library.exercises["the-weir"]
    rewrite(folder, KEY_FILE, "label: official", "label: oficial")
    until(watch, lambda: bool(watch.library.errors))
    assert watch.library.exercises["the-weir"] == before
    assert [one.path for one in watch.library.errors] == [folder / KEY_FILE]
    assert watch.taken_up is not None
    assert watch.taken_up.changes.are_none
    rewrite(folder, KEY_FILE, "label: oficial", "label: editorial")
    until(watch, lambda: not watch.library.errors)
    assert watch.library.keys["the-weir"].items["plan"].label == "editorial"


def test_file_that_is_being_written_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch, told = begin(folder)
    real, looks = signature_of, iter(range(1000))

    def restless(_folder: Path) -> object:
        return frozenset({("lessons", "growing.md", next(looks), 0)})

    monkeypatch.setattr(watching, "signature_of", restless)
    watch.look()
    assert watch.state is FolderState.READING
    assert (told, watch.taken_up) == ([], None)
    rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
    monkeypatch.setattr(watching, "signature_of", real)
    until(watch, lambda: len(told) == 1)
    assert watch.library.exercises["the-weir"].title == "The bridge"


def test_folder_taken_away_and_brought_back(folder: Path) -> None:
    watch, told = begin(folder)
    elsewhere = folder.with_name("elsewhere")
    shutil.move(folder, elsewhere)
    until(watch, lambda: watch.state is FolderState.AWAY)
    # As a stick that is pulled out leaves the place where it was.
    folder.mkdir()
    watch.look()
    assert watch.state is FolderState.AWAY
    assert "the-weir" in watch.library.exercises
    folder.rmdir()
    shutil.move(elsewhere, folder)
    until(watch, lambda: watch.state is FolderState.AS_READ)
    assert told == []


def test_folder_that_was_not_there_at_the_start_is_taken_up(folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere")
    shutil.move(folder, elsewhere)
    watch, told = begin(folder)
    assert "the-weir" not in watch.library.exercises
    watch.look()
    assert watch.state is FolderState.AWAY
    shutil.move(elsewhere, folder)
    until(watch, lambda: len(told) == 1)
    assert "the-weir" in watch.library.exercises


def test_more_files_than_a_running_kit_reads_are_left(folder: Path) -> None:
    watch, told = begin(folder)
    for number in range(FILES_MOST):
        (folder / "exercises" / f"{number}.yaml").touch()
    begun = time.monotonic()
    until(watch, lambda: watch.state is FolderState.TOO_MANY)
    assert time.monotonic() - begun < 2
    assert (told, watch.files_most) == ([], FILES_MOST)
    for number in range(FILES_MOST):
        (folder / "exercises" / f"{number}.yaml").unlink()
    until(watch, lambda: watch.state is FolderState.AS_READ)


def test_fault_while_reading_takes_nothing_and_is_not_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, told = begin(folder)
    tries: list[object] = []

    def fault(_courses: Courses, signature: object) -> Courses:
        tries.append(signature)
        raise AttributeError(signature)

    with monkeypatch.context() as patched:
        patched.setattr(Courses, "read_anew", fault)
        rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
        until(watch, lambda: watch.state is FolderState.NOT_READ)
        watch.look()
        assert (watch.state, len(tries), told) == (FolderState.NOT_READ, 1, [])
    assert watch.library.exercises["the-weir"].title == "The weir"
    (folder / EXERCISE_FILE).write_text(OWN[EXERCISE_FILE] + "\n", "utf-8")
    until(watch, lambda: len(told) == 1)
    assert watch.state is FolderState.AS_READ


def test_folder_is_not_looked_at_more_often_than_it_may(folder: Path) -> None:
    watch, told = begin(folder, every_seconds=60)
    watch.look()
    rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
    watch.look()
    assert told == []
