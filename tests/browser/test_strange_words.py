"""Words that nobody expects: a translated page, other scripts, ten thousand words at once."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts
from tests.browser.conftest import PHONE, People
from tests.browser.every_type import EveryType, every_type, to_claim
from tests.browser.scenes import come_back, expect_state, expect_wiped
from tests.support.browser import wait_until
from tests.support.ground import Ground
from tests.support.long_words import widened_by_a_long_word

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
#: As the translator of a browser does it: each text goes into two elements of its own, with other
#: words, unless it is not to be translated. What comes later is translated as it comes.
TRANSLATE = """
() => {
  const translate = root => {
    const texts = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode);
    texts.forEach(text => {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent || parent.closest('font, script, style, textarea, [translate=no]')) return;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.appendChild(inner);
      inner.textContent = `«${text.data}»`;
      parent.replaceChild(outer, text);
    });
  };
  document.documentElement.classList.add('translated-ltr');
  translate(document.body);
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node =>
    translate(node.nodeType === Node.TEXT_NODE ? node.parentElement || document.body : node)
  ))).observe(document.body, {subtree: true, childList: true});
}
"""
ARABIC = "قرر المجلس إغلاق الساحة"


@pytest.fixture
def scene(ground: Ground) -> EveryType:
    return every_type(ground)


def given(scene: EveryType, name: str) -> dict[str, dict[str, object]]:
    """What the database has of Mia's answers to the exercise of that type."""
    room = scene.room
    work = attempts.work(room.store, room.people["Mia"], scene.tasks[name], datetime.now(UTC))
    return {item: dict(answer.value) for item, answer in work.answers.items()}


def translated(scene: EveryType, page: Page, name: str) -> None:
    page.goto(scene.claims(name))
    expect(page.locator("html.scripted")).to_have_count(1)
    page.evaluate(TRANSLATE)


@pytest.mark.long
def test_translated_page_takes_answers(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(scene, page)
        translated(scene, page, "classify")
        page.locator("#item-plan label.pen-official").tap()
        expect(page.locator("#save-state")).to_contain_text("saved")
        page.locator("#next").tap()
        page.locator("#item-vote label.pen-sourced").tap()
        expect(page.locator("#save-state")).to_contain_text("saved")
        expect_wiped(page)
        assert given(scene, "classify") == {
            "plan": {"label": "official"},
            "vote": {"label": "sourced"},
        }
        translated(scene, page, "figures")
        page.locator("[name='toll.question-sum']").fill("4,200")
        page.locator("[name='toll.question-sum']").press("Enter")
        expect(page.locator("[data-remark='toll.question-sum']")).to_contain_text("Read as 4200.")
        translated(scene, page, "rewrite")
        page.locator("#item-square textarea").fill("The shameful council voted.")
        expect(page.locator("#count-square")).to_contain_text("4 of 12 words")
        expect(page.locator("#item-square [data-hints] li")).to_contain_text(["shameful"])
        assert mia.complaints == []


@pytest.mark.long
def test_translated_passage_can_be_painted(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(scene, page)
        for name in ("highlight", "free"):
            translated(scene, page, name)
            board = page.locator("#item-lead [data-board]")
            page.locator("#item-lead [data-palette] label.pen-official").tap()
            board.locator("[data-unit]").first.tap()
            expect(page.locator("#save-state")).to_contain_text("saved")
        wait_until(page, "document.querySelectorAll('#item-lead [data-board] .pen').length > 0")
        assert given(scene, "highlight") == {"lead": {"paint": {"plan": "official"}}}
        assert given(scene, "free") == {"lead": {"words": {"official": "1"}}}
        assert mia.complaints == []


@pytest.mark.long
def test_word_numbers_and_codes_are_not_translated(scene: EveryType, people: People) -> None:
    with scene.kit():
        page = people(PHONE, java_script_enabled=False).page
        come_back(scene, page)
        assert page.locator(".code").first.evaluate("code => code.translate") is False
        page.goto(scene.claims("free"))
        numbers = page.locator(".word-number")
        assert numbers.count() > 0
        assert numbers.first.evaluate("number => number.translate") is False


@pytest.mark.long
def test_text_in_another_script_has_its_own_direction(scene: EveryType, people: People) -> None:
    with scene.kit():
        mia = people({"width": 320, "height": 640}, has_touch=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("rewrite"))
        box = page.locator("#item-square textarea")
        box.fill(ARABIC)
        assert box.evaluate("box => getComputedStyle(box).direction") == "rtl"
        expect(page.locator("#count-square")).to_have_text("4 of 12 words")
        to_claim(page, 2)
        second = page.locator("#item-bridge textarea")
        second.fill(f"The council {ARABIC} {'x' * 300}")
        assert second.evaluate("box => getComputedStyle(box).direction") == "ltr"
        expect_state(page, "saved")
        page.get_by_role("button", name="Look it over and hand in").tap()
        page.wait_for_url("**/hand-in")
        texts = page.locator(".free-text")
        expect(texts).to_have_count(2)
        assert texts.first.evaluate("text => getComputedStyle(text).direction") == "rtl"
        assert widened_by_a_long_word(page) == []
        mia.check()


def test_ten_thousand_words_are_kept_and_said_to_be_too_many(
    scene: EveryType, people: People
) -> None:
    pasted = "word " * 10_000
    with scene.kit():
        mia = people(PHONE, has_touch=True)
        page = mia.page
        come_back(scene, page)
        page.goto(scene.claims("rewrite"))
        box = page.locator("#item-square textarea")
        box.fill(pasted)
        expect(page.locator("#count-square")).to_have_text("10000 of 12 words: 9988 too many")
        expect(page.locator("#item-square [data-problem]")).to_contain_text(
            "This is too long to be saved: 50000 characters; at most 4000 are taken."
        )
        page.reload()
        expect(box).to_have_value(pasted)
        to_claim(page, 2)
        page.locator("#item-bridge textarea").fill("The mayor spoke.")
        wait_until(page, "document.getElementById('count-bridge').textContent.includes('3 of 20')")
