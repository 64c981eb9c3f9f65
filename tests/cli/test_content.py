"""What the start says of the content, and of classes that it touches."""

from pathlib import Path

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.cli import content
from kit.cli.content import checked_courses, courses_of, say_who_loses
from kit.settings import Settings, read_settings
from kit.store.engine import open_store
from tests.support.added import EXERCISE_FILE, beside_tiny, rewrite, write_own
from tests.support.databases import new_sqlite
from tests.support.room import make_room, write_content
from tests.support.shipped import shipped_library


def settings(folder: Path, **options: str) -> Settings:
    return read_settings({"data": str(folder), "content": str(folder / "own"), **options}, {})


@pytest.mark.long
def test_both_courses_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_own(tmp_path / "own")
    rewrite(folder, EXERCISE_FILE, "scheme: three-way", "scheme: two-way")
    checked_courses(settings(tmp_path))
    said = capsys.readouterr()
    shipped = shipped_library().lessons.values()
    pictures = sum(len(lesson.pictures) for lesson in shipped)
    assert said.out.startswith(f"Content: the shipped course: {len(shipped)} lessons, ")
    assert said.out.endswith(
        f" items, {pictures} pictures; {folder}: 1 lesson, 0 exercises, 0 items: 1 error, 1 warning.\n"
    )
    assert f"{folder / EXERCISE_FILE}:5: error: scheme: found 'two-way'" in said.err


def test_copy_of_the_shipped_course_is_told_of_the_setting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_content(tmp_path / "own")
    monkeypatch.setattr(content, "courses_of", lambda _settings: beside_tiny(folder))
    monkeypatch.setattr(content, "_COPIED_LEAST", 1)
    checked_courses(settings(tmp_path))
    assert (
        f"{folder} has 1 lessons of the shipped course, under the same names. To offer or check it "
        "instead of the shipped course, add --without-shipped.\n"
    ) in capsys.readouterr().err


@pytest.mark.long
def test_classes_are_told_what_is_not_offered_to_them_any_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_content(tmp_path / "own")
    url = new_sqlite(tmp_path)
    store = open_store(url)
    room = make_room(store)
    for exercise_id in ("three-kinds-of-claim", "whose-words", "what-was-confirmed"):
        at = room.later(days=1)
        assignments.give(store, shipped_library(), room.classroom_id, exercise_id, Rules(), at)
    store.close()
    for options in ({}, {"without_shipped": "true"}):
        there = settings(tmp_path, database_url=url, **options)
        say_who_loses(there, courses_of(there))
    assert capsys.readouterr().out == (
        "9B has been given 3 exercises of the shipped course; what it was given stays, nothing "
        "more of it is offered.\n"
    )
