"""Somebody sets the laptop's clock right in the middle of a lesson, and nobody notices."""

import html
import itertools
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import forget_skips
from kit.vocabulary import Feedback
from tests.support.clocks import Computer
from tests.support.room import PASSWORD
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import begin

NUMBERS = itertools.count(1)
BACK = [timedelta(hours=-1), timedelta(seconds=-10)]
EVERY = pytest.mark.parametrize(
    "by", [*BACK, timedelta(seconds=10), timedelta(days=1), timedelta(days=2400)], ids=str
)


@pytest.fixture
def computer(any_site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """The one that the site runs on."""
    computer = Computer(any_site.room.now)
    any_site.app.extensions["kit"].clock = computer.clock()
    monkeypatch.setattr(
        TimestampSigner, "get_timestamp", lambda _self: int(computer.wall.timestamp())
    )
    yield computer
    forget_skips()


def give(site: Site, computer: Computer, **rules: Any) -> None:
    site.room.now = computer.wall
    site.room.give(Rules(**rules))


def is_closed(site: Site) -> bool:
    """After somebody has looked."""
    site.visitor().get("/")
    given = assignments.assignment_of(
        site.room.store, site.room.classroom_id, site.room.assignment_id
    )
    return given.is_closed(site.app.extensions["kit"].clock.now())


def saves(site: Site, student: Visitor, attempt: str, label: str, revision: int) -> dict[str, Any]:
    """What the page's script hears."""
    fields = {"plan.label": label, "plan.revision": str(revision)}
    reply = student.post(f"{site.work}/claims/{attempt}", as_script=True, **fields)
    assert reply.status_code == 200, reply.text
    return dict(reply.get_json())


@pytest.mark.sampled(2)
@EVERY
def test_nobody_is_signed_out(any_site: Site, computer: Computer, by: timedelta) -> None:
    teacher, zoe = any_site.teacher(), any_site.student("Zoe")
    computer.goes(minutes=5)
    late = any_site.student("Just in")
    for _ in range(2):
        computer.is_set(by)
        for visitor, path in ((zoe, "/work/"), (late, "/work/"), (teacher, "/teacher/")):
            assert visitor.get(path).status_code == 200
        computer.goes(minutes=1)
    assert zoe.post(f"{any_site.work}/start").status_code == 303
    # Each still ends when its time is over.
    computer.goes(hours=12, minutes=1)
    assert teacher.get("/teacher/").status_code == 303
    assert zoe.get("/work/").status_code == 200


@EVERY
def test_nothing_closes_before_its_time(any_site: Site, computer: Computer, by: timedelta) -> None:
    give(any_site, computer, closes_at=computer.wall + timedelta(minutes=20))
    zoe = any_site.student("Zoe")
    attempt, _page = begin(any_site, zoe)
    computer.goes(minutes=5)
    computer.is_set(by)
    computer.goes(minutes=14)
    saves(any_site, zoe, attempt, "official", 1)
    assert not is_closed(any_site)
    # Put back, the time that was agreed on comes later; set forward, what was left has run out.
    computer.goes(minutes=2)
    computer.goes(seconds=max(0.0, -by.total_seconds()))
    assert is_closed(any_site)


@pytest.mark.parametrize("by", BACK, ids=str)
def test_what_has_opened_or_closed_stays_so_when_the_clock_is_put_back(
    any_site: Site, computer: Computer, by: timedelta
) -> None:
    soon = computer.wall + timedelta(seconds=2)
    give(any_site, computer, opens_at=soon, feedback=Feedback.ON_CLOSING)
    computer.goes(seconds=4)
    zoe = any_site.student("Zoe")
    begin(any_site, zoe)
    computer.is_set(by)
    assert zoe.get(f"{any_site.work}/claims").status_code == 200
    give(any_site, computer, closes_at=computer.wall + timedelta(seconds=2))
    computer.goes(seconds=4)
    assert is_closed(any_site)
    computer.is_set(by)
    assert is_closed(any_site)


@pytest.mark.sampled(3)
@EVERY
@pytest.mark.parametrize(("minutes", "status"), [(14, 303), (16, 404)])
def test_code_of_half_an_hour_is_good_for_half_an_hour(
    any_site: Site, computer: Computer, by: timedelta, minutes: int, status: int
) -> None:
    teacher = any_site.teacher()
    path = f"{any_site.classroom}/students/{any_site.room.people['Ben'].student_id}/readmit"
    teacher.post(path)
    codes = re.findall(r'<span class="code"[^>]*>([^<]+)</span>', teacher.get(path).text)
    computer.goes(minutes=15)
    computer.is_set(by)
    computer.goes(minutes=minutes)
    reply = any_site.visitor().post(f"/join/{any_site.room.code}/back", personal_code=codes[-1])
    assert reply.status_code == status


@pytest.mark.sampled(2)
@EVERY
def test_who_mistyped_the_password_waits_ten_minutes_and_no_more(
    any_site: Site, computer: Computer, by: timedelta
) -> None:
    visitor = any_site.visitor()
    for _ in range(12):
        reply = visitor.post("/teacher/sign-in", name="Ms Gray", password="not this one at all")
    assert "Too many" in reply.text
    computer.is_set(by)
    computer.goes(minutes=12)
    reply = visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert reply.status_code == 303


@pytest.mark.sampled(2)
@EVERY
def test_two_devices_hear_how_long_ago_the_others_answer_was_saved(
    any_site: Site, computer: Computer, by: timedelta
) -> None:
    """By that the page decides whose answer is the later one."""
    zoe = any_site.student("Zoe")
    attempt, _page = begin(any_site, zoe)
    computer.goes(minutes=3)
    saves(any_site, zoe, attempt, "official", 3)
    computer.goes(minutes=4)
    computer.is_set(by)
    computer.goes(minutes=1)
    late = saves(any_site, zoe, attempt, "sourced", 2)
    assert late["since"]["plan"] == pytest.approx(300, abs=12)


def test_teacher_is_told_of_a_step_that_matters_for_a_school_day(
    any_site: Site, computer: Computer
) -> None:
    teacher = any_site.teacher()
    computer.is_set(timedelta(seconds=-10))
    assert "clock was set" not in teacher.get("/teacher/").text
    computer.is_set(timedelta(hours=1))
    assert re.search(
        r"While the kit was running, this computer's clock was set forward, from .*?:\d\d.* to "
        r".*?:\d\d.*\. Nobody is signed out by that, and what would have closed by it alone stays "
        r"open for as long as it had left\. Look at the closing times that you have set\.",
        html.unescape(text_of(teacher.get("/teacher/"))),
    )
    for _ in range(2):
        computer.goes(hours=7)
        teacher.get("/teacher/")
    assert "clock was set" not in teacher.get("/teacher/").text


def test_cookie_lasts_by_the_devices_own_clock(any_site: Site) -> None:
    """A phone a year ahead of the laptop would drop what ends at a date."""
    zoe = any_site.visitor()
    zoe.get(f"/join/{any_site.room.code}")
    reply = zoe.post(f"/join/{any_site.room.code}", name="Zoe")
    lasting = [text for text in reply.headers.getlist("Set-Cookie") if "Expires" in text]
    assert [text.count("Max-Age=15552000") for text in lasting] == [1]


@pytest.mark.long
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.floats(0, 600), st.floats(-90_000, 90_000)), max_size=8))
def test_wherever_the_clock_walks_everybody_stays_in_and_answers_are_taken(
    any_site: Site, computer: Computer, walk: list[tuple[float, float]]
) -> None:
    teacher, zoe = any_site.teacher(), any_site.student(f"Zoe {next(NUMBERS)}")
    attempt, _page = begin(any_site, zoe)
    for number, (passed, by) in enumerate(walk, 1):
        computer.goes(seconds=passed)
        computer.is_set(timedelta(seconds=by))
        assert teacher.get("/teacher/").status_code == 200
        held = saves(any_site, zoe, attempt, "official" if number % 2 else "sourced", number)
        assert held["held"]["plan"]["taken"]
    computer.goes(seconds=1)
