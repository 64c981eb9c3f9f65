"""A field at the top of a file is set in its text, and all else stays."""

import pytest

from kit.content.own.top_fields import top_field, with_top_field, without_top_field

FOLDED = "id: mine\ntitle: >-\n  Two\n  lines\ntype: classify\n"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("title: Old\n", 'title: "New"\n'),
        ("title:   'O''ld'   # why\nid: x\n", 'title:   "New"   # why\nid: x\n'),
        (FOLDED, 'id: mine\ntitle: "New"\ntype: classify\n'),
        ("id: x\ntitle: two\n  lines\nitems: []\n", 'id: x\ntitle: "New"\nitems: []\n'),
        ("---\ntitle: Old\nnumber: 1\n---\ntitle: none\n", None),
    ],
)
def test_value_is_put_in_where_it_stood(text: str, changed: str | None) -> None:
    expected = changed or '---\ntitle: "New"\nnumber: 1\n---\ntitle: none\n'
    assert with_top_field(text, "title", '"New"') == expected
    assert top_field(expected, "title") == "New"


@pytest.mark.parametrize("text", ["", "title: [", "- title\n", "{title: x}\n", "title: [a]\n"])
def test_what_is_no_plain_field_is_left(text: str) -> None:
    assert with_top_field(text, "title", "x") is None
    assert top_field(text, "title") is None


def test_a_field_of_one_line_is_taken_out() -> None:
    assert without_top_field("id: a\npartner: b\ntype: c\n", "partner") == "id: a\ntype: c\n"
    assert without_top_field("id: a\n", "partner") == "id: a\n"
