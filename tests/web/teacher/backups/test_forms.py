"""The forms about backups: what the schedule's says, and the words that go on."""

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.backups.schedule import Often, Schedule
from kit.web.teacher.backups.forms import RestoreForm, ScheduleForm
from tests.web.conftest import Site


def test_schedule_is_read_as_it_is_shown(any_site: Site) -> None:
    schedule = Schedule(Often.WEEKLY, 7, 2, 30)
    with any_site.app.test_request_context():
        shown = ScheduleForm.of(schedule)
        assert [choice.label for choice in shown.weekday.choices][:2] == ["Monday", "Tuesday"]
        fields = {field.name: field.data for field in shown if field.name != "csrf_token"}
        form = ScheduleForm(MultiDict(fields))
        assert form.schedule == schedule


@pytest.mark.parametrize(
    ("typed", "goes_on"), [("go on", True), (" GO   ON ", True), ("goon", False), ("", False)]
)
def test_words_that_go_on(any_site: Site, typed: str, goes_on: bool) -> None:
    with any_site.app.test_request_context():
        assert RestoreForm(MultiDict({"go_on": typed})).goes_on == goes_on
