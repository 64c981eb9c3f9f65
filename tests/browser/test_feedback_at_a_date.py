"""Feedback on Friday at ten: set by the teacher, waited for and seen by a student."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from kit.classroom.assignments import assignments
from kit.store import assignments as stored_assignments
from kit.vocabulary import Feedback
from tests.browser.conftest import PHONE, People, Person
from tests.browser.scenes import HANDED_IN, Scene, come_back, hand_in, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
RULE = "to all who have handed in, from a time that you set"
#: Of the key of form A.
KEY = "the police answer a question on the telephone"
NOT_NOW = "is not shown to you now"
MISSING = "none is set. Set day and time"


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """The tiny exercise, given to Mia and others."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def give_with_a_date(teacher: Person, scene: Scene, at: datetime) -> None:
    """By the form of rules; first the time is forgotten."""
    page, room = teacher.page, scene.room
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/classrooms/{room.classroom_id}/give/form-a/rules")
    expect(page.get_by_label("Key shown from")).to_be_hidden()
    page.get_by_label("The key is shown").select_option(RULE)
    expect(page.get_by_label("Key shown from")).to_be_visible()
    teacher.check()
    page.get_by_role("button", name="Give it").click()
    expect(page.locator(".invalid-feedback", has_text=MISSING)).to_be_visible()
    expect(page.get_by_label("Key shown from")).to_be_visible()
    teacher.check()
    page.get_by_label("Key shown from").fill(f"{at:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_text("key from")).to_be_visible()
    teacher.check()
    record = assignments.assignments_of(room.store, room.classroom_id)[0]
    assert (record.feedback, record.feedback_at) == (Feedback.ON_DATE, at)
    room.assignment_id = record.id


def the_moment_comes(scene: Scene) -> None:
    """In place of a wait until Friday."""
    room = scene.room
    with room.store.writing() as connection:
        stored_assignments.change_assignment(
            connection, room.classroom_id, room.assignment_id, feedback_at=datetime.now(UTC)
        )


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_key_is_seen_from_the_date_on(scene: Scene, people: People, scripts: bool) -> None:
    teacher = people(java_script_enabled=scripts)
    mia = people(PHONE, java_script_enabled=scripts)
    at = (datetime.now().astimezone() + timedelta(days=5)).replace(second=0, microsecond=0)
    with scene.kit():
        give_with_a_date(teacher, scene, at)
        come_back(scene, mia.page)
        mia.page.goto(scene.work)
        mia.page.get_by_role("button", name="Begin the exercise").click()
        mia.page.wait_for_url("**/claims")
        mia.page.get_by_role("button", name="Look it over and hand in").click()
        hand_in(mia.page)
        expect(mia.page.get_by_text(HANDED_IN)).to_be_visible()
        expect(mia.page.get_by_text("You see the key from")).to_be_visible()
        expect(mia.page.get_by_role("link", name="See your feedback")).to_have_count(0)
        mia.check()
        mia.page.goto(f"{scene.work}/feedback")
        expect(mia.page.get_by_text(NOT_NOW)).to_be_visible()
        expect(mia.page.get_by_text(KEY)).to_have_count(0)
        the_moment_comes(scene)
        mia.page.goto(scene.work)
        mia.page.get_by_role("link", name="See your feedback").click()
        mia.page.locator(".rows > li", has_text=KEY).first.locator("summary").click()
        expect(mia.page.get_by_text(KEY).first).to_be_visible()
        mia.check()
    assert [line for line in mia.complaints if "403" not in line] == []
    assert [line for line in teacher.complaints if "400" not in line] == []
