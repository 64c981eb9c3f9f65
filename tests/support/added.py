"""A folder of somebody's own beside the shipped course: a lesson, its exercise, an article."""

from pathlib import Path

from kit.content.added.courses import Courses
from kit.content.library import load_library
from tests.support.room import ARTICLES, EXERCISE, KEY, LESSON, NOTES, tiny_library

ARTICLE_FILE = "lessons/articles.yaml"
LESSON_FILE = "lessons/01-the-weir.md"
EXERCISE_FILE = "exercises/01-the-weir.yaml"
KEY_FILE = "exercises/01-the-weir.key.yaml"
OWN = {
    ARTICLE_FILE: ARTICLES.replace("id: a,", "id: weir,"),
    LESSON_FILE: LESSON.replace("Three claims", "The weir").replace("[a]", "[weir]"),
    "lessons/01-the-weir.teacher.md": NOTES,
    EXERCISE_FILE: EXERCISE.replace("article: a,", "article: weir,")
    .replace("three-claims", "the-weir")
    .replace("Three claims", "The weir"),
    KEY_FILE: KEY.replace("three-claims", "the-weir"),
}


def write_own(folder: Path) -> Path:
    """The folder, with nothing wrong in it but that its exercise is short."""
    for name, text in OWN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file of the folder; `old` stands in it."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def beside_tiny(folder: Path) -> Courses:
    """The folder beside the tiny course, which stands for the shipped one."""
    return Courses(tiny_library(), folder, load_library(folder, tiny_library()))
