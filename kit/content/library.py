"""All content of a folder: what may be offered, and every problem of every file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kit.content.articles import Article
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.lesson import Lesson
from kit.content.loading import exercise_files, lesson_files
from kit.content.loading.content_index import Listed
from kit.content.problems import Problem, Severity
from kit.content.stats import course_check
from kit.content.stats.labelled import labelled_items


@dataclass(frozen=True)
class Library:
    """The content of one folder. Lessons are ordered by number, exercises by file name.

    An exercise with an error in itself, its key or its lesson is not among `exercises`.
    """

    articles: Mapping[str, Article]
    lessons: Mapping[str, Lesson]
    exercises: Mapping[str, Exercise[Any]]
    keys: Mapping[str, Key[Any]]
    problems: tuple[Problem, ...]

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
    """Read lessons/ and exercises/ below `root`. Never raises for what a file holds."""
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
    problems += _out_of_balance(listed, offered, complete=not _has_error(problems))
    return Library(
        articles=MappingProxyType(listed.articles),
        lessons=MappingProxyType(listed.lessons),
        exercises=MappingProxyType(offered.exercises),
        keys=MappingProxyType(offered.keys),
        problems=tuple(sorted(problems)),
    )


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _out_of_balance(
    listed: Listed, offered: exercise_files.Offered, *, complete: bool
) -> Iterable[Problem]:
    exercises = offered.exercises.values()
    items = labelled_items(listed.articles, offered.exercises, offered.keys)
    # An exercise with an error is not among them, and shares of half a lesson or course mislead.
    whole = [one for one in exercises if one.lesson not in offered.incomplete]
    lessons = listed.lessons.values()
    yield from course_check.check_lessons(listed.articles, lessons, whole, items)
    yield from course_check.check_labels(exercises, items, offered.key_files)
    if complete:
        yield from course_check.check_course(items)


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
