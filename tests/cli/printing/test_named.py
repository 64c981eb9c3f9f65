"""What the names on the command line are."""

from pathlib import Path

import pytest

from kit.cli.printing.named import named_or_stop
from tests.support.room import tiny_library


def test_exercises_and_lessons_of_the_course(tmp_path: Path) -> None:
    options = {"data": str(tmp_path)}
    exercise, lesson = named_or_stop(["three-claims", "01-three-claims"], tiny_library(), options)
    assert (exercise.lesson, len(exercise.pages)) == (None, 1)
    assert lesson.lesson is not None
    assert [page.title for page in lesson.pages] == ["Three claims"]


def test_name_of_nothing_ends_the_command_and_makes_no_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        named_or_stop(["zzz"], tiny_library(), {"data": str(tmp_path)})
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "There is no exercise, lesson or draft of an exercise called zzz: `kit check --stats` lists "
        "those of the course.\n"
    )
    assert list(tmp_path.iterdir()) == []
