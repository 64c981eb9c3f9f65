"""A problem is one line for an author, and problems stand in the order of the files."""

from dataclasses import replace
from pathlib import Path

from kit.content.problems import Problem, Severity

PROBLEM = Problem(
    Path("lessons") / "01-a.md", 3, "number", "2", "1", "change the number", Severity.WARNING
)


def test_problem_reads_as_one_line() -> None:
    assert str(PROBLEM) == (
        "lessons/01-a.md:3: warning: number: found 2; allowed: 1; change the number."
    )


def test_problems_stand_by_file_and_line_as_numbers() -> None:
    later = replace(PROBLEM, line=10)
    other = replace(PROBLEM, path=Path("lessons") / "02-b.md", line=1)
    assert sorted([other, later, PROBLEM]) == [PROBLEM, later, other]
