"""A course beside another one: what it may name of it, and which ids it may not give again."""

from pathlib import Path

from kit.content.library import Library, load_library
from tests.support.room import ARTICLES, EXERCISE, KEY, LESSON, tiny_library, write_content

OWN_EXERCISE = EXERCISE.replace("id: three-claims", "id: mine")
OWN_KEY = KEY.replace("exercise: three-claims", "exercise: mine")
ALLOWED = "which the shipped course has; allowed:"


def beside(tmp_path: Path, **changed: str | None) -> Library:
    """A folder of one exercise, read beside the tiny course, whose lesson and article it names."""
    texts = {"articles": None, "lesson": None, "notes": None, "glossary": None}
    own = {**texts, "exercise": OWN_EXERCISE, "key": OWN_KEY, **changed}
    return load_library(write_content(tmp_path / "own", **own), tiny_library())


def errors(library: Library) -> list[str]:
    return [str(problem) for problem in library.errors]


def test_an_exercise_names_lesson_and_articles_of_the_course_beside_it(tmp_path: Path) -> None:
    library = beside(tmp_path, articles="articles: []\n")
    assert errors(library) == []
    mine = library.exercises["mine"]
    assert mine.lesson == "01-three-claims"
    assert [article.outlet for article in mine.articles.values()] == ["The Ardenmoor Post"]


def test_both_are_one_course_once_they_are_joined(tmp_path: Path) -> None:
    tiny = tiny_library()
    whole = tiny.joined(beside(tmp_path, articles="articles: []\n"))
    assert list(whole.exercises) == ["three-claims", "mine"]
    assert list(whole.lessons) == ["01-three-claims"]
    offer = whole.offer("mine")
    assert offer is not None
    assert offer.lesson == tiny.lessons["01-three-claims"]
    assert offer.key.exercise == "mine"
    assert whole.offer("no-such") is None


def test_an_id_of_an_exercise_is_not_given_again(tmp_path: Path) -> None:
    library = beside(tmp_path, exercise=EXERCISE, key=KEY)
    assert library.exercises == {}
    assert errors(library) == [
        (
            "exercises/01-three-claims.yaml:1: error: id: found the id 'three-claims', "
            f"{ALLOWED} an id that neither course has yet; "
            "give it another id, here and where it is named."
        )
    ]
    assert [str(one.path) for one in library.withheld] == ["exercises/01-three-claims.yaml"]


def test_a_lesson_and_an_article_are_not_given_again(tmp_path: Path) -> None:
    library = beside(tmp_path, articles=ARTICLES, lesson=LESSON)
    assert (library.lessons, library.articles, library.exercises) == ({}, {}, {})
    assert errors(library) == [
        (
            "lessons/01-three-claims.md:1: error: file: found the lesson '01-three-claims', "
            f"{ALLOWED} a name that neither course has yet; "
            "rename its files, and name it so in its exercises."
        ),
        (
            "lessons/articles.yaml:1: error: articles: found the id 'a', "
            f"{ALLOWED} an id that neither course has yet; "
            "give it another id, here and where it is named."
        ),
    ]


def test_without_a_course_beside_it_nothing_is_taken(tmp_path: Path) -> None:
    alone = load_library(write_content(tmp_path / "own"))
    assert errors(alone) == []
    assert errors(load_library(tmp_path / "own", Library.empty())) == []


def test_beside_a_course_a_folder_of_exercises_is_enough(tmp_path: Path) -> None:
    write_content(tmp_path / "own", articles=None, lesson=None, notes=None,
                  exercise=OWN_EXERCISE, key=OWN_KEY)  # fmt: skip
    (tmp_path / "own/lessons").rmdir()
    assert errors(load_library(tmp_path / "own", tiny_library())) == []
    nothing = load_library(tmp_path / "nothing", tiny_library())
    assert [problem.found for problem in nothing.errors] == [
        "no folder nothing/",
    ]


def test_a_lesson_names_articles_of_the_course_beside_it(tmp_path: Path) -> None:
    lesson = LESSON.replace("number: 1", "number: 100")
    root = write_content(tmp_path / "own", articles=None, lesson=None, notes=None,
                         exercise=OWN_EXERCISE, key=OWN_KEY)  # fmt: skip
    (root / "lessons/100-mine.md").write_text(lesson, encoding="utf-8")
    library = load_library(root, tiny_library())
    assert errors(library) == []
    assert library.lessons["100-mine"].articles == ("a",)
