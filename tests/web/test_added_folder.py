"""What pages make of a folder that changes while the kit runs."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.content.added import watch as watching
from kit.content.added.signature import signature_of
from kit.content.added.watch import FolderState, Watch
from kit.web.state import kit
from tests.support.added import EXERCISE_FILE, LESSON_FILE, beside_tiny, rewrite, write_own
from tests.web.conftest import Site, text_of

NOW = datetime(2026, 3, 2, 10, 14, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_own(tmp_path / "our-lessons")


@pytest.fixture
def watch(any_site: Site, folder: Path) -> Iterator[Watch]:
    courses = replace(beside_tiny(folder), signature=signature_of(folder))
    running = any_site.app.extensions["kit"]
    running.watch = Watch(courses, lambda: NOW, quiet_seconds=0.02, every_seconds=0.0)
    yield running.watch
    running.watch = None


def page(site: Site, path: str = "/teacher/") -> str:
    return text_of(site.teacher().get(path))


def lessons(site: Site) -> str:
    return f"/teacher/classrooms/{site.room.classroom_id}/lessons"


def test_page_that_lists_lessons_has_the_change(any_site: Site, watch: Watch, folder: Path) -> None:
    for path in ("/teacher/", lessons(any_site)):
        words = page(any_site, path)
        assert "The shipped course 1 · Three claims" in words
        assert "From our-lessons 1 · The weir" in words
        assert "Taken up" not in words
    rewrite(folder, LESSON_FILE, "title: The weir", "title: The bridge")
    words = page(any_site, lessons(any_site))
    assert "From our-lessons 1 · The bridge" in words
    assert "Taken up from our-lessons" in words
    assert "changed: “The bridge”" in words
    rewrite(folder, LESSON_FILE, "title: The bridge", "title: The lock")
    assert "The lock" in page(any_site, "/teacher/lessons/01-the-weir")
    assert watch.state is FolderState.AS_READ


def test_pages_that_a_class_waits_for_look_at_no_folder(
    any_site: Site, watch: Watch, folder: Path
) -> None:
    rewrite(folder, LESSON_FILE, "title: The weir", "title: The bridge")
    first = watch.library
    for path in ("", "/students", "/results", "/joined"):
        at = f"/teacher/classrooms/{any_site.room.classroom_id}{path}"
        if path:
            any_site.teacher().get(at)
    any_site.app.test_client().get("/teacher/")
    assert watch.library is first


def test_request_has_one_library_from_beginning_to_end(
    any_site: Site, watch: Watch, folder: Path
) -> None:
    with any_site.app.test_request_context():
        first = kit().library
        rewrite(folder, LESSON_FILE, "title: The weir", "title: The bridge")
        watch.look()
        assert watch.library is not first
        assert kit().library is first
    with any_site.app.test_request_context():
        assert kit().library is watch.library


@pytest.mark.long
@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            FolderState.READING,
            (
                "The files in our-lessons have changed and are being read. Load this page again in a "
                "moment."
            ),
        ),
        (
            FolderState.AWAY,
            (
                "The folder our-lessons is not there, or holds no lessons and exercises. What was read "
                "of it is offered until the kit is started again; put the folder back before that."
            ),
        ),
        (
            FolderState.TOO_MANY,
            (
                "The folder our-lessons holds more than 1000 files. The kit reads as many only when it "
                "starts: what changes there is offered after the next start."
            ),
        ),
        (
            FolderState.NOT_READ,
            (
                "The files in our-lessons have changed and could not be read, by a fault of the kit. "
                "What was read before is offered; the window that the kit runs in says more."
            ),
        ),
    ],
)
def test_state_of_the_folder_is_told_in_words(
    any_site: Site, watch: Watch, monkeypatch: pytest.MonkeyPatch, state: FolderState, words: str
) -> None:
    monkeypatch.setattr(Watch, "look", lambda _self, **_how: None)
    watch.state = state
    assert words in page(any_site)
    assert words in page(any_site, lessons(any_site))


def test_drive_that_hangs_holds_no_page(
    any_site: Site, watch: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()
    monkeypatch.setattr(watching, "signature_of", lambda _folder: hangs.wait(30) and None)
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.01)
    assert "The weir" in page(any_site)
    assert "The weir" in page(any_site)
    assert watch.state is FolderState.AS_READ
    hangs.set()


def test_what_has_a_mistake_is_told_beside_what_is_kept(
    any_site: Site, watch: Watch, folder: Path
) -> None:
    rewrite(folder, EXERCISE_FILE, "scheme: three-way", "scheme: two-way")
    words = page(any_site, lessons(any_site))
    assert "One exercise has mistakes in its files: what was read before them is offered" in words
    assert "then load this page again. It takes nothing from a class" in words
    assert "It is offered as it was before the mistake." in words
    assert f"{folder / EXERCISE_FILE}:5" in words
    assert "nothing that is offered has changed." in words
    assert watch.library.exercises["the-weir"].scheme is not None
