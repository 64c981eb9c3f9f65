"""Which files of lessons/ are lessons, and how they are to be named."""

from pathlib import Path

from kit.content.names.lesson_names import (
    is_notes,
    lesson_files,
    lesson_path,
    notes_of,
    notes_without_lesson,
    numbered_name,
    numbers_taken_twice,
    unread_files,
)


def folder(tmp_path: Path, *names: str) -> Path:
    (tmp_path / "lessons").mkdir()
    for name in names:
        (tmp_path / "lessons" / name).write_text("x")
    return tmp_path


def test_lessons_are_what_is_neither_a_page_beside_one_nor_the_glossary(tmp_path: Path) -> None:
    root = folder(
        tmp_path, "01-a.md", "01-a.teacher.md", "01-a.leave.md", "glossary.md", "articles.yaml"
    )
    assert lesson_files(root) == [lesson_path(root, "01-a")]
    assert is_notes(notes_of(lesson_path(root, "01-a")))


def test_a_number_goes_before_a_name_that_has_none() -> None:
    assert numbered_name(Path("bridge.md"), 7) == "07-bridge.md"
    assert numbered_name(Path("07-bridge.md"), 7) is None
    assert numbered_name(Path("bridge.md"), None) is None


def test_a_page_without_its_lesson_and_a_number_twice_are_told(tmp_path: Path) -> None:
    root = folder(tmp_path, "01-a.md", "02-b.teacher.md")
    lone = list(notes_without_lesson(root, {"01-a.md"}))
    assert [(one.path.name, one.found) for one in lone] == [
        ("02-b.teacher.md", "a teacher page without 02-b.md")
    ]
    twice = list(numbers_taken_twice(root, [("01-a", 1), ("01-c", 1)]))
    assert [(one.path.name, one.found) for one in twice] == [
        ("01-c.md", "the number 1, which 01-a has")
    ]


def test_a_file_that_nothing_reads_is_told_once(tmp_path: Path) -> None:
    root = folder(tmp_path, "01-a.md", "notes.txt", "drawing.svg")
    unread = list(unread_files(root, set()))
    assert [one.path.name for one in unread] == ["notes.txt"]
    assert list(unread_files(root, {unread[0].path})) == []
