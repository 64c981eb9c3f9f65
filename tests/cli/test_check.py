import json
import shutil
from pathlib import Path

import pytest

from tests.support import commands
from tests.support.added import EXERCISE_FILE, rewrite, write_own
from tests.support.room import EXERCISE, write_content

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
ALONE = "--without-shipped"
FEW = (
    "exercises/01-three-claims.yaml:6: warning: items: found 4 of them; allowed: 12 or more; "
    "add some: few items tell little about a class.\n"
)


def check(*arguments: str, folder: Path = ROOT) -> commands.Said:
    """Run `kit check` in a folder; exit status, standard output and standard error."""
    return commands.run("check", *arguments, folder=folder)


@pytest.mark.long
def test_shipped_content_is_checked_from_anywhere(tmp_path: Path) -> None:
    status, out, err = commands.run_afresh(
        "check", folder=tmp_path, variables={"PYTHONPATH": str(ROOT)}
    )
    assert (status, err) == (0, "")
    lessons = len(list((ROOT / "lessons").glob("[0-9]*.teacher.md")))
    exercises = len(list((ROOT / "exercises").glob("*.key.yaml")))
    assert out.startswith(f"{lessons} lessons, {exercises} exercises, ")
    pictures = len(list((ROOT / "lessons").glob("*.svg")))
    assert out.endswith(f" items, {pictures} pictures: no problems.\n")


def test_warnings_are_no_failure(tmp_path: Path) -> None:
    assert check(str(write_content(tmp_path)), ALONE) == (
        0,
        f"{FEW}1 lesson, 1 exercise, 4 items: 0 errors, 1 warning.\n",
        "",
    )


def test_errors_are_and_all_of_them_are_said(tmp_path: Path) -> None:
    broken = EXERCISE.replace("title: Three claims", "title: 3").replace("from: {inv", "from: {imv")
    file = "exercises/01-three-claims.yaml"
    said = (
        f"{file}:2: error: title: found a whole number (3); allowed: a text; put it in quotes.\n"
        f"{FEW}"
        f"{file}:16: error: items, disgrace, from: found a group of fields; allowed: one of "
        "'article' with 'paragraph', 'report', 'invented'; say where the item comes from.\n"
        "1 lesson, 0 exercises, 0 items: 2 errors, 1 warning.\n"
    )
    assert check(str(write_content(tmp_path, exercise=broken)), ALONE) == (1, said, "")


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert check("nowhere", folder=tmp_path) == (
        1,
        "There is no folder nowhere. Name one that holds lessons/ and exercises/.\n",
        "",
    )


@pytest.mark.parametrize(
    "name", ["exercises/01-three-claims.yaml", "lessons/articles.yaml", "exercises", "."]
)
def test_file_is_checked_with_its_folder(tmp_path: Path, name: str) -> None:
    """And so is one of the two folders alone."""
    write_content(tmp_path)
    said = f"{FEW}1 lesson, 1 exercise, 4 items: 0 errors, 1 warning.\n"
    assert check(name, ALONE, folder=tmp_path) == (0, said, "")


def test_file_elsewhere_is_told_where_it_should_lie(tmp_path: Path) -> None:
    (tmp_path / "01.yaml").touch()
    assert check("01.yaml", folder=tmp_path) == (
        1,
        "01.yaml lies in no content folder. Name a file in lessons/ or exercises/.\n",
        "",
    )


def test_schemas_are_written_beside_the_check(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    content = write_content(tmp_path / "content")
    status, out, err = check(str(content), ALONE, "--schemas", str(folder))
    assert (status, err) == (0, "")
    assert out == f"{FEW}1 lesson, 1 exercise, 4 items: 0 errors, 1 warning.\n"
    written = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    shipped = {path.name: json.loads(path.read_text("utf-8")) for path in ROOT.glob("schemas/*")}
    assert written == shipped


@pytest.mark.long
def test_folder_is_read_beside_the_shipped_course(tmp_path: Path) -> None:
    few = FEW.replace("three-claims", "the-weir")
    said = f"{few}1 lesson, 1 exercise, 4 items: 0 errors, 1 warning.\n"
    assert check(str(write_own(tmp_path))) == (0, said, "")
    # The tiny folder gives an article the id of a shipped one.
    status, out, err = check(str(write_content(tmp_path / "content")))
    assert (status, err) == (1, "")
    assert out.splitlines()[-3:] == [
        (
            "lessons/articles.yaml:1: error: articles: found the id 'a', which the shipped course "
            "has; allowed: an id that neither course has yet; give it another id, here and where "
            "it is named."
        ),
        ("exercises/01-three-claims.yaml waits for lessons/articles.yaml:1: it is not offered."),
        "1 lesson, 0 exercises, 0 items: 1 error, 1 warning.",
    ]


@pytest.mark.long
def test_exercise_of_a_shipped_lesson_is_enough_of_a_folder(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    shutil.rmtree(folder / "lessons")
    rewrite(folder, EXERCISE_FILE, "01-the-weir", "01-three-kinds-of-claim")
    rewrite(folder, EXERCISE_FILE, "article: weir,", "article: a,")
    few = FEW.replace("three-claims", "the-weir")
    said = f"{few}0 lessons, 1 exercise, 4 items: 0 errors, 1 warning.\n"
    assert check(str(folder)) == (0, said, "")
