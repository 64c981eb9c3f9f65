"""What YAML drops or turns into something else is said, each message whole."""

from pathlib import Path
from typing import Any

import pytest

from kit.content.loading.yaml_file import Located, parse
from kit.content.problems import Problem
from tests.support.content_messages import EX, KEYS, changed, lines
from tests.support.processor import seconds_for
from tests.support.room import EXERCISE, KEY

CLAIM = "claim: The square is a disgrace."
TITLE = "title: Three claims"
OWN_LINE = "allowed: a text with # in quotes, a comment on a line of its own;"
PLAIN = "allowed: numbers in plain digits such as 15 or 0.5, texts in quotes; write the number plainly; a text, such as a code, put in quotes."
COMMA = "allowed: a name, a colon and a value between two commas of {...};"
CASES = {
    "the end of a claim": (CLAIM, "claim: The square is a disgrace # twice", [f"15: error: items, disgrace, claim: found '# twice' behind a text, which YAML leaves out; {OWN_LINE} put quotes around the whole text, or move the comment above it."]),
    "a whole claim": (CLAIM, "claim: #1 is the disgrace", [f"15: error: items, disgrace, claim: found nothing but '#1 is the disgrace', which YAML leaves out; {OWN_LINE} put quotes around the text, or move the comment above it."]),
    "a tag": (CLAIM, "claim: !Nobody came to this disgrace", ["15: error: items, disgrace, claim: found '!Nobody', which YAML leaves out; allowed: a text that begins with ! in quotes; put quotes around the text, or take it out."]),
    "a merge": (TITLE, f"{TITLE}\n<<: {{intro: x}}", ["3: error: file: found the name <<, by which YAML takes fields over from elsewhere; allowed: fields written out; write them out where they belong."]),
    "a field twice": (TITLE, f"{TITLE}\ntitle: Four", ["3: error: title: found the field 'title' a second time, after line 2; allowed: each field once; keep one of the two."]),
    "a field twice in an entry": (CLAIM, f"{CLAIM}\n    claim: x", ["16: error: items, disgrace, claim: found the field 'claim' a second time, after line 15; allowed: each field once; keep one of the two, or begin the next entry with '- '."]),
    "a second document": ("    from: {report:", "    from: {report: x}\n---\na: {report:", ["20: error: file: found a second document behind ---; allowed: one document in a file; take the line --- out, or make two files of it."]),
    "settings of YAML": ("id: three-claims", "%YAML 1.1\n---\nid: three-claims", ["2: error: file: found a line for YAML's own settings (%); allowed: fields alone; take it out."]),
    "a list as a name": (TITLE, f"? [a, b]\n: c\n{TITLE}", ["2: error: file: found a list or a group of fields in the place of a field's name; allowed: a name before each colon; write a name, or put the text in quotes."]),
    "a tag before a name": (TITLE, f"!x {TITLE}", ["2: error: file: found a sign of YAML's own (& or !) before a field's name; allowed: the name alone; take it out, or put the name in quotes."]),
    "what is behind a comma": ("{before: On Monday}", "{before: Mayor, at a meeting}", [f"9: error: items, plan, context: found 'at a meeting' behind a comma, without a name of its own; {COMMA} put quotes around the whole text of 'before'."]),
    "thousands": ("paragraph: 1}", "paragraph: 3,4}", [f"10: error: items, plan, from: found '4' behind a comma, without a name of its own; {COMMA} write paragraph: [3, 4], where both are meant."]),
    "an empty field": ("lesson: 01-three-claims", "lesson:", ["3: warning: lesson: found nothing behind its name; allowed: a value, or no such field; write it, or take the line out."]),
    "a tab by a backslash": (CLAIM, r'claim: "disgrace: C:\temp"', [r"15: error: items, disgrace, claim: found a sign that cannot be shown (U+0009), made by a backslash; allowed: letters and signs; a backslash is written \\ within double quotes; write \\, or take it out."]),
    "half a character": (CLAIM, r'claim: "disgrace \ud800"', [r"15: error: items, disgrace, claim: found a sign that cannot be shown (U+D800), made by a backslash; allowed: letters and signs; a backslash is written \\ within double quotes; write \\, or take it out."]),
    "octal": (TITLE, "title: 0o17", [f"2: error: title: found 0o17 without quotes, which YAML reads as 15; {PLAIN}"]),
    "leading zeros": ("paragraph: 1}", "paragraph: 007}", [f"10: error: items, plan, from, paragraph: found 007 without quotes, a number that begins with 0; {PLAIN}"]),
    "thousands by a line": ("paragraph: 1}", "paragraph: 1_0}", [f"10: error: items, plan, from, paragraph: found 1_0 without quotes, which YAML reads as 10; {PLAIN}"]),
    "an exponent": (TITLE, "title: 1e3", [f"2: error: title: found 1e3 without quotes, which YAML reads as 1000; {PLAIN}"]),
    "a long number": (TITLE, "title: 12345678901234567890", [f"2: error: title: found a number of 20 digits without quotes; {PLAIN}"]),
    "too deep": ("from: {article: a, paragraph: 1}", f"from: {'[' * 500}{']' * 500}", ["10: error: file: found lists or groups of fields within each other, 500 deep; allowed: at most 20; take brackets or blanks out."]),
}  # fmt: skip
#: What only follows: the second document, and the lesson that no exercise names.
FOLLOWS = ("lessons/01-three-claims.md",)


@pytest.mark.parametrize("name", list(CASES))
def test_what_yaml_drops_is_said(tmp_path: Path, name: str) -> None:
    old, new, expected = CASES[name]
    found = lines(tmp_path, **changed("exercise", EXERCISE, old, new))
    own = [line for line in found if not line.startswith(FOLLOWS) and "4 of them" not in line]
    assert own == [f"{EX}:{line}" for line in expected]


def test_what_yaml_drops_of_a_key_is_said(tmp_path: Path) -> None:
    cut = changed(
        "key",
        KEY,
        f"check: {KEY[KEY.index('check: ') + 7 : KEY.index('}')]}}}",
        "check: the minutes, page 2}",
    )
    assert lines(tmp_path, **cut) == [
        f"{KEYS}:3: error: items, plan: found 'page 2' behind a comma, without a name of its own; {COMMA} put quotes around the whole text of 'check'."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["2023-04-06", "12:30", "yes", "No", "on", "1.2.3", "1/2", "14-10", "3rd", "a#b", "C#"]
)
def test_what_looks_like_something_else_stays_the_text_it_is(text: str) -> None:
    assert data_of(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize("sign", ["|", "|-", "|+", ">", ">-", ">+"])
def test_block_texts_lose_nothing_but_line_ends(sign: str) -> None:
    found = data_of(f"a: {sign}\n  One # two\n\n  three: four\n\nb: 1\n")
    assert found["a"].split() == ["One", "#", "two", "three:", "four"]
    assert found["b"] == 1


@pytest.mark.parametrize(
    "line", ["# a comment", "a: b  # one name", "a: 3 # a number", 'a: "b" # c', "a: [b] # c"]
)
def test_comment_that_takes_nothing_away_is_none_of_our_business(line: str) -> None:
    found = parse(f"{line}\nz: 1\n", Path("x.yaml"))
    assert isinstance(found, Located)
    assert found.problems == ()


def test_lines_are_counted_as_editors_do() -> None:
    found = parse("a:\n  - b: 1\n\n    c: 2\n  -\n    d: 3\n", Path("x.yaml"), first=2)
    assert isinstance(found, Located)
    assert [found.line(at) for at in (("a",), ("a", 0, "c"), ("a", 1, "d"))] == [2, 5, 7]


def data_of(text: str) -> dict[str, Any]:
    found = parse(text, Path("x.yaml"))
    assert isinstance(found, Located)
    assert found.problems == ()
    data: dict[str, Any] = found.data
    return data


@pytest.mark.parametrize(
    "text",
    [
        "{[1, {x: &a 1}]: b}",
        "{a: text, a: [1, [!x 2]]}",
        "{<<: {a: !x 1, b: ~}, c: 1}",
        "{? {a: 1} : {b: [2]}, c: ~}",
    ],
)
def test_what_is_left_out_leaves_no_place_behind(text: str) -> None:
    """A problem within it would be looked for where nothing is."""
    found = parse(text, Path("x.yaml"))
    assert isinstance(found, Located)
    assert found.problems
    for place in [*found.lines, *(at for at, _ in found.problems)]:
        data = found.data
        for part in place:
            if not (isinstance(data, dict) and part not in data):
                data = data[part]


@pytest.mark.parametrize("sign", ["{", "[", "- ", "? ", "{? ", "[{"])
def test_depth_without_end_is_told_at_once(sign: str) -> None:
    assert isinstance(parse(sign * 20_000, Path("x.yaml")), Problem)
    assert seconds_for(lambda _: parse(sign * 20_000, Path("x.yaml")), 5) < 5
