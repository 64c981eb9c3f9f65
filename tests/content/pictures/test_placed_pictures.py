"""Figures are found where they stand alone, and all else stays in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.pictures.placed_pictures import (
    PlacedPicture,
    pictures_in,
    reading_parts,
    without_pictures,
)

FIGURE = '![A road](road.svg "How it went.")'


def test_reading_is_cut_at_its_placed() -> None:
    text = f"One.\n\n{FIGURE}\n\nTwo.\n\n![B](b.png 'Said \"so\".')\n"
    assert reading_parts(text) == [
        "One.",
        PlacedPicture(3, "road.svg", "A road", "How it went."),
        "Two.",
        PlacedPicture(7, "b.png", "B", 'Said "so".'),
    ]


def test_reading_without_a_figure_is_one_part() -> None:
    assert reading_parts("\nOne.\n\n[a]: https://example.org\n") == [
        "One.\n\n[a]: https://example.org"
    ]


def test_figure_may_go_on_over_several_lines() -> None:
    text = '![A road,\n  drawn](road.svg\n  "How it\n  went.")'
    assert pictures_in(text) == [PlacedPicture(1, "road.svg", "A road, drawn", "How it went.")]
    assert without_pictures(f"{text}\nx") == f"{text}\nx"
    assert without_pictures(f"a\n\n{text}\n\nb") == "a\n\n—\n\n\n\n\nb"


@pytest.mark.parametrize(
    ("text", "file", "alternative", "caption"),
    [
        ('![](road.svg "C")', "road.svg", "", "C"),
        ("![A](road.svg)", "road.svg", "A", ""),
        ('![A]( road.svg   "C" )  ', "road.svg", "A", "C"),
        ('![A](https://example.org/a.png "C")', "https://example.org/a.png", "A", "C"),
    ],
)
def test_figure_that_lacks_something_is_one(
    text: str, file: str, alternative: str, caption: str
) -> None:
    assert pictures_in(text) == [PlacedPicture(1, file, alternative, caption)]


@pytest.mark.parametrize(
    "text",
    [
        f"See {FIGURE}",
        f"{FIGURE} there.",
        f"Above.\n{FIGURE}",
        f"{FIGURE}\nBelow.",
        f"{FIGURE} {FIGURE}",
        f"> {FIGURE}",
        f"- {FIGURE}",
        f"    {FIGURE}",
        "![A][road]",
        "[A](road.svg)",
    ],
)
def test_picture_in_another_place_is_no_figure(text: str) -> None:
    assert pictures_in(text) == []
    assert without_pictures(text) == text


def test_addresses_of_links_go_with_each_part() -> None:
    text = f"[One][a].\n\n{FIGURE}\n\n[Two][a].\n\n[a]: https://example.org"
    first, _figure, last = reading_parts(text)
    assert first == "[One][a].\n\n[a]: https://example.org"
    assert last == "[Two][a].\n\n[a]: https://example.org"


@given(
    st.lists(st.sampled_from(["Text.", "- a", "", "  ", "[a]: https://example.org", FIGURE, "x\n"]))
)
def test_no_line_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = reading_parts(text)
    left = "\n".join(part for part in parts if isinstance(part, str))
    figures = [part for part in parts if isinstance(part, PlacedPicture)]
    assert figures == pictures_in(text)
    assert all(line in left or line == FIGURE for line in text.split("\n") if line.strip())
    assert without_pictures(text).count("\n") == text.count("\n")
