"""What an item needs is in reach on a phone: in a fold that stays, and the sentence above its box."""

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.conftest import LAPTOP, People
from tests.browser.every_type import EveryType, every_type
from tests.browser.scenes import come_back
from tests.support.browser import wait_until
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SMALL: ViewportSize = {"width": 360, "height": 640}
#: A phone's keys take so much of its screen.
KEYS = 350
SECOND = (
    "If not: could people who disagree about politics settle it with records, documents, counts or "
    "observation? No: Editorial interpretation"
)


@pytest.fixture
def scene(ground: Ground) -> EveryType:
    return every_type(ground)


def edges(place: Locator) -> tuple[float, float]:
    """Where something begins and ends on the screen."""
    box = place.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def drawer_of(page: Page) -> tuple[Locator, Locator]:
    """The drawer of the claim on the screen, and what one taps to open it."""
    drawer = page.locator(".claim.now [data-drawer]")
    return drawer, drawer.locator("summary")


@pytest.mark.long
def test_reports_are_in_reach_of_the_last_question(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people(SMALL, has_touch=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("compare"))
        drawer, summary = drawer_of(page)
        last = page.locator(".claim.now .options").last
        last.locator("label").last.tap()
        # The reports themselves have gone; their fold stands under the masthead.
        assert edges(page.locator(".claim.now .pair"))[1] < 0
        mast = page.locator(".mast").bounding_box()
        assert mast
        assert edges(summary)[0] == pytest.approx(mast["height"], abs=6)
        summary.tap()
        body = drawer.locator(".drawer-body")
        expect(body).to_contain_text("Nine people were hurt when a bus left the road")
        expect(body).to_contain_text("eleven people were hurt, the hospital said")
        wait_until(page, _SEEN)
        assert edges(drawer)[1] - edges(drawer)[0] < SMALL["height"] / 2 + 50
        body.evaluate("body => { body.scrollTop = 60 }")
        mia.check()
        page.keyboard.press("Escape")
        expect(body).to_be_hidden()
        expect(summary).to_be_focused()
        summary.tap()
        wait_until(page, "document.querySelector('.claim.now .drawer-body').scrollTop === 60")
        # On a wide screen they lie side by side above, and stay there.
        page.set_viewport_size(LAPTOP)
        expect(drawer).to_be_hidden()
        last.scroll_into_view_if_needed()
        assert edges(page.locator(".claim.now .pair"))[1] > 0
        assert mia.complaints == []


#: The question last answered is wholly on the screen, below the drawer.
_SEEN = """(() => {
  const question = [...document.querySelectorAll('.claim.now .options')].pop().getBoundingClientRect();
  const drawer = document.querySelector('.claim.now [data-drawer]').getBoundingClientRect();
  return drawer.height > 200 && question.top >= drawer.bottom - 1 && question.top < innerHeight - 60;
})()"""


@pytest.mark.long
def test_reports_are_in_reach_without_scripts(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people(SMALL, java_script_enabled=False)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("compare"))
        drawer = page.locator("[data-drawer]").first
        drawer.locator("summary").click()
        expect(drawer.locator(".drawer-body")).to_contain_text("Nine people were hurt")
        page.locator("section .options").nth(3).locator("label").last.scroll_into_view_if_needed()
        top, bottom = edges(drawer)
        assert top >= -1
        assert bottom < SMALL["height"]
        mia.check()


@pytest.mark.long
@pytest.mark.parametrize("height", [640 - KEYS, 740 - KEYS])
def test_sentence_stands_above_its_box_over_a_phones_keys(
    scene: EveryType, people: People, height: int
) -> None:
    with scene.kit():
        mia = people(SMALL, has_touch=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("rewrite"))
        box = page.locator(".claim.now textarea")
        sentence = page.locator(".claim.now [data-sentence] .claim-text")
        # Nothing was written: there are no words to look at.
        expect(page.locator(".claim.now .hints")).to_be_hidden()
        box.tap()
        page.set_viewport_size({"width": 360, "height": height})
        wait_until(page, "document.documentElement.classList.contains('writing')")
        page.keyboard.type(
            "The shameful council closed the square and gave it to cars at once, so be it."
        )
        wait_until(
            page, "document.querySelector('.claim.now .count').textContent.includes('16 of 12')"
        )
        assert edges(page.locator(".claim.now .drawer > summary"))[1] <= edges(sentence)[0]
        assert edges(sentence)[0] >= 0
        assert edges(sentence)[1] < edges(box)[0]
        assert edges(box)[0] + 60 <= height
        expect(page.locator(".claim.now .hints")).to_be_visible()
        expect(page.locator(".claim.now [data-over]")).to_have_text(
            "It is saved all the same, and you can hand it in. The limit is part of the task: your "
            "teacher sees that your text is over it, and may count that in the mark."
        )
        summary = page.locator(".claim.now .drawer > summary")
        summary.tap()
        expect(page.locator(".claim.now .drawer-body")).to_contain_text("nine votes to six")
        page.keyboard.press("Escape")
        assert mia.complaints == []


@pytest.mark.long
def test_three_questions_stay_open_from_claim_to_claim(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people({"width": 320, "height": 568}, has_touch=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("classify"))
        drawer, summary = drawer_of(page)
        summary.tap()
        expect(drawer.locator("li")).to_have_text(
            [
                "Is somebody with public authority speaking in public? Yes: Official statement",
                SECOND,
                "If they could: does the text say where it comes from? Yes: Sourced fact",
            ]
        )
        mia.check()
        page.locator("#next").tap()
        expect(page.locator("#item-vote .drawer-body")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#item-vote .drawer-body")).to_be_hidden()
        page.locator("#previous").tap()
        expect(page.locator("#item-plan .drawer-body")).to_be_hidden()
        page.goto(scene.claims("figures"))
        drawer, summary = drawer_of(page)
        page.locator(".claim.now input[type=text]").last.fill("33")
        summary.tap()
        expect(drawer.get_by_role("cell", name="1,084")).to_be_visible()
        mia.check()
        assert mia.complaints == []
