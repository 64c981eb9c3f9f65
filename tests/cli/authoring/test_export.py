"""`kit export`: one file to hand on, never over another."""

from pathlib import Path

import pytest

from kit.content.library import Library
from kit.content.own.texts import KEY
from tests.support import commands, room
from tests.support.shared_files import taken

pytestmark = pytest.mark.process


@pytest.mark.long
def test_a_shipped_exercise_leaves_with_its_terms(tmp_path: Path) -> None:
    assert commands.run("export", "fallmere-1", folder=tmp_path) == (
        0,
        "Wrote fallmere-1.zip.\n",
        "",
    )
    received = taken((tmp_path / "fallmere-1.zip").read_bytes())
    assert (received.package.manifest.licence, received.package.manifest.by) == (
        "CC BY 4.0",
        "Whose Words",
    )
    assert KEY in received.package.texts
    assert commands.run("export", "fallmere-1", folder=tmp_path) == (
        1,
        "",
        "fallmere-1.zip is there already, and nothing is written over. Name another with -o.\n",
    )


def test_an_own_one_without_its_key(tmp_path: Path) -> None:
    room.write_content(tmp_path / "own", articles=None, lesson=None, notes=None,
                       exercise=room.EXERCISE.replace("lesson: 01-three-claims\n", "").replace("article: a, paragraph: 1", "invented: x").replace("article: a, paragraph: [2, 3]", "invented: x"))  # fmt: skip
    arguments = ("export", "three-claims", "--content", "own", "--without-key", "-o", "a.zip")
    assert commands.run(*arguments, folder=tmp_path) == (
        0,
        "Wrote a.zip.\nIt does not say whose work it is: --by and --licence do.\n",
        "",
    )
    raw = (tmp_path / "a.zip").read_bytes()
    assert room.KEY_MARK.encode() not in raw
    assert taken(raw, Library.empty()).problems == ()
    assert list(tmp_path.glob(".whose-words-*")) == []


@pytest.mark.long
def test_a_text_and_what_has_none(tmp_path: Path) -> None:
    assert commands.run("export", "form-a", "-o", "a.txt", folder=tmp_path) == (
        0,
        "Wrote a.txt.\n",
        "",
    )
    assert (
        (tmp_path / "a.txt")
        .read_text("utf-8")
        .startswith("Title: Test form A\nScheme: three-way\n")
    )
    status, out, err = commands.run("export", "who-says-so", "-o", "b.txt", folder=tmp_path)
    assert (status, out) == (1, "")
    assert err.startswith("The type “attribute” has no text form: ")
    assert commands.run("export", "form-a", "-o", "c.txt", "--without-key", folder=tmp_path) == (
        2,
        "",
        "A text holds claims with their key. Write a .zip instead.\n",
    )


@pytest.mark.long
def test_what_cannot_be_is_told(tmp_path: Path) -> None:
    assert commands.run("export", "form-a", "-o", "a.doc", folder=tmp_path) == (
        2,
        "",
        "a.doc ends in neither .zip nor .txt. Name it so.\n",
    )
    status, _out, err = commands.run("export", "form-q", folder=tmp_path)
    assert status == 2
    assert "offers no exercise or lesson form-q: write 'form-" in err
    assert commands.run("export", "form-a", "-o", "no/a.zip", folder=tmp_path) == (
        1,
        "",
        "no/a.zip cannot be written: No such file or directory.\n",
    )
    assert list(tmp_path.iterdir()) == []
