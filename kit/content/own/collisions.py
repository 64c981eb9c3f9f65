"""Two courses side by side: no lesson, article or exercise of one has a name of the other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from kit.content.added.course import Course
from kit.content.articles import Article
from kit.content.lesson import Lesson
from kit.content.loading.content_index import Listed
from kit.content.loading.exercise_files import Offered
from kit.content.problems import KEY_SUFFIX, Problem

Named = TypeVar("Named", Article, Lesson)

_ARTICLES: Final = Path("lessons/articles.yaml")


def without_taken(
    listed: Listed, beside: Sequence[Course], known: Mapping[str, Article] = MappingProxyType({})
) -> tuple[Listed, list[Problem]]:
    """What is listed without the ids that other courses have, and a problem for each of those.

    What names an article that is left out waits, as for one that cannot be read. `known` are the
    articles beside it: two works of a teacher may list the same one, as long as they say the same.
    """
    same = {
        one
        for course in beside
        for one in course.articles
        if course.of_teacher and one in known and known[one] == listed.articles.get(one)
    }
    articles = {one: course for course in beside for one in course.articles if one not in same}
    # What says the same is listed once, beside.
    listed = replace(listed, articles=_less(listed.articles, same))
    lessons = {one: course for course in beside for one in course.lessons}
    problems = [
        *(
            _taken(_ARTICLES, "articles", one, articles[one])
            for one in listed.articles
            if one in articles
        ),
        *(
            _taken_file(Path("lessons") / f"{one}.md", lessons[one])
            for one in listed.lessons
            if one in lessons
        ),
    ]
    unread, unread_lessons = listed.unread_articles, listed.unread_lessons
    kept = Listed(
        _less(listed.articles, articles),
        _less(listed.lessons, lessons),
        None if unread is None else unread | (set(articles) & set(listed.articles)),
        None if unread_lessons is None else unread_lessons | (set(lessons) & set(listed.lessons)),
    )
    return kept, problems


def drop_taken(offered: Offered, beside: Sequence[Course]) -> Iterator[Problem]:
    """Offer no exercise under an id that another course has; a problem for each that it had."""
    exercises = {one: course for course in beside for one in course.exercises}
    for exercise_id in [one for one in offered.exercises if one in exercises]:
        key_file = offered.key_files[exercise_id]
        offered.drop(exercise_id)
        name = key_file.name.removesuffix(KEY_SUFFIX) + ".yaml"
        yield _taken(key_file.with_name(name), "id", exercise_id, exercises[exercise_id])


def _less(named: Mapping[str, Named], taken: Collection[str]) -> Mapping[str, Named]:
    return {name: one for name, one in named.items() if name not in taken}


def _taken(path: Path, place: str, name: str, course: Course) -> Problem:
    return Problem(
        path, 1, place, f"the id {name!r}, which {course.words} has",
        "an id that neither course has yet", "give it another id, here and where it is named",
    )  # fmt: skip


def _taken_file(path: Path, course: Course) -> Problem:
    return Problem(
        path, 1, "file", f"the lesson {path.stem!r}, which {course.words} has",
        "a name that neither course has yet",
        "rename its files, and name it so in its exercises",
    )  # fmt: skip
