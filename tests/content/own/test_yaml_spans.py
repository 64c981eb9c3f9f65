"""A value changes where it stands, and nothing else in the text does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.own.yaml_spans import scalars, with_each, with_values, without_field

TEXT = """\
# Ours.
id: bridge  # as in the mail
lesson: '07-the-bridge'
items:
  - {id: one, from: {article: bridge, paragraph: 3}}
  - id: two   # second
    claim: >-
      bridge
      and more
"""


def test_each_value_has_its_place() -> None:
    assert list(scalars(TEXT)) == [
        (("id",), "bridge"),
        (("lesson",), "07-the-bridge"),
        (("items", 0, "id"), "one"),
        (("items", 0, "from", "article"), "bridge"),
        (("items", 0, "from", "paragraph"), "3"),
        (("items", 1, "id"), "two"),
        (("items", 1, "claim"), "bridge and more"),
    ]


def test_a_value_is_changed_where_it_stands() -> None:
    changed = with_values(TEXT, {("id",): "weir", ("lesson",): "100-weir", ("no", 1): "x"})
    expected = TEXT.replace("id: bridge", "id: weir").replace("'07-the-bridge'", "100-weir")
    assert changed == expected


def test_values_are_changed_by_what_they_are() -> None:
    changed = with_each(TEXT, lambda _place, value: "ford" if value == "bridge" else None)
    assert changed.count("ford") == 2
    assert "article: ford, paragraph" in changed


@pytest.mark.parametrize("name", ["true", "2024", "null", "1e3"])
def test_an_id_that_yaml_takes_for_something_else_is_put_in_quotes(name: str) -> None:
    assert with_values("id: bridge\n", {("id",): name}) == f'id: "{name}"\n'


def test_a_number_stays_one() -> None:
    assert with_values("number: 7 # here\n", {("number",): "100"}) == "number: 100 # here\n"


def test_a_field_becomes_a_comment_with_all_its_lines() -> None:
    assert without_field("a: 1\nb: >-\n  two\n  three\nc: 3\n", "b") == (
        "a: 1\n# b: >-\n#   two\n#   three\nc: 3\n"
    )
    assert without_field("a: 1\nb: 2", "b") == "a: 1\n# b: 2"
    assert without_field("{a: 1, b: 2}\n", "b") == "{a: 1, b: 2}\n"
    assert without_field("a: 1\n", "b") == "a: 1\n"


@pytest.mark.parametrize("text", ["", "a: [", "\t- x", "- &a [*a]\n", "{" * 3000])
def test_what_is_no_yaml_stays_as_it_is(text: str) -> None:
    assert with_values(text, {("id",): "x"}) == text
    assert without_field(text, "id") == text


@settings(deadline=None)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"\n ,", max_size=60))
def test_no_text_is_a_fault_and_without_a_change_it_stays(text: str) -> None:
    assert with_each(text, lambda _place, value: value) == text
