"""A list of teachers is read as a class list is, by its own titles, too."""

import pytest

from kit.classroom.errors import KitError
from kit.exchange.csv_files import COMMA, csv_file
from kit.exchange.rosters.staff import link_table, read_staff


@pytest.mark.parametrize(
    "pasted",
    [
        "Gray, Ada\nLee, Noël",
        "Teacher;Subject\nGray, Ada;Art\nLee, Noël;Music",
        "Staff name\nGray, Ada\nLee, Noël",
        "First name\tSurname\tE-mail\nAda\tGray\ta@b.example\nNoël\tLee\tn@b.example",
    ],
)
def test_names_come_out_the_same(pasted: str) -> None:
    assert [row.name for row in read_staff(pasted).rows] == ["Ada Gray", "Noël Lee"]


def test_what_says_nothing_of_names_is_refused_with_its_line() -> None:
    with pytest.raises(KitError) as caught:
        read_staff("1\n2\n3")
    assert str(caught.value) == (
        "There is no name in this list: it holds e-mail addresses or numbers only, the first of "
        "them “1” in line 1. The kit keeps neither. Allowed are names, one a line, or a table that "
        "has them in a column."
    )


def test_name_that_is_a_formula_is_none_in_the_file_of_links() -> None:
    text = "".join(csv_file(link_table([("=1+1", "http://kit/x")]), COMMA))
    assert "'=1+1" in text
