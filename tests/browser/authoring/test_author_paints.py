"""An author paints a passage on the board that students have: text and key say it at once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from kit.content.own.texts import EXERCISE, KEY
from tests.browser.authoring.desk import Writing, at_item, saved, text_field, writing_of
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
TEXT = "On Monday the council announced a plan. “Never,” said the mayor. The square is a disgrace."
TEXTS = {
    EXERCISE: f"""\
id: evening
title: The evening
type: highlight
scheme: three-way
items:
  - id: lead
    passage: >-
      {TEXT}

      Nobody asked why.
    from: {{invented: The town is made up.}}
""",
    KEY: "exercise: evening\nitems: {}\n",
}


@pytest.fixture
def evening(ground: Ground) -> Writing:
    return writing_of(ground, TEXTS)


def word(page: Page, text: str, nth: int = 0) -> Locator:
    return page.locator("[data-board] [role=option]").filter(has_text=text).nth(nth)


def pen(page: Page, label: str) -> Locator:
    return page.locator(f".palette .pen-{label}")


def passage(page: Page) -> str:
    return text_field(page, f"{EXERCISE}/items/0/passage").input_value()


def drag(page: Page, first: Locator, last: Locator) -> None:
    last.scroll_into_view_if_needed()
    boxes = [one.bounding_box() for one in (first, last)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    page.mouse.move(boxes[0]["x"] + 3, boxes[0]["y"] + boxes[0]["height"] / 2)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 4, boxes[1]["y"] + boxes[1]["height"] / 2, steps=6)
    page.mouse.up()
    page.wait_for_timeout(100)


@pytest.mark.long
def test_claims_are_painted_by_drag_repainted_joined_and_taken_off(
    evening: Writing, people: People
) -> None:
    gray = people(LAPTOP)
    page = at_item(evening, gray, "lead")
    word(page, "council").click()
    expect(page.locator("[data-said]")).to_have_text("Pick a pen first.")
    pen(page, "official").click()
    drag(page, word(page, "council"), word(page, "plan"))
    pen(page, "editorial").click()
    drag(page, word(page, "square"), word(page, "disgrace"))
    drag(page, word(page, "Nobody"), word(page, "why"))
    pen(page, "official").click()
    drag(page, word(page, "Never"), word(page, "mayor"))
    assert passage(page) == (
        "On Monday the [[council-announced-plan: council announced a plan]]. [[never-said-mayor: "
        "“Never,” said the mayor]]. The [[square-disgrace: square is a disgrace]].\n"
        "[[nobody-asked-why: Nobody asked why]]."
    )
    saved(page)
    assert {name: one["label"] for name, one in evening.key["lead"]["claims"].items()} == {
        "council-announced-plan": "official", "never-said-mayor": "official",
        "square-disgrace": "editorial", "nobody-asked-why": "editorial",
    }  # fmt: skip
    why = text_field(page, f"{KEY}/items/lead/claims/square-disgrace/why")
    why.fill("Step 2: a verdict.")
    saved(page)
    # The pen of another label on a tap: the whole claim. It keeps its reasons.
    pen(page, "sourced").click()
    word(page, "disgrace").click()
    # A stroke from one claim into the next joins the two.
    pen(page, "official").click()
    drag(page, word(page, "plan"), word(page, "Never"))
    pen(page, "none").click()
    word(page, "asked").click()
    assert passage(page) == (
        "On Monday the [[council-announced-plan: council announced a plan. “Never,” said the "
        "mayor]]. The [[square-disgrace: square is a disgrace]].\nNobody asked why."
    )
    saved(page)
    page.wait_for_timeout(300)
    claims = evening.key["lead"]["claims"]
    assert list(claims) == ["council-announced-plan", "square-disgrace"]
    assert claims["square-disgrace"]["label"] == "sourced"
    assert claims["square-disgrace"]["why"] == "Step 2: a verdict."
    page.get_by_role("button", name="Undo: ").click()
    assert "[[nobody-asked-why: Nobody asked why]]" in passage(page)
    saved(page)
    gray.check()
    assert gray.complaints == []


@pytest.mark.long
def test_claims_are_painted_by_tapping_their_ends_on_a_phone(
    evening: Writing, people: People
) -> None:
    gray = people(PHONE, has_touch=True, is_mobile=True)
    page = at_item(evening, gray, "lead")
    pen(page, "editorial").tap()
    word(page, "square").tap()
    word(page, "disgrace").tap()
    assert "The [[square-disgrace: square is a disgrace]]." in passage(page)
    saved(page)
    claims = {"square-disgrace": {"label": "editorial", "cues": []}}
    assert evening.key["lead"]["claims"] == claims
    gray.check()
    assert gray.complaints == []


@pytest.mark.long
def test_claims_are_painted_by_keyboard_alone(evening: Writing, people: People) -> None:
    gray = people(LAPTOP)
    page = at_item(evening, gray, "lead")
    word(page, "council").focus()
    for key in ("2", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Backspace"):
        page.keyboard.press(key)
    assert "the [[council: council announced a]] plan." in passage(page)
    page.keyboard.press("Control+z")
    assert "the [[council: council announced a plan]]." in passage(page)
    page.keyboard.press("3")
    saved(page)
    assert evening.key["lead"]["claims"]["council"]["label"] == "editorial"
    assert gray.complaints == []


@pytest.mark.long
def test_words_typed_over_and_labels_chosen_below_are_on_the_board(
    evening: Writing, people: People
) -> None:
    gray = people(LAPTOP)
    page = at_item(evening, gray, "lead")
    text = text_field(page, f"{EXERCISE}/items/0/passage")
    text.fill("[[plan: A plan]] is [[official: ready]] now, they [[said: said.")
    expect(page.get_by_text("Marks in the text are not whole")).to_be_visible()
    assert page.locator("[data-board] [role=option]").count() == 0
    text.fill("[[plan: A plan]] is [[official: ready]] now, they said.")
    expect(word(page, "plan")).to_have_attribute("aria-label", "plan, a claim without a pen")
    saved(page)
    text.blur()
    expect(text).to_have_value("[[plan: A plan]] is [[ready: ready]] now, they said.")
    label = text_field(page, f"{KEY}/items/lead/claims/plan/label")
    label.select_option("sourced")
    expect(word(page, "plan")).to_have_attribute("aria-label", "plan, Sourced fact")
    saved(page)
    assert evening.key["lead"]["claims"] == {
        "ready": {"label": "official", "cues": []}, "plan": {"label": "sourced", "cues": []}
    }  # fmt: skip
    assert gray.complaints == []


@pytest.mark.long
def test_quotation_marks_repeated_words_and_other_scripts_stay_as_they_were(
    ground: Ground, people: People
) -> None:
    rows = (
        ('He said "no, never" and "no" again — no!', ("no", "never", 0), '[[no-never: "no, never"]]'),
        ("He said (and meant) “no” twice.", ("said", "meant", 0), "[[he: He]] [[said-meant: said (and meant)]] “no”"),
        ("קראנו „שלום לכל“ אתמול.", ("שלום", "לכל", 0), "קראנו [[claim: „שלום לכל“]] אתמול."),
    )  # fmt: skip
    gray = people(LAPTOP)
    for number, (text, (first, last, nth), wanted) in enumerate(rows):
        if number == 0:
            writing = writing_of(ground, TEXTS)
            page = at_item(writing, gray, "lead")
            pen(page, "editorial").click()
        text_field(page, f"{EXERCISE}/items/0/passage").fill(text)
        if number == 1:
            for _ in range(2):
                word(page, "He").click()
        word(page, first, nth).click()
        word(page, last, nth).click()
        assert wanted in passage(page)
        page.wait_for_timeout(450)
    assert gray.complaints == []


@pytest.mark.long
def test_claims_are_cut_out_by_their_pens_without_scripts(evening: Writing, people: People) -> None:
    gray = people(PHONE, java_script_enabled=False)
    page = at_item(evening, gray, "lead")
    assert not page.locator("[data-board]").is_visible()
    text = text_field(page, f"{EXERCISE}/items/0/passage")
    text.fill("On Monday [[official: the council announced a plan]]. [[It is a disgrace]].")
    page.get_by_role("button", name="Save").first.click()
    assert passage(page) == (
        "On Monday [[council-announced-plan: the council announced a plan]]. "
        "[[disgrace: It is a disgrace]]."
    )
    label = text_field(page, f"{KEY}/items/lead/claims/council-announced-plan/label")
    assert label.input_value() == "official"
    text_field(page, f"{KEY}/items/lead/claims/disgrace/why").fill("Step 2: a verdict.")
    text.fill("On Monday [[council-announced-plan: the council announced a plan]].")
    page.get_by_role("button", name="Save").first.click()
    assert evening.key["lead"]["claims"]["disgrace"]["why"] == "Step 2: a verdict."
    page.get_by_label("Take “disgrace” out of the key: there is no such claim any more").check()
    page.get_by_role("button", name="Save").first.click()
    assert list(evening.key["lead"]["claims"]) == ["council-announced-plan"]
    gray.check()
