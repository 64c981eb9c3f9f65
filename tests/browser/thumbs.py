"""A thumb that reads, scrolls where it must, and taps: what an exercise costs, counted."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

#: Of the free part of the screen, what one swipe moves.
_SWIPE = 0.7
#: What is free of the screen: below the masthead, above what is fixed at the foot.
_FREE = """() => {
  const mast = document.querySelector('.mast');
  const bar = document.querySelector('#step-bar');
  const stays = element => element && ['fixed', 'sticky'].includes(getComputedStyle(element).position);
  return {
    top: stays(mast) ? Math.max(0, mast.getBoundingClientRect().bottom) : 0,
    bottom: stays(bar) ? bar.getBoundingClientRect().top : innerHeight,
  };
}"""
#: The first line of the claim at hand, with who speaks in it.
_FIRST_LINE = """section => {
  const range = document.createRange();
  range.selectNodeContents(section.querySelector('.claim-text'));
  const {top, height} = range.getClientRects()[0];
  return {y: top, height};
}"""


@dataclass
class Thumb:
    """`taps` and `scrolls` so far."""

    page: Page
    taps: int = 0
    scrolls: int = 0

    def read(self) -> None:
        """The claim from its first line on."""
        claim = self.page.locator("#claims .claim.now")
        self._bring(claim.evaluate(_FIRST_LINE))

    def tap(self, target: Locator) -> None:
        """Scroll until all of it is on the screen, then tap."""
        if not target.evaluate("target => Boolean(target.closest('#step-bar'))"):
            self._bring(target.bounding_box())
        box = target.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.taps += 1

    def _bring(self, box: Any) -> None:
        free = self.page.evaluate(_FREE)
        while not free["top"] - 1 <= box["y"] <= free["bottom"] - box["height"] + 1:
            swipe = _SWIPE * (free["bottom"] - free["top"])
            below = box["y"] + box["height"] - free["bottom"]
            above = box["y"] - free["top"]
            by = min(below, swipe) if below > 0 else max(above, -swipe)
            before = self.page.evaluate("pageYOffset")
            self.page.evaluate("by => scrollTo({top: pageYOffset + by, behavior: 'instant'})", by)
            moved = self.page.evaluate("pageYOffset") - before
            assert moved, f"{box} cannot be scrolled to: {free}"
            box = {**box, "y": box["y"] - moved}
            self.scrolls += 1


def is_first_line_in_sight(page: Page) -> bool:
    """Whether the claim at hand begins between the masthead and what is fixed at the foot."""
    line = page.locator("#claims .claim.now").evaluate(_FIRST_LINE)
    free = page.evaluate(_FREE)
    return bool(free["top"] <= line["y"] and line["y"] + line["height"] <= free["bottom"])


#: All steps forth and back, each from the foot of the page: is the claim's first line free of what
#: stands over the page? Tapped by the script, since that tests the place and not the pause.
SEEN_AFTER_STEPS = f"""() => {{
  const firstLine = {_FIRST_LINE};
  const free = {_FREE};
  const seen = [];
  const button = name => document.getElementById(name);
  const step = name => {{
    scrollTo(0, document.documentElement.scrollHeight);
    button(name).click();
    const section = document.querySelector('#claims .claim.now');
    const {{y, height}} = firstLine(section);
    const {{top, bottom}} = free();
    seen.push({{item: section.id, y, top, bottom, fits: top <= y && y + height <= bottom}});
  }};
  while (!button('next').hidden) step('next');
  while (!button('previous').disabled) step('previous');
  return seen;
}}"""
