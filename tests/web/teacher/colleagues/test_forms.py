"""A colleague is chosen by an id that the page offered."""

import pytest

from kit.classroom.colleagues.errors import NoSuchColleague
from kit.store.ids import new_id
from kit.web.teacher.colleagues.forms import ColleagueForm
from tests.web.conftest import Site


@pytest.mark.parametrize("typed", ["", "nobody", "12"])
def test_what_is_no_id_is_nobody(any_site: Site, typed: str) -> None:
    with any_site.app.test_request_context(method="POST", data={"colleague": typed}):
        form = ColleagueForm()
        with pytest.raises(NoSuchColleague):
            form.chosen()


def test_id_is_read_and_names_are_offered(any_site: Site) -> None:
    who = new_id()
    with any_site.app.test_request_context(method="POST", data={"colleague": str(who)}):
        form = ColleagueForm()
        form.offer([(who, "Mr Brown")])
        assert form.chosen() == who
        assert "Mr Brown" in str(form.colleague())
