"""Slips in a reading's Markdown, each named on its line.

Each of these was provoked once and answered wrongly or not at all.
"""

from pathlib import Path

import pytest

from tests.support.weir_folder import READING, said_after

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "HTML": (READING, "The council met on Monday.", "The council <b>met</b> on Monday.", [
        f"{READING}:10: warning: text: found '<b>', which the class sees as it is typed; allowed: Markdown without HTML; take it out, or write it in Markdown.",
    ]),
    "a footnote": (READING, "The council met on Monday.", "The council met[^1] on Monday.\n\n[^1]: So the minutes.", [
        f"{READING}:10: warning: text: found the footnote '[^1]', which is shown as it is typed; allowed: text without footnotes; put the words into the text, in brackets or as a sentence.",
        f"{READING}:12: warning: text: found the footnote '[^1]', which is shown as it is typed; allowed: text without footnotes; put the words into the text, in brackets or as a sentence.",
    ]),
    "an entry indented by two blanks": (READING, "The council met on Monday.", "- one\n  - two\n- three", [
        f"{READING}:11: warning: text: found an entry indented by fewer than four blanks, shown like the others; allowed: four blanks before an entry under another; put four blanks before it.",
    ]),
    "a list under a line": (READING, "The council met on Monday.", "The council met:\n- one\n- two", [
        f"{READING}:11: warning: text: found a list directly under a line of text, which runs on with it; allowed: a blank line before it; put a blank line before the list.",
    ]),
    "a heading with one sign": (READING, "The council met on Monday.", "# The council met", [
        f"{READING}:10: warning: text: found # at the beginning of a line, shown as text of its own; allowed: headings with ##, ### and ####: the page's own title stands above them; write ## for a heading.",
    ]),
    "boxes and words struck out": (READING, "The council met on Monday.", "- [ ] The council ~~met~~ on Monday.", [
        f"{READING}:10: warning: text: found a box to tick ('- [ ]'), shown as it is typed; allowed: **bold**, *italic*, lists with -; take the signs out.",
        f"{READING}:10: warning: text: found words struck out ('~~met~~'), shown as it is typed; allowed: **bold**, *italic*, lists with -; take the signs out.",
    ]),
    "a link that runs a script": (READING, "The council met on Monday.", "The council [met](javascript:alert(1)) on Monday.", [
        f"{READING}:10: warning: text: found a link to 'javascript:alert(1)' that leads nowhere in the kit; allowed: addresses that begin with https:// and have no blank; write the whole address, or take it out.",
    ]),
    "a table without heads": (READING, "The council met on Monday.", "| a | b |\n| c | d |", [
        f"{READING}:10: warning: text: found a row of cells without a table, shown as text; allowed: a line of heads and |---|---| under it; write them above the rows.",
    ]),
    "a pen in one bracket": (READING, "[[official: announced]]", "[official: announced]", [
        f"{READING}:12: warning: text: found '[official: announced]', shown as it is typed; allowed: [[label: words]] where a pen is meant; write two brackets on each side.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_slip_in_a_reading(tmp_path: Path, name: str) -> None:
    file, old, new, expected = CASES[name]
    assert said_after(tmp_path, file, (old, new)) == expected
