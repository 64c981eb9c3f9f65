"""What a course is called."""

from pathlib import Path

from kit.content.added.course import Course, folder_name

NOTHING: frozenset[str] = frozenset()


def test_part_is_called_after_its_folder(tmp_path: Path) -> None:
    own = Course(tmp_path / "our-lessons", NOTHING, NOTHING, NOTHING)
    assert (own.heading, own.words) == ("our-lessons", f"the course in {tmp_path / 'our-lessons'}")
    shipped = Course(None, NOTHING, NOTHING, NOTHING)
    assert (shipped.heading, shipped.words) == (None, "the shipped course")


def test_folder_without_a_name_is_called_by_its_path() -> None:
    assert folder_name(Path("/")) == "/"
    assert folder_name(Path()) == Path.cwd().name
