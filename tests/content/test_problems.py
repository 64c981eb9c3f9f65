"""A problem is one line for an author, and problems stand in the order of the files."""

from dataclasses import replace
from pathlib import Path

from kit.content.problems import Problem, Severity, short_repr

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


def test_problem_is_one_line_that_any_terminal_shows() -> None:
    odd = replace(PROBLEM, path=Path("lessons/a\n\udce9.md"), found="a\nb\x1b[31m" + "x" * 9000)
    assert str(odd).isprintable()
    assert str(odd).startswith(r"lessons/a\n\udce9.md:3: warning: number: found a\nb\x1b[31mxxx")
    assert len(str(odd)) < 600


def test_place_and_sentence_make_the_line() -> None:
    assert f"{PROBLEM.place}: warning: {PROBLEM.sentence}" == str(PROBLEM)


def test_words_of_a_key_are_known_by_its_file() -> None:
    assert replace(PROBLEM, path=Path("exercises/01-a.key.yaml")).in_key
    assert not replace(PROBLEM, path=Path("exercises/01-a.yaml")).in_key


def test_long_texts_are_quoted_by_their_beginning() -> None:
    assert short_repr("a" * 40) == repr("a" * 40)
    assert short_repr("a" * 41) == repr("a" * 39 + "…")
