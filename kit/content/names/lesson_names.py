"""The files of lessons/: which are lessons, and what is wrong with how they are named."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from kit.content.leaving.leave_file import is_leave_file
from kit.content.loading.unexpected_files import files_in, stray_files
from kit.content.pictures.picture import SUFFIXES as PICTURE_SUFFIXES
from kit.content.problems import Problem

FOLDER: Final = "lessons"
#: The one Markdown file beside the lessons that is neither a lesson nor a teacher page.
GLOSSARY_FILE: Final = "glossary.md"
NOTES_SUFFIX: Final = ".teacher.md"
NUMBERED: Final = re.compile(r"\A(\d+)-")
_NAMES: Final = (
    "NAME.md, NAME.teacher.md, NAME.leave.md, articles.yaml, glossary.md and pictures (.svg, .png)"
)


def lesson_path(root: Path, lesson_id: str) -> Path:
    """The file of a lesson."""
    return root / FOLDER / f"{lesson_id}.md"


def lesson_files(root: Path) -> list[Path]:
    """The lessons' own files; what stands beside them and the glossary are none. Raises OSError."""
    return [
        path
        for path in files_in(root / FOLDER)
        if path.suffix == ".md"
        and path.name != GLOSSARY_FILE
        and not is_notes(path)
        and not is_leave_file(path)
    ]


def is_notes(path: Path) -> bool:
    """Whether a file is a lesson's page for the teacher."""
    return path.name.endswith(NOTES_SUFFIX)


def notes_of(path: Path) -> Path:
    """The teacher's page of a lesson's file."""
    return path.with_name(path.stem + NOTES_SUFFIX)


def numbered_name(path: Path, number: int | None) -> str | None:
    """The name that a lesson's file is to have, if its number is all that it lacks."""
    if number is None or NUMBERED.match(path.stem):
        return None
    return f"{number:02}-{path.name}"


def but_of_notes(root: Path, path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Without those of a lesson's teacher page, which may have the right name already."""
    notes = notes_of(path).relative_to(root)
    return [problem for problem in problems if problem.path != notes]


def notes_without_lesson(root: Path, names: Collection[str]) -> Iterator[Problem]:
    """A problem for each teacher's page without a lesson. `names`: of the lessons' files."""
    for path in files_in(root / FOLDER):
        name = path.name.removesuffix(NOTES_SUFFIX) + ".md"
        if is_notes(path) and name not in names:
            yield Problem(
                path.relative_to(root), 1, "file", f"a teacher page without {name}",
                "a teacher page beside its lesson, named like it",
                "rename it, or write the lesson",
            )  # fmt: skip


def numbers_taken_twice(root: Path, numbers: Iterable[tuple[str, int]]) -> Iterator[Problem]:
    """A problem for each number that a lesson before has. `numbers`: by the file's stem."""
    first: dict[int, str] = {}
    for stem, number in numbers:
        if number in first:
            yield Problem(
                lesson_path(root, stem).relative_to(root), 1, "number",
                f"the number {number}, which {first[number]} has",
                "a number of its own for each lesson", "give one of them another number",
            )  # fmt: skip
        first.setdefault(number, stem)


def unread_files(root: Path, said: Collection[Path]) -> Iterator[Problem]:
    """A warning for each file that nothing reads, and of which nothing is said yet."""
    for problem in stray_files(root, FOLDER, (".md", ".yaml", *PICTURE_SUFFIXES), _NAMES):
        if problem.path not in said:
            yield problem
