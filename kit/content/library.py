"""All content of a folder: what may be offered, and every problem of every file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kit.content.articles import Article
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.lesson import Lesson
from kit.content.loading import exercise_files, lesson_files
from kit.content.loading.content_index import Listed
from kit.content.loading.glossary_file import read_glossary, unused_terms
from kit.content.problems import Problem, Severity


@dataclass(frozen=True)
class Library:
    """The content of one folder. Lessons are ordered by number, exercises by file name.

    An exercise with an error in itself, its key or its lesson is not among `exercises`. `key_files`
    has where the key of each of them stands, `incomplete` the lessons that one with an error
    belongs to. `glossary` has the line that explains each term, in alphabetical order.
    """

    articles: Mapping[str, Article]
    lessons: Mapping[str, Lesson]
    exercises: Mapping[str, Exercise[Any]]
    keys: Mapping[str, Key[Any]]
    problems: tuple[Problem, ...]
    key_files: Mapping[str, Path] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    glossary: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> Sequence[Problem]:
        """The problems that keep something from being offered."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def warnings(self) -> Sequence[Problem]:
        """The problems that do not."""
        return [problem for problem in self.problems if problem.severity is Severity.WARNING]

    def lesson_of(self, lesson_id: str | None) -> Lesson | None:
        """The lesson of that id, if there is one."""
        return None if lesson_id is None else self.lessons.get(lesson_id)

    def exercises_of(self, lesson_id: str | None) -> Sequence[Exercise[Any]]:
        """The exercises offered for a lesson, the one named like it first.

        For None those without a lesson, the test forms.
        """
        exercises = [
            exercise for exercise in self.exercises.values() if exercise.lesson == lesson_id
        ]
        own = (lesson_id or "").partition("-")[2]
        return sorted(exercises, key=lambda exercise: exercise.id != own)


def load_library(root: Path) -> Library:
    """Read lessons/ and exercises/ below `root`. Never raises for what a file holds.

    How the course is balanced is not among the problems: `stats.course_check.with_balance` adds it.
    """
    problems = list(_missing_folders(root))
    listed, offered = Listed({}, {}, None, None), exercise_files.Offered(all_named=False)
    if (root / lesson_files.FOLDER).is_dir():
        listed, folder_problems = lesson_files.read_lessons(root)
        problems += folder_problems
    if (root / exercise_files.FOLDER).is_dir():
        offered, folder_problems = exercise_files.read_exercises(root, listed)
        problems += folder_problems
    if offered.all_named:
        problems += _lessons_without_exercise(root, listed.lessons, offered.named)
    glossary, glossary_problems = read_glossary(root)
    problems += glossary_problems
    if not any(problem.severity is Severity.ERROR for problem in problems):
        # What has an error is not among the texts, and a term may stand there.
        texts = (*listed.lessons.values(), *offered.exercises.values(), *offered.keys.values())
        problems += unused_terms(glossary, texts)
    return Library(
        articles=MappingProxyType(listed.articles),
        lessons=MappingProxyType(listed.lessons),
        exercises=MappingProxyType(offered.exercises),
        keys=MappingProxyType(offered.keys),
        problems=tuple(sorted(problems)),
        key_files=MappingProxyType(offered.key_files),
        incomplete=frozenset(offered.incomplete),
        glossary=glossary.meanings,
    )


def _missing_folders(root: Path) -> Iterable[Problem]:
    for name, pattern in (("lessons", "*.md"), ("exercises", "*.yaml")):
        folder = root / name
        if not folder.is_dir():
            yield Problem(
                Path(name), 1, "folder", f"no folder {name}/",
                "a content folder with lessons/ and exercises/",
                "name the folder that holds both, or make it",
            )  # fmt: skip
        elif not any(folder.glob(pattern)):
            yield Problem(
                Path(name), 1, "folder", f"no file {pattern}",
                "at least one lesson and one exercise",
                "write one (docs/authoring.md), or name another folder",
            )  # fmt: skip


def _lessons_without_exercise(
    root: Path, lessons: Mapping[str, Lesson], used: Iterable[str]
) -> Iterable[Problem]:
    for lesson_id in sorted(set(lessons) - set(used)):
        yield Problem(
            lesson_files.lesson_path(root, lesson_id).relative_to(root), 1, "lesson",
            "no exercise that names it", "one exercise or more for each lesson",
            f"write one with 'lesson: {lesson_id}'", Severity.WARNING,
        )  # fmt: skip
