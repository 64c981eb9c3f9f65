from pathlib import Path

from kit.content.markdown_bounds import CHARACTERS_MOST
from kit.content.notation.page_text import (
    PageText,
    no_front_matter,
    page_text,
    pen_problems,
    too_much,
)

SHOWN = Path("lessons/07-the-bridge.md")


def test_front_matter_and_body_are_parted() -> None:
    assert page_text("---\ntitle: A\n---\nText.\n") == PageText("title: A\n", "Text.\n", 3)
    assert page_text("Text.\n---\n") == PageText(None, "Text.\n---\n", 0)


def test_file_without_front_matter_is_told_how_to_begin() -> None:
    assert str(no_front_matter(SHOWN)) == (
        "lessons/07-the-bridge.md:1: error: front matter: found no lines between --- and ---; "
        "allowed: front matter at the top of the file, between two lines ---; begin the file with "
        "it (docs/authoring.md)."
    )


def test_size_is_said_at_the_first_line_of_the_text() -> None:
    assert too_much(SHOWN, "a" * CHARACTERS_MOST, 4) == []
    assert [problem.line for problem in too_much(SHOWN, "a" * (CHARACTERS_MOST + 1), 4)] == [5]


def test_pens_are_looked_at_line_by_line() -> None:
    text = "[[official: said]]\n[[oficial: said]]\n[[voice: says"
    assert [(one.line, one.found) for one in pen_problems(SHOWN, text, 10)] == [
        (12, "a pen 'oficial'"),
        (13, "[[ or ]] without its other half or its label"),
    ]
