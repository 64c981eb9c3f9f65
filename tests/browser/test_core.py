"""The end of the core on a narrow phone: said where it is reached, marked in the steps."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, People
from tests.browser.scenes import Scene, come_back, expect_state
from tests.support.core import core_library
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
ENDS = "The core is done; these are for whoever likes."


@pytest.fixture
def core(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC), library=core_library()), ground)


@pytest.mark.long
def test_end_of_the_core_is_seen_one_claim_at_a_time(core: Scene, people: People) -> None:
    with core.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(core, page)
        page.goto(core.work)
        page.get_by_role("button", name="Begin the exercise").tap()
        page.wait_for_url("**/claims")
        over = page.get_by_role("button", name="Look it over and hand in")
        expect(page.get_by_text(ENDS)).not_to_be_visible()
        expect(over).not_to_contain_class("btn-primary")
        # The mark stands between the last step of the core and the first after it, on one line.
        mark = page.locator(".steps .core-end").bounding_box()
        before, after = (page.locator(".steps a").nth(at).bounding_box() for at in (1, 2))
        assert mark is not None
        assert before is not None
        assert after is not None
        assert before["x"] + before["width"] <= mark["x"] < after["x"]
        assert mark["height"] >= 30
        page.locator("#item-plan label.pen-official").tap()
        page.get_by_role("button", name="Next").tap()
        page.locator("#item-vote label.pen-sourced").tap()
        expect_state(page, "saved")
        # The last claim of the core: handing in is offered as readily as the next one.
        expect(over).to_contain_class("btn-primary")
        expect(page.get_by_text(ENDS)).not_to_be_visible()
        page.get_by_role("button", name="Next").tap()
        expect(page.locator("#item-disgrace").get_by_text(ENDS)).to_be_visible()
        expect(page.get_by_text("Still open in the core")).not_to_be_visible()
        mia.check()
        page.get_by_role("button", name="Next").tap()
        expect(page.get_by_text(ENDS)).not_to_be_visible()
        expect(page.locator("#head-figure")).to_have_text("Claim 4 of 4 · for whoever likes")
        over.tap()
        page.wait_for_url("**/hand-in")
        expect(page.locator("main")).to_contain_text("The core is answered. 2 more are for whoever")
        mia.check()
        assert mia.complaints == []


@pytest.mark.long
def test_whoever_jumps_past_the_core_is_told_what_is_open(core: Scene, people: People) -> None:
    with core.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(core, page)
        page.goto(core.work)
        page.get_by_role("button", name="Begin the exercise").tap()
        page.wait_for_url("**/claims")
        page.locator(".steps a").nth(2).tap()
        end = page.locator("#core-end")
        expect(end).to_have_text(
            "Still open in the core: 2 of 2. Back to Claim 1, or go on: these are for whoever likes.",
            use_inner_text=True,
        )
        mia.check()
        end.get_by_role("link", name="Claim 1").tap()
        page.locator("#item-plan label.pen-official").tap()
        page.locator(".steps a").nth(2).tap()
        expect(end).to_have_text(
            "Still open in the core: 1 of 2. Back to Claim 2, or go on: these are for whoever likes.",
            use_inner_text=True,
        )
        end.get_by_role("link", name="Claim 2").tap()
        page.locator("#item-vote label.pen-sourced").tap()
        page.locator(".steps a").nth(2).tap()
        expect(end).to_have_text(ENDS, use_inner_text=True)
        assert mia.complaints == []


@pytest.mark.long
def test_end_of_the_core_stands_on_the_page_without_scripts(core: Scene, people: People) -> None:
    with core.kit():
        ben = people(PHONE, java_script_enabled=False)
        page = ben.page
        come_back(core, page)
        page.goto(core.work)
        page.get_by_role("button", name="Begin the exercise").click()
        ends = "The core ends here; these are for whoever likes."
        expect(page.locator("#core-end")).to_have_text(ends, use_inner_text=True)
