"""`kit new`: files that the check takes, and none written over."""

from pathlib import Path

import pytest

from tests.support import commands

pytestmark = pytest.mark.process


def test_an_exercise_and_a_lesson_are_begun(tmp_path: Path) -> None:
    folder = ["--content", str(tmp_path)]
    status, out, err = commands.run("new", "exercise", "The bridge: a vote", *folder)
    assert (status, err) == (0, "")
    assert out == (
        f"{tmp_path}/exercises/the-bridge-a-vote.yaml\n"
        f"{tmp_path}/exercises/the-bridge-a-vote.key.yaml\n"
        f"Write in them what you like, then run: kit check {tmp_path}\n"
    )
    status, out, err = commands.run("new", "lesson", "The bridge", *folder)
    assert (status, err) == (0, "")
    assert out.startswith(f"{tmp_path}/lessons/100-the-bridge.md\n")
    status, out, err = commands.run("check", str(tmp_path))
    assert (status, err) == (0, "")
    assert out.endswith("1 lesson, 1 exercise, 2 items: 0 errors, 3 warnings.\n")


@pytest.mark.long
def test_what_is_there_stays(tmp_path: Path) -> None:
    arguments = ("new", "exercise", "The bridge", "--type", "compare", "--content", str(tmp_path))
    assert commands.run(*arguments)[0] == 0
    assert commands.run(*arguments) == (
        1,
        "",
        "There is an exercise the-bridge already. Choose another name.\n",
    )


def test_a_name_without_letters_is_told(tmp_path: Path) -> None:
    assert commands.run("new", "lesson", "東京", "--content", str(tmp_path)) == (
        2,
        "",
        (
            "“東京” has no letter a to z and no digit to name files by. Write the name in such letters; the "
            "title in the file may be in any.\n"
        ),
    )


def test_help_says_what_it_does() -> None:
    status, out, _err = commands.run("new", "exercise", "--help")
    assert status == 0
    assert "Write the files of an exercise with its key." in out
    assert "classify, highlight, attribute, compare, figures, order, rewrite." in " ".join(
        out.split()
    )


def test_a_type_that_is_none_is_told(tmp_path: Path) -> None:
    arguments = ("new", "exercise", "The bridge", "--type", "clasify", "--content", str(tmp_path))
    assert commands.run(*arguments) == (
        2,
        "",
        (
            "There is no type “clasify”. Allowed: classify, highlight, attribute, compare, figures, "
            "order, rewrite; write 'classify' if that is meant.\n"
        ),
    )
