"""Values as they are typed, and back."""

from typing import Any

import pytest

from kit.content.own.editing.field_shapes import FieldShape, Kind
from kit.content.own.editing.typed_values import fits_lines, typed_text, value_typed

NAME = FieldShape("name", Kind.LINE, "", "", required=True)
ID = FieldShape("id", Kind.LINE, "", "", required=True)


def shape(kind: Kind, *, required: bool = False, by_name: bool = False) -> FieldShape:
    return FieldShape("x", kind, "", "", required=required, members=(ID, NAME), by_name=by_name)


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (Kind.LINE, "A line", "A line"),
        (Kind.TEXT, "Two\nlines", "Two\nlines"),
        (Kind.NUMBER, 12, "12"),
        (Kind.NUMBER, 0.5, "0.5"),
        (Kind.FLAG, True, "true"),
        (Kind.LINES, ["a, b", "c"], "a, b\nc"),
        (Kind.NUMBERS, [3, 4], "3, 4"),
        (Kind.NUMBERS, 3, "3"),
        (Kind.ROWS, [["Year", "Killed"], [2014, "1,084"]], "Year | Killed\n2014 | 1,084"),
        (Kind.NAMES, [{"id": "m", "name": "The ministry"}], "The ministry"),
        (Kind.NAMES, {"yes": "Yes", "no": "No"}, "Yes\nNo"),
    ],
)
def test_value_is_shown_and_read_back(kind: Kind, value: Any, typed: str) -> None:
    assert typed_text(shape(kind), value) == typed
    assert value_typed(shape(kind), typed, value) == value


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.NUMBER, "0,5", 0.5),
        (Kind.NUMBER, "some", "some"),
        (Kind.LINE, "a\r\nb", "a b"),
        (Kind.ROWS, "a\tb", [["a", "b"]]),
        (Kind.TEXT, " \u0000 ", None),
        (Kind.FLAG, "", None),
    ],
)
def test_what_is_typed_otherwise_is_read(kind: Kind, typed: str, value: Any) -> None:
    assert value_typed(shape(kind), typed, None) == value


def test_nothing_typed_is_nothing_unless_the_field_has_to_be_there() -> None:
    assert value_typed(shape(Kind.TEXT, required=True), "", "Words") == ""
    assert value_typed(shape(Kind.TEXT, required=True), "", None) is None
    assert value_typed(shape(Kind.LINES, required=True), "", ["a"]) == []


def test_words_keep_their_id_wherever_they_go() -> None:
    before = [{"id": "m", "name": "The ministry"}, {"id": "e", "name": "An expert"}]
    names = shape(Kind.NAMES)
    assert value_typed(names, "An expert\nThe ministry\nA driver", before) == [
        {"id": "e", "name": "An expert"},
        {"id": "m", "name": "The ministry"},
        {"id": "driver", "name": "A driver"},
    ]
    assert value_typed(names, "The ministry\nAn old expert", before)[1]["id"] == "e"
    assert value_typed(shape(Kind.NAMES, by_name=True), "Yes\nNo", None) == {
        "yes": "Yes",
        "no": "No",
    }


def test_texts_of_several_lines_do_not_fit_lines() -> None:
    assert fits_lines(shape(Kind.NAMES), None)
    assert not fits_lines(shape(Kind.NAMES), [{"id": "m", "name": "Two\nlines"}])
    assert not fits_lines(shape(Kind.NAMES), [{"name": "No id"}])
