"""`kit import`: what comes in whole, and what does not come in at all."""

from pathlib import Path

import pytest

from kit.content.own.texts import EXERCISE
from kit.exchange.authoring.package import packed
from tests.support import commands
from tests.support.shared_files import OWN, lesson_package, own_package, zipped
from tests.support.typed_claims import TEXT

pytestmark = pytest.mark.process


def take(tmp_path: Path, name: str, content: bytes | str, *more: str) -> commands.Said:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    own = tmp_path / "own"
    own.mkdir(exist_ok=True)
    return commands.run("import", str(file), "--content", str(own), *more)


@pytest.mark.long
def test_a_shared_file_comes_in_and_a_second_time_under_another_name(tmp_path: Path) -> None:
    own = tmp_path / "own"
    raw = packed(own_package())
    status, out, err = take(tmp_path, "a.zip", raw)
    assert (status, err) == (0, "")
    assert out.endswith(
        f"{own}/exercises/three-claims.yaml\n{own}/exercises/three-claims.key.yaml\n"
        f"{own}/lessons/articles.yaml\n“Three claims” is in, by Ines Aydin, CC BY 4.0, after The "
        "Ellsworth Courier, 14 October 2026.\n"
    )
    status, out, _err = take(tmp_path, "a.zip", raw)
    assert status == 0
    assert "There is “three-claims” already, so it comes in as “three-claims-2”." in out
    assert (own / "exercises/three-claims.key.yaml").is_file()
    assert (own / "exercises/three-claims-2.key.yaml").is_file()


@pytest.mark.long
def test_a_lesson_comes_in_with_its_picture(tmp_path: Path) -> None:
    assert take(tmp_path, "b.zip", packed(lesson_package()))[0] == 0
    assert (tmp_path / "own/lessons/a-road.svg").is_file()


@pytest.mark.long
def test_what_is_refused_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    status, out, err = take(tmp_path, "a.zip", zipped({"../x.yaml": b""}))
    assert (status, out) == (1, "")
    assert err.endswith("ask where this one comes from.\nNothing was taken.\n")
    broken = {"exercises/x.yaml": OWN[EXERCISE].replace("three-way", "four-way").encode()}
    status, _out, err = take(tmp_path, "b.zip", zipped(broken))
    assert status == 1
    assert err.endswith("Nothing was taken: mend these in the file first.\n")
    assert list((tmp_path / "own").iterdir()) == []


def test_a_text_comes_in(tmp_path: Path) -> None:
    status, out, err = take(tmp_path, "a.txt", TEXT)
    assert (status, err) == (0, "")
    assert out.endswith("“The bridge”: 3 claims are in.\n")


@pytest.mark.long
def test_of_a_text_with_mistakes_nothing_is_taken_unless_it_is_asked_for(tmp_path: Path) -> None:
    spoilt = TEXT.replace("= sourced", "= sorced")
    mistake = (
        "line 15: “The minutes of 1 March record nine votes to six.”: “sorced” is no label of "
        "three-way. Allowed: sourced, official, editorial. Write 'sourced' if that is meant.\n"
    )
    assert take(tmp_path, "a.txt", spoilt) == (
        1,
        "",
        (
            f"{mistake}Nothing was taken: mend these lines and try again; 2 claims are good, and "
            "--keep-good takes them alone.\n"
        ),
    )
    status, out, err = take(tmp_path, "a.txt", spoilt, "--keep-good")
    assert (status, err) == (0, mistake)
    assert out.endswith("“The bridge”: 2 claims are in.\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.yaml", "is a file of a content folder: copy it into exercises/ or lessons/ there. `kit import` takes a shared .zip, or a .txt with claims.\n"),
        ("no/a.zip", "cannot be read: No such file or directory.\n"),
    ],
)  # fmt: skip
def test_other_files_are_told_where_they_go(tmp_path: Path, name: str, said: str) -> None:
    file = tmp_path / name
    assert commands.run("import", str(file), "--content", str(tmp_path)) == (
        2,
        "",
        f"{file} {said}",
    )


@pytest.mark.long
def test_a_document_under_another_name_is_told(tmp_path: Path) -> None:
    assert take(tmp_path, "a.txt", b"PK\x03\x04 word") == (
        1,
        "",
        "This file is no plain text. From Word, save it with “Save as” as plain text (.txt).\n",
    )
