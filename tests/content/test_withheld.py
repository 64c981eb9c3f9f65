"""Each exercise file is offered, or has an error: one of the two, whatever the folder holds."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import Library, load_library
from kit.content.problems import Severity
from tests.support.choosing import write_choosing
from tests.support.content_messages import EX, KEYS, LES
from tests.support.room import EXERCISE, KEY, LESSON, write_content

NOTES = "lessons/01-three-claims.teacher.md"
ARTICLES = "lessons/articles.yaml"
SECOND = "exercises/02-again.yaml"
SECOND_KEY = "exercises/02-again.key.yaml"

Change = Callable[[Path], None]


def gone(name: str) -> Change:
    return lambda root: (root / name).unlink(missing_ok=True)


def held(name: str, text: str) -> Change:
    def write(root: Path) -> None:
        if (root / name).parent.is_dir():
            (root / name).write_text(text, "utf-8")

    return write


def exchanged(name: str, old: str, new: str) -> Change:
    def write(root: Path) -> None:
        if (root / name).is_file():
            text = (root / name).read_text("utf-8")
            (root / name).write_text(text.replace(old, new), "utf-8")

    return write


CHANGES: tuple[Change, ...] = (
    *(gone(name) for name in (EX, KEYS, LES, NOTES, ARTICLES, "exercises/figures.key.yaml")),
    *(held(name, "") for name in (EX, KEYS, LES, NOTES, ARTICLES)),
    *(held(name, "a: [") for name in (EX, KEYS, LES, ARTICLES)),
    held(SECOND, EXERCISE), held(SECOND_KEY, KEY),
    held(SECOND, EXERCISE.replace("id: three-claims", "id: again\npartner: three-claims")),
    held("lessons/02-other.md", LESSON.replace("number: 1", "number: 2")),
    exchanged(LES, "number: 1", "number: 9"), exchanged(LES, "minutes: 45", "minutes: many"),
    exchanged(LES, "The council", "![x](y) The council"), exchanged(LES, "articles: [a]", "articles: [b]"),
    exchanged(ARTICLES, "id: a", "id: b"), exchanged(ARTICLES, "paragraphs: 9", "paragraphs: 1"),
    exchanged(ARTICLES, "paragraphs: 9", "paragraphs: none"), exchanged(ARTICLES, "kind: report", "kind: a # b"),
    exchanged(EX, "lesson: 01-three-claims", "lesson: 02-other"), exchanged(EX, "lesson: 01-three-claims", "lesson:"),
    exchanged(EX, "lesson: 01-three-claims", "lesson: [1]"), exchanged(EX, "id: three-claims", "id: figures"),
    exchanged(EX, "type: classify", "type: highlight"), exchanged(EX, "type: classify", "type:"),
    exchanged(EX, "type: classify", "type: classify\npartner: again"), exchanged(EX, "from: {article", "from: {articel"),
    exchanged(EX, "article: a", "article: c"), exchanged(EX, "title: Three claims", "title: Three # claims"),
    exchanged(KEYS, "plan:", "plans:"), exchanged(KEYS, "exercise: three", "exercise: four"),
    exchanged("exercises/figures.yaml", "id: ", "id: x"), exchanged(EX, "items:", "items: []\nitem:"),
    lambda root: shutil.rmtree(root / "lessons", ignore_errors=True),
)  # fmt: skip


def assert_offered_or_withheld(root: Path) -> Library:
    """Of all exercise files each is offered, or is withheld for an error that is said."""
    library = load_library(root)
    found = {
        path.relative_to(root)
        for path in (root / "exercises").glob("*.yaml")
        if not path.name.endswith(".key.yaml")
    }
    keys = {path.as_posix().removesuffix(".key.yaml") for path in library.key_files.values()}
    offered = {path for path in found if path.as_posix().removesuffix(".yaml") in keys}
    withheld = {one.path for one in library.withheld}
    assert len(offered) == len(library.exercises)
    assert offered | withheld == found
    assert not offered & withheld
    for one in library.withheld:
        assert one.reasons, one.path
        assert set(one.reasons) <= set(library.errors)
        assert all(reason.severity is Severity.ERROR for reason in one.reasons)
    return library


@pytest.mark.long
@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), max_size=4))
def test_exercise_that_is_not_offered_has_an_error(changes: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_choosing(root)
        for change in changes:
            change(root)
        assert_offered_or_withheld(root)


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_alone(tmp_path: Path, change: Change) -> None:
    write_choosing(tmp_path)
    change(tmp_path)
    assert_offered_or_withheld(tmp_path)


def test_only_lesson_gone_is_an_error(tmp_path: Path) -> None:
    """The teacher's page was taken for a lesson, and nothing was said."""
    root = write_content(tmp_path)
    (root / LES).unlink()
    library = assert_offered_or_withheld(root)
    assert [str(problem) for problem in library.errors] == [
        f"{NOTES}:1: error: file: found a teacher page without 01-three-claims.md; allowed: a teacher page beside its lesson, named like it; rename it, or write the lesson.",
    ]  # fmt: skip
    assert [(one.title, [str(each.path) for each in one.reasons]) for one in library.withheld] == [
        ("Three claims", [NOTES])
    ]


def test_reasons_are_those_of_the_lesson_and_article_that_are_needed(tmp_path: Path) -> None:
    root = write_content(tmp_path, articles="articles: [", lesson=LESSON.replace("45", "none"))
    library = assert_offered_or_withheld(root)
    (withheld,) = library.withheld
    assert [one.place for one in withheld.reasons] == [f"{LES}:4", f"{ARTICLES}:1"]
    assert library.other_errors == []
