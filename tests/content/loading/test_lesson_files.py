"""What `kit check` says of lessons, their teacher pages and the articles: each message whole."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import LES, changed, lines
from tests.support.room import ARTICLES, LESSON, NOTES, write_content

LESSON_CASES = [
    ("number: 1", "number: 2",
     [f"{LES}:3: error: number: found 2; allowed: the number that the file's name begins with, such as 02-whose-words.md for 2; rename the file or change the number."]),
    ("number: 1", "number: 1\nteaches: [official, oficial]",
     [f"{LES}:4: error: teaches, number 2: found 'oficial'; allowed: sourced, official, editorial, unsourced, voice, who, ground, relation, figures, order, rewriting; write 'official' if that is meant."]),
    ("articles: [a]", "articles: [b]",
     [f"{LES}:5: error: articles: found the article 'b'; allowed: a; list it in lessons/articles.yaml."]),
    ("[Look for who speaks., Look for the record., Look for the verdict.]", "[One.]",
     [f"{LES}:6: error: summary: found 1 of them; allowed: at least 3; add what is missing."]),
    ("[Look for who speaks., Look for the record., Look for the verdict.]", "[a, b, c, d]",
     [f"{LES}:6: error: summary: found 4 of them; allowed: at most 3; take the others out."]),
    ("[[official: announced]]", "[[oficial: announced]]",
     [f"{LES}:12: error: text: found a pen 'oficial'; allowed: sourced, official, editorial, unsourced, voice; write 'official' if that is meant."]),
    ("[[official: announced]]", "[[official: announced",
     [f"{LES}:12: error: text: found [[ or ]] without its other half or its label; allowed: [[label: words]] within one line; close it, and name the label first."]),
    ("---\ntitle", "title",
     [f"{LES}:1: error: front matter: found no lines between --- and ---; allowed: front matter at the top of the file, between two lines ---; begin the file with it (docs/authoring.md)."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), LESSON_CASES)
def test_lesson_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert sorted(lines(tmp_path, **changed("lesson", LESSON, old, new))) == sorted(expected)


def test_missing_teacher_page_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, notes=None) == [
        (
            "lessons/01-three-claims.teacher.md:1: warning: file: found no teacher page; allowed: one "
            "beside each lesson; write it with the headings Aims, A 45-minute plan, What students get "
            "wrong, and what to say, Sensitive points, Check further together."
        )
    ]


def test_teacher_page_with_other_headings_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, **changed("notes", NOTES, "## Aims", "## Goals")) == [
        (
            "lessons/01-three-claims.teacher.md:1: warning: headings: found Goals, A 45-minute plan, "
            "What students get wrong, and what to say, Sensitive points, Check further together; "
            "allowed: Aims, A 45-minute plan, What students get wrong, and what to say, Sensitive "
            "points, Check further together; use these five ## headings in this order."
        )
    ]


def test_articles_message(tmp_path: Path) -> None:
    twice = ARTICLES + ARTICLES.strip().splitlines()[-1] + "\n"
    assert lines(tmp_path, articles=twice) == [
        (
            "lessons/articles.yaml:4: error: articles, a: found the id 'a' a second time; allowed: an "
            "id of its own for each article; give one of them another id."
        )
    ]


def test_lesson_number_taken_twice_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / "lessons/01-z.md").write_text(LESSON)
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            "lessons/01-z.md:1: error: number: found the number 1, which 01-three-claims has; allowed: "
            "a number of its own for each lesson; give one of them another number."
        )
    ]
