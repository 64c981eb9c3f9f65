"""What the kit takes from lessons/glossary.md, and each message about it whole."""

from itertools import pairwise
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.content.words.text import words
from tests.support.content_messages import lines
from tests.support.room import KEY, KEY_MARK, write_content
from tests.support.shipped import shipped_library

GLOSSARY = """\
# Words of this course

**minutes**: what a clerk writes down at a meeting
**Claim**:  one thing that a text asks you to accept

**careful reader**: somebody who asks *who says so?*
"""
FILE = "lessons/glossary.md"
NO_ENTRY = (
    "error: text: found a line that is no entry; allowed: entries of one line each, '**term**: what "
    "it means', headings and blank lines; write it as an entry, or take it out."
)


def test_glossary_is_read_in_alphabetical_order(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path, glossary=GLOSSARY))
    assert library.errors == []
    assert list(library.glossary.items()) == [
        ("careful reader", "somebody who asks *who says so?*"),
        ("Claim", "one thing that a text asks you to accept"),
        ("minutes", "what a clerk writes down at a meeting"),
    ]
    assert list(library.lessons) == ["01-three-claims"]


def test_content_without_glossary_has_an_empty_one(tmp_path: Path) -> None:
    assert dict(load_library(write_content(tmp_path)).glossary) == {}
    assert lines(tmp_path) == []


@pytest.mark.parametrize("second", ["minutes", "Minutes"])
def test_term_given_twice_is_an_error(tmp_path: Path, second: str) -> None:
    term = second.strip()
    assert lines(tmp_path, glossary=GLOSSARY + f"**{second}**: sixty seconds\n") == [
        (
            f"{FILE}:7: error: {term}: found the term '{term}' a second time, first in line 3; "
            "allowed: one entry for each term; make one entry of the two."
        )
    ]


@pytest.mark.parametrize(
    "line",
    ["The words of the guide.", "*vote*: what a council does", "**vote** a show of hands",
     "**vote**:", "****: nothing", "- **vote**: a show of hands"],
)  # fmt: skip
def test_line_that_is_no_entry_is_an_error(tmp_path: Path, line: str) -> None:
    assert lines(tmp_path, glossary=GLOSSARY + line) == [f"{FILE}:7: {NO_ENTRY}"]


def test_glossary_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    folder = write_content(tmp_path)
    (folder / FILE).write_bytes(b"**vote**: a show of h\xe4nds\n")
    assert [str(problem) for problem in load_library(folder).errors] == [
        (
            f"{FILE}:1: error: file: found the byte 0xe4; allowed: text in UTF-8; save the file "
            "anew as UTF-8."
        )
    ]


@pytest.mark.parametrize("term", ["provenance", "official", "three-way", "01-three-claims"])
def test_term_that_no_text_uses_is_a_warning(tmp_path: Path, term: str) -> None:
    assert lines(tmp_path, glossary=f"**{term}**: a word\n") == [
        (
            f"{FILE}:1: warning: {term}: found the term '{term}', which no lesson, exercise or key "
            "uses; allowed: terms that students come across, in the same words; use it there, or "
            "take the entry out."
        )
    ]


@pytest.mark.parametrize(
    "term",
    ["announce", "council announce", "Three claims", "record", "disgrace", KEY_MARK, "made up"],
)
def test_term_may_stand_anywhere_and_with_an_ending(tmp_path: Path, term: str) -> None:
    assert lines(tmp_path, glossary=f"**{term}**: a word\n") == []


def test_no_term_is_called_unused_where_a_text_cannot_be_read(tmp_path: Path) -> None:
    problems = lines(tmp_path, glossary="**zwischenzug**: a word\n", key=KEY.replace("why", "wy"))
    assert problems
    assert [problem for problem in problems if problem.startswith(FILE)] == []


def test_shipped_glossary_is_short_and_in_order() -> None:
    glossary = shipped_library().glossary
    text = (Path(__file__).parents[3] / FILE).read_text("utf-8")
    places = [text.index(f"**{term}**") for term in glossary]
    assert all(one < other for one, other in pairwise(places))
    assert 15 <= len(glossary) <= 24
    assert [term for term, line in glossary.items() if len(words(line)) > 25] == []
