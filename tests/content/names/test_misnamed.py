"""Files under another name than the kit looks for: one error each, with the name to give."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.content.names.misnamed import is_copy, misnamed_articles, misnamed_keys
from tests.support.weir_folder import (
    ARTICLES,
    BRIDGE_FILE,
    BRIDGE_KEYS,
    READING,
    said_of,
    write_weir,
)

LIST = "lessons/articles.yaml"
NUMBER = f"{READING.replace('09-', '')}:1: error: file: found a name without the lesson's number; allowed: its number and a hyphen at the beginning, 09-weir-bridge.md; rename it to 09-weir-bridge.md."
PACKED = "1: error: file: found a packed file, such as Word's .docx under another name; allowed: text in UTF-8; save it as plain text, from Word with 'Save as', and rename that."
COPY = "error: id: found the id 'weir-bridge', which exercises/bridge.yaml has; allowed: an id of its own for each exercise; if it is a copy of bridge.yaml, give it an id of its own or delete it."


def renamed(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / old).rename(folder / new)


def copied(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: shutil.copy(folder / old, folder / new)


def with_text(name: str, text: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(text)


CASES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a key with a hyphen": (renamed(BRIDGE_KEYS, "exercises/bridge-key.yaml"), [
        "exercises/bridge-key.yaml:1: error: file: found a key under another name; allowed: bridge.key.yaml beside bridge.yaml; rename it to bridge.key.yaml.",
    ]),
    "a key with another ending": (renamed(BRIDGE_KEYS, "exercises/Bridge.Key.yml"), [
        "exercises/Bridge.Key.yml:1: error: file: found a key under another name; allowed: bridge.key.yaml beside bridge.yaml; rename it to bridge.key.yaml.",
    ]),
    "a list with another ending": (renamed(LIST, "lessons/articles.yml"), [
        "lessons/articles.yml:1: error: file: found the list of articles under another name; allowed: lessons/articles.yaml; rename it to articles.yaml.",
    ]),
    "a list without its s": (renamed(LIST, "lessons/article.yaml"), [
        "lessons/article.yaml:1: error: file: found the list of articles under another name; allowed: lessons/articles.yaml; rename it to articles.yaml.",
    ]),
    "no list": (lambda folder: (folder / LIST).unlink(), [
        f"{LIST}:1: error: file: found no such file, though articles are named (courier); allowed: a list of the articles that lessons and items name; write it (docs/authoring.md).",
    ]),
    "a broken list": (with_text(LIST, ARTICLES.replace("    kind", "   kind").encode()), [
        f"{LIST}:4: error: file: found a line that begins after 3 blanks, and none above it does; allowed: the same number of blanks before all fields of a group; begin it under the field that it belongs with.",
    ]),
    "a lesson without its number": (renamed(READING, READING.replace("09-", "")), [NUMBER]),
    "a lesson deleted, its teacher page left": (lambda folder: (folder / READING).unlink(), [
        "lessons/09-weir-bridge.teacher.md:1: error: file: found a teacher page without 09-weir-bridge.md; allowed: a teacher page beside its lesson, named like it; rename it, or write the lesson.",
    ]),
    "a copy without a key": (copied(BRIDGE_FILE, "exercises/bridge - Copy.yaml"), [
        f"exercises/bridge - Copy.yaml:1: {COPY}",
    ]),
    "a copy of another computer": (copied(BRIDGE_FILE, "exercises/bridge-LAPTOP7.yaml"), [
        f"exercises/bridge-LAPTOP7.yaml:1: {COPY}",
    ]),
    "Word's file as an exercise": (with_text(BRIDGE_FILE, b"PK\x03\x04\xad"), [f"{BRIDGE_FILE}:{PACKED}"]),
    "Word's file as a reading": (with_text(READING, b"PK\x03\x04\xad"), [f"{READING}:{PACKED}"]),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_one_error_at_the_cause(tmp_path: Path, name: str) -> None:
    change, expected = CASES[name]
    change(write_weir(tmp_path))
    assert said_of(tmp_path) == expected
    for withheld in load_library(tmp_path).withheld:
        assert withheld.reasons != ()


def test_lesson_that_several_exercises_name_is_missed_once(tmp_path: Path) -> None:
    write_weir(tmp_path)
    for end in (".md", ".teacher.md"):
        (tmp_path / f"lessons/09-weir-bridge{end}").rename(tmp_path / f"lessons/09-other{end}")
    errors = [str(problem) for problem in load_library(tmp_path).errors]
    assert errors == [
        "lessons/09-weir-bridge.md:1: error: file: found no such file, and 6 exercises of this lesson (bridge.yaml, figures.yaml, paint.yaml, straight.yaml, two.yaml, who.yaml); allowed: a reading for each lesson that is named; there are 09-other; write it, or name another lesson in the exercises.",
    ]
    assert all(one.reasons for one in load_library(tmp_path).withheld)


def test_key_without_its_exercise_is_known_by_its_field(tmp_path: Path) -> None:
    write_weir(tmp_path)
    (tmp_path / BRIDGE_KEYS).rename(tmp_path / "exercises/solutions.yaml")
    assert said_of(tmp_path) == [
        f"{BRIDGE_KEYS}:1: error: file: found no key; allowed: a key beside each exercise; write it (docs/authoring.md).",
        "exercises/solutions.key.yaml:1: error: file: found no key; allowed: a key beside each exercise; write it (docs/authoring.md).",
        "exercises/solutions.yaml:1: error: file: found a key, to judge by its field 'exercise'; allowed: NAME.key.yaml beside NAME.yaml; rename it.",
    ]


def test_names_that_are_right_are_none_of_them() -> None:
    paths = [
        Path(name) for name in ("a.yaml", "a.key.yaml", "a-key.yaml", "b.yaml", "the-key.yaml")
    ]
    assert misnamed_keys(paths) == {}
    assert misnamed_articles([Path("articles.yaml"), Path("article.yaml")]) is None
    assert misnamed_articles([Path("notes.yaml")]) is None
    assert not is_copy(Path("a.yaml"), Path("a.yaml"))
    assert not is_copy(Path("ab.yaml"), Path("a.yaml"))
    assert is_copy(Path("a (2).yaml"), Path("a.yaml"))
