"""Reading lessons/: the articles, the lessons and their teacher pages."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kit.content.articles import Article, ArticleList
from kit.content.leaving.leave_file import is_leave_file, leaves_without_lesson, read_leave
from kit.content.lesson import TEACHER_HEADINGS, Lesson, LessonFrontMatter
from kit.content.loading.content_index import Listed, no_article_list
from kit.content.loading.lenient_parse import sound_fields
from kit.content.loading.unexpected_files import empty_folder, files_in, stray_files
from kit.content.loading.validation import read_shape
from kit.content.loading.yaml_file import Located, parse, read_text
from kit.content.names.misnamed import ARTICLES_NAME, misnamed_articles
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.notation.page_text import no_front_matter, page_text, pen_problems, too_much
from kit.content.problems import Problem, Severity
from kit.items.fields.advice import near_miss

FOLDER: Final = "lessons"
#: The one Markdown file beside the lessons that is neither a lesson nor a teacher page.
GLOSSARY_FILE: Final = "glossary.md"
_NOTES_SUFFIX: Final = ".teacher.md"
_NUMBERED: Final = re.compile(r"\A(\d+)-")
_HEADING: Final = re.compile(r"^## +(.+?) *$", re.MULTILINE)


def lesson_path(root: Path, lesson_id: str) -> Path:
    """The file of a lesson."""
    return root / FOLDER / f"{lesson_id}.md"


def read_lessons(root: Path, *, alone: bool = True) -> tuple[Listed, list[Problem]]:
    """The articles, the lessons in the order of their numbers, and all problems.

    `alone`: there is no course beside it, so that a lesson at least is expected.
    """
    articles, unread_articles, problems = _read_articles(root)
    lacks_list = alone and not problems and not os.path.lexists(root / FOLDER / ARTICLES_NAME)
    unread_articles = None if lacks_list else unread_articles
    listed = Listed(articles, {}, unread_articles)
    lessons: list[Lesson] = []
    unread: set[str] = set()
    numbers: list[tuple[str, int]] = []
    files = lesson_files(root)
    names = {path.name for path in files}
    for path in files:
        lesson, number, lesson_problems = _read_lesson(root, path, listed)
        meant = _numbered_name(path, number)
        if meant is not None:
            # Others name it by its number, or will when it has one.
            names.add(meant)
            unread |= {Path(meant).stem, path.stem}
            lesson, lesson_problems = None, _but_of_notes(root, path, lesson_problems)
        problems += lesson_problems
        lessons += [lesson] if lesson else []
        unread |= set() if lesson else {path.stem}
        numbers += [] if number is None else [(path.stem, number)]
    problems += _numbers_taken_twice(root, numbers)
    lone_notes = list(_notes_without_lesson(root, names))
    problems += lone_notes
    unread |= {one.path.name.removesuffix(_NOTES_SUFFIX) for one in lone_notes}
    problems += [] if files or lone_notes or not alone else [empty_folder(FOLDER, "*.md")]
    if lacks_list and (named := sorted({name for one in lessons for name in one.articles})):
        problems.append(no_article_list(named))
        lacks_list = False
    problems += leaves_without_lesson(root, FOLDER, files)
    problems += _strays(root, {one.path for one in problems})
    in_order = {lesson.id: lesson for lesson in sorted(lessons, key=_order)}
    # Without any lesson the folder is at fault, and no exercise that names one.
    missing = frozenset(unread) if lessons or unread or not alone else None
    return Listed(articles, in_order, unread_articles, missing, lacks_list), problems


def _but_of_notes(root: Path, path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Without those of a lesson's teacher page, which may have the right name already."""
    notes = _notes_of(path).relative_to(root)
    return [problem for problem in problems if problem.path != notes]


def _strays(root: Path, said: Collection[Path]) -> Iterator[Problem]:
    """A warning for each file that nothing reads, and of which nothing is said yet."""
    names = "NAME.md, NAME.teacher.md, NAME.leave.md, articles.yaml and glossary.md"
    for problem in stray_files(root, FOLDER, (".md", ".yaml"), names):
        if problem.path not in said:
            yield problem


def lesson_files(root: Path) -> list[Path]:
    """The lessons' own files; what stands beside them and the glossary are none. Raises OSError."""
    return [
        path
        for path in files_in(root / FOLDER)
        if path.suffix == ".md"
        and path.name != GLOSSARY_FILE
        and not _is_notes(path)
        and not is_leave_file(path)
    ]


def _is_notes(path: Path) -> bool:
    return path.name.endswith(_NOTES_SUFFIX)


def _numbered_name(path: Path, number: int | None) -> str | None:
    """The name that a lesson's file is to have, if its number is all that it lacks."""
    if number is None or _NUMBERED.match(path.stem):
        return None
    return f"{number:02}-{path.name}"


def _notes_of(path: Path) -> Path:
    return path.with_name(path.stem + _NOTES_SUFFIX)


def _notes_without_lesson(root: Path, names: Collection[str]) -> Iterator[Problem]:
    for path in files_in(root / FOLDER):
        name = path.name.removesuffix(_NOTES_SUFFIX) + ".md"
        if _is_notes(path) and name not in names:
            yield Problem(
                path.relative_to(root), 1, "file", f"a teacher page without {name}",
                "a teacher page beside its lesson, named like it",
                "rename it, or write the lesson",
            )  # fmt: skip


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


def _read_lesson(
    root: Path, path: Path, listed: Listed
) -> tuple[Lesson | None, int | None, list[Problem]]:
    """The lesson, if its file has the right shape; its number, if that can be read."""
    shown = path.relative_to(root)
    notes, problems = _read_notes(root, path)
    leave, leave_problems = read_leave(root, path)
    problems = [*problems, *leave_problems]
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return None, None, [*problems, text]
    page = page_text(text)
    body, lines_before = page.body, page.lines_before
    excess = too_much(shown, body, lines_before)
    problems += [
        *(excess or pen_problems(shown, body, lines_before)),
        *(() if excess else markdown_problems(shown, body, lines_before)),
    ]
    matter = page.matter
    located = no_front_matter(shown) if matter is None else parse(matter, shown, first=2)
    if isinstance(located, Problem):
        return None, None, [*problems, located]
    shape = read_shape(LessonFrontMatter, located, shown)
    problems += shape.problems
    data = located.data if isinstance(located.data, dict) else {}
    fields = dict(sound_fields(LessonFrontMatter, data, shape.errors))
    problems += _check_matter(shown, path.stem, fields, located, listed)
    if shape.whole is None or excess:
        return None, fields.get("number"), problems
    lesson = Lesson(**dict(shape.whole), id=path.stem, body=body, teacher_notes=notes, leave=leave)
    return lesson, lesson.number, problems


def _check_matter(
    shown: Path, stem: str, fields: Mapping[str, Any], located: Located, listed: Listed
) -> Iterator[Problem]:
    numbered = _NUMBERED.match(stem)
    number = fields.get("number")
    if number is not None and numbered is None:
        meant = _numbered_name(Path(f"{stem}.md"), number)
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
    notes = _notes_of(path)
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


def _numbers_taken_twice(root: Path, numbers: Iterable[tuple[str, int]]) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for stem, number in numbers:
        if number in first:
            yield Problem(
                lesson_path(root, stem).relative_to(root), 1, "number",
                f"the number {number}, which {first[number]} has",
                "a number of its own for each lesson", "give one of them another number",
            )  # fmt: skip
        first.setdefault(number, stem)
