"""Whether files have changed, seen from outside."""

import os
from pathlib import Path

import pytest

from kit.content.added.signature import FILES_MOST, TooManyFiles, signature_of
from tests.support.added import EXERCISE_FILE, LESSON_FILE, OWN, write_own


def test_it_is_the_same_until_a_file_changes(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    first = signature_of(folder)
    assert first is not None
    assert len(first) == len(OWN)
    assert signature_of(folder) == first
    (folder / EXERCISE_FILE).write_text("id: x", "utf-8")
    second = signature_of(folder)
    (folder / LESSON_FILE).unlink()
    third = signature_of(folder)
    assert len({first, second, third}) == 3


def test_a_file_of_the_same_length_differs_by_its_time(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    first = signature_of(folder)
    os.utime(folder / LESSON_FILE, (1, 1))
    assert signature_of(folder) != first


def test_what_programs_leave_behind_is_no_change(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    first = signature_of(folder)
    for name in (".DS_Store", ".01-the-weir.md.swp", "~$draft.docx", "01-the-weir.md~"):
        (folder / "lessons" / name).touch()
    assert signature_of(folder) == first


def test_folder_that_is_gone_or_holds_no_course_has_none(tmp_path: Path) -> None:
    assert signature_of(tmp_path / "nowhere") is None
    assert signature_of(tmp_path) is None
    (tmp_path / "exercises").mkdir()
    assert signature_of(tmp_path) == frozenset()


def test_link_to_nothing_hides_no_other_file(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    (folder / "lessons" / "00-first.md").symlink_to(folder / "nowhere")
    first = signature_of(folder)
    assert first is not None
    assert len(first) == len(OWN) + 1
    os.utime(folder / LESSON_FILE, (1, 1))
    assert signature_of(folder) != first


def test_no_more_files_are_looked_at_than_would_be_read(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    for number in range(FILES_MOST - len(OWN)):
        (folder / "exercises" / f"{number}.yaml").touch()
    assert signature_of(folder) is not None
    (folder / "exercises" / "more.yaml").touch()
    with pytest.raises(TooManyFiles):
        signature_of(folder)
