"""Reading lessons/: the articles, the lessons and their teacher pages."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kit.content.articles import Article, ArticleList
from kit.content.lesson import TEACHER_HEADINGS, Lesson, LessonFrontMatter
from kit.content.markdown import PEN
from kit.content.problems import Problem, Severity
from kit.content.shapes import read_shape
from kit.content.yaml_file import Located, parse, read_text
from kit.items.advice import near_miss
from kit.vocabulary import Label

_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
_NUMBERED: Final = re.compile(r"\A(\d+)-")
_HEADING: Final = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_LABELS: Final = [label.value for label in Label]


def lesson_path(root: Path, lesson_id: str) -> Path:
    """The file of a lesson."""
    return root / "lessons" / f"{lesson_id}.md"


def read_lessons(root: Path) -> tuple[dict[str, Article], dict[str, Lesson], list[Problem]]:
    """The articles by id, the lessons by id in the order of their numbers, and all problems."""
    articles, problems = _read_articles(root)
    lessons: list[Lesson] = []
    for path in sorted((root / "lessons").glob("*.md")):
        if not path.name.endswith(".teacher.md"):
            lesson, found = _read_lesson(root, path, articles)
            problems += found
            lessons += [lesson] if lesson else []
    problems += _numbers_taken_twice(root, lessons)
    return articles, {found.id: found for found in sorted(lessons, key=_order)}, problems


def _order(lesson: Lesson) -> tuple[int, str]:
    return lesson.number, lesson.id


def _read_articles(root: Path) -> tuple[dict[str, Article], list[Problem]]:
    path = root / "lessons" / "articles.yaml"
    if not path.exists():
        return {}, []
    shown = path.relative_to(root)
    text = read_text(path, shown)
    located = text if isinstance(text, Problem) else parse(text, shown)
    if isinstance(located, Problem):
        return {}, [located]
    listed, problems = read_shape(ArticleList, located, shown)
    articles: dict[str, Article] = {}
    for number, article in enumerate(listed.articles if listed else ()):
        if article.id in articles:
            line = located.line(("articles", number, "id"))
            found = f"the id {article.id!r} a second time"
            allowed = "an id of its own for each article"
            advice = "give one of them another id"
            problems.append(Problem(shown, line, f"articles, {article.id}", found, allowed, advice))
        articles.setdefault(article.id, article)
    return articles, problems


def _read_lesson(
    root: Path, path: Path, articles: dict[str, Article]
) -> tuple[Lesson | None, list[Problem]]:
    shown = path.relative_to(root)
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return None, [text]
    front = _FRONT_MATTER.match(text)
    if front is None:
        problem = Problem(
            shown, 1, "front matter", "no lines between --- and ---",
            "front matter at the top of the file, between two lines ---",
            "begin the file with it (docs/authoring.md)",
        )  # fmt: skip
        return None, [problem]
    located = parse(front["yaml"], shown, first=2)
    if isinstance(located, Problem):
        return None, [located]
    matter, problems = read_shape(LessonFrontMatter, located, shown)
    body = text[front.end() :]
    problems += _check_pens(shown, body, text[: front.end()].count("\n"))
    notes, found = _read_notes(root, path)
    problems += found
    if matter is None:
        return None, problems
    problems += _check_matter(shown, path.stem, matter, located, articles)
    lesson = Lesson(**dict(matter), id=path.stem, body=body, teacher_notes=notes)
    return lesson, problems


def _check_matter(
    shown: Path,
    stem: str,
    matter: LessonFrontMatter,
    located: Located,
    articles: dict[str, Article],
) -> Iterator[Problem]:
    numbered = _NUMBERED.match(stem)
    if numbered is None or int(numbered[1]) != matter.number:
        yield Problem(
            shown, located.line(("number",)), "number", str(matter.number),
            "the number that the file's name begins with, such as 02-whose-words.md for 2",
            "rename the file or change the number",
        )  # fmt: skip
    for index, article in enumerate(matter.articles):
        if article not in articles:
            yield Problem(
                shown, located.line(("articles", index)), "articles", f"the article {article!r}",
                ", ".join(sorted(articles)) or "none: lessons/articles.yaml lists no article",
                near_miss(article, articles, "list it in lessons/articles.yaml"),
            )  # fmt: skip


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
    notes = path.with_name(f"{path.stem}.teacher.md")
    shown = notes.relative_to(root)
    if not notes.exists():
        missing = Problem(
            shown, 1, "file", "no teacher page", "one beside each lesson",
            "write it with the headings " + ", ".join(TEACHER_HEADINGS), Severity.WARNING,
        )  # fmt: skip
        return None, [missing]
    text = read_text(notes, shown)
    if isinstance(text, Problem):
        return None, [text]
    found = _HEADING.findall(text)
    if tuple(found) != TEACHER_HEADINGS:
        other = Problem(
            shown, 1, "headings", ", ".join(found) or "none", ", ".join(TEACHER_HEADINGS),
            "use these five ## headings in this order", Severity.WARNING,
        )  # fmt: skip
        return text, [other]
    return text, []


def _numbers_taken_twice(root: Path, lessons: Iterable[Lesson]) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for lesson in lessons:
        if lesson.number in first:
            yield Problem(
                lesson_path(root, lesson.id).relative_to(root), 1, "number",
                f"the number {lesson.number}, which {first[lesson.number]} has",
                "a number of its own for each lesson", "give one of them another number",
            )  # fmt: skip
        first.setdefault(lesson.number, lesson.id)
