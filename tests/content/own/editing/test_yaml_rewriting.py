"""What stays to the letter when a text is made to say something else."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.own.editing.plain_fields import UnreadableText, is_same, plain_fields
from kit.content.own.editing.yaml_rewriting import rewritten

SHIPPED = sorted((Path(__file__).parents[4] / "exercises").glob("*.yaml"))
WILD = """\
# Above all.
id:   wild     # an id
intro: |
  One line.
  Another.

items:
# Above the first.
- id: one   # first
  claim: A plain text that goes
     on in the next line.
  context: {before: "He said:",   # inside
            after: So it goes}

# Above the second.
-   id: two
    claim: >-   # folded
        Some words
        and more.

        A paragraph.
    cues: [a, 'b''c', "d"]
- {id: three, claim: Short}
# Below all.
"""
texts = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n"),
    min_size=1,
    max_size=160,
).filter(lambda text: text == text.strip() and "\u2028" not in text)
scalars = texts | st.integers(-999, 999) | st.booleans() | st.sampled_from([0.5, 12.25])
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)
files = st.dictionaries(
    st.from_regex(r"[a-z]{1,6}", fullmatch=True), values, min_size=1, max_size=4
)


@pytest.mark.sampled(15)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_file_said_anew_is_the_same_file(path: Path) -> None:
    text = path.read_text("utf-8")
    assert rewritten(text, plain_fields(text)) == text


@settings(max_examples=15, deadline=None)
@given(files, files)
def test_text_says_what_it_is_made_to_say(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = rewritten("", before)
    assert is_same(plain_fields(text), before)
    assert is_same(plain_fields(rewritten(text, after)), after)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["intro", "claim"]), scalars)
def test_comments_and_spelling_of_the_rest_survive_a_change(name: str, value: Any) -> None:
    fields = plain_fields(WILD)
    (fields if name == "intro" else fields["items"][1])[name] = value
    text = rewritten(WILD, fields)
    assert is_same(plain_fields(text), fields)
    for line in WILD.splitlines():
        if "#" in line or line.startswith(("-", "  context", "    cues")):
            assert line in text.splitlines() or (line.endswith("# folded") and "# folded" in text)


def change(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """What WILD says, with another value at a place; None takes it away."""
    fields = copy.deepcopy(plain_fields(WILD))
    place: Any = fields
    for part in path[:-1]:
        place = place[part]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return fields


def lines_changed(fields: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The lines that WILD loses and gains."""
    old, new = WILD.splitlines(), rewritten(WILD, fields).splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_scalar_changes_in_its_own_line() -> None:
    assert lines_changed(change(("items", 2, "claim"), "Long, with a comma")) == (
        ["- {id: three, claim: Short}"],
        ['- {id: three, claim: "Long, with a comma"}'],
    )
    assert lines_changed(change(("id",), "tame")) == (
        ["id:   wild     # an id"],
        ["id:   tame     # an id"],
    )


def test_value_in_braces_over_lines_changes_in_its_place() -> None:
    assert lines_changed(change(("items", 0, "context", "after"), "It goes on")) == (
        ["            after: So it goes}"],
        ["            after: It goes on}"],
    )


def test_new_field_stands_where_it_is_put() -> None:
    fields = plain_fields(WILD)
    fields["items"][2]["mixed"] = True
    fields["items"][1] = {
        "id": "two",
        "claim": fields["items"][1]["claim"],
        "more": "Words",
        "cues": ["a"],
    }
    assert lines_changed(fields) == (
        ["    cues: [a, 'b''c', \"d\"]", "- {id: three, claim: Short}"],
        ["    more: Words", "    cues: [a]", "- {id: three, claim: Short, mixed: true}"],
    )


def test_moved_element_takes_its_comment_along() -> None:
    fields = plain_fields(WILD)
    first, second, third = fields["items"]
    fields["items"] = [first, third, second]
    text = rewritten(WILD, fields)
    assert is_same(plain_fields(text), fields)
    assert (
        text.index("- {id: three") < text.index("# Above the second.") < text.index("-   id: two")
    )
    fields["items"] = [second, first, third]
    text = rewritten(WILD, fields)
    assert is_same(plain_fields(text), fields)
    assert text.index("# Above the second.") < text.index("-   id: two") < text.index("- id: one")


def test_dropped_element_takes_its_comment_along() -> None:
    fields = plain_fields(WILD)
    del fields["items"][1]
    text = rewritten(WILD, fields)
    assert is_same(plain_fields(text), fields)
    assert "second" not in text
    assert "# first" in text
    assert text.endswith("# Below all.\n")


def test_renamed_field_keeps_its_value_as_written() -> None:
    text = "items:\n  one:   # a remark\n    why: 'So'\n  two: {why: x}\n"
    assert (
        rewritten(text, {"items": {"uno": {"why": "So"}, "two": {"why": "x"}}})
        == "items:\n  uno:   # a remark\n    why: 'So'\n  two: {why: x}\n"
    )


def test_text_that_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableText) as refused:
        rewritten("id: a\n  title: b\n", {"id": "b"})
    assert refused.value.problem.line == 2
    with pytest.raises(UnreadableText):
        plain_fields("- a\n")
