"""The form of a class's last day: what is typed is a day, or said to be none."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from kit.web.teacher.keeping.forms import KeptForm, NewClassForm
from tests.web.conftest import Site

DAY = date(2027, 7, 31)
NO_DAY = "is no day of the calendar. Choose one in the field, or type it like 2027-07-31."


def sent(form: type[KeptForm], **fields: str) -> KeptForm:
    return form(MultiDict(fields), kept_until=DAY, meta={"csrf": False})


@pytest.mark.parametrize("typed", ["2028-02-29", "2027-12-18"])
def test_day_is_taken_as_the_field_of_a_browser_sends_it(any_site: Site, typed: str) -> None:
    with any_site.app.test_request_context():
        form = sent(KeptForm, kept_until=typed)
        assert form.validate()
        assert form.day == date.fromisoformat(typed)


@pytest.mark.parametrize("typed", ["2027-02-29", "29.2.2028", "tomorrow", "2027-7"])
def test_what_is_no_day_is_named(any_site: Site, typed: str) -> None:
    with any_site.app.test_request_context():
        form = sent(KeptForm, kept_until=typed)
        assert not form.validate()
        assert form.kept_until.errors == [f"“{typed}” {NO_DAY}"]


def test_new_class_without_a_field_for_it_has_the_proposed_day(any_site: Site) -> None:
    with any_site.app.test_request_context():
        assert sent(NewClassForm, name="9B").day == DAY
        form = sent(NewClassForm, name="9B", kept_until="")
        assert not form.validate()
        assert form.kept_until.errors == ["Choose the last day on which the class is kept."]
