"""Painting a passage in a real browser: by touch, by keyboard alone, by mouse, without scripts."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, expect

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import NOTHING_YET, expect_state, expect_wiped
from tests.browser.studio import Studio, at_work, board, options, pen, saved, studio_of
from tests.support.browser import wait_until
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def cut(ground: Ground) -> Studio:
    """Passages painted claim by claim."""
    return studio_of(ground, free=False)


@pytest.fixture
def free(ground: Ground) -> Studio:
    """Passages painted word by word."""
    return studio_of(ground, free=True)


UNPAINTED = [
    "Claim 1: the council announced a plan, not painted",
    "Claim 2: the minutes record nine votes to six, not painted",
    "Claim 3: The square is a disgrace, not painted",
]


def test_claims_are_painted_by_touch_repainted_and_rubbed_out(cut: Studio, people: People) -> None:
    mia = people(PHONE, has_touch=True, is_mobile=True)
    page = at_work(cut, mia)
    assert options(page) == UNPAINTED
    said = page.locator(".claim.now [data-said]")
    claims = board(page).get_by_role("option")
    claims.nth(0).tap()
    expect(said).to_have_text("Pick a pen first.")
    pen(page, "sourced").tap()
    claims.nth(0).tap()
    claims.nth(1).tap()
    pen(page, "official").tap()
    claims.nth(0).tap()  # repainted
    expect(said).to_have_text("the council announced a plan: Official statement")
    pen(page, "none").tap()
    claims.nth(1).tap()  # rubbed out
    pen(page, "editorial").tap()
    claims.nth(2).tap()
    page.wait_for_timeout(450)  # at once it would be a double tap
    claims.nth(2).tap()  # a second tap with the same pen
    saved(page)
    assert options(page) == [
        "Claim 1: the council announced a plan, Official statement",
        *UNPAINTED[1:],
    ]
    assert cut.painted() == {"lead": {"paint": {"plan": "official"}}}
    page.get_by_role("button", name="Undo").tap()
    saved(page)
    assert cut.painted() == {"lead": {"paint": {"plan": "official", "shame": "editorial"}}}
    mia.check()
    assert mia.complaints == []


@pytest.mark.long
def test_passage_is_painted_by_keyboard_alone(cut: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(cut, mia)
    page.locator("#claims .steps a").first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "option":
            break
    keys = [
        "2",
        "ArrowRight",
        "3",
        "1",
        "End",
        "3",
        "Backspace",
        "Home",
        "ArrowDown",
        "ArrowDown",
        "3",
    ]
    for key in keys:
        page.keyboard.press(key)
    saved(page)
    value = {"paint": {"plan": "official", "vote": "sourced", "shame": "editorial"}}
    assert cut.painted() == {"lead": value}
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("0")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")  # the pen goes along
    page.keyboard.press("Control+z")
    page.keyboard.press("Shift+Tab")  # back at the pens: a number picks one up there
    page.keyboard.press("1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    saved(page)
    assert options(page)[1] == "Claim 2: the minutes record nine votes to six, Sourced fact"
    assert cut.painted() == {"lead": value}
    mia.check()
    assert mia.complaints == []


@pytest.mark.long
def test_painting_is_there_after_a_reload_and_in_another_tab(cut: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(cut, mia)
    other = mia.context.new_page()
    other.goto(cut.claims)
    expect_state(other, NOTHING_YET)
    pen(page, "official").click()
    board(page).get_by_role("option").first.click()
    saved(page)
    expect(board(other).get_by_role("option").first).to_have_attribute(
        "aria-label", "Claim 1: the council announced a plan, Official statement"
    )
    page.reload()
    saved(page)
    page.locator(".steps a").first.click()
    assert options(page)[0] == "Claim 1: the council announced a plan, Official statement"
    assert page.locator(".steps a.half").count() == 1
    pen(page, "sourced").click()  # picking up a pen is no answer
    expect_wiped(page)
    assert cut.painted() == {"lead": {"paint": {"plan": "official"}}}


@pytest.mark.long
def test_painting_without_a_network_is_kept_and_goes_by_itself(
    free: Studio, people: People
) -> None:
    mia = people(PHONE, has_touch=True)
    page = at_work(free, mia)
    mia.context.set_offline(True)
    pen(page, "official").tap()
    for number in (2, 3, 4):
        board(page).get_by_role("option").nth(number).tap()
    expect(page.locator("#save-state")).to_have_text(
        "not sent, kept on this device (1)", timeout=40_000
    )
    assert free.painted() == {}
    mia.context.set_offline(False)
    saved(page)
    assert free.painted() == {"lead": {"words": {"official": "3-5"}}}


@pytest.mark.long
def test_closed_board_takes_no_paint(cut: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(cut, mia)
    room = cut.room
    pen(page, "official").click()
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(datetime.now(UTC))
    )
    board(page).get_by_role("option").first.click()
    expect(board(page)).to_have_attribute("aria-disabled", "true")
    board(page).get_by_role("option").nth(1).click(force=True)
    assert options(page)[1] == UNPAINTED[1]
    assert page.locator(".palette input:not(:disabled)").count() == 0


@pytest.mark.long
def test_words_are_painted_by_dragging_and_one_by_one(free: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(free, mia)
    words = board(page).get_by_role("option")
    pen(page, "official").click()
    boxes = [words.nth(number).bounding_box() for number in (2, 6)]
    assert boxes[0]
    assert boxes[1]
    page.mouse.move(boxes[0]["x"] + 4, boxes[0]["y"] + 8)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 4, boxes[1]["y"] + 8, steps=8)
    page.mouse.up()
    expect(page.locator(".claim.now [data-said]")).to_have_text("the … plan: Official statement")
    saved(page)
    assert free.painted() == {"lead": {"words": {"official": "3-7"}}}
    assert page.evaluate("String(getSelection())") == ""
    pen(page, "sourced").click()
    words.nth(7).click()
    words.nth(7).press("Shift+ArrowRight")
    words.nth(4).click()
    saved(page)
    value = {"official": "3-4, 6-7", "sourced": "5, 8-9"}
    assert free.painted() == {"lead": {"words": value}}
    words.nth(0).focus()
    top = "document.activeElement.getBoundingClientRect().top"
    first = page.evaluate(top)
    page.keyboard.press("ArrowDown")  # by lines
    assert page.evaluate(top) > first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.unit") == "1"
    mia.check()
    assert mia.complaints == []


def swipe(person: Person, word: Locator, across: int, down: int) -> None:
    """A finger put on a word in the middle of the screen, and moved."""
    word.evaluate("word => word.scrollIntoView({ block: 'center' })")
    person.page.wait_for_timeout(200)
    box = word.bounding_box()
    assert box
    session = person.context.new_cdp_session(person.page)
    for step in range(10):
        point = {"x": box["x"] + 4 + across * step / 9, "y": box["y"] + 8 + down * step / 9}
        kind = "touchMove" if step else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.long
def test_finger_that_scrolls_paints_nothing_and_one_that_drags_does(
    free: Studio, people: People
) -> None:
    mia = people({"width": 360, "height": 560}, has_touch=True, is_mobile=True)
    page = at_work(free, mia)
    pen(page, "official").tap()
    word = board(page).get_by_role("option").nth(8)
    swipe(mia, word, 0, -120)
    wait_until(page, "scrollY > 0")
    page.wait_for_timeout(300)
    assert all(name.endswith("not painted") for name in options(page))
    swipe(mia, word, 90, 0)
    expect(page.locator(".claim.now [data-said]")).to_contain_text(": Official statement")
    assert sum(name.endswith("Official statement") for name in options(page)) > 1


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", ["cut", "free"])
def test_plain_form_without_scripts(
    kind: str, request: pytest.FixtureRequest, people: People
) -> None:
    scene: Studio = request.getfixturevalue(kind)
    mia = people(PHONE, java_script_enabled=False)
    page = at_work(scene, mia)
    assert page.get_by_role("listbox").count() == 0
    if kind == "cut":
        page.get_by_label("the council announced a plan").select_option(label="Official statement")
    else:
        page.get_by_role("textbox", name="Official statement").first.fill("3-7")
    mia.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expected = {"paint": {"plan": "official"}} if kind == "cut" else {"words": {"official": "3-7"}}
    assert scene.painted() == {"lead": expected}


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False])
def test_feedback_switches_between_the_paintings(
    cut: Studio, people: People, *, scripts: bool
) -> None:
    mia = people(LAPTOP, java_script_enabled=scripts)
    page = at_work(cut, mia)
    room = cut.room
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, datetime.now(UTC))
    answer = PostedAnswer("lead", 1, {"paint": {"plan": "official", "vote": "editorial"}})
    attempt_ref = (room.store, room.people["Mia"], room.assignment_id, work.attempt.id)
    saving.save_answers(*attempt_ref, [answer], clock_at(datetime.now(UTC)))
    saving.submit(*attempt_ref, clock_at(datetime.now(UTC)))
    page.goto(cut.claims.replace("/claims", "/feedback"))
    lead = page.locator("#item-lead")
    lead.locator("summary").first.click()
    given, due = lead.locator(".views .given"), lead.locator(".views .due")
    boxes = given.bounding_box(), due.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    lead.locator("label", has_text="Key").click()
    expect(given).to_be_hidden()
    expect(due).to_be_visible()
    lead.get_by_role("radio", name="Key").press("ArrowLeft")
    expect(given).to_be_visible()
    expect(due).to_be_hidden()
    mia.check()
    page.set_viewport_size({"width": 320, "height": 640})
    lead.locator("label", has_text="Both").click()
    mia.check()
    boxes = given.bounding_box(), due.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert mia.complaints == []
