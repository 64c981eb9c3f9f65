"""Whatever stands in a field, the check ends in messages that are its own, and never in a traceback."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.content.articles import Article, ArticleList
from kit.content.exercise import exercise_model
from kit.content.key import key_model
from kit.content.leaving.leave_page import LeaveFrontMatter
from kit.content.lesson import Lesson, LessonFrontMatter
from kit.content.library import Library, load_library
from kit.content.loading import exercise_files, lesson_files
from kit.content.loading.content_index import Listed
from kit.content.problems import Problem, Severity
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Content
from tests.support.room import write_content
from tests.support.yaml_values import (
    FRONT_MATTER,
    KINDS,
    LEAVE_MATTER,
    articles,
    documents,
    places,
    written,
)

#: Words of pydantic, of ruamel.yaml and of Python, which tell an author nothing.
THEIR_WORDS = re.compile(
    r"Input should be|Field required|Extra inputs|should have at|valid (string|integer|number|"
    r"dictionary|list|tuple)|should match pattern|Keys should be|Unable to extract|does not match any|"
    r"type=|input_value|pydantic|ruamel|while (parsing|scanning|constructing)|could not (determine|"
    r"find expected)|mapping values are not allowed|<block|<stream|<scalar|block mapping|flow (mapping|"
    r"sequence)|expected (the node|alphabetic|a comment|')|unhashable|NoneType|Traceback|Tagged|"
    r"TimeStamp|Commented|ScalarFloat|ScalarInt|object at 0x|codec|Errno"
)
ARTICLE = Article(id="a", outlet="Post", kind="report", date="1 March", paragraphs=9)
WORDS = {name: value for name, value in FRONT_MATTER.items() if name != "pictures"}
LESSON = Lesson(**WORDS, id="01-three-claims", body="Short.", teacher_notes=None)
LISTED = Listed({"a": ARTICLE}, {LESSON.id: LESSON})
DOCUMENTS = documents()
#: No place of any file.
NOWHERE = ("nowhere",)


def assert_well_said(problems: list[Problem]) -> None:
    """Each is one line of the kit's own words, with a line of the file."""
    for problem in problems:
        said = str(problem)
        assert not THEIR_WORDS.search(said), said
        assert said.isprintable(), said
        assert re.fullmatch(
            r"\S+:[1-9][0-9]*: (error|warning): .+: found .+; allowed: .+; .+\.", said
        )


def read_exercise(root: Path, exercise: str, key: str) -> None:
    folder = root / "exercises"
    folder.mkdir(exist_ok=True)
    (folder / "01-x.yaml").write_text(exercise, encoding="utf-8")
    (folder / "01-x.key.yaml").write_text(key, encoding="utf-8")
    offered, problems = exercise_files.read_exercises(root, LISTED)
    assert_well_said(problems)
    withheld = list(offered.withheld(problems))
    assert len(offered.exercises) + len(withheld) == 1
    assert all(one.reasons for one in withheld)


#: All of them take minutes; each run takes another value for each field, and each value somewhere.
SOME = 12


def put_in(root: Path, type_name: str, kind: str, every: int) -> None:
    """A kind of value in each field, or in every so many, of an exercise and then of its key."""
    exercise, key = DOCUMENTS[type_name]
    good = written(exercise, NOWHERE, kind), written(key, NOWHERE, kind)
    start = list(KINDS).index(kind)
    for at in list(places(exercise))[start % every :: every]:
        read_exercise(root, written(exercise, at, kind), good[1])
    for at in list(places(key))[start % every :: every]:
        read_exercise(root, good[0], written(key, at, kind))


@pytest.mark.sampled(1)
@pytest.mark.parametrize("type_name", list(DOCUMENTS))
def test_values_in_fields_of_an_exercise_and_its_key(tmp_path: Path, type_name: str) -> None:
    for kind in KINDS:
        put_in(tmp_path, type_name, kind, SOME)


@pytest.mark.long
@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("type_name", list(DOCUMENTS))
def test_any_value_in_any_field_of_an_exercise_and_its_key(
    tmp_path: Path, type_name: str, kind: str
) -> None:
    put_in(tmp_path, type_name, kind, 1)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("kind", list(KINDS))
def test_any_value_in_any_field_of_lessons_and_articles(tmp_path: Path, kind: str) -> None:
    root = write_content(tmp_path, lesson="", notes=None)
    path, listed = root / "lessons/01-three-claims.md", root / "lessons/articles.yaml"
    usual = listed.read_text("utf-8")
    for at in places(dict(FRONT_MATTER)):
        path.write_text(f"---\n{written(dict(FRONT_MATTER), at, kind)}\n---\nShort.\n", "utf-8")
        assert_well_said(lesson_files.read_lessons(root)[1])
    for at in places(articles()):
        listed.write_text(written(articles(), at, kind), "utf-8")
        assert_well_said(lesson_files.read_lessons(root)[1])
    listed.write_text(usual, "utf-8")


@pytest.mark.sampled(6)
@pytest.mark.parametrize("kind", list(KINDS))
def test_any_value_in_any_field_beyond_the_page(tmp_path: Path, kind: str) -> None:
    lesson = write_content(tmp_path, notes=None) / "lessons/01-three-claims.md"
    for at in places(dict(LEAVE_MATTER)):
        matter = written(dict(LEAVE_MATTER), at, kind)
        lesson.with_name("01-three-claims.leave.md").write_text(
            f"---\n{matter}\n---\nGo.\n\n## Extracts\n\n### A page\n\nShort.\n", "utf-8"
        )
        assert_well_said(lesson_files.read_lessons(tmp_path)[1])


def models_of(model: type[Content]) -> Iterator[type[Content]]:
    """The model and all that stand in its fields."""
    yield model
    for field in model.model_fields.values():
        for part in re.findall(r"[\w.]+", str(field.annotation)):
            for known in all_models(Content):
                if part == f"{known.__module__}.{known.__name__}" and known is not model:
                    yield from models_of(known)


def all_models(base: type[Content]) -> Iterator[type[Content]]:
    for model in base.__subclasses__():
        yield model
        yield from all_models(model)


def test_no_field_of_any_model_is_left_out() -> None:
    roots: list[Any] = [ArticleList, LessonFrontMatter, LeaveFrontMatter]
    roots += [make(name) for name in ITEM_TYPES for make in (exercise_model, key_model)]
    fields = {
        field.alias or name
        for root in roots
        for model in models_of(root)
        for name, field in model.model_fields.items()
    }
    data = [articles(), dict(FRONT_MATTER), dict(LEAVE_MATTER)]
    data += [file for pair in DOCUMENTS.values() for file in pair]
    there = {str(part) for one in data for at in places(one) for part in at}
    # Another kind of origin stands beside each of these in the other documents; choices are groups.
    assert fields - there == {"name"} - there


def test_whole_check_of_a_folder_in_which_all_is_wrong(tmp_path: Path) -> None:
    library: Library = load_library(
        write_content(tmp_path, articles="- 1", lesson="---\n[]\n---\n", exercise="3", key="~")
    )
    assert_well_said(list(library.problems))
    assert not library.exercises
    assert all(one.severity is Severity.ERROR for one in library.withheld[0].reasons)
