"""Which lines are an outlet's name, and nothing else."""

import pytest

from kit.drafting.article import BlockKind
from kit.drafting.cutting import take_apart
from kit.drafting.cutting.kinds import outlet_in
from kit.drafting.cutting.outlets import masthead

TEXT = """

Council to close the pool

By Selma Okonkwo

The council is to close the pool at the end of the year, after its costs doubled.
"""


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Tarn Herald", "Tarn Herald"),
        ("The Tarn Herald", "The Tarn Herald"),
        ("THE TARN HERALD, 3 May 2026", "The Tarn Herald"),
        ("The Weir Post | Monday 4 May 2026", "The Weir Post"),
        ("Herald of Tarn Times", "Herald of Tarn Times"),
        ("BBC", "BBC"),
        ("Le Monde", "Le Monde"),
        ("The Post", "The Post"),
    ],
)
def test_a_plain_name_is_proposed(line: str, outlet: str) -> None:
    assert outlet_in(line) == outlet
    article = take_apart(line + TEXT)
    assert (article.outlet, article.title) == (outlet, "Council to close the pool")
    assert article.blocks[0].kind is BlockKind.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "", "News", "Latest News", "Book Review", "PRESS RELEASE", "Post", "Council attacks the press",
        "The Tarn Herald said on Monday", "By Ann Ash, Tarn Herald", "Tarn Herald, page one of ten",
        "The Plateau Post: your week in Tovane", "Strike off, bridge shut, and a goat in the Times",
    ],
)  # fmt: skip
def test_what_says_more_or_less_is_none(line: str) -> None:
    assert outlet_in(line) == ""
    assert take_apart(line + TEXT).outlet == ""


def test_a_line_alone_is_none_and_the_date_beside_the_name_counts() -> None:
    assert masthead("Tarn Herald") == "Tarn Herald"
    assert take_apart("Tarn Herald").outlet == ""
    assert take_apart("THE TARN HERALD, 3 May 2026" + TEXT).date == "3 May 2026"
