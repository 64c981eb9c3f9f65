"""Reading lessons/: the articles, the lessons and their teacher pages."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kit.content.articles import Article, ArticleList
from kit.content.leaving.leave_file import leaves_without_lesson, read_leave
from kit.content.lesson import TEACHER_HEADINGS, Lesson, LessonFrontMatter
from kit.content.loading.content_index import Listed, no_article_list
from kit.content.loading.lenient_parse import sound_fields
from kit.content.loading.unexpected_files import empty_folder, files_in
from kit.content.loading.validation import read_shape
from kit.content.loading.yaml_file import Located, parse, read_text
from kit.content.names.lesson_names import (
    FOLDER,
    NOTES_SUFFIX,
    NUMBERED,
    but_of_notes,
    lesson_files,
    notes_of,
    notes_without_lesson,
    numbered_name,
    numbers_taken_twice,
    unread_files,
)
from kit.content.names.misnamed import ARTICLES_NAME, misnamed_articles
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.notation.page_text import no_front_matter, page_text, pen_problems, too_much
from kit.content.pictures.picture_checks import (
    listed_pictures,
    placing_problems,
    read_pictures,
    stray_pictures,
)
from kit.content.pictures.placed_pictures import pictures_in, without_pictures
from kit.content.problems import Problem, Severity
from kit.items.fields.advice import near_miss

_HEADING: Final = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _LessonFile:
    """The lesson, if its file has the right shape; its number, if that can be read.

    `pictures` are the names of those it lists; None where that cannot be told.
    """

    lesson: Lesson | None
    number: int | None
    problems: list[Problem]
    pictures: Collection[str] | None


@dataclass
class _Files:
    """What the lessons' own files hold, and under which names they are, or should be, there."""

    lessons: list[Lesson] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    numbers: list[tuple[str, int]] = field(default_factory=list)
    pictures: list[Collection[str] | None] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_lessons(
    root: Path, articles_beside: Mapping[str, Article] = MappingProxyType({}), *, alone: bool = True
) -> tuple[Listed, list[Problem]]:
    """The articles, the lessons in the order of their numbers, and all problems.

    `articles_beside` are those of the course beside it, which lessons may name; `alone`: there is
    none, so that a lesson at least is expected.
    """
    articles, unread_articles, problems = _read_articles(root)
    lacks_list = alone and not problems and not os.path.lexists(root / FOLDER / ARTICLES_NAME)
    unread_articles = None if lacks_list else unread_articles
    paths = lesson_files(root)
    listed = Listed(articles, {}, unread_articles).beside(articles_beside, {})
    files = _read_files(root, paths, listed)
    lessons, unread = files.lessons, files.unread
    problems += files.problems
    problems += numbers_taken_twice(root, files.numbers)
    lone_notes = list(notes_without_lesson(root, files.names))
    problems += lone_notes
    unread |= {one.path.name.removesuffix(NOTES_SUFFIX) for one in lone_notes}
    problems += [] if paths or lone_notes or not alone else [empty_folder(FOLDER, "*.md")]
    if lacks_list and (named := sorted({name for one in lessons for name in one.articles})):
        problems.append(no_article_list(named))
        lacks_list = False
    problems += _beside_lessons(root, paths, problems, files.pictures)
    in_order = {lesson.id: lesson for lesson in sorted(lessons, key=_order)}
    # Without any lesson the folder is at fault, and no exercise that names one.
    missing = frozenset(unread) if lessons or unread or not alone else None
    return Listed(articles, in_order, unread_articles, missing, lacks_list), problems


def _read_files(root: Path, paths: Sequence[Path], listed: Listed) -> _Files:
    files = _Files(names={path.name for path in paths})
    for path in paths:
        lesson_file = _read_lesson(root, path, listed)
        lesson, number = lesson_file.lesson, lesson_file.number
        problems: Iterable[Problem] = lesson_file.problems
        meant = numbered_name(path, number)
        if meant is not None:
            # Others name it by its number, or will when it has one.
            files.names.add(meant)
            files.unread |= {Path(meant).stem, path.stem}
            lesson, problems = None, but_of_notes(root, path, problems)
        # Two lessons may show one picture: what is wrong with it is said once.
        files.problems += [one for one in problems if one not in files.problems]
        files.lessons += [lesson] if lesson else []
        files.unread |= set() if lesson else {path.stem}
        files.numbers += [] if number is None else [(path.stem, number)]
        files.pictures.append(lesson_file.pictures)
    return files


def _beside_lessons(
    root: Path,
    files: Sequence[Path],
    problems: Iterable[Problem],
    pictures: Iterable[Collection[str] | None],
) -> list[Problem]:
    """What is wrong with files that are no lesson, and not said among `problems` yet."""
    leaves = list(leaves_without_lesson(root, FOLDER, files))
    said = {one.path for one in (*problems, *leaves)}
    return [*leaves, *unread_files(root, said), *stray_pictures(root, FOLDER, pictures)]


def _order(lesson: Lesson) -> tuple[int, str]:
    return lesson.number, lesson.id


def _read_articles(root: Path) -> tuple[dict[str, Article], frozenset[str] | None, list[Problem]]:
    """The articles, the ids of those that are listed and broken, and all problems."""
    path = root / FOLDER / ARTICLES_NAME
    if not os.path.lexists(path):
        other = misnamed_articles(files_in(root / FOLDER))
        return ({}, frozenset(), []) if other is None else ({}, None, [_list_misnamed(root, other)])
    shown = path.relative_to(root)
    text = read_text(path, shown)
    located = text if isinstance(text, Problem) else parse(text, shown)
    if isinstance(located, Problem):
        return {}, None, [located]
    shape = read_shape(ArticleList, located, shown)
    problems = list(shape.problems)
    articles: dict[str, Article] = {}
    unread: set[str] | None = set()
    for number, raw in enumerate(_listed_articles(located)):
        name = raw.get("id") if isinstance(raw, dict) else None
        broken = any(location[:2] == ("articles", number) for location in shape.errors)
        if not isinstance(name, str) or ("articles", number, "id") in shape.errors:
            unread = None
            continue
        if name in articles or name in (unread or ()):
            problems.append(_article_twice(shown, located, number, name))
        elif broken:
            unread = None if unread is None else {*unread, name}
        else:
            articles[name] = Article.model_validate(raw)
    whole = unread is not None and ("articles",) not in shape.errors
    return articles, frozenset(unread or ()) if whole else None, problems


def _list_misnamed(root: Path, path: Path) -> Problem:
    return Problem(
        path.relative_to(root), 1, "file", "the list of articles under another name",
        f"{FOLDER}/{ARTICLES_NAME}", f"rename it to {ARTICLES_NAME}",
    )  # fmt: skip


def _listed_articles(located: Located) -> list[object]:
    listed = located.data.get("articles") if isinstance(located.data, dict) else None
    return listed if isinstance(listed, list) else []


def _article_twice(shown: Path, located: Located, number: int, name: str) -> Problem:
    return Problem(
        shown, located.line(("articles", number, "id")), f"articles, {name}",
        f"the id {name!r} a second time", "an id of its own for each article",
        "give one of them another id",
    )  # fmt: skip


def _read_lesson(root: Path, path: Path, listed: Listed) -> _LessonFile:
    shown = path.relative_to(root)
    notes, notes_problems = _read_notes(root, path)
    leave, leave_problems = read_leave(root, path)
    problems = [*notes_problems, *leave_problems]
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return _LessonFile(None, None, [*problems, text], None)
    page = page_text(text)
    body, lines_before = page.body, page.lines_before
    excess = too_much(shown, body, lines_before)
    problems += excess or _check_body(shown, body, lines_before)
    matter = page.matter
    located = no_front_matter(shown) if matter is None else parse(matter, shown, first=2)
    pictures_there = [] if excess else pictures_in(body)
    if isinstance(located, Problem):
        problems += placing_problems(shown, pictures_there, lines_before, None)
        return _LessonFile(None, None, [*problems, located], None)
    shape = read_shape(LessonFrontMatter, located, shown)
    problems += shape.problems
    data = located.data if isinstance(located.data, dict) else {}
    fields = dict(sound_fields(LessonFrontMatter, data, shape.errors))
    problems += _check_matter(shown, path.stem, fields, located, listed)
    entries = listed_pictures(located, shape.errors)
    problems += placing_problems(shown, pictures_there, lines_before, entries.names)
    pictures, picture_problems = read_pictures(path, shown, located, entries, body)
    problems += picture_problems
    if shape.whole is None or excess:
        return _LessonFile(None, fields.get("number"), problems, entries.names)
    # What is kept of a lesson without pictures has no word of them.
    fields = {**dict(shape.whole), "pictures": pictures}
    fields = {name: value for name, value in fields.items() if name != "pictures" or value}
    lesson = Lesson(**fields, id=path.stem, body=body, teacher_notes=notes, leave=leave)
    return _LessonFile(lesson, lesson.number, problems, entries.names)


def _check_body(shown: Path, body: str, lines_before: int) -> Iterator[Problem]:
    yield from pen_problems(shown, body, lines_before)
    yield from markdown_problems(shown, without_pictures(body), lines_before, pictures=True)


def _check_matter(
    shown: Path, stem: str, fields: Mapping[str, Any], located: Located, listed: Listed
) -> Iterator[Problem]:
    numbered = NUMBERED.match(stem)
    number = fields.get("number")
    if number is not None and numbered is None:
        meant = numbered_name(Path(f"{stem}.md"), number)
        yield Problem(
            shown, 1, "file", "a name without the lesson's number",
            f"its number and a hyphen at the beginning, {meant}", f"rename it to {meant}",
        )  # fmt: skip
    elif number is not None and numbered and int(numbered[1]) != number:
        yield Problem(
            shown, located.line(("number",)), "number", str(number),
            "the number that the file's name begins with, such as 02-whose-words.md for 2",
            "rename the file or change the number",
        )  # fmt: skip
    known = sorted({*listed.articles, *(listed.unread_articles or ())})
    for index, article in enumerate(fields.get("articles", ())):
        if listed.lacks_article(article):
            yield Problem(
                shown, located.line(("articles", index)), "articles", f"the article {article!r}",
                ", ".join(known) or "none: lessons/articles.yaml lists no article",
                near_miss(article, known, "list it in lessons/articles.yaml"),
            )  # fmt: skip


def _read_notes(root: Path, path: Path) -> tuple[str | None, Iterable[Problem]]:
    notes = notes_of(path)
    shown = notes.relative_to(root)
    if not os.path.lexists(notes):
        missing = Problem(
            shown, 1, "file", "no teacher page", "one beside each lesson",
            "write it with the headings " + ", ".join(TEACHER_HEADINGS), Severity.WARNING,
        )  # fmt: skip
        return None, [missing]
    text = read_text(notes, shown)
    if isinstance(text, Problem):
        return None, [text]
    if excess := too_much(shown, text, 0):
        return None, excess
    problems = list(markdown_problems(shown, text, 0))
    headings = _HEADING.findall(text)
    if tuple(headings) != TEACHER_HEADINGS:
        other = Problem(
            shown, 1, "headings", ", ".join(headings) or "none", ", ".join(TEACHER_HEADINGS),
            "use these five ## headings in this order", Severity.WARNING,
        )  # fmt: skip
        return text, [other, *problems]
    return text, problems
