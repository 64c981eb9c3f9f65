"""What several forms of the teacher's pages share."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from werkzeug.datastructures import MultiDict

from kit.web.teacher.forms import RulesForm, aware, form_id
from tests.web.conftest import Site


def asked(site: Site, **typed: str) -> RulesForm:
    """The form as it is after these fields were posted."""
    usual = {"attempts": "1", "feedback": "never", "certainty": "off"}
    with site.app.test_request_context(method="POST"):
        form = RulesForm(MultiDict({**usual, **typed}), meta={"csrf": False})
        form.validate()
        return form


@pytest.mark.parametrize("year", [1999, 2101])
def test_year_that_nobody_means_is_refused(any_site: Site, year: int) -> None:
    form = asked(any_site, closes_at=f"{year}-03-02T14:30")
    assert form.closes_at.errors == ["Choose a year between 2000 and 2100."]


def test_rules_are_read_with_what_is_left_out(any_site: Site) -> None:
    form = asked(any_site, left_out="plan", closes_at="2026-03-02T14:30")
    rules = form.rules()
    assert (rules.left_out, rules.closes_at) == (
        frozenset({"plan"}),
        datetime.fromisoformat("2026-03-02T14:30").astimezone(),
    )


def test_attempts_that_are_not_offered_are_refused(any_site: Site) -> None:
    assert asked(any_site, attempts="0").attempts.errors == [
        "This is not on the list. Choose one of those that the list offers."
    ]


def test_moment_of_a_typed_time_is_aware() -> None:
    typed = datetime.fromisoformat("2026-03-02T14:30")
    moment = aware(typed)
    assert moment is not None
    assert moment.utcoffset() is not None
    assert aware(None) is None
    assert moment - typed.astimezone() == timedelta(0)


def test_id_of_a_form_is_its_own_or_a_new_one() -> None:
    own = uuid4()
    assert form_id(str(own)) == own
    assert form_id("x") != form_id("x")
    assert form_id(None) != form_id(None)
