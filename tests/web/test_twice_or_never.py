"""Times that the clock leaves out or has twice are asked about, where they were typed."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kit.classroom.assignments import assignments
from kit.web.teacher.giving.forms import LongerForm
from kit.web.validators import local_times
from tests.web.conftest import Site, text_of
from tests.web.reading import errors

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps no time zone per process")

NEVER = "There is no 02:30 on Mar 29, 2026: the clocks go forward. Set 01:30 or 03:30."
TWICE = "02:30 comes twice on Oct 25, 2026, since the clocks go back. Choose which of the two."


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Summer time from the last Sunday in March to that in October."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("2026-03-02T14:30", ["14:30"]),
        ("2026-03-29T02:00", ["01:00", "03:00"]),
        ("2026-03-29T02:30", ["01:30", "03:30"]),
        ("2026-03-29T03:00", ["03:00"]),
        ("2026-10-25T01:59", ["01:59"]),
        ("2026-10-25T02:00", ["02:00", "02:00"]),
        ("2026-10-25T03:00", ["03:00"]),
        ("0001-01-01T00:00", ["00:00"]),
        ("9999-12-31T23:59", ["23:59"]),
    ],
)
def test_times_that_a_typed_one_may_mean(typed: str, times: list[str]) -> None:
    meant = local_times(datetime.fromisoformat(typed))
    assert [f"{moment:%H:%M}" for moment in meant] == times


def back_day(year: int) -> datetime:
    """The last Sunday in October."""
    days = [datetime(year, 10, day, tzinfo=UTC) for day in range(25, 32)]
    return next(day for day in days if day.isoweekday() == 7)


def rules(**fields: str) -> dict[str, str]:
    return {"attempts": "1", "feedback": "never", "certainty": "off", **fields}


@pytest.mark.parametrize("name", ["opens_at", "closes_at", "feedback_at"])
@pytest.mark.parametrize(
    ("typed", "said"), [("2026-03-29T02:30", NEVER), ("2026-10-25T02:30", TWICE)]
)
def test_form_of_giving_asks_beside_the_field_and_keeps_what_was_typed(
    any_site: Site, name: str, typed: str, said: str
) -> None:
    teacher = any_site.teacher()
    give = f"{any_site.classroom}/give/three-claims/rules"
    reply = teacher.post(give, as_script=False, **rules(**{name: typed}))
    assert reply.status_code == 400
    assert said in errors(reply)
    assert f'value="{typed}"' in reply.text
    asked = "Which 02:30? the first, before the clocks go back (CEST)" in text_of(reply)
    assert asked is (said == TWICE)


@pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
def test_which_of_two_is_kept_shown_and_left_alone(any_site: Site, which: str, hour: int) -> None:
    teacher, room = any_site.teacher(), any_site.room
    change = f"{any_site.assignment}/rules"
    day = back_day(room.now.year + 1)
    fields = {"attempts": "1", "feedback": "never", "closes_at": f"{day:%Y-%m-%d}T02:30"}
    page = teacher.get(change)
    assert page.status_code == 200
    version = page.text.partition('name="on_version"')[2].partition('value="')[2].partition('"')[0]
    fields |= {"on_version": version, "closes_at-which": which}
    reply = teacher.post(change, as_script=False, **fields)
    assert reply.status_code == 303, text_of(reply)
    ref = (room.store, room.classroom_id, room.assignment_id)
    stored = assignments.assignment_of(*ref)
    assert stored.closes_at == day.replace(hour=hour, minute=30)
    page = teacher.get(change)
    assert f'id="closes_at-which-{which}" value="{which}" checked' in page.text


@pytest.mark.parametrize(
    ("fields", "which", "hour"),
    [
        ({"until": "2026-10-25T02:30", "until-which": "0"}, "0", 0),
        ({"until": "2026-10-25T02:30", "until-which": "1"}, "1", 1),
        ({"until": "2026-03-02T14:30", "until-which": "1"}, "", 13),
    ],
)
def test_more_time_for_one_student_is_asked_for_too(
    any_site: Site, fields: dict[str, str], which: str, hour: int
) -> None:
    with any_site.app.test_request_context(method="POST", data=fields):
        form = LongerForm()
        assert form.until.which == which
        assert form.until_when.astimezone(UTC).hour == hour
    unsaid = {name: typed for name, typed in fields.items() if name != "until-which"}
    teacher = any_site.teacher()
    reply = teacher.post(
        f"{any_site.assignment}/rules/longer", as_script=False, student="x", **unsaid
    )
    assert reply.status_code == 400
    assert (TWICE in errors(reply)) is (which != "")
