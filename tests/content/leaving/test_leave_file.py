"""What `kit check` says of a *Leave the page*: each message whole, all at once."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import FEW
from tests.support.leaving import FILE, LEAVE, with_leave
from tests.support.room import write_content

FORM = "one heading '## Extracts', and '### NAME' above each extract below it"


def lines(folder: Path, text: str) -> list[str]:
    problems = load_library(with_leave(folder, text)).problems
    return [line for line in map(str, problems) if line != FEW]


def test_task_links_and_extracts_are_read(tmp_path: Path) -> None:
    library = load_library(with_leave(tmp_path))
    assert [line for line in map(str, library.problems) if line != FEW] == []
    leave = library.lessons["01-three-claims"].leave
    assert leave is not None
    assert leave.minutes == 5
    assert [link.url for link in leave.links] == [
        "https://example.org/minutes",
        "https://example.net/post?page=2",
    ]
    assert leave.task.startswith("Work in pairs")
    assert leave.task.endswith("2. Hold it against the minutes.")
    assert [one.name for one in leave.extracts] == [link.name for link in leave.links]
    assert leave.extracts[0].text.startswith("The page says that nine")


def test_lesson_without_one_has_none_and_misses_nothing(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path))
    assert library.lessons["01-three-claims"].leave is None
    assert list(map(str, library.problems)) == [FEW]


CASES = [
    ("minutes: 5", "minutes: 50",
     [f"{FILE}:2: error: minutes: found 50; allowed: at most 20; put a number in these bounds."]),
    ("minutes: 5", "minutes: 5\ntitle: A walk",
     [f"{FILE}:3: error: file: found the field 'title'; allowed: the fields minutes, links; remove it."]),
    ("https://example.org/minutes", "example.org/minutes",
     [f"{FILE}:4: error: links, number 1, url: found the address 'example.org/minutes', which does not begin with https:// or http://; allowed: the whole address of a page, such as https://example.org/page; copy it whole from the browser's address line."]),
    ("https://example.org/minutes", "https://example.org/the minutes",
     [f"{FILE}:4: error: links, number 1, url: found a space in the address 'https://example.org/the minutes'; allowed: the whole address of a page, such as https://example.org/page; copy it from the browser's address line, where such signs are spelt with %."]),
    ("https://example.org/minutes", "https://example.org/" + "a" * 500,
     [f"{FILE}:4: error: links, number 1, url: found 520 characters; allowed: at most 500; shorten it."]),
    ("---\nminutes", "minutes",
     [f"{FILE}:1: error: front matter: found no lines between --- and ---; allowed: front matter at the top of the file, between two lines ---; begin the file with it (docs/authoring.md).",
      f"{FILE}:3: warning: text: found a list directly under a line of text, which runs on with it; allowed: a blank line before it; put a blank line before the list."]),
    ("## Extracts\n", "## Excerpts\n",
     [f"{FILE}:9: error: headings: found no heading '## Extracts'; allowed: {FORM}; put it above what is for rooms without internet.",
      f"{FILE}:14: error: headings: found the heading '## Excerpts'; allowed: {FORM}; write '###' above an extract, or take the heading out."]),
    ("### The report, Ardenmoor Post, 2 March 2026\n", "## Extracts\n",
     [f"{FILE}:14: warning: extracts: found 1 of them; allowed: 2 to 4; write more of them.",
      f"{FILE}:20: error: headings: found the heading '## Extracts' a second time; allowed: {FORM}; write '###' above an extract, or take the heading out."]),
    ("### The minutes, town of Ardenmoor, 1 March 2026\n", "",
     [f"{FILE}:14: error: extracts: found a text without a name above it; allowed: '### NAME, outlet, date' above each extract; put such a heading above it.",
      f"{FILE}:14: warning: extracts: found 1 of them; allowed: 2 to 4; write more of them."]),
    ("### The report, Ardenmoor Post, 2 March 2026\n", "### A page\n\n### The report\n",
     [f"{FILE}:20: error: extracts: found no text below '### A page'; allowed: what the page says, in words of your own; write it, or take the heading out."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert old in LEAVE
    found = sorted(lines(tmp_path, LEAVE.replace(old, new, 1)))
    assert [line for line in found if "words" not in line or "in words of" in line] == sorted(
        expected
    )


def test_file_without_task_and_extracts_says_both(tmp_path: Path) -> None:
    front = LEAVE.partition("Work in pairs")[0]
    assert lines(tmp_path, f"{front}\n## Extracts\n\n### \n") == [
        f"{FILE}:9: error: task: found no task; allowed: two to five short steps above '## Extracts'; write what pairs are to do.",
        f"{FILE}:10: warning: extracts: found 1 of them; allowed: 2 to 4; write more of them.",
        f"{FILE}:12: error: extracts: found a heading without a name; allowed: '### NAME, outlet, date' above each extract; name the page.",
        f"{FILE}:12: error: extracts: found no text below '### '; allowed: what the page says, in words of your own; write it, or take the heading out.",
    ]  # fmt: skip


def test_no_extract_at_all_is_an_error(tmp_path: Path) -> None:
    assert lines(tmp_path, LEAVE.partition("###")[0]) == [
        f"{FILE}:14: error: extracts: found 0 of them; allowed: 2 to 4; write more of them."
    ]


def test_what_is_long_or_short_is_a_warning(tmp_path: Path) -> None:
    long = LEAVE.replace("Work in pairs", "Work " * 90 + "in pairs", 1).replace(
        "The page says that nine", "It says " * 50, 1
    )
    library = load_library(with_leave(tmp_path, long))
    assert [line for line in map(str, library.problems) if line != FEW] == [
        f"{FILE}:9: warning: task: found 190 words; allowed: 80 to 160; shorten it: it is for a few minutes.",
        f"{FILE}:16: warning: extracts: found 151 words below '### The minutes, town of Ardenmoor, 1 March 2026'; allowed: 40 to 120; shorten it: it is for a few minutes.",
    ]  # fmt: skip
    assert library.lessons["01-three-claims"].leave is not None


def test_too_much_to_render_keeps_it_from_being_shown(tmp_path: Path) -> None:
    library = load_library(with_leave(tmp_path, LEAVE + "a" * 15_000))
    body = LEAVE.removeprefix("---").partition("---\n")[2]
    assert [str(problem) for problem in library.errors] == [
        (
            f"{FILE}:9: error: text: found {len(body) + 15_000} characters; allowed: 15000 at most; "
            "shorten the text, or make two lessons of it."
        )
    ]
    lesson = library.lessons["01-three-claims"]
    assert lesson.leave is None
    assert library.exercises_of(lesson.id)


def test_one_without_its_lesson_is_an_error(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    (root / "lessons/02-gone.leave.md").write_text(LEAVE, encoding="utf-8")
    assert [line for line in map(str, load_library(root).problems) if line != FEW] == [
        (
            "lessons/02-gone.leave.md:1: error: file: found a task to leave the page without "
            "02-gone.md; allowed: one beside its lesson, named like it; rename it, or write the "
            "lesson."
        )
    ]
