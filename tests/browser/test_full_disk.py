"""The disk is full while a student works and hands in: what waits goes by itself afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit.store.database.faults import FULL
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.browser.scenes import expect_state, expect_wiped, hand_in, pick, unsent_words
from tests.browser.scenes import sign_in_teacher as sign_in
from tests.support.mornings import causes
from tests.support.mornings.causes import disk_for, why_not
from tests.support.mornings.scene import Scene, class_at_work

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    if why_not(causes.FULL):
        pytest.skip(f"NO MOUNTS: {why_not(causes.FULL)}")
    with disk_for(causes.FULL, tmp_path) as disk, class_at_work(disk / "data") as at_work:
        yield at_work


def begin(page: Page, scene: Scene) -> None:
    page.goto(f"{scene.served.url}/join/{scene.room.code}")
    page.get_by_label("Your name").fill("Zoe")
    page.get_by_role("button", name="Join").click()
    page.goto(f"{scene.served.url}/work/{scene.room.assignment_id}")
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")


@pytest.mark.long
def test_answer_and_hand_in_wait_and_go_and_the_teacher_is_told(
    scene: Scene, people: People
) -> None:
    zoe, teacher = people(PHONE), people(LAPTOP)
    begin(zoe.page, scene)
    sign_in(teacher.page, scene.served.url)
    pick(zoe.page, plan="official")
    expect_state(zoe.page, "saved")
    with causes.FULL.happens(scene):
        pick(zoe.page, vote="sourced")
        expect_state(zoe.page, unsent_words(1))
        zoe.page.reload()
        expect_state(zoe.page, unsent_words(1))
        zoe.check()
        for path in scene.pages().values():
            teacher.page.goto(scene.served.url + path)
            expect(teacher.page.get_by_role("alert")).to_contain_text(FULL.what)
        teacher.check()
        zoe.page.goto(f"{scene.served.url}/work/{scene.room.assignment_id}/hand-in")
        hand_in(zoe.page)
        expect(zoe.page.locator("main")).to_contain_text("The kit cannot be reached.")
    expect(zoe.page.locator("main")).to_contain_text("You have handed this in.", timeout=40_000)
    expect_wiped(zoe.page)
    teacher.page.reload()
    expect(teacher.page.get_by_role("alert")).to_have_count(0)
    assert scene.stored() == 3
