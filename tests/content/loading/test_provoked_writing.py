"""Slips in the writing of YAML: the sign at fault, its line, and a remedy that loses nothing.

Each of these was provoked once and answered wrongly or not at all.
"""

from pathlib import Path

import pytest

from tests.support.weir_folder import BRIDGE_FILE, BRIDGE_KEYS, said_after

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "a field one blank too far left": (BRIDGE_FILE, "    claim: The council closed the bridge on Tuesday.\n", "   claim: The council closed the bridge on Tuesday.\n", [
        f"{BRIDGE_FILE}:13: error: file: found a line that begins after 3 blanks, and none above it does; allowed: the same number of blanks before all fields of a group; begin it under the field that it belongs with.",
    ]),
    "a field one blank too far right": (BRIDGE_FILE, "    claim: The council closed the bridge on Tuesday.\n", "     claim: The council closed the bridge on Tuesday.\n", [
        f"{BRIDGE_FILE}:13: error: file: found a line that begins after 5 blanks, and none above it does; allowed: the same number of blanks before all fields of a group; begin it under the field that it belongs with.",
    ]),
    "an entry one blank too far right": (BRIDGE_FILE, "  - id: closed", "   - id: closed", [
        f"{BRIDGE_FILE}:12: error: file: found a line that begins after 3 blanks, and none above it does; allowed: the same number of blanks before all fields of a group; begin it under the field that it belongs with.",
    ]),
    "a hyphen without a blank": (BRIDGE_FILE, "  - id: closed", "  -id: closed", [
        f"{BRIDGE_FILE}:12: error: file: found a hyphen without a blank behind it; allowed: '- ' before an entry; put a blank behind it.",
    ]),
    "no blank behind a colon": (BRIDGE_FILE, "claim: The council closed", "claim:The council closed", [
        f"{BRIDGE_FILE}:13: error: file: found no blank behind 'claim:'; allowed: a blank between a colon and the value; put a blank behind the colon.",
    ]),
    "no second quotation mark": (BRIDGE_FILE, "claim: It is the same old story.", 'claim: "It is the same old story.', [
        f"{BRIDGE_FILE}:21: error: file: found a text that begins with a quotation mark and does not end with it; allowed: quotation marks around the whole text; put the second one where the text ends, or all of it in single quotes.",
    ]),
    "an apostrophe in single quotes": (BRIDGE_FILE, "claim: The council's spokesperson denied it.", "claim: 'The council's spokesperson denied it.'", [
        f"{BRIDGE_FILE}:33: error: file: found an apostrophe within single quotes; allowed: '' for an apostrophe there; double it, or put the text in double quotes.",
    ]),
    "a comma in braces": (BRIDGE_FILE, "{before: It met at noon.}", "{before: Mayor, at a press conference}", [
        f"{BRIDGE_FILE}:14: error: items, closed, context: found 'at a press conference' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; put quotes around the whole text of 'before'.",
    ]),
    "a comma in braces before another field": (BRIDGE_FILE, "{before: It was lifted in May., after", "{before: It was lifted, as it often does., after", [
        f"{BRIDGE_FILE}:46: error: items, temporary, context: found 'as it often does.' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; put quotes around the whole text of 'before'.",
    ]),
    "a comma in a key's braces": (BRIDGE_KEYS, 'why: "Step 3: an act with actor and date."', "why: an act, with actor and date.", [
        f"{BRIDGE_KEYS}:4: error: items, closed: found 'with actor and date.' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; put quotes around the whole text of 'why'.",
    ]),
    "curly quotes around a text with a colon": (BRIDGE_FILE, "claim: It is the same old story.", "claim: “It is: the same old story.”", [
        f'{BRIDGE_FILE}:21: error: file: found a curly quotation mark “ around a text, as Word writes it; allowed: straight quotation marks ("); write straight ones around the text; curly ones may stand within it.',
    ]),
    "curly quotes in braces": (BRIDGE_KEYS, 'why: "Step 3: nobody is named.", cues: [], check: The budget', "why: “Step 3: nobody is named.”, cues: [], check: The budget", [
        f'{BRIDGE_KEYS}:11: error: file: found a curly quotation mark around a text, as Word writes it; allowed: straight quotation marks ("); write straight ones around the text; curly ones may stand within it.',
    ]),
    "hard blanks before a field": (BRIDGE_FILE, "    claim: The council closed the bridge on Tuesday.\n", "\xa0\xa0  claim: The council closed the bridge on Tuesday.\n", [
        f"{BRIDGE_FILE}:13: error: file: found a blank of another kind (U+00A0), as copied from a web page or from Word; allowed: plain blanks; delete it and press the space bar.",
    ]),
    "a hard blank behind a colon": (BRIDGE_FILE, "claim: The council closed", "claim:\xa0The council closed", [
        f"{BRIDGE_FILE}:13: error: file: found a blank of another kind (U+00A0), as copied from a web page or from Word; allowed: plain blanks; delete it and press the space bar.",
    ]),
    "a dash in the place of a hyphen": (BRIDGE_FILE, "  - id: closed", "  – id: closed", [
        f"{BRIDGE_FILE}:12: error: file: found the sign '–' before an entry; allowed: a hyphen and a blank; write '- ' in its place.",
    ]),
    "a bullet in the place of a hyphen": (BRIDGE_FILE, "  - id: closed", "  • id: closed", [
        f"{BRIDGE_FILE}:12: error: file: found the sign '•' before an entry; allowed: a hyphen and a blank; write '- ' in its place.",
    ]),
    "paragraphs with a comma": (BRIDGE_FILE, "from: {article: courier, paragraph: 3}\n", "from: {article: courier, paragraph: 3,4}\n", [
        f"{BRIDGE_FILE}:47: error: items, temporary, from: found '4' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; write paragraph: [3, 4], where both are meant.",
    ]),
    "a report with a comma": (BRIDGE_FILE, '{report: "The minutes, 2 October 2026"}', "{report: The Courier, 14 October 2026}", [
        f"{BRIDGE_FILE}:43: error: items, minutes, from: found '14 October 2026' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {{...}}; put quotes around the whole text of 'report'.",
    ]),
    "a speaker's name with a comma": ("exercises/who.yaml", '"Jonas Weber, a bus driver"', "Jonas Weber, a bus driver", [
        "exercises/who.yaml:10: error: items, shot, speakers, driver: found 'a bus driver' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {...}; put quotes around the whole text of 'name'.",
    ]),
    "a passage with a comma": ("exercises/two.yaml", '"At one the bridge was closed."', "At one, the bridge was closed.", [
        "exercises/two.yaml:8: error: items, closing, second: found 'the bridge was closed.' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {...}; put quotes around the whole text of 'text'.",
    ]),
    "a comma in a number": ("exercises/figures.key.yaml", "number: 1384", "number: 1,384", [
        "exercises/figures.key.yaml:6: error: items, budget, questions, sum: found '384' behind a comma, without a name of its own; allowed: a name, a colon and a value between two commas of {...}; write 1384, or 1.384 with a point if that is meant.",
    ]),
    "a hash in a text": (BRIDGE_FILE, "claim: The mayor announced a plan", "claim: The mayor announced #2 of a plan", [
        f"{BRIDGE_FILE}:17: error: items, plan, claim: found '#2 of a plan for the spring.' behind a text, which YAML leaves out; allowed: a text with # in quotes, a comment on a line of its own; put quotes around the whole text, or move the comment above it.",
    ]),
    "an exclamation mark before a text": (BRIDGE_FILE, "claim: It is the same old story.", "claim: !Stop the same old story.", [
        f"{BRIDGE_FILE}:21: error: items, story, claim: found '!Stop', which YAML leaves out; allowed: a text that begins with ! in quotes; put quotes around the text, or take it out.",
    ]),
    "curly quotes around a text": (BRIDGE_FILE, "claim: It is the same old story.", "claim: “It is the same old story.”", [
        f'{BRIDGE_FILE}:21: warning: items, story, claim: found curly quotation marks around the whole text, which are shown; allowed: straight ones where they only mark the text, curly ones where it is quoted; where it is quoted, put straight ones around it: "“...”"; else write straight ones in place of the curly ones.',
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_slip_in_the_writing(tmp_path: Path, name: str) -> None:
    file, old, new, expected = CASES[name]
    assert said_after(tmp_path, file, (old, new)) == expected
