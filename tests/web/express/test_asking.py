"""What is out of the ordinary goes the ordinary way."""

from datetime import timedelta

import pytest

from tests.support.taught_lesson import Lesson
from tests.support.two_ways import SEEN, opened


def test_cookie_that_is_too_old_goes_the_ordinary_way(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sam,) = opened(lesson, "Sam")
    path = f"{lesson.page}round"
    assert sam.get(path, headers=SEEN).status_code == 304
    monkeypatch.setitem(lesson.site.app.config, "PERMANENT_SESSION_LIFETIME", timedelta(seconds=-1))
    assert sam.get(path, headers=SEEN).status_code == 303


def test_fault_on_the_short_way_is_told_as_on_the_other(lesson: Lesson) -> None:
    (sam,) = opened(lesson, "Sam")
    path, script = f"{lesson.page}round", {"Accept": "application/json", **SEEN}
    assert sam.get(path, headers=script).status_code == 304
    store = lesson.site.room.store
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE device RENAME TO elsewhere")
    reply = sam.get(path, headers=script)
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO device")
    assert (reply.status_code, (reply.json or {})["error"]) == (503, "DatabaseChanged")
