"""What stays offered of a folder whose files have got errors since: all that is still sound.

A class may be at work while somebody writes. What it was given is its own (it is pinned), but a
teacher shall not find an exercise gone between two lessons because of a comma.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.names import lesson_names
from kit.content.problems import KEY_SUFFIX

_LESSONS: Final = Path(lesson_names.FOLDER)
_ARTICLES: Final = _LESSONS / "articles.yaml"
_GLOSSARY: Final = _LESSONS / lesson_names.GLOSSARY_FILE


def keep_sound(before: Library, after: Library, beside: Library) -> Library:
    """`after` with what it lacks of `before` because of errors in files that are still there.

    An exercise stays with the key that it had, while its lesson is there and its partner names it.
    A lesson stays whole: reading, teacher's page and task as they were. What somebody took away or
    renamed does not stay. `beside` is the course that both were read beside. Pure.
    """
    if not after.errors:
        return after
    lessons = _lessons(before, after)
    broken = {problem.path for problem in after.errors}
    exercises = _exercises(before, after, {*lessons, *beside.lessons}, beside.exercises)
    key_files = {
        one: (after if one in after.exercises else before).key_files[one] for one in exercises
    }
    in_order = sorted(exercises, key=key_files.__getitem__)
    kept_files = {key_files[one] for one in exercises if one not in after.exercises}
    return replace(
        after,
        articles=_with(before.articles, after.articles, keep=_ARTICLES in broken),
        lessons=MappingProxyType(lessons),
        exercises=MappingProxyType({one: exercises[one] for one in in_order}),
        keys=MappingProxyType(
            {one: (after if one in after.keys else before).keys[one] for one in in_order}
        ),
        key_files=MappingProxyType({one: key_files[one] for one in in_order}),
        withheld=tuple(
            replace(one, is_kept=_key_file(one.path) in kept_files) for one in after.withheld
        ),
        glossary=_with(before.glossary, after.glossary, keep=_GLOSSARY in broken),
    )


def _with(before: Mapping[str, Any], after: Mapping[str, Any], *, keep: bool) -> Mapping[str, Any]:
    return {**before, **after} if keep else after


def _key_file(path: Path) -> Path:
    return path.with_name(path.stem + KEY_SUFFIX)


def _lessons(before: Library, after: Library) -> dict[str, Lesson]:
    """By number. Of a lesson with an error in any of its files, what it was."""
    broken = {problem.path for problem in after.errors}
    kept = {
        name: lesson
        for name, lesson in before.lessons.items()
        if _LESSONS / f"{name}.md" in broken
        or (name in after.lessons and any(_is_part(path, lesson) for path in broken))
    }
    lessons = {**after.lessons, **kept}
    return dict(sorted(lessons.items(), key=lambda named: (named[1].number, named[0])))


def _is_part(path: Path, lesson: Lesson) -> bool:
    """Whether a file is one of a lesson's: named like it, or shown in its reading."""
    is_shown = path.suffix not in {".md", ".yaml"} and path.name in lesson.body
    return path.parent == _LESSONS and (path.name.partition(".")[0] == lesson.id or is_shown)


def _exercises(
    before: Library, after: Library, lessons: set[str], beside: Mapping[str, Exercise[Any]]
) -> dict[str, Exercise[Any]]:
    there = {_key_file(one.path) for one in after.withheld}
    exercises = dict(after.exercises)
    for name, exercise in before.exercises.items():
        lesson_is_there = exercise.lesson is None or exercise.lesson in lessons
        if name not in exercises and before.key_files[name] in there and lesson_is_there:
            exercises[name] = exercise
    while lone := [
        name
        for name, exercise in exercises.items()
        if name not in after.exercises and not _is_paired(exercise, {**beside, **exercises})
    ]:
        for name in lone:
            del exercises[name]
    return exercises


def _is_paired(exercise: Exercise[Any], others: Mapping[str, Exercise[Any]]) -> bool:
    partner = others.get(exercise.partner) if exercise.partner else None
    return exercise.partner is None or (partner is not None and partner.partner == exercise.id)
