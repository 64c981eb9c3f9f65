"""Reading lessons/: the articles, the lessons and their teacher pages."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kit.content.articles import Article, ArticleList
from kit.content.lesson import TEACHER_HEADINGS, Lesson, LessonFrontMatter
from kit.content.loading.content_index import Listed
from kit.content.loading.lenient_parse import sound_fields
from kit.content.loading.unexpected_files import empty_folder, files_in, stray_files
from kit.content.loading.validation import read_shape
from kit.content.loading.yaml_file import Located, parse, read_text
from kit.content.markdown import PEN
from kit.content.markdown_bounds import excess_of
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.problems import Problem, Severity
from kit.items.fields.advice import near_miss
from kit.vocabulary import Label

FOLDER: Final = "lessons"
#: The one Markdown file beside the lessons that is neither a lesson nor a teacher page.
GLOSSARY_FILE: Final = "glossary.md"
_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
_NOTES_SUFFIX: Final = ".teacher.md"
_NUMBERED: Final = re.compile(r"\A(\d+)-")
_HEADING: Final = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_LABELS: Final = [label.value for label in Label]


def lesson_path(root: Path, lesson_id: str) -> Path:
    """The file of a lesson."""
    return root / FOLDER / f"{lesson_id}.md"


def read_lessons(
    root: Path, *, beside: Mapping[str, Article] | None = None
) -> tuple[Listed, list[Problem]]:
    """The articles, the lessons in the order of their numbers, and all problems.

    `beside`: the articles of the course beside it, which may be named. None: there is no such
    course, so that a lesson at least is expected.
    """
    alone = beside is None
    articles, unread_articles, problems = _read_articles(root)
    listed = Listed({**(beside or {}), **articles}, {}, unread_articles)
    lessons: list[Lesson] = []
    unread: set[str] = set()
    numbers: list[tuple[str, int]] = []
    files = lesson_files(root)
    problems += [] if files or not alone else [empty_folder(FOLDER, "*.md")]
    for path in files:
        lesson, number, lesson_problems = _read_lesson(root, path, listed)
        problems += lesson_problems
        lessons += [lesson] if lesson else []
        unread |= set() if lesson else {path.stem}
        numbers += [] if number is None else [(path.stem, number)]
    problems += _numbers_taken_twice(root, numbers)
    problems += _notes_without_lesson(root, files)
    problems += stray_files(
        root, FOLDER, (".md", ".yaml"), "NAME.md, NAME.teacher.md, articles.yaml and glossary.md"
    )
    in_order = {lesson.id: lesson for lesson in sorted(lessons, key=_order)}
    # Without any lesson the folder is at fault, and no exercise that names one.
    missing = frozenset(unread) if lessons or unread or not alone else None
    return Listed(articles, in_order, unread_articles, missing), problems


def lesson_files(root: Path) -> list[Path]:
    """The lessons' own files; teacher's pages and the glossary are none. Raises OSError."""
    return [
        path
        for path in files_in(root / FOLDER)
        if path.suffix == ".md" and path.name != GLOSSARY_FILE and not _is_notes(path)
    ]


def _is_notes(path: Path) -> bool:
    return path.name.endswith(_NOTES_SUFFIX)


def _notes_without_lesson(root: Path, lessons: Iterable[Path]) -> Iterator[Problem]:
    names = {path.name for path in lessons}
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
    path = root / FOLDER / "articles.yaml"
    if not os.path.lexists(path):
        return {}, frozenset(), []
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
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return None, None, [*problems, text]
    front = _FRONT_MATTER.match(text)
    lines_before = text[: front.end()].count("\n") if front else 0
    body = text[front.end() :] if front else text
    too_much = _too_much(shown, body, lines_before)
    problems = [
        *problems,
        *(too_much or _check_pens(shown, body, lines_before)),
        *(() if too_much else markdown_problems(shown, body, lines_before)),
    ]
    located = parse(front["yaml"], shown, first=2) if front else _no_front_matter(shown)
    if isinstance(located, Problem):
        return None, None, [*problems, located]
    shape = read_shape(LessonFrontMatter, located, shown)
    problems += shape.problems
    data = located.data if isinstance(located.data, dict) else {}
    fields = dict(sound_fields(LessonFrontMatter, data, shape.errors))
    problems += _check_matter(shown, path.stem, fields, located, listed)
    if shape.whole is None or too_much:
        return None, fields.get("number"), problems
    lesson = Lesson(**dict(shape.whole), id=path.stem, body=body, teacher_notes=notes)
    return lesson, lesson.number, problems


def _no_front_matter(shown: Path) -> Problem:
    return Problem(
        shown, 1, "front matter", "no lines between --- and ---",
        "front matter at the top of the file, between two lines ---",
        "begin the file with it (docs/authoring.md)",
    )  # fmt: skip


def _check_matter(
    shown: Path, stem: str, fields: Mapping[str, Any], located: Located, listed: Listed
) -> Iterator[Problem]:
    numbered = _NUMBERED.match(stem)
    number = fields.get("number")
    if number is not None and (numbered is None or int(numbered[1]) != number):
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


def _too_much(shown: Path, text: str, lines_before: int) -> list[Problem]:
    """The problem of a text that is more than is rendered, if it is."""
    excess = excess_of(text)
    if excess is None:
        return []
    line = lines_before + 1
    return [Problem(shown, line, "text", excess.amount, excess.bound, excess.advice)]


def _check_pens(shown: Path, body: str, lines_before: int) -> Iterator[Problem]:
    for number, line in enumerate(body.split("\n"), lines_before + 1):
        for pen in PEN.finditer(line):
            label = pen["label"].strip()
            if label not in _LABELS:
                yield Problem(
                    shown, number, "text", f"a pen {label!r}", ", ".join(_LABELS),
                    near_miss(label, _LABELS, "choose one of these"),
                )  # fmt: skip
        left = PEN.sub("", line)
        if "[[" in left or "]]" in left:
            yield Problem(
                shown, number, "text", "[[ or ]] without its other half or its label",
                "[[label: words]] within one line", "close it, and name the label first",
            )  # fmt: skip


def _read_notes(root: Path, path: Path) -> tuple[str | None, Iterable[Problem]]:
    notes = path.with_name(path.stem + _NOTES_SUFFIX)
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
    if too_much := _too_much(shown, text, 0):
        return None, too_much
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
