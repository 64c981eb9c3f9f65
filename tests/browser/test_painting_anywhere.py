"""Painting begins at the nearest word, is undone by name, and leaves the screen to the passage."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import LAPTOP, PHONE, People, Person
from tests.browser.scenes import come_back
from tests.browser.studio import Studio, at_work, board, options, pen, saved, studio_of
from tests.support.browser import wait_until
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
LOW_PHONE = {"width": 360, "height": 560}
AS_OFFICIAL = "Undo: “{}” as official statement"
#: Where a word stands on the screen: the first of its lines.
_BOX = "word => { const {left, right, top, bottom} = word.getClientRects()[0]; return {left, right, top, bottom} }"
_REFUSING = (
    "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
)


@pytest.fixture
def free(ground: Ground) -> Studio:
    """A long passage of several scripts, painted word by word."""
    return studio_of(ground, free=True, mixed=True)


@pytest.fixture
def cut(ground: Ground) -> Studio:
    """The same, painted claim by claim."""
    return studio_of(ground, free=False, mixed=True)


def word(page: Page, number: int) -> Locator:
    return board(page).locator(f"[data-unit='{number}']")


def box(page: Page, number: int) -> dict[str, float]:
    found: dict[str, float] = word(page, number).evaluate(_BOX)
    return found


def middle(page: Page, number: int) -> tuple[float, float]:
    at = box(page, number)
    return (at["left"] + at["right"]) / 2, (at["top"] + at["bottom"]) / 2


def official(page: Page) -> str:
    """The words that the pen of official statements has painted."""
    return page.locator(".claim.now [data-pen=official]").input_value()


def undo(page: Page) -> Locator:
    return page.locator(".claim.now [data-undo]")


def stroke(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    page.mouse.up()


def finger(person: Person, *ways: list[tuple[float, float]]) -> None:
    """Fingers, each with where it goes; the second comes when the first is half way."""
    session = person.context.new_cdp_session(person.page)
    send = "Input.dispatchTouchEvent"
    for step in range(len(ways[0])):
        late = len(ways[0]) // 2
        on = [way for number, way in enumerate(ways) if not number or step >= late]
        points = [{"x": way[step][0], "y": way[step][1], "id": n} for n, way in enumerate(on)]
        kind = "touchStart" if step in {0, late if len(ways) > 1 else 0} else "touchMove"
        session.send(send, {"type": kind, "touchPoints": points})
    session.send(send, {"type": "touchEnd", "touchPoints": []})


def line(start: tuple[float, float], *more: tuple[float, float]) -> list[tuple[float, float]]:
    """The way of a finger from point to point."""
    way = [start]
    for end in more:
        (x, y) = way[-1]
        way += [(x + (end[0] - x) * n / 8, y + (end[1] - y) * n / 8) for n in range(1, 9)]
    return way


def in_the_middle(page: Page, number: int) -> None:
    word(page, number).evaluate("word => word.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(200)


@pytest.mark.long
def test_mouse_paints_from_the_margin_a_gap_between_lines_and_a_sign(
    free: Studio, people: People
) -> None:
    mia = people(LAPTOP)
    page = at_work(free, mia)
    expect(page.locator(".claim.now .how-to-paint")).to_have_text(
        "Pick a pen, then drag over the words (with a finger: sideways first), or tap the first "
        "word and the last."
    )
    pen(page, "official").click()
    section = page.locator(".claim.now").bounding_box()
    assert section
    third, sign = middle(page, 3), box(page, 12)
    starts = {
        "the margin": (section["x"] + 4, third[1]),
        "beside the section": (section["x"] - 10, third[1]),
        "between lines": (box(page, 1)["left"] + 4, box(page, 1)["bottom"] + 2),
    }
    for where, start in starts.items():
        stroke(page, start, third)
        assert official(page) == "1-3", where
        undo(page).click()
        assert official(page) == "", where
    # “garden;” ends with a sign of its own, and a blank follows.
    stroke(page, (sign["right"] + 2, sign["top"] + 9), middle(page, 14))
    assert official(page) == "12-14"
    stroke(page, (box(page, 6)["right"] + 1, third[1]), (box(page, 8)["left"] - 1, third[1] + 19))
    assert official(page) == "6-8, 12-14"
    # Back to where it began: that word alone.
    stroke(page, (section["x"] + 4, third[1]), (section["x"] + 14, third[1]))
    assert official(page) == "1, 6-8, 12-14"
    assert page.evaluate("String(getSelection())") == ""
    page.mouse.click(box(page, 17)["right"] + 1, box(page, 17)["bottom"] + 2)
    assert official(page) == "1, 6-8, 12-14, 17"
    mia.check()
    assert mia.complaints == []


@pytest.mark.long
def test_undo_says_what_it_undoes_and_outlives_a_reload(free: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(free, mia)
    expect(undo(page)).to_have_text("Undo")
    expect(undo(page)).to_be_disabled()
    pen(page, "official").click()
    stroke(page, middle(page, 4), middle(page, 7))
    pen(page, "none").click()
    stroke(page, middle(page, 5), middle(page, 6))
    name = "Undo: “announced … a” rubbed out"
    expect(page.get_by_role("button", name=name, exact=True)).to_be_enabled()
    saved(page)
    page.reload()
    page.locator(".steps a").first.click()
    expect(undo(page)).to_have_text(name)
    undo(page).click()
    assert official(page) == "4-7"
    expect(page.locator(".claim.now [data-said]")).to_have_text(name)
    expect(undo(page)).to_have_text(AS_OFFICIAL.format("council … plan"))
    # Another tab has it as well, and of another passage there is nothing to undo.
    other = mia.context.new_page()
    other.goto(page.url)
    other.locator(".steps a").first.click()
    expect(undo(other)).to_have_text(AS_OFFICIAL.format("council … plan"))
    undo(other).click()
    expect(undo(page)).to_have_text("Undo")
    assert official(page) == ""
    page.bring_to_front()
    page.locator(".steps a").nth(1).click()
    expect(undo(page)).to_be_disabled()
    saved(page)
    assert free.painted() == {}
    # What somebody did elsewhere is not undone by a step from before it.
    page.locator(".steps a").first.click()
    pen(page, "official").click()
    word(page, 2).click()
    saved(page)
    page.evaluate(
        "localStorage['whose-words:undo'] = "
        "localStorage['whose-words:undo'].replace('\"2\\\\', '\"3\\\\')"
    )
    page.reload()
    page.locator(".steps a").first.click()
    assert official(page) == "2"
    expect(undo(page)).to_be_disabled()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="I am not Mia").click()
    wait_until(page, "Object.keys(localStorage).length === 0")
    assert mia.complaints == []


@pytest.mark.long
def test_undo_lives_on_the_page_where_the_browser_keeps_nothing_or_rubbish(
    free: Studio, people: People
) -> None:
    mia = people(LAPTOP)
    page = at_work(free, mia)
    for kept in ("{", "[]", '{"x": 1}', "null", None):
        if kept is None:
            mia.context.add_init_script(_REFUSING)
        else:
            page.evaluate("text => { localStorage['whose-words:undo'] = text }", kept)
        page.reload()
        page.locator(".steps a").first.click()
        pen(page, "official").click()
        word(page, 2).click()
        expect(undo(page)).to_have_text(AS_OFFICIAL.format("Monday"))
        undo(page).click()
        expect(undo(page)).to_be_disabled()
        assert official(page) == ""
        if kept is not None:
            saved(page)
    assert mia.complaints == []


@pytest.mark.long
def test_finger_paints_from_anywhere_and_by_two_taps(free: Studio, people: People) -> None:
    mia = people(LOW_PHONE, has_touch=True, is_mobile=True)
    page = at_work(free, mia)
    said = page.locator(".claim.now [data-said]")
    pen(page, "official").tap()
    in_the_middle(page, 20)
    # Between two lines, and on the last word.
    page.touchscreen.tap(middle(page, 20)[0], box(page, 20)["bottom"] + 2)
    first, last = (word(page, number).inner_text() for number in (20, 25))
    expect(said).to_have_text(
        f"{first}: Official statement. Now tap the last word, or the same one again if it is alone."
    )
    page.touchscreen.tap(*middle(page, 25))
    assert official(page) == "20-25"
    expect(undo(page)).to_have_text(AS_OFFICIAL.format(f"{first} … {last}"))
    page.touchscreen.tap(*middle(page, 25))  # at once: a double tap
    assert official(page) == "20-25"
    page.touchscreen.tap(*middle(page, 28))
    page.touchscreen.tap(*middle(page, 28))  # alone, and done with
    assert official(page) == "20-25, 28"
    page.touchscreen.tap(*middle(page, 31))
    assert official(page) == "20-25, 28, 31"
    undo(page).tap()
    undo(page).tap()
    undo(page).tap()  # a stroke of two taps is one step
    assert official(page) == ""
    # From the margin sideways, then down over two lines.
    in_the_middle(page, 20)
    x, y = box(page, 20)["left"], middle(page, 20)[1]
    finger(mia, line((24, y), (x + 60, y), (x + 60, y + 80)))
    saved(page)
    assert official(page).count("-") == 1
    assert len(options(page)) - sum(one.endswith("not painted") for one in options(page)) > 6
    undo(page).tap()
    assert official(page) == ""


@pytest.mark.long
def test_finger_that_scrolls_from_a_gap_and_two_that_zoom_paint_nothing(
    free: Studio, people: People
) -> None:
    mia = people(LOW_PHONE, has_touch=True, is_mobile=True)
    page = at_work(free, mia)
    pen(page, "official").tap()
    in_the_middle(page, 40)
    start = (box(page, 40)["right"] + 1, box(page, 40)["bottom"] + 2)
    before = page.evaluate("scrollY")
    finger(mia, line(start, (start[0] + 4, start[1] - 120)))
    wait_until(page, f"scrollY > {before}")
    page.wait_for_timeout(300)
    assert official(page) == ""
    in_the_middle(page, 40)
    y = middle(page, 40)[1]
    finger(mia, line((150, y), (60, y - 60)), line((210, y), (300, y + 60)))
    wait_until(page, "visualViewport.scale > 1")
    assert official(page) == ""
    assert all(one.endswith("not painted") for one in options(page))
    expect(undo(page)).to_be_disabled()


@pytest.mark.long
def test_double_tap_beside_a_claim_paints_it_and_words_outside_take_no_pen(
    cut: Studio, people: People
) -> None:
    mia = people(PHONE, has_touch=True, is_mobile=True)
    page = at_work(cut, mia)
    pen(page, "official").tap()
    claim = board(page).locator("[data-unit=plan]")
    claim.evaluate("claim => claim.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(200)
    at: dict[str, float] = claim.evaluate(_BOX)
    between = (at["left"] + 20, at["bottom"] + 2)
    page.touchscreen.tap(*between)
    page.touchscreen.tap(*between)
    expect(undo(page)).to_have_text(AS_OFFICIAL.format("the council announced …"))
    saved(page)
    assert cut.painted() == {"lead": {"paint": {"plan": "official"}}}
    number: dict[str, float] = claim.locator(".unit-number").evaluate(_BOX)
    page.wait_for_timeout(450)
    page.touchscreen.tap(number["left"] + 2, number["top"] + 2)  # later: it rubs out
    saved(page)
    assert cut.painted() == {}
    page.touchscreen.tap(at["left"] - 30, (at["top"] + at["bottom"]) / 2)  # “Monday”
    assert all(one.endswith("not painted") for one in options(page))
    mia.check()
    assert mia.complaints == []


_SHARE = """() => {
  const palette = document.querySelector('.claim.now .palette');
  window.scrollTo(0, 0);
  document.querySelector('.claim.now .board').scrollIntoView();
  // Either may lie over the other: what they cover together goes down to the lower end.
  const end = element => Math.max(0, element.getBoundingClientRect().bottom);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const share = Math.max(end(document.querySelector('.mast')), end(palette)) / innerHeight;
  const state = document.getElementById('save-state').getBoundingClientRect();
  return {share, wide, position: getComputedStyle(palette).position, state: state.top >= 0};
}"""


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["three-way", "five-way"])
def test_masthead_and_palette_leave_three_quarters_of_the_screen(
    ground: Ground, people: People, scheme: str
) -> None:
    mia = people(PHONE, has_touch=True, is_mobile=True)
    page = at_work(studio_of(ground, free=True, mixed=True, scheme=scheme), mia)
    pen(page, "editorial").tap()
    word(page, 3).tap()
    for width, height in ((360, 560), (320, 568), (360, 640), (360, 740), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(100)
        found: dict[str, Any] = page.evaluate(_SHARE)
        assert found["share"] <= 0.25, (width, height, found)
        assert (found["position"], found["wide"]) == ("sticky", 0), (width, height, found)
        assert found["state"], "the state of saving is out of sight"
    for width, height, size in ((360, 740, "200%"), (360, 560, "200%"), (320, 256, "100%")):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        page.wait_for_timeout(100)
        found = page.evaluate(_SHARE)
        assert found["share"] <= 0.25, (width, height, found)
        assert found["wide"] == 0, (width, height, found)
    word(page, 5).tap()
    saved(page)
    assert mia.complaints == []


def heard(person: Person) -> str:
    """What a screen reader reads of the section, in order."""
    return person.page.locator(".claim").first.aria_snapshot()


@pytest.mark.long
def test_passage_is_heard_without_the_numbers_of_its_words(free: Studio, people: People) -> None:
    mia = people(LAPTOP)
    page = at_work(free, mia)
    text = heard(mia)
    assert (
        "paragraph: On Monday the council announced a plan 👩‍👩‍👧‍👦 for “שלום עולם”, the garden; in"
        in text
    )
    assert '- group "Pens":' in text
    assert text.index('radio "Sourced fact"') < text.index('button "Undo"') < text.index("listbox")
    assert '- option "Monday, not painted"' in text
    ben = people(LAPTOP, java_script_enabled=False)
    page = ben.page
    come_back(free, page)
    page.goto(free.claims)
    numbers = page.locator(".claim").first.locator(".word-number")
    assert numbers.first.is_visible()
    assert numbers.all_inner_texts() == [str(number) for number in range(1, 131)]


_LINES = """() => Array.from(document.querySelectorAll('.claim.now .board .unit.pen'),
  unit => getComputedStyle(unit).textDecorationLine + ' ' + getComputedStyle(unit).textDecorationStyle)"""


@pytest.mark.long
def test_nothing_is_lost_in_forced_colours_on_paper_or_at_four_times_the_size(
    free: Studio, people: People
) -> None:
    mia = people(LAPTOP, has_touch=True)
    page = at_work(free, mia)
    paragraphs = "board => Array.from(board.querySelectorAll('p'), p => p.textContent.trim())"
    shown: list[str] = board(page).evaluate(paragraphs)
    for sign in ("👩‍👩‍👧‍👦", "שלום עולם", "4,000 copies, 東京の会議", "Zoë", "🇺🇦 flag"):
        assert sign in shown[0]
    # Words of every script take a pen, and come back as they were.
    units = [
        str(one.get_attribute("data-words")) for one in board(page).get_by_role("option").all()
    ]
    for label, text in (("official", "שלום"), ("sourced", "東京の会議"), ("editorial", "Zoë")):
        pen(page, label).click()
        word(page, units.index(text) + 1).click()
        word(page, units.index(text) + 1).click()
    lines = ["underline double", "underline solid", "underline wavy"]
    assert page.evaluate(_LINES) == lines
    saved(page)
    changes: list[dict[str, Any]] = [{"forced_colors": "active"}, {"media": "print"}]
    for change in changes:
        page.emulate_media(**change)
        assert page.evaluate(_LINES) == lines, change
        # On paper the other passage stands, too.
        assert page.locator(".claim:not(.now)").is_visible() is ("media" in change)
        inner = page.locator(".claim.now .board").inner_text()
        assert inner.split() == " ".join(shown).split()
    page.emulate_media(media="screen", forced_colors="none")
    page.set_viewport_size({"width": 320, "height": 200})
    assert page.evaluate(_SHARE)["wide"] == 0
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.claim.now .palette')).position")
        == "static"
    )
    word(page, 2).click()
    assert page.evaluate("document.querySelectorAll('.claim.now .board .unit.pen').length") == 4
    page.reload()
    page.locator(".steps a").first.click()
    assert board(page).evaluate(paragraphs) == shown
    assert len(page.evaluate(_LINES)) == 4


_MOVES = """() => {
  const words = document.querySelectorAll('.claim.now .board .unit');
  const at = (kind, word, more = {}) => {
    const {left, top, height} = word.getClientRects()[0];
    const where = {clientX: left + 2, clientY: top + height / 2, bubbles: true, pointerId: 1};
    const event = new PointerEvent(kind, {isPrimary: true, pointerType: "touch", ...where, ...more});
    const began = performance.now();
    word.dispatchEvent(event);
    document.body.offsetHeight;
    return performance.now() - began;
  };
  document.querySelector('.claim.now .board').scrollIntoView();
  const took = [at('pointerdown', words[0])];
  for (let number = 1; number < words.length; number += 1) took.push(at('pointermove', words[number]));
  took.push(at('pointerup', words[words.length - 1]));
  return took;
}"""


@pytest.mark.long
def test_stroke_keeps_up_with_the_finger_on_a_slow_phone(free: Studio, people: People) -> None:
    mia = people(PHONE, has_touch=True, is_mobile=True)
    page = at_work(free, mia)
    pen(page, "official").tap()
    session = mia.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = sorted(page.evaluate(_MOVES))
    assert official(page) == "1-130"
    assert took[len(took) // 2] < 20, took
