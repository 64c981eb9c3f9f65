"""What a screen reader has of each student page, in order, beside what it should have.

The files in heard/ are for people to read. After a wanted change, write them anew with
`KIT_HEARD=write` before the command of the test, and read what differs.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People
from tests.browser.every_type import TYPES, EveryType, every_type
from tests.browser.rounds import SOON, Round
from tests.browser.scenes import Scene, come_back, take_part
from tests.support.browser import wait_until
from tests.support.ground import Ground
from tests.support.heard import heard

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
FOLDER = Path(__file__).parent / "heard"
#: All that the page says by itself, each time it does.
RECORDER = """
window.said = [];
new MutationObserver(changes => changes.forEach(({target}) => {
  const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
  const region = element && element.closest('[role=status], [role=alert], [aria-live]');
  const text = region && region.textContent.trim().replace(/\\s+/g, ' ');
  if (text && region.getClientRects().length) window.said.push(text);
})).observe(document.body, {subtree: true, childList: true, characterData: true});
"""


@pytest.fixture
def scene(ground: Ground) -> EveryType:
    return every_type(ground)


#: Two versions of one exercise are told apart by when they were given: when the test is run.
CLOCK = re.compile(r"(?m)^(text: given )\d{1,2}:\d\d\s[AP]M$")


def compare(name: str, lines: str) -> None:
    """A page's lines beside those that are kept."""
    lines, kept = CLOCK.sub(r"\1(now)", lines), FOLDER / f"{name}.txt"
    if os.environ.get("KIT_HEARD") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(lines, encoding="utf-8")
    assert lines == kept.read_text(encoding="utf-8"), f"see {kept.name}"


@pytest.mark.long
def test_pages_on_the_way_to_the_exercise(scene: EveryType, people: People) -> None:
    with scene.kit():
        page = people().page
        page.goto(scene.url)
        compare("start", heard(page))
        page.goto(f"{scene.url}/join/{scene.room.code}")
        compare("lobby", heard(page, "main"))
        come_back(scene, page)
        compare("home", heard(page, "[data-watched]"))
        page.goto(scene.claims("classify").removesuffix("/claims"))
        compare("task", heard(page, "main"))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TYPES)
def test_first_item_of_each_type(scene: EveryType, people: People, name: str) -> None:
    with scene.kit():
        page = people(PHONE).page
        come_back(scene, page)
        page.goto(scene.claims(name))
        expect(page.locator("html.scripted")).to_have_count(1)
        compare(f"item-{name}", heard(page, ".claim.now"))


@pytest.mark.long
def test_claim_and_context_are_told_apart(scene: EveryType, people: People) -> None:
    with scene.kit():
        page = people().page
        come_back(scene, page)
        page.goto(scene.claims("attribute"))
        expect(page.locator("html.scripted")).to_have_count(1)
        assert (
            "text: Context: The defence ministry said on Tuesday. The claim: The strike destroyed "
            "eleven lorries at the depot of Ardenmoor. Context: Its spokesperson gave no source.\n"
        ) in heard(page, ".claim.now")


@pytest.mark.long
def test_steps_and_what_is_handed_in(scene: EveryType, people: People) -> None:
    with scene.kit():
        page = people().page
        come_back(scene, page)
        page.goto(scene.claims("classify"))
        page.locator("#item-plan label.pen-official").click()
        wait_until(page, "document.getElementById('save-state').textContent.includes('saved')")
        compare("steps", heard(page, "nav") + heard(page, "#save-state"))
        page.get_by_role("button", name="Look it over and hand in").click()
        page.wait_for_url("**/hand-in")
        compare("review", heard(page, "main"))


@pytest.mark.long
def test_stage_of_a_vote_is_said_once_and_politely(scene: EveryType, people: People) -> None:
    live = Scene(scene.room, scene.ground)
    with scene.kit():
        held = Round(live)
        page = people().page
        come_back(scene, page)
        take_part(page)
        expect(page.locator("#live")).to_contain_text("Read it.", timeout=SOON)
        compare("live-read", heard(page, "#live"))
        page.evaluate(RECORDER)
        held.move(Stage.VOTE)
        expect(page.locator("#live")).to_contain_text("Vote now.", timeout=SOON)
        compare("live-vote", heard(page, "#live"))
        page.locator("#live label.pen-official").click()
        expect(page.locator("#live input:checked")).to_have_count(1)
        held.move(Stage.CLOSED)
        expect(page.locator("#live")).to_contain_text("The vote is closed.", timeout=SOON)
        said = page.evaluate("window.said")
        assert said.count("Question 1. Vote now.") == 1, said
        assert said.count("Question 1. The vote is closed.") == 1, said
        assert page.locator("#stage-said").get_attribute("role") == "status"
