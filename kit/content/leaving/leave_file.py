"""Reading a lesson's *.leave.md: the task, its links, the extracts, and all problems at once."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kit.content.bounds import LEAVE_EXTRACT_WORDS, LEAVE_EXTRACTS, LEAVE_TASK_WORDS
from kit.content.leaving.leave_page import EXTRACTS_HEADING, Extract, LeaveFrontMatter, LeavePage
from kit.content.loading.unexpected_files import files_in
from kit.content.loading.validation import read_shape
from kit.content.loading.yaml_file import parse, read_text
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.notation.page_text import (
    PageText,
    no_front_matter,
    page_text,
    pen_problems,
    too_much,
)
from kit.content.problems import Problem, Severity
from kit.content.words.text import words

LEAVE_SUFFIX: Final = ".leave.md"
_HEADING: Final = re.compile(r"(?P<marks>##|###)(?: +(?P<name>.*?))? *")
_FORM: Final = f"one heading '## {EXTRACTS_HEADING}', and '### NAME' above each extract below it"


def is_leave_file(path: Path) -> bool:
    """Whether a file is one of these, by its name."""
    return path.name.endswith(LEAVE_SUFFIX)


def read_leave(root: Path, lesson: Path) -> tuple[LeavePage | None, list[Problem]]:
    """What stands beside a lesson's file; None where there is no such file or an error in it."""
    path = lesson.with_name(lesson.stem + LEAVE_SUFFIX)
    if not os.path.lexists(path):
        return None, []
    shown = path.relative_to(root)
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return None, [text]
    page = page_text(text)
    matter, problems = _read_matter(page, shown)
    excess = too_much(shown, page.body, page.lines_before)
    problems += excess or [
        *pen_problems(shown, page.body, page.lines_before),
        *markdown_problems(shown, page.body, page.lines_before),
    ]
    parts = _parts_of(page)
    problems += _check_parts(shown, parts)
    if matter is None or any(one.severity is Severity.ERROR for one in problems):
        return None, problems
    extracts = tuple(Extract(name=one.name, text=one.text) for one in parts.extracts)
    return LeavePage(**dict(matter), task=parts.task.text, extracts=extracts), problems


def leaves_without_lesson(root: Path, folder: str, lessons: Iterable[Path]) -> Iterator[Problem]:
    """An error for each such file beside which there is no lesson."""
    names = {path.stem for path in lessons}
    for path in files_in(root / folder):
        stem = path.name.removesuffix(LEAVE_SUFFIX)
        if is_leave_file(path) and stem not in names:
            yield Problem(
                path.relative_to(root), 1, "file", f"a task to leave the page without {stem}.md",
                "one beside its lesson, named like it", "rename it, or write the lesson",
            )  # fmt: skip


def _read_matter(page: PageText, shown: Path) -> tuple[LeaveFrontMatter | None, list[Problem]]:
    if page.matter is None:
        return None, [no_front_matter(shown)]
    located = parse(page.matter, shown, first=2)
    if isinstance(located, Problem):
        return None, [located]
    shape = read_shape(LeaveFrontMatter, located, shown)
    return shape.whole, list(shape.problems)


@dataclass
class _Piece:
    """Lines below a heading; `line` is the heading's, or of the first where there is none."""

    name: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass
class _Parts:
    """`headings` are the lines of `## Extracts`, `others` those of other `##` headings.

    `loose` is what stands between `## Extracts` and the first extract's heading.
    """

    task: _Piece
    loose: _Piece
    extracts: list[_Piece] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    others: list[tuple[int, str]] = field(default_factory=list)


def _parts_of(page: PageText) -> _Parts:
    first = page.lines_before + 1
    parts = _Parts(_Piece("", first), _Piece("", first))
    current = parts.task
    for number, line in enumerate(page.body.split("\n"), first):
        heading = _HEADING.fullmatch(line)
        name = (heading["name"] or "") if heading else ""
        if heading and heading["marks"] == "##":
            if name == EXTRACTS_HEADING:
                parts.headings.append(number)
                current = parts.loose if len(parts.headings) == 1 else current
                parts.loose.line = parts.headings[0]
            else:
                parts.others.append((number, name))
        elif heading and parts.headings:
            current = _Piece(name, number)
            parts.extracts.append(current)
        else:
            current.lines.append(line)
    return parts


def _check_parts(shown: Path, parts: _Parts) -> Iterator[Problem]:
    if not parts.task.text:
        yield Problem(
            shown, parts.task.line, "task", "no task",
            f"two to five short steps above '## {EXTRACTS_HEADING}'", "write what pairs are to do",
        )  # fmt: skip
    else:
        yield from _check_length(shown, parts.task, "task", LEAVE_TASK_WORDS)
    yield from _check_headings(shown, parts)
    if parts.loose.text:
        yield Problem(
            shown, parts.loose.line, "extracts", "a text without a name above it",
            "'### NAME, outlet, date' above each extract", "put such a heading above it",
        )  # fmt: skip
    least, most = LEAVE_EXTRACTS
    count = len(parts.extracts)
    if parts.headings and not least <= count <= most:
        yield Problem(
            shown, parts.headings[0], "extracts", f"{count} of them", f"{least} to {most}",
            "write more of them" if count < least else "take the others out",
            Severity.WARNING if count else Severity.ERROR,
        )  # fmt: skip
    for extract in parts.extracts:
        yield from _check_extract(shown, extract)


def _check_headings(shown: Path, parts: _Parts) -> Iterator[Problem]:
    if not parts.headings:
        yield Problem(
            shown, parts.task.line, "headings", f"no heading '## {EXTRACTS_HEADING}'", _FORM,
            "put it above what is for rooms without internet",
        )  # fmt: skip
    wrong: Sequence[tuple[int, str]] = [
        *((line, EXTRACTS_HEADING) for line in parts.headings[1:]),
        *parts.others,
    ]
    for line, name in wrong:
        again = " a second time" if name == EXTRACTS_HEADING else ""
        yield Problem(
            shown, line, "headings", f"the heading '## {name}'{again}", _FORM,
            "write '###' above an extract, or take the heading out",
        )  # fmt: skip


def _check_extract(shown: Path, extract: _Piece) -> Iterator[Problem]:
    if not extract.name:
        yield Problem(
            shown, extract.line, "extracts", "a heading without a name",
            "'### NAME, outlet, date' above each extract", "name the page",
        )  # fmt: skip
    if not extract.text:
        yield Problem(
            shown, extract.line, "extracts", f"no text below '### {extract.name}'",
            "what the page says, in words of your own", "write it, or take the heading out",
        )  # fmt: skip
    else:
        yield from _check_length(shown, extract, "extracts", LEAVE_EXTRACT_WORDS)


def _check_length(
    shown: Path, piece: _Piece, where: str, bounds: tuple[int, int]
) -> Iterator[Problem]:
    least, most = bounds
    count = len(words(piece.text))
    if not least <= count <= most:
        which = f" below '### {piece.name}'" if piece.name else ""
        yield Problem(
            shown, piece.line, where, f"{count} words{which}", f"{least} to {most}",
            "write more of it" if count < least else "shorten it: it is for a few minutes",
            Severity.WARNING,
        )  # fmt: skip
