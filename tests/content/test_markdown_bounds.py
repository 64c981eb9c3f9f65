"""Markdown of any kind is rendered within a second, or refused in words."""

import random
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import load_library
from kit.content.markdown import render
from kit.content.markdown_bounds import CHARACTERS_MOST, LINES_MOST, excess_of
from tests.support.processor import seconds_for
from tests.support.room import LESSON, NOTES, write_content
from tests.support.shipped import shipped_library

SECONDS = 1.0
#: Of each kind of mark, repeated until the text is as long as may be.
UNITS = (
    "[", "]", "[[", "]]", "[[a:", "[[official: x]] ", "![", "[a](", "[a](b)", "[a][b]", "[a]: b\n",
    "[a](<", "[a](b (", "[](", "[`", "[*", "*[", "![[", "[a]\n", "`", "``", " `", "`a", "```\n",
    "*", "**", "_", "*a", "*a ", "**a", "_a_", "*a*b", "***a", "**_", "*_", "a_b_", "a*b*c**d**",
    "* ", "* a\n", "> ", ">", "> a\n>> b\n", "> - ", "- > ", "    ", "\t", "  - a\n", "1. a\n",
    "* a\n  * b\n", "- a\n\n    b\n", "+ a\n", "* * *\n", "---\n", "___\n", "-\n", "=\n", "#\n",
    "a\n-\n", "a\n=\n", "#", "# a\n", "|", "|\n", "a|b\n-|-\n", "|a", "`|", "\\|", "<", "<a ",
    "<!--", "</", "<b>", "<http://a>", "<a@b>", "&", "&#1", "&amp;", "&lt;", "\\", "\\*", "\\[",
    "\n", "\n\n", "  \n", "a  \n", " ", "a", "\u202e", "\x02", "\x03", "\x02wzxhzdk:0\x03", "(",
    ")", '"', "'", "!", "\r\n", "\u2028", "\0", "1. ", "+ ", "- \t", "- + ", "- 1. ", "- ~", "1",
)  # fmt: skip


def of_length(unit: str, length: int = CHARACTERS_MOST) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def seconds_until_rendered(text: str) -> float:
    """Or refused. Each taking is a letter shorter: what was rendered once is kept."""

    def work(taking: int) -> None:
        shorter = text[: len(text) - taking]
        if excess_of(shorter) is None:
            render(shorter)

    return seconds_for(work, SECONDS)


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("units", [UNITS[start::6] for start in range(6)])
def test_marks_of_any_kind_take_no_second(units: tuple[str, ...]) -> None:
    texts = [text for unit in units for text in shapes(unit)]
    slow = {text[:20]: taken for text in texts if (taken := seconds_until_rendered(text)) > SECONDS}
    assert slow == {}


def shapes(unit: str) -> list[str]:
    """The marks alone, after a word, on lines of ordinary length, as few as may be, and nested."""
    line = (unit.replace("\n", "")[:80] or "-") + "a" * 10
    half = of_length(unit, CHARACTERS_MOST // 2)
    return [
        of_length(unit),
        "a" + of_length(unit)[1:],
        of_length(f"{line}\n"),
        (unit.strip("\n") + "\n") * min(LINES_MOST - 1, CHARACTERS_MOST // (len(unit) + 1)),
        # A row of marks alone may be a rule; before a word each is what it looks like.
        of_length(unit, CHARACTERS_MOST - 1) + "a",
        half + half[::-1].translate(str.maketrans("[](){}<>", "][)(}{><")),
    ]


@pytest.mark.long
@pytest.mark.slow
def test_marks_of_all_kinds_in_any_order_take_no_second() -> None:
    rng = random.Random(14)
    for _ in range(40):
        some = rng.sample(UNITS, rng.randint(2, 5))
        text = "".join(rng.choices(some, k=CHARACTERS_MOST))[:CHARACTERS_MOST]
        assert seconds_until_rendered(text) <= SECONDS, some


@given(st.text(alphabet="[]()*_`>#-=|<&!\\\n :a1.", max_size=400))
@settings(max_examples=200, deadline=None)
def test_whatever_is_rendered_is_rendered_again_alike(text: str) -> None:
    assert excess_of(text) is None
    assert render(text) == render(text)


def test_excess_says_what_there_is_too_much_of() -> None:
    assert excess_of("a" * CHARACTERS_MOST) is None
    found = [excess_of(text) for text in ("a" * 15_001, "\n" * 1000, "[a](" * 300, "(" * 100)]
    found.append(excess_of("a\n> " + "1. - " * 21 + "a"))
    found.append(excess_of("- " * 40 + "a\n" + "- " * 40))
    assert [one and (one.amount, one.bound, one.advice) for one in found] == [
        ("15001 characters", "15000 at most", "shorten the text, or make two lessons of it"),
        ("1001 lines", "1000 at most", "put a sentence on a line, not a few letters"),
        (
            "square or round brackets that do not close, or stand in one another again and again",
            "a few that do not close; brackets within brackets a few deep",
            "close each bracket, or take it out",
        ),
        None,
        (
            "more than 40 list marks one behind another",
            "a list within a list a few deep",
            "write a backslash before a mark that begins no list",
        ),
        None,
    ]
    with pytest.raises(
        ValueError, match=r"^a text to render has 15001 characters; allowed: 15000 at"
    ):
        render("a" * 15_001)


def test_texts_of_the_course_are_far_from_the_bounds() -> None:
    texts: list[str] = []
    for lesson in shipped_library().lessons.values():
        assert lesson.teacher_notes is not None
        assert lesson.leave is not None
        texts += (lesson.body, lesson.teacher_notes, lesson.leave.task)
        texts += (extract.text for extract in lesson.leave.extracts)
    assert max(map(len, texts)) < 0.75 * CHARACTERS_MOST
    assert max(text.count("\n") for text in texts) < 0.3 * LINES_MOST
    assert all(excess_of(text + "[" * 5) is None for text in texts)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (
            "x" * CHARACTERS_MOST,
            "characters; allowed: 15000 at most; shorten the text, or make two lessons of it.",
        ),
        (
            "\n\n" + "1. " * 1000 + "a",
            "list marks one behind another; allowed: a list within a list a few deep;",
        ),
        ("\n" * 1000, "lines; allowed: 1000 at most; put a sentence on a line, not a few letters."),
    ],
)
@pytest.mark.parametrize("file", ["lesson", "notes"])
def test_too_much_in_a_file_is_an_error_of_that_file(
    tmp_path: Path, file: str, more: str, found: str
) -> None:
    usual = {"lesson": LESSON, "notes": NOTES}[file]
    library = load_library(write_content(tmp_path, **{file: usual + more}))
    (error,) = [str(one) for one in library.errors if found in str(one)]
    assert ".md:" in error
    assert not library.lessons if file == "lesson" else library.lessons


def test_same_text_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(random.Random(1).choices(string.ascii_letters, k=50))
    first = render(text)
    monkeypatch.setattr("kit.content.markdown.markdown.Markdown", None)
    assert render(text) is first
