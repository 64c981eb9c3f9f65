"""Each claim is on the screen when it may be answered, and what it costs a thumb to answer all."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.vocabulary import CertaintyRule
from tests.browser.conftest import People
from tests.browser.scenes import Scene, come_back
from tests.browser.thumbs import Thumb
from tests.support.ground import Ground
from tests.support.room import make_room
from tests.support.shipped import shipped_library

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PHONES: list[ViewportSize] = [
    {"width": 320, "height": 568},
    {"width": 360, "height": 560},
    {"width": 360, "height": 640},
    {"width": 412, "height": 732},
]
THREE, FIVE = "whose-words", "from-figure-to-verdict"


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def begin(scene: Scene, page: Page, exercise: str, certainty: CertaintyRule) -> None:
    """Mia's page of claims of a shipped exercise."""
    room = scene.room
    room.assignment_id = assignments.give(
        room.store,
        shipped_library(),
        room.classroom_id,
        exercise,
        Rules(certainty=certainty),
        room.now,
    )
    page.goto(scene.work)
    page.get_by_role("button", name="Begin the exercise").click()
    expect(page.locator("#save-state")).not_to_be_empty()


KINDS = [
    (exercise, certainty)
    for exercise in (THREE, FIVE)
    for certainty in (CertaintyRule.OFF, CertaintyRule.ASKED)
]


@pytest.mark.parametrize(("exercise", "certainty"), KINDS)
def test_what_all_claims_cost(
    scene: Scene, people: People, exercise: str, certainty: CertaintyRule
) -> None:
    with scene.kit():
        mia = people({"width": 360, "height": 640})
        page = mia.page
        come_back(scene, page)
        begin(scene, page, exercise, certainty)
        thumb = Thumb(page)
        count = page.locator(".steps a").count()
        for _ in range(count):
            thumb.read()
            now = page.locator("#claims .claim.now")
            thumb.tap(now.locator(".pen-choice").last)
            if certainty is not CertaintyRule.OFF:
                thumb.tap(now.locator(".sure-choice").first)
            if page.locator("#next").is_visible():
                thumb.tap(page.locator("#next"))
                page.wait_for_timeout(450)
        print(
            f"COST {exercise} {certainty} {count} claims: {thumb.taps} taps, {thumb.scrolls} scrolls"
        )
