"""The paper and the print that an address asks for."""

import pytest

from kit.web.teacher.printing.sizes import GridForm, SizeForm
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
