"""The paper and the print that an address asks for."""

import pytest

from kit.web.teacher.printing.sizes import GridForm, SizeForm, asked_alike
from tests.web.conftest import Site


@pytest.mark.parametrize(
    ("asked", "letter", "large", "lines"),
    [
        ("", False, False, None),
        ("paper=letter&size=large&lines=0", True, True, 0),
        ("paper=a4&size=usual&lines=200", False, False, 200),
        ("paper=a3&size=huge&lines=-1", False, False, None),
    ],
)
def test_what_cannot_be_read_is_the_usual(
    any_site: Site, asked: str, letter: bool, large: bool, lines: int | None
) -> None:
    with any_site.app.test_request_context(f"/?{asked}") as context:
        form = GridForm(context.request.args or None)
        assert (form.is_letter, form.is_large, form.count) == (letter, large, lines)
        assert form.validate() is ("a3" not in asked)
        assert isinstance(form, SizeForm)


@pytest.mark.parametrize(
    "query", ["endpoint=x", "_method=POST&_external=1", "exercise_id=..%2F..", "values=&size=large"]
)
def test_no_name_of_the_query_changes_the_path_of_what_is_asked_alike(
    any_site: Site, query: str
) -> None:
    path = "/teacher/exercises/three-claims/print"
    with any_site.app.test_request_context(f"{path}?{query}") as context:
        context.match_request()
        assert asked_alike("printing.exercise_word") == f"{path}.docx?{query}"
