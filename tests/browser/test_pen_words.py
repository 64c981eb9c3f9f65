"""A pen's name is never cut within a word, whatever the screen, picked or not."""

import pytest

from tests.browser.conftest import People
from tests.browser.scenes import Scene, come_back
from tests.browser.test_claims_in_sight import PHONE, begin, scene

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
__all__ = ["scene"]

#: Each word of a pen's name that stands on more than one line.
_CUT = """() => [...document.querySelectorAll(".claim.now .pen-word")].flatMap((pen) => {
  const text = pen.firstChild, cut = [];
  for (const match of text.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    if (range.getClientRects().length > 1) cut.push(match[0]);
  }
  return cut;
})"""
#: On either side of each width at which the columns change.
_WIDTHS = (320, 360, 639, 640, 703, 704, 1280)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("exercise", ["whose-words", "from-figure-to-verdict"])
def test_word_of_a_pen_stands_on_one_line(scene: Scene, people: People, exercise: str) -> None:
    with scene.kit():
        page = people(PHONE).page
        come_back(scene, page)
        begin(scene, page, exercise)
        pens = page.locator(".claim.now .pen-choice")
        for place in range(pens.count()):
            pens.nth(place).click()
            for width in _WIDTHS:
                page.set_viewport_size({"width": width, "height": 720})
                assert page.evaluate(_CUT) == [], (width, place)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, (width, place)
