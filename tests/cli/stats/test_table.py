"""Plain text tables: columns that stand below each other, names of bounded width."""

from kit.cli.stats.table import table


def test_first_column_stands_left_and_the_others_right() -> None:
    assert table(["name", "n"], [["a", "10"], ["plan", "3"]]) == ("name   n\na     10\nplan   3")


def test_more_columns_may_stand_left_and_no_line_ends_with_blanks() -> None:
    assert table(["a", "b"], [["long", ""], ["x", "yes"]], left=2) == "a     b\nlong\nx     yes"


def test_long_name_is_cut_and_one_that_just_fits_is_not() -> None:
    assert table(["name"], [["123456"], ["12345"]], widest=5) == "name\n1234…\n12345"
