"""What a text says, and what says the same."""

import pytest

from kit.content.own.editing.plain_fields import UnreadableText, is_same, plain_fields


def test_empty_text_says_nothing() -> None:
    assert plain_fields("") == plain_fields("# Only a remark.\n") == {}


def test_what_is_no_group_of_fields_is_refused() -> None:
    with pytest.raises(UnreadableText) as refused:
        plain_fields("- a\n", "key.yaml")
    assert refused.value.problem.place == "key.yaml:1"


def test_kind_and_order_count() -> None:
    assert is_same({"a": [1, {"b": "x"}]}, {"a": (1, {"b": "x"})})
    assert not is_same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert not is_same([1], [True])
    assert not is_same(1, 1.0)
    assert not is_same([], {})
