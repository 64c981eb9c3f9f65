"""The form that takes a claim into an exercise."""

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from kit.store.ids import new_id
from kit.web.teacher.written.forms import TakeForm
from tests.web.conftest import Site


def filled(site: Site, **typed: str) -> TakeForm:
    with site.app.test_request_context("/", method="POST", data=typed):
        return TakeForm(MultiDict(typed), meta={"csrf": False})


def test_form_returns_what_is_to_be_done(any_site: Site) -> None:
    teacher, draft, once = new_id(), new_id(), new_id()
    form = filled(any_site, revision="3", into=str(draft), title=" Ours ", once=str(once))
    with any_site.app.test_request_context("/"):
        taking = form.taking(teacher)
        assert (taking.teacher_id, taking.revision, taking.into) == (teacher, 3, draft)
        assert (taking.title, taking.once) == ("Ours", once)
        assert filled(any_site, revision="1", into="new").taking(teacher).into is None


def test_revision_that_is_no_number_is_a_bad_request(any_site: Site) -> None:
    with any_site.app.test_request_context("/"), pytest.raises(BadRequest):
        filled(any_site, revision="x").taking(new_id())
