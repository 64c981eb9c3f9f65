"""What is said of a file that is no YAML: the sign that is at fault, on its own line."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.loading.yaml_file import Located, parse
from tests.support.content_messages import EX, changed, lines
from tests.support.room import EXERCISE

CLAIM = "    claim: The square is a disgrace."
VOTE = "  - id: vote"
INDENT = "allowed: the same number of blanks before all fields of a group; begin it under the field that it belongs with."
QUOTES = "put quotes around the text."
START = f"allowed: letters and digits at the beginning of a text without quotes; {QUOTES}"
BLANK = "found a blank of another kind (U+00A0), as copied from a web page or from Word; allowed: plain blanks; delete it and press the space bar."
CASES = {
    "a blank too few": (CLAIM, CLAIM[1:], f"15: error: file: found a line that begins after 3 blanks, and none above it does; {INDENT}"),
    "a blank too many": (CLAIM, " " + CLAIM, f"15: error: file: found a line that begins after 5 blanks, and none above it does; {INDENT}"),
    "an entry too far left": (VOTE, VOTE[1:], f"11: error: file: found a line that begins after one blank, and none above it does; {INDENT}"),
    "an entry too far right": (VOTE, " " + VOTE, f"11: error: file: found a line that begins after 3 blanks, and none above it does; {INDENT}"),
    "no blank behind a hyphen": (VOTE, "  -id: vote", "11: error: file: found a hyphen without a blank behind it; allowed: '- ' before an entry; put a blank behind it."),
    "no blank behind a colon": ("    claim: The council", "    claim:The council", "8: error: file: found no blank behind 'claim:'; allowed: a blank between a colon and the value; put a blank behind the colon."),
    "a dash for a hyphen": (VOTE, "  – id: vote", "11: error: file: found the sign '–' before an entry; allowed: a hyphen and a blank; write '- ' in its place."),
    "a bullet": (VOTE, "  • id: vote", "11: error: file: found the sign '•' before an entry; allowed: a hyphen and a blank; write '- ' in its place."),
    "a tab": (CLAIM, "\tclaim: The square.", "15: error: file: found a tab at the beginning of the line; allowed: blanks; put blanks in its place."),
    "a hard blank before": ("    claim: The council", "\u00a0\u00a0\u00a0\u00a0claim: The council", f"8: error: file: {BLANK}"),
    "a hard blank behind the colon": ("    claim: The council", "    claim:\u00a0The council", f"8: error: file: {BLANK}"),
    "a colon in a text": (CLAIM, "    claim: The mayor: a disgrace", f"15: error: file: found a colon within a text without quotes; allowed: a text with a colon in quotes; {QUOTES}"),
    "curly quotes": (CLAIM, "    claim: “The mayor: a disgrace”", '15: error: file: found a curly quotation mark “ around a text, as Word writes it; allowed: straight quotation marks ("); write straight ones around the text; curly ones may stand within it.'),
    "an apostrophe in single quotes": (CLAIM, "    claim: 'The mayor's square'", "15: error: file: found an apostrophe within single quotes; allowed: '' for an apostrophe there; double it, or put the text in double quotes."),
    "two quotation marks for one": (CLAIM, '    context: {before: ""The mayor said.", after: "Yes."}', r'15: error: file: found words right behind the second quotation mark of a text; allowed: a comma or the closing bracket there; take out the quotation mark that is too much, or write \" where one is meant.'),
    "quotation marks in quotes in braces": (CLAIM, '    context: {before: "He said "shame" twice."}', r'15: error: file: found words right behind the second quotation mark of a text; allowed: a comma or the closing bracket there; take out the quotation mark that is too much, or write \" where one is meant.'),
    "quotation marks in quotes": (CLAIM, '    claim: "He said "shame" twice"', r'15: error: file: found a quotation mark within double quotes; allowed: \" for a quotation mark there; write \" for it, or put the whole text in single quotes.'),
    "a quotation at the start": (CLAIM, '    claim: "Shame," he said.', "15: error: file: found a text that begins with a quotation mark and does not end with it; allowed: quotation marks around the whole text; put the second one where the text ends, or all of it in single quotes."),
    "no second quotation mark": (CLAIM, '    claim: "The square is a disgrace.', "15: error: file: found a text that begins with a quotation mark and does not end with it; allowed: quotation marks around the whole text; put the second one where the text ends, or all of it in single quotes."),
    "no second quotation mark in the file": ('{report: "The Ardenmoor Post, 2 March 2026"}', '{report: "The Ardenmoor Post}', "19: error: file: found a quotation mark without its second; allowed: texts between two quotation marks; close it where the text ends."),
    "a backslash": (CLAIM, r'    claim: "C:\Users"', r"15: error: file: found a backslash within double quotes, which begins a sign of YAML's own; allowed: \\ for a backslash there; write \\, or put the text in single quotes."),
    "percent": (CLAIM, "    claim: %20 of it", f"15: error: file: found a text that begins with %; {START}"),
    "at": (CLAIM, "    claim: @mayor said", f"15: error: file: found a text that begins with @; {START}"),
    "a backtick": (CLAIM, "    claim: `x` said", f"15: error: file: found a text that begins with `; {START}"),
    "an ampersand": (CLAIM, "    claim: & square", f"15: error: file: found a text that begins with &; {START}"),
    "exclamation marks": (CLAIM, "    claim: !a!b c", f"15: error: file: found a text that begins with !; {START}"),
    "more than": (CLAIM, "    claim: > The square", f"15: error: file: found a text that begins with >; {START}"),
    "a bracket": (CLAIM, "    claim: [sic] the square", f"15: error: file: found words behind [...]; allowed: quotes around a text that begins with a bracket; {QUOTES}"),
    "no second bracket": ("from: {article: a, paragraph: 1}", "from: {article: a, paragraph: 1", "10: error: file: found a bracket { without its }; allowed: {...}, or quotes around a text that begins with a bracket; write the } where it ends, or put quotes around the text."),
    "no colon": (CLAIM, "    claim The square is a disgrace.", "15: error: file: found the line 'claim The square is a disgrace.' without a field's name; allowed: a name and a colon before each text, further lines of it indented; indent the line, or write the name before it."),
    "a comment in a text of two lines": (CLAIM, "    claim: He said # twice\n      and more.", "15: error: file: found '# twice' behind a text, which YAML leaves out; allowed: a text with # in quotes, a comment on a line of its own; put quotes around the whole text, or move the comment above it."),
    "an alias": (CLAIM, "    claim: **The** square", "15: error: file: found an anchor or alias (& or *); allowed: values written out, quoted where they begin with & or *; write the value out, or put it in quotes."),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_fault_is_named_on_its_line(tmp_path: Path, name: str) -> None:
    old, new, expected = CASES[name]
    assert lines(tmp_path, **changed("exercise", EXERCISE, old, new)) == [f"{EX}:{expected}"]


PIECES = (
    "a", "b: ", "- ", "\n", "\n  ", "\n    ", "? ", ": ", "{", "}", "[", "]", ",", "#", " #", "&a ", "*a ",
    "!x ", "!", "%", "@", "`", "'", '"', "|", "|\n", ">-\n", "---", "\n---\n", "...", "\t", "\u00a0", "\u201c",
    "<<: ", "1", "0x1", "~", "\\", "%YAML 1.2\n", "%TAG ! x\n", "!<x> ", "|9", "\u2026",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_text_is_read_or_its_fault_has_a_line_of_it(parts: list[str]) -> None:
    text = "".join(parts)
    found = parse(text, Path("x.yaml"))
    if not isinstance(found, Located):
        assert 1 <= found.line <= text.count("\n") + 1
        assert "<" not in re.split("['\"]", found.found)[0]
