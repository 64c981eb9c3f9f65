"""A text becomes lines of cells, each with its number."""

from hypothesis import given
from hypothesis import strategies as st

from kit.exchange.rosters.lines import roster_lines


def test_lines_keep_their_numbers_whatever_is_blank_between_them() -> None:
    lines = roster_lines('\nName;No\n;;\n"Gray\nAda";1\nNoa;2')
    assert [(line.number, list(line.cells)) for line in lines] == [
        (2, ["Name", "No"]),
        (4, ["Gray\nAda", "1"]),
        (6, ["Noa", "2"]),
    ]


def test_commas_part_cells_only_where_no_name_has_them() -> None:
    assert [line.cells for line in roster_lines("Gray,Ada\nLee,Noa")] == [
        ["Gray", "Ada"],
        ["Lee", "Noa"],
    ]
    assert [line.cells for line in roster_lines("Gray, Ada\nLee, Noa")] == [
        ["Gray, Ada"],
        ["Lee, Noa"],
    ]


@given(
    st.lists(
        st.lists(st.text("aé b", min_size=1).filter(str.strip), min_size=2, max_size=3),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from("\t;"),
)
def test_cells_come_out_as_they_went_in(rows: list[list[str]], separator: str) -> None:
    lines = roster_lines("\n".join(separator.join(row) for row in rows))
    assert [list(line.cells) for line in lines] == rows
    assert [line.number for line in lines] == list(range(1, len(rows) + 1))
