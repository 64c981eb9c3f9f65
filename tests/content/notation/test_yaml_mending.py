"""All mistakes of a file in one run: what is no YAML in one place hides nothing in another."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.loading.yaml_file import Located, parse
from tests.support.weir_folder import BRIDGE, BRIDGE_FILE, BRIDGE_KEYS, said_after

CLOSED = "    claim: The council closed the bridge on Tuesday.\n"
COLON = "found a colon within a text without quotes; allowed: a text with a colon in quotes; put quotes around the text."


def test_seven_mistakes_of_a_file_are_said_together(tmp_path: Path) -> None:
    assert said_after(
        tmp_path,
        BRIDGE_FILE,
        ("  - id: vehicles", "  • id: vehicles"),
        (CLOSED, "\t" + CLOSED.lstrip()),
        ("claim: The mayor announced", "claim: The mayor: announced"),
        ("claim: It is the same old story.", 'claim: "It is the same old story.'),
        ("claim: Repairs", "claim:Repairs"),
        ("paragraph: 10}", "paragraph: 99}"),
        ("{before: It was lifted in May.", "{before: It was lifted, as they say."),
    ) == [
        f"{BRIDGE_FILE}:9: error: file: found the sign '•' before an entry; allowed: a hyphen and a blank; write '- ' in its place.",
        f"{BRIDGE_FILE}:13: error: file: found a tab at the beginning of the line; allowed: blanks; put blanks in its place.",
        f"{BRIDGE_FILE}:17: error: file: {COLON}",
        f"{BRIDGE_FILE}:21: error: file: found a text that begins with a quotation mark and does not end with it; allowed: quotation marks around the whole text; put the second one where the text ends, or all of it in single quotes.",
        f"{BRIDGE_FILE}:36: error: file: found no blank behind 'claim:'; allowed: a blank between a colon and the value; put a blank behind the colon.",
        f"{BRIDGE_FILE}:37: error: items, cost, from: found paragraph 99; allowed: 1 to 13 in article courier; count again: paragraphs are counted from 1.",
        f"{BRIDGE_FILE}:46: error: items, temporary, context: found 'as they say.' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; put quotes around the whole text of 'before'.",
    ]


def test_reason_with_a_colon_hides_no_other_entry_of_a_key(tmp_path: Path) -> None:
    assert said_after(
        tmp_path,
        BRIDGE_KEYS,
        ('why: "Step 1: the mayor speaks."', "why: Step 1: the mayor speaks."),
        ('label: sourced, why: "Step 3: the rep', 'label: sorced, why: "Step 3: the rep'),
    ) == [
        f"{BRIDGE_KEYS}:5: error: file: {COLON}",
        f"{BRIDGE_KEYS}:8: error: items, report, label: found 'sorced'; allowed: sourced, official, editorial, unsourced, voice; write 'sourced' if that is meant.",
    ]


def test_line_without_a_colon_is_followed_by_nothing(tmp_path: Path) -> None:
    """Neither is a field missing for it, nor has the key an entry too many."""
    assert said_after(tmp_path, BRIDGE_FILE, ("  - id: closed", "  - id closed")) == [
        f"{BRIDGE_FILE}:12: error: file: found the line '- id closed' without a colon; allowed: '- ', a name, a colon and a value at the beginning of an entry; put a colon and a blank behind the name.",
    ]
    assert said_after(
        tmp_path, BRIDGE_FILE, ("title: The weir bridge", "title The weir bridge")
    ) == [
        f"{BRIDGE_FILE}:2: error: file: found the line 'title The weir bridge' without a field's name; allowed: a name and a colon before each text, further lines of it indented; indent the line, or write the name before it.",
    ]


def test_where_nothing_can_be_read_it_is_said_that_more_may_follow() -> None:
    found = parse("a\nb: [\n: - {\n", Path("x.yaml"))
    assert isinstance(found, Located) or "said when it is mended" in found.advice


LINES = BRIDGE.split("\n")


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from("\t \"'{[:•–&*!“")), max_size=4))  # fmt: skip
def test_any_signs_put_anywhere_are_survived(slips: list[tuple[int, str]]) -> None:
    """And each line that is named is one of the file."""
    lines = list(LINES)
    for number, sign in slips:
        lines[number] = sign + lines[number].lstrip(" ")
    found = parse("\n".join(lines), Path("x.yaml"))
    problems = [problem for _, problem in found.problems] if isinstance(found, Located) else [found]
    assert all(1 <= problem.line <= len(lines) for problem in problems)
