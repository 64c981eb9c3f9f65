"""All content of a folder: what may be offered, and every problem of every file."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kit.content.added.course import Course
from kit.content.articles import Article
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.lesson import Lesson
from kit.content.loading import exercise_files, lesson_files
from kit.content.loading.content_index import Listed
from kit.content.loading.glossary_file import Glossary, read_glossary, unused_terms
from kit.content.loading.unexpected_files import (
    left_behind,
    no_content_folder,
    unread_folder,
)
from kit.content.names import lesson_names
from kit.content.own.collisions import drop_taken, without_taken
from kit.content.problems import Problem, Severity, Withheld


@dataclass(frozen=True, slots=True)
class Offer:
    """An exercise as it may be given: with its key, and the lesson that it belongs to."""

    exercise: Exercise[Any]
    key: Key[Any]
    lesson: Lesson | None


@dataclass(frozen=True)
class Library:
    """The content of a folder, or of several. Lessons go by number, exercises by file name.

    An exercise with an error in itself, its key or its lesson is not among `exercises`. `key_files`
    has where the key of each of them stands, `incomplete` the lessons that one with an error
    belongs to. `withheld` are the exercise files that are not offered, each with an error or more.
    `glossary` has the line that explains each term, in alphabetical order. `joined_of` are the
    courses that it was joined of, in order; of one read alone there are none. `roots` are the
    folders that it was read from.
    """

    articles: Mapping[str, Article]
    lessons: Mapping[str, Lesson]
    exercises: Mapping[str, Exercise[Any]]
    keys: Mapping[str, Key[Any]]
    problems: tuple[Problem, ...]
    key_files: Mapping[str, Path] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    withheld: tuple[Withheld, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)
    joined_of: tuple[Course, ...] = ()
    roots: tuple[Path, ...] = ()

    @classmethod
    def empty(cls) -> "Library":
        """A course of nothing."""
        return cls({}, {}, {}, {}, ())

    @property
    def courses(self) -> tuple[Course, ...]:
        """The courses that it is joined of; one alone is the only one."""
        return self.joined_of or (self.as_course(None),)

    @property
    def own(self) -> frozenset[str]:
        """The ids of the lessons and exercises that the teacher wrote."""
        courses = [course for course in self.courses if course.of_teacher]
        return frozenset().union(*(course.lessons | course.exercises for course in courses))

    def are_of_one_course(self, lesson_id: str, other_id: str) -> bool:
        """Whether two lessons are counted together: the numbers of another course say nothing."""
        return any({lesson_id, other_id} <= course.lessons for course in self.courses)

    def as_course(self, folder: Path | None, *, of_teacher: bool = False) -> Course:
        """What it holds, as one of several courses."""
        lessons, exercises = frozenset(self.lessons), frozenset(self.exercises)
        return Course(folder, frozenset(self.articles), lessons, exercises, of_teacher)

    def joined(
        self, own: "Library", folder: Path | None = None, *, of_teacher: bool = False
    ) -> "Library":
        """This course and another one that was read beside it, whose lessons come after.

        The problems are those of the other one, the only one that its author can mend. `folder`:
        where the other one was read from; `of_teacher`: a teacher wrote it, in no folder.
        """
        return Library(
            articles={**self.articles, **own.articles},
            lessons={**self.lessons, **own.lessons},
            exercises={**self.exercises, **own.exercises},
            keys={**self.keys, **own.keys},
            problems=own.problems,
            key_files={**self.key_files, **own.key_files},
            incomplete=self.incomplete | own.incomplete,
            withheld=own.withheld,
            glossary=dict(sorted({**self.glossary, **own.glossary}.items())),
            joined_of=(*self.courses, own.as_course(folder, of_teacher=of_teacher)),
            roots=self.roots + own.roots,
        )

    @property
    def errors(self) -> Sequence[Problem]:
        """The problems that keep something from being offered."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def other_errors(self) -> Sequence[Problem]:
        """The errors that are no exercise's own reason not to be offered."""
        told = {reason for withheld in self.withheld for reason in withheld.reasons}
        return [problem for problem in self.errors if problem not in told]

    @property
    def warnings(self) -> Sequence[Problem]:
        """The problems that do not."""
        return [problem for problem in self.problems if problem.severity is Severity.WARNING]

    def offer(self, exercise_id: str) -> Offer | None:
        """The exercise of that id with all that is given with it; None where none is offered."""
        exercise, key = self.exercises.get(exercise_id), self.keys.get(exercise_id)
        if exercise is None or key is None:
            return None
        return Offer(exercise, key, self.lesson_of(exercise.lesson))

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
        return sorted(exercises, key=lambda exercise: not _is_own(exercise))

    @property
    def parallel_sets(self) -> Sequence[tuple[Lesson, Exercise[Any]]]:
        """The made-up exercises beside a lesson's own one, for whom its subject touches.

        Of the same type and scheme as the lesson's first: what else is made up there, such as an
        editorial of ours, may well be about its subject.
        """
        return [
            (lesson, exercise)
            for lesson in self.lessons.values()
            for exercises in (self.exercises_of(lesson.id),)
            for exercise in exercises
            if exercise.is_made_up
            and not _is_own(exercise)
            and (exercise.type, exercise.scheme) == (exercises[0].type, exercises[0].scheme)
        ]


def _is_own(exercise: Exercise[Any]) -> bool:
    """Whether an exercise is the one that its lesson is named like."""
    return exercise.id == (exercise.lesson or "").partition("-")[2]


def load_library(root: Path, beside: Library | None = None) -> Library:
    """Read lessons/ and exercises/ below `root`. Never raises for what a file holds.

    `beside` is another course that is offered with this one: its lessons and articles may be named,
    and its ids not be given again. The library is that of `root` alone; `joined` makes one of both.
    How the course is balanced is not among the problems: `stats.course_check.with_balance` adds it.
    """
    # Not Path.is_dir, which raises where a folder above may not be entered.
    if not os.path.isdir(root):  # noqa: PTH112 - the library's signature
        return replace(Library.empty(), problems=(no_content_folder(root),), roots=(root,))
    return _load(root, beside)


def _load(root: Path, beside: Library | None) -> Library:
    course = beside or Library.empty()
    names = _folders(root, may_lack=beside is not None)
    folders = {name: unread_folder(root, name) for name in names}
    problems = [problem for problem in folders.values() if problem is not None]
    there = [name for name, problem in folders.items() if problem is None]
    listed, offered = Listed({}, {}, None, None), exercise_files.Offered(all_named=False)
    if beside is not None:
        listed = Listed({}, {})
    if lesson_names.FOLDER in there:
        listed, folder_problems = lesson_files.read_lessons(root, course.articles, alone=not beside)
        listed, taken = without_taken(listed, course.courses, course.articles)
        problems += [*folder_problems, *taken]
    if exercise_files.FOLDER in there:
        known = listed.beside(course.articles, course.lessons)
        offered, folder_problems = exercise_files.read_exercises(root, known)
        problems += [*folder_problems, *drop_taken(offered, course.courses)]
    if offered.all_named:
        problems += _lessons_without_exercise(root, listed.lessons, offered.named)
    glossary, glossary_problems = read_glossary(root)
    problems += [*left_behind(root, there), *glossary_problems]
    problems += _unused_terms(glossary, listed, offered, problems)
    return Library(
        articles=MappingProxyType(listed.articles),
        lessons=MappingProxyType(listed.lessons),
        exercises=MappingProxyType(offered.exercises),
        keys=MappingProxyType(offered.keys),
        problems=tuple(sorted(problems)),
        key_files=MappingProxyType(offered.key_files),
        incomplete=frozenset(offered.incomplete),
        withheld=tuple(offered.withheld(sorted(problems))),
        glossary=glossary.meanings,
        roots=(root,),
    )


def _folders(root: Path, *, may_lack: bool) -> Sequence[str]:
    """The folders to read: beside another course lessons may be all there is, or exercises."""
    names = (lesson_names.FOLDER, exercise_files.FOLDER)
    there = [name for name in names if os.path.lexists(root / name)]
    return there if may_lack and there else names


def _unused_terms(
    glossary: Glossary,
    listed: Listed,
    offered: exercise_files.Offered,
    problems: Sequence[Problem],
) -> Iterator[Problem]:
    if any(problem.severity is Severity.ERROR for problem in problems):
        # What has an error is not among the texts, and a term may stand there.
        return
    texts = (*listed.lessons.values(), *offered.exercises.values(), *offered.keys.values())
    yield from unused_terms(glossary, texts)


def _lessons_without_exercise(
    root: Path, lessons: Mapping[str, Lesson], used: Iterable[str]
) -> Iterable[Problem]:
    for lesson_id in sorted(set(lessons) - set(used)):
        yield Problem(
            lesson_names.lesson_path(root, lesson_id).relative_to(root), 1, "lesson",
            "no exercise that names it", "one exercise or more for each lesson",
            f"write one with 'lesson: {lesson_id}'", Severity.WARNING,
        )  # fmt: skip
