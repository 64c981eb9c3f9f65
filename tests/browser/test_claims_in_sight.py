"""Each claim is on the screen when it may be answered, and what it costs a thumb to answer all."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.browser.conftest import People
from tests.browser.scenes import Scene, come_back, expect_state, unsent_words
from tests.browser.thumbs import SEEN_AFTER_STEPS, Thumb, is_first_line_in_sight
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
PHONE = PHONES[2]
THREE, FIVE, PARTS = "whose-words", "from-figure-to-verdict", "who-says-so"
OFF, ASKED = CertaintyRule.OFF, CertaintyRule.ASKED
#: On a phone of 360 x 640, always the last pen, and how sure: taps and scrolls at most.
COSTS = {
    (THREE, OFF): (27, 3),
    (THREE, ASKED): (41, 16),
    (FIVE, OFF): (27, 14),
    (FIVE, ASKED): (41, 28),
}


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def begin(scene: Scene, page: Page, exercise: str, certainty: CertaintyRule = OFF) -> None:
    """Mia's page of claims of a shipped exercise."""
    room = scene.room
    rules = Rules(certainty=certainty)
    given = (room.store, shipped_library(), room.classroom_id, exercise, rules, room.now)
    room.assignment_id = assignments.give(*given)
    page.goto(scene.work)
    page.get_by_role("button", name="Begin the exercise").click()
    page.wait_for_url("**/claims")
    expect(page.locator("#save-state")).not_to_be_empty()


def place(page: Page) -> str:
    """The number of the claim that is shown."""
    return page.locator(".claim.now h2").inner_text().split(" of ")[0].strip()


@pytest.mark.long
def test_claim_begins_under_the_masthead_after_each_step(scene: Scene, people: People) -> None:
    """Three and five pens, with and without how sure, on four phones; questions in parts as well."""
    with scene.kit():
        mia = people(PHONE)
        page = mia.page
        come_back(scene, page)
        kinds = [*COSTS, (PARTS, OFF)]
        hidden: list[Any] = []
        for exercise, certainty in kinds:
            begin(scene, page, exercise, certainty)
            for phone in PHONES:
                page.set_viewport_size(phone)
                steps = page.evaluate(SEEN_AFTER_STEPS)
                assert len(steps) == 2 * (page.locator(".steps a").count() - 1)
                hidden += [(exercise, certainty, phone, seen) for seen in steps if not seen["fits"]]
        assert hidden == []
        assert mia.complaints == []


@pytest.mark.long
def test_the_same_claim_stands_there_however_one_comes_back(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = people(PHONE)
        page = mia.page
        come_back(scene, page)
        begin(scene, page, FIVE, ASKED)

        def stands(claim: str) -> None:
            expect(page.locator(".claim.now h2")).to_contain_text(f"{claim} of 14")
            assert is_first_line_in_sight(page), claim

        page.locator(".steps a").nth(2).click()
        stands("Claim 3")
        page.locator("#next").click()
        stands("Claim 4")
        page.locator("#previous").click()
        stands("Claim 3")
        page.reload()
        stands("Claim 3")
        # The browser's own Back goes where one was before, and from another page comes back.
        page.go_back()
        stands("Claim 4")
        page.locator(".claim.now").locator(".pen-choice").nth(1).click()
        expect(page.locator("#save-state")).to_have_text("saved")
        page.get_by_role("button", name="Look it over and hand in").click()
        page.wait_for_url("**/hand-in")
        page.go_back()
        stands("Claim 4")
        page.goto(f"{scene.work}/hand-in")
        page.get_by_role("link", name="no answer yet (Claim 7)").click()
        stands("Claim 7")
        # Tomorrow: no word of a place in the address, and no page that was left.
        page.close()
        page = mia.context.new_page()
        page.goto(f"{scene.work}/claims")
        stands("Claim 7")
        # On another device what was answered last is all that is known: then what follows it.
        laptop = people()
        come_back(scene, laptop.page)
        laptop.page.goto(f"{scene.work}/claims")
        expect(laptop.page.locator(".claim.now h2")).to_contain_text("Claim 5 of 14")
        # An address that nobody can read is no reason to show nothing.
        page.goto(f"{scene.work}/claims#%")
        stands("Claim 7")
        page.goto("about:blank")
        page.goto(f"{scene.work}/claims#nonsense")
        stands("Claim 7")
        assert [*mia.complaints, *laptop.complaints] == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("exercise", "certainty"),
    [
        (THREE, OFF),
        *(pytest.param(*kind, marks=pytest.mark.long) for kind in list(COSTS)[1:]),
    ],
)
def test_what_all_claims_cost(
    scene: Scene, people: People, exercise: str, certainty: CertaintyRule
) -> None:
    with scene.kit():
        mia = people(PHONE)
        page = mia.page
        come_back(scene, page)
        begin(scene, page, exercise, certainty)
        thumb = Thumb(page)
        count = page.locator(".steps a").count()
        for number in range(count):
            thumb.read()
            now = page.locator("#claims .claim.now")
            thumb.tap(now.locator(".pen-choice").last)
            if certainty is ASKED:
                thumb.tap(now.locator(".sure-choice").first)
            if number < count - 1:
                thumb.tap(page.locator("#next"))
                page.locator("#claims:not(.resting)").wait_for()
        taps, scrolls = COSTS[exercise, certainty]
        assert (thumb.taps, thumb.scrolls <= scrolls) == (taps, True), thumb
        expect(page.locator("#said-here [data-total]")).to_have_text("14 of 14 answered")


@pytest.mark.long
def test_bar_leaves_what_is_focused_and_goes_where_there_is_no_room(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = people(PHONE, has_touch=True, is_mobile=True)
        page = mia.page
        come_back(scene, page)
        begin(scene, page, "do-the-figures-add-up")
        bar = page.locator("#step-bar")
        expect(bar).to_have_css("position", "fixed")
        covered = page.evaluate(
            """() => [...document.querySelectorAll('.claim.now input, .claim.now textarea')]
              .filter(field => field.offsetParent && field.type !== 'hidden')
              .filter(field => {
                field.focus();
                const {bottom, top} = field.getBoundingClientRect();
                const bar = document.getElementById('step-bar');
                const fixed = getComputedStyle(bar).position === 'fixed';
                return fixed && bottom > bar.getBoundingClientRect().top || top < 0;
              }).map(field => field.name)"""
        )
        assert covered == []
        # The keyboard needs the foot of the screen.
        field = page.locator(".claim.now input[type=text]").first
        field.tap()
        expect(bar).to_have_css("position", "static")
        page.get_by_role("heading", level=1).tap()
        expect(bar).to_have_css("position", "fixed")
        # 1280 x 1024 at 400 per cent.
        page.set_viewport_size({"width": 320, "height": 256})
        expect(bar).to_have_css("position", "static")
        mia.check()
        # The other kinds of items have the same frame, and their last claim its way out in the bar.
        page.set_viewport_size(PHONE)
        for exercise in ("paint-the-editorial", "two-reports-side-by-side", "write-it-straight"):
            begin(scene, page, exercise)
            mia.check()
            page.locator(".steps a").last.click()
            expect(bar.get_by_role("button", name="Look it over and hand in")).to_be_in_viewport()
            assert page.locator("#go-on").is_visible() == (
                exercise == "two-reports-side-by-side" and page.locator(".steps a").count() > 1
            )
        assert mia.complaints == []


@pytest.mark.long
def test_state_of_what_waits_squeezes_into_no_column(scene: Scene, people: People) -> None:
    """Beside a name of usual length: it gets a line of its own, so the masthead has three at most."""
    with scene.kit():
        mia = people(PHONE)
        page = mia.page
        come_back(scene, page)
        begin(scene, page, THREE, OFF)
        name = page.locator(".mast .link-button")
        name.evaluate("button => { button.textContent = 'I am not Mia O’Neil' }")
        mia.context.set_offline(True)
        page.locator("#claims .claim.now .pen-choice").first.click()
        expect_state(page, unsent_words(1))
        assert page.evaluate("document.querySelector('.mast').offsetHeight") <= 96
