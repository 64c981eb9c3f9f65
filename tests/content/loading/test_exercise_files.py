"""What `kit check` says of exercises and keys as files: each message whole."""

from pathlib import Path

from kit.content.library import load_library
from tests.support.content_messages import EX, KEYS
from tests.support.room import EXERCISE, KEY, write_content


def test_exercise_without_key_is_not_offered(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path, key=None))
    assert [str(problem) for problem in library.errors] == [
        (
            f"{KEYS}:1: error: file: found no key; allowed: a key beside each exercise; "
            "write it (docs/authoring.md)."
        )
    ]
    assert library.exercises == {}


def test_key_without_exercise_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "exercises/09-lost.key.yaml").write_text(KEY)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "exercises/09-lost.key.yaml:1: error: file: found a key without 09-lost.yaml; allowed: a "
            "key beside its exercise, named like it; rename it, or write the exercise."
        )
    ]


def test_exercise_id_taken_twice_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "exercises/02-again.yaml").write_text(EXERCISE)
    (folder / "exercises/02-again.key.yaml").write_text(KEY)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "exercises/02-again.yaml:1: error: id: found the id 'three-claims', which "
            "exercises/01-three-claims.yaml has; allowed: an id of its own for each exercise; "
            "give one of them another id."
        )
    ]


def test_partner_where_there_is_no_other_exercise(tmp_path: Path) -> None:
    exercise = EXERCISE.replace("type: classify", "type: classify\npartner: form-b")
    assert [
        str(one) for one in load_library(write_content(tmp_path, exercise=exercise)).errors
    ] == [
        (
            f"{EX}:5: error: partner: found the exercise 'form-b'; allowed: none: there is no other "
            "exercise; name an exercise by its id, or remove 'partner'."
        )
    ]
