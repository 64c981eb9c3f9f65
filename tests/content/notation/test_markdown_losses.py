"""What a reading's Markdown loses or shows otherwise is said, and no word goes without an error."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import load_library
from kit.content.markdown import render
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.problems import Severity
from tests.support.content_messages import LES
from tests.support.room import LESSON, NOTES, write_content

TYPED = "allowed: **bold**, *italic*, lists with -; take the signs out."
CASES = {
    "a picture": ("A map ![of the town](map.png) here.", ["1: error: text: found the picture '![of the town](map.png)', which the kit does not show; allowed: words and tables; say in words what is on it, or take it out."]),
    "a footnote": ("A vote[^1].\n\n[^1]: The minutes.", [
        "1: warning: text: found the footnote '[^1]', which is shown as it is typed; allowed: text without footnotes; put the words into the text, in brackets or as a sentence.",
        "3: warning: text: found the footnote '[^1]', which is shown as it is typed; allowed: text without footnotes; put the words into the text, in brackets or as a sentence."]),
    "a link to a lesson": ("See [lesson 2](02-whose-words.md).", ["1: warning: text: found a link to '02-whose-words.md' to a file, which the class cannot open; allowed: addresses that begin with https:// and have no blank; name the lesson in words, such as 'lesson 2'."]),
    "a link to mail": ("[Write](mailto:a@example.org) us.", ["1: warning: text: found a link to 'mailto:a@example.org' that leads nowhere in the kit; allowed: addresses that begin with https:// and have no blank; write the whole address, or take it out."]),
    "a link with a blank": ("[Read](https://example.org/a b) it.", ["1: warning: text: found a link to 'https://example.org/a b' that leads nowhere in the kit; allowed: addresses that begin with https:// and have no blank; write the whole address, or take it out."]),
    "what looks like a link's address": ("[note]: anon\n\nText.", [r"1: error: text: found '[note]: anon', which Markdown takes for a link's address; allowed: lines that do not begin with [...]:; write \[ for the first bracket."]),
    "HTML": ("A <b>bold</b> claim.", ["1: warning: text: found '<b>', which the class sees as it is typed; allowed: Markdown without HTML; take it out, or write it in Markdown."]),
    "a comment": ("Text.\n<!-- ask again -->", ["2: warning: text: found '<!-- ask again -->', which the class sees as it is typed; allowed: Markdown without HTML; take it out, or write it in Markdown."]),
    "words struck out": ("~~No~~ yes.", [f"1: warning: text: found words struck out ('~~No~~'), shown as it is typed; {TYPED}"]),
    "a box": ("- [ ] ask", [f"1: warning: text: found a box to tick ('- [ ]'), shown as it is typed; {TYPED}"]),
    "a heading too high": ("# One", ["1: warning: text: found # at the beginning of a line, shown as text of its own; allowed: headings with ##, ### and ####: the page's own title stands above them; write ## for a heading."]),
    "a number sign": ("#1 is the mayor.", [r"1: warning: text: found # at the beginning of a line, shown as text of its own; allowed: headings with ##, ### and ####: the page's own title stands above them; write ## and a blank for a heading, or \# where it is a word."]),
    "a heading too low": ("## A\n\n##### B", ["3: warning: text: found ##### at the beginning of a line, shown as text of its own; allowed: headings with ##, ### and ####: the page's own title stands above them; write ## for a heading."]),
    "a gap between headings": ("## A\n\n#### B", ["3: warning: text: found a heading with #### without one of ### above it; allowed: levels without a gap, for whoever listens to the page; write ###."]),
    "a line under text": ("The council met.\n---\nIt voted.", ["2: warning: text: found '---' under a line, which makes a heading of it; allowed: headings with ##, and a blank line before ---; write ## before the heading, or put a blank line between the two."]),
    "a list under text": ("Look for:\n- who\n- when", ["2: warning: text: found a list directly under a line of text, which runs on with it; allowed: a blank line before it; put a blank line before the list."]),
    "a list in a quotation": ("> Look for:\n> - who", ["2: warning: text: found a list directly under a line of text, which runs on with it; allowed: a blank line before it; put a blank line before the list."]),
    "an entry under another": ("- a\n  - b", ["2: warning: text: found an entry indented by fewer than four blanks, shown like the others; allowed: four blanks before an entry under another; put four blanks before it."]),
    "two kinds of list": ("- a\n1. b", ["2: warning: text: found a list of another kind directly under a list, which runs on with it; allowed: a blank line before it; put a blank line and a line of text before it."]),
    "numbers with a bracket": ("1) a\n2) b", ["1: warning: text: found '1)', which begins no list here; allowed: 1. or - before an entry; write the number with a point."]),
    "a year": ("1984. That was the year.", [r"1: warning: text: found '1984.' at the beginning of a line, which makes a list of it; allowed: lists of several entries, from 1; write 1984\. where it is no list."]),
    "a day": ("14. March was cold.", [r"1: warning: text: found '14.' at the beginning of a line, which makes a list of it; allowed: lists of several entries, from 1; write 14\. where it is no list."]),
    "numbers left out": ("1. a\n3. b", ["2: warning: text: found the number 3. in a list, which is counted anew; allowed: numbers in their order; number the entries one after the other."]),
    "code by accident": ("Text.\n\n    The council met.", ["3: warning: text: found a line that begins with four blanks or a tab, shown as code; allowed: text that begins at the left; take the blanks out."]),
    "code by a tab": ("\tThe council met.", ["1: warning: text: found a line that begins with four blanks or a tab, shown as code; allowed: text that begins at the left; take the blanks out."]),
    "a fence": ("```\na\n```", ["1: warning: text: found a line with ``` or ~~~, which begins no block of code here; allowed: text and tables; take it out; show figures in a table."]),
    "a table without heads": ("| a | b |\n| 1 | 2 |", ["1: warning: text: found a row of cells without a table, shown as text; allowed: a line of heads and |---|---| under it; write them above the rows."]),
    "a table under text": ("Votes:\n| a | b |\n|---|---|\n| 1 | 2 |", ["2: warning: text: found a table directly under a line of text, shown as text; allowed: a blank line before it; put a blank line before the table."]),
    "a cell too many": ("| a | b |\n|---|---|\n| 1 | 2 | lost |", ["3: error: text: found a row of 3 cells in a table of 2; allowed: as many cells as the table has heads; add a head, or take the cell out."]),
}  # fmt: skip


def said(text: str) -> list[str]:
    return [str(one).removeprefix("x.md:") for one in markdown_problems(Path("x.md"), text, 0)]


@pytest.mark.parametrize("name", list(CASES))
def test_what_markdown_does_otherwise_is_said(name: str) -> None:
    text, expected = CASES[name]
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n### B\n\n#### C\n\n## D",
        "Text.\n\n- a\n- b\n\n    more of b\n\n    - under b\n\n1. one\n2. two",
        "Text.\n\n3. three\n4. four",
        "1. one\n1. two",
        "| a | b |\n|:--|--:|\n| 1 | `x|y` |\n| 2 |",
        "> Quoted.\n>\n> - a\n> - b",
        "[x](https://example.org/a_b 'A title') and <https://example.org>, [a][b].\n\n[b]: http://example.org",
        "A [[official: said so]] and *so* __on__, `code` &amp; more_than_one, 3 < 4, a | b.",
        "Text\n\n---\n\nText; 1984. Text\ncontinued (*sic*) \\# \\*",
        "In <sic> 2 > 1.",
    ],
)  # fmt: skip
def test_what_is_shown_as_meant_is_no_problem(text: str) -> None:
    assert said(text) == []


def test_what_swallows_words_in_a_way_unknown_is_caught_by_the_net() -> None:
    """A reference in two lines is none of the forms that are looked for."""
    assert "gone" not in render("[x]:\n  gone\n\nText.")
    assert said("[x]:\n  gone\n\nText.") == [
        "1: error: text: found words that would not be shown ('x'); allowed: Markdown as docs/authoring.md describes it; write them in a plain sentence.",
        "2: error: text: found words that would not be shown ('gone'); allowed: Markdown as docs/authoring.md describes it; write them in a plain sentence.",
    ]


PIECES = (
    "alpha", "beta", "gamma", " ", "\n", "\n\n", "    ", "- ", "1. ", "7. ", "# ", "> ", "| a | b |",
    "|---|---|", "![", "](", "](x)", "[", "]", "[x]: ", "[^1]", "**", "_", "`", "```", "<b>", "<!--",
    "-->", "---", "===", "[[official: ", "]]", "&amp;", "\\", "<http://x.y>", "~~", ":", '"',
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_no_word_is_lost_without_an_error(parts: list[str]) -> None:
    text = "".join(parts)
    shown = html.unescape(re.sub(r"<[^>]*>", " ", render(text)))
    lost = [word for word in ("alpha", "beta", "gamma") if text.count(word) > shown.count(word)]
    hidden = re.findall(r"\]\([^)]*\)|\[[^\]]*\]:.*", text)
    lost = [word for word in lost if not any(word in one for one in hidden)]
    errors = [
        one for one in markdown_problems(Path("x.md"), text, 0) if one.severity is Severity.ERROR
    ]
    assert not lost or errors


def test_reading_and_teacher_page_are_looked_at(tmp_path: Path) -> None:
    written = write_content(
        tmp_path,
        lesson=LESSON.replace("## What you can rely on", "# Reading"),
        notes=NOTES + "\n<br>\n",
    )
    found = [str(one) for one in load_library(written).warnings if one.where == "text"]
    assert found == [
        f"{LES}:10: warning: text: found # at the beginning of a line, shown as text of its own; allowed: headings with ##, ### and ####: the page's own title stands above them; write ## for a heading.",
        "lessons/01-three-claims.teacher.md:12: warning: text: found '<br>', which the class sees as it is typed; allowed: Markdown without HTML; take it out, or write it in Markdown.",
    ]  # fmt: skip
