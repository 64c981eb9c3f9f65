"""Names are found by what a list's first line calls its columns."""

import pytest

from kit.exchange.rosters.columns import group_column, has_titles, name_columns


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (("Name",), [0]),
        ((" NAME: ",), [0]),
        (("No", "Student", "ID", "SIS User ID", "SIS Login ID", "Section"), [1]),
        (("First name", "Last name", "Email address"), [0, 1]),
        (("Last_Name", "First_Name"), [1, 0]),
        (("sourcedId", "givenName", "familyName"), [1, 2]),
        (("Full name", "First name"), [0]),
        (("Name", "Vorname"), [1, 0]),
        (("Nom", "Prénom"), [1, 0]),
        (("Pre\u0301nom",), [0]),
        (("Apellidos", "Nombre"), [1, 0]),
        (("Прізвище", "Ім’я"), [1, 0]),
        (("Surname",), [0]),
        (("No", "Name, Vorname", "Kl."), [1]),
        (("Last name / First name",), [0]),
        (("Name, Class",), []),
        (("Ada",), []),
        (("No", "Class"), []),
        ((), []),
    ],
)
def test_name_columns(titles: tuple[str, ...], columns: list[int]) -> None:
    assert list(name_columns(titles)) == columns
    assert has_titles(titles) is bool(columns)


@pytest.mark.parametrize(
    ("titles", "column"),
    [
        (("Name", "Class"), 1),
        (("KLASSE ", "Name"), 0),
        (("Name, Vorname", "Kl."), 1),
        (("Student", "ID", "Section"), 2),
        (("Name", "Classmate"), None),
        ((), None),
    ],
)
def test_group_column(titles: tuple[str, ...], column: int | None) -> None:
    assert group_column(titles) == column
