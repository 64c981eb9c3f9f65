"""What a student learns from: the feedback on a phone, what is asked anew, the way to it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from kit.classroom.assignments.pinning import Rules
from kit.items import ITEM_TYPES
from tests.browser.conftest import PHONE, People
from tests.browser.scenes import HANDED_IN, Scene, come_back
from tests.support.ground import Ground
from tests.support.held_exercises import do, give_out
from tests.support.room import RIGHT, make_room
from tests.support.shipped import shipped_library

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
#: Four screens of a phone, before anything is unfolded.
TALLEST = 3000
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """The tiny exercise, given to Mia and others, who have two attempts."""
    return Scene(make_room(ground.store, Rules(attempts_allowed=2), now=datetime.now(UTC)), ground)


@pytest.mark.long
def test_feedback_of_every_shipped_exercise_is_short(scene: Scene, people: People) -> None:
    """With everything wrong, which is the longest; before and after looking again."""
    room, library = scene.room, shipped_library()
    given = {name: give_out(room, library, name) for name in sorted(library.exercises)}
    for assignment_id in given.values():
        do(room, library, assignment_id, "Mia", wrong=1)
    mia, tall, looked_at = people(PHONE), {}, set()
    page = mia.page
    with scene.kit():
        come_back(scene, page)
        for name, assignment_id in given.items():
            for query in ("", "?looked=1"):
                page.goto(f"{scene.url}/work/{assignment_id}/feedback{query}")
                high = page.evaluate("document.documentElement.scrollHeight")
                wide = page.evaluate(WIDE)
                if high > TALLEST or wide > 0:
                    tall[name, query] = (high, wide)
            kind = library.exercises[name].type
            if kind not in looked_at:
                looked_at.add(kind)
                mia.check()
    assert looked_at == set(ITEM_TYPES)
    assert tall == {}
    assert mia.complaints == []


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("scripts", [True, False])
def test_what_differs_comes_first_and_is_looked_at_again(
    scene: Scene, people: People, *, scripts: bool
) -> None:
    scene.room.do_all("Ben", **RIGHT)
    scene.room.start("Mia")
    scene.room.save("Mia", 1, **{**RIGHT, "plan": "sourced", "disgrace": "official"})
    mia = people({"width": 320, "height": 640}, java_script_enabled=scripts)
    page = mia.page
    with scene.kit():
        come_back(scene, page)
        expect(page.get_by_text("4 of 4 answered, not handed in yet")).to_be_visible()
        mia.check()
        page.goto(f"{scene.work}/hand-in")
        page.get_by_role("button", name="Hand in", exact=True).click()
        page.wait_for_url("**handed_in=1")
        expect(page.locator(".lead")).to_have_text(HANDED_IN)
        expect(page.get_by_text("2 of 4 differ from the key.")).to_be_visible()
        expect(page.locator(".brief > li")).to_have_count(1)
        mia.check()
        page.get_by_role("link", name="Look again first").click()
        expect(page.locator("#item-plan")).to_have_count(0)
        page.get_by_label("The council announced a plan", exact=False).check()
        page.get_by_role("button", name="See what the key says").click()
        expect(page.get_by_text("You have found them.")).to_be_visible()
        row = page.locator("#item-plan")
        expect(row.get_by_text("Why")).to_be_hidden()
        if scripts:
            page.locator("#look-again").get_by_role("link", name="1").last.click()
        else:
            row.locator("summary").click()
        expect(row.get_by_text("Why")).to_be_visible()
        mia.check()
        page.goto(f"{scene.url}/work/so-far")
        found = page.get_by_role("columnheader", name="Found")
        expect(found).to_be_in_viewport()
        box = found.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 320
        mia.check()
    assert mia.complaints == []


@pytest.mark.long
def test_printing_unfolds_everything_in_light_and_dark(scene: Scene, people: People) -> None:
    scene.room.do_all("Mia", plan="editorial", figure="editorial")
    mia = people(PHONE, color_scheme="dark")
    page = mia.page
    with scene.kit():
        come_back(scene, page)
        page.goto(f"{scene.work}/feedback")
        mia.check(only_colours=True)
        whys = page.locator(".rows dt", has_text="Why")
        assert [why.is_visible() for why in whys.all()] == [False] * 4
        page.emulate_media(media="print")
        assert [why.is_visible() for why in whys.all()] == [True] * 4
        page.emulate_media(media="screen")
        expect(page.locator(".mast")).to_contain_text("2 of 4 same as the key, one half")
        page.get_by_role("button", name="Try again").click()
        page.wait_for_url("**/claims")
    assert mia.complaints == []
