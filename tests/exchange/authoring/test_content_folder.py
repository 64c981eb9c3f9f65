"""Into a content folder all comes in or nothing; out of it comes what its files hold."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, NOTES, DraftKind
from kit.content.paths import shipped_root
from kit.exchange.authoring.content_folder import (
    NotWritten,
    courses,
    exercise_in,
    ids_in,
    known_names,
    lesson_in,
    libraries,
    write_into,
)
from tests.support import room
from tests.support.shared_files import OWN, PICTURE, READING

FILES = ["exercises/mine.yaml", "exercises/mine.key.yaml"]


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def refused(root: Path, texts: dict[str, str]) -> str:
    before = tree(root)
    with pytest.raises(NotWritten) as problem:
        write_into(root, DraftKind.EXERCISE, "mine", texts, {})
    assert tree(root) == before
    return str(problem.value)


def test_an_exercise_goes_into_an_empty_folder(tmp_path: Path) -> None:
    paths = write_into(tmp_path, DraftKind.EXERCISE, "mine", OWN, {})
    assert paths == [*FILES, "lessons/articles.yaml"]
    assert tree(tmp_path) == {
        "exercises/mine.key.yaml": OWN[KEY].encode(),
        "exercises/mine.yaml": OWN[EXERCISE].encode(),
        "lessons/articles.yaml": OWN[ARTICLES].encode(),
    }


def test_a_lesson_with_a_picture_and_out_again(tmp_path: Path) -> None:
    pictured = READING[LESSON].replace(
        "minutes: 45\n", "minutes: 45\npictures: [{file: a-road.svg}, {file: ../x.svg}]\n"
    )
    texts = {LESSON: pictured, NOTES: READING[NOTES]}
    write_into(tmp_path, DraftKind.LESSON, "100-mine", texts, {"a-road.svg": PICTURE})
    source = lesson_in(tmp_path, "100-mine")
    assert (source.texts, source.pictures) == (texts, {"a-road.svg": PICTURE})


def test_articles_come_behind_those_that_are_there(tmp_path: Path) -> None:
    room.write_content(tmp_path)
    more = room.ARTICLES.replace("id: a", "id: b")
    write_into(tmp_path, DraftKind.EXERCISE, "mine", {**OWN, ARTICLES: more}, {})
    text = (tmp_path / "lessons/articles.yaml").read_text("utf-8")
    assert text.startswith(room.ARTICLES.rstrip())
    assert list(load_library(tmp_path).articles) == ["a", "b"]


@pytest.mark.parametrize("there", ["mine.yaml", "MINE.key.yaml"])
def test_no_file_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / there).write_text("old", encoding="utf-8")
    path = FILES[0] if there == "mine.yaml" else FILES[1]
    assert refused(tmp_path, OWN) == (
        f"{path} is there already, and nothing is written over. Move it away, or give the new one "
        "another name."
    )


def test_a_list_of_articles_that_takes_no_more_is_told(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons/articles.yaml").write_text("articles: [{id: z}]\n", encoding="utf-8")
    assert refused(tmp_path, OWN) == (
        "lessons/articles.yaml lists its articles in a way that takes no more. Write each of them "
        "below “articles:” as docs/authoring.md shows it, and try again."
    )


def test_where_a_file_cannot_be_moved_all_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write_content(tmp_path)
    replace = Path.replace

    def fail_at_the_key(self: Path, target: Path) -> Path:
        if str(target).endswith("mine.key.yaml"):
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_key)
    more = {**OWN, ARTICLES: room.ARTICLES.replace("id: a", "id: b")}
    said = refused(tmp_path, more)
    assert said.startswith("Nothing was written: ")
    assert said.endswith("mine.key.yaml cannot be (No space left on device).")


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("a file", encoding="utf-8")
    assert refused(tmp_path, OWN).startswith("Nothing was written: ")


@pytest.mark.long
def test_out_of_a_folder_come_its_files_whatever_they_are_called(tmp_path: Path) -> None:
    room.write_content(tmp_path)
    alone, beside = courses(tmp_path)
    assert list(known_names(alone[0])) == ["three-claims", "01-three-claims"]
    # The shipped course has an article of its name.
    assert list(known_names(beside[0])) == ["01-three-claims"]
    assert len(beside[1].exercises) > 1
    source = exercise_in(tmp_path, load_library(tmp_path), "three-claims")
    assert source.texts == {EXERCISE: room.EXERCISE, KEY: room.KEY, ARTICLES: room.ARTICLES}


def test_ids_with_errors_are_taken_too(tmp_path: Path) -> None:
    room.write_content(tmp_path, exercise=room.EXERCISE.replace("scheme: three-way", "scheme: no"))
    assert ids_in(tmp_path) == {"three-claims"}
    assert ids_in(tmp_path / "nothing") == frozenset()


@pytest.mark.long
def test_the_shipped_course_is_beside_itself() -> None:
    own, course = libraries(shipped_root())
    assert own is course
