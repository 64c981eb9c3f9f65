"""Browsers that keep pages against the kit's word, and somebody who goes back in one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.scenes import Scene
from tests.support.browser import whole_page_options
from tests.support.flaky_proxy import FlakyProxy, flaky_proxy

#: What came over the network is kept; the page itself is, with its scripts; and the same, as its
#: scripts hear of it, for browsers that are at hand but keep no page.
BYTES, WHOLE, HEARD = "bytes", "whole", "heard"
WAYS = (BYTES, WHOLE, HEARD)
_NOTHING_SEEN = "getComputedStyle(document.querySelector('main')).opacity === '0'"
_LEFT = "window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
_BACK = "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"


@dataclass
class Keeper:
    """A browser that keeps pages in one of the ways, before a kit."""

    way: str
    scene: Scene
    context: BrowserContext
    proxy: FlakyProxy

    @property
    def url(self) -> str:
        return self.proxy.url

    @property
    def work(self) -> str:
        return f"{self.url}/work/{self.scene.room.assignment_id}"

    @property
    def classroom(self) -> str:
        return f"{self.url}/teacher/classrooms/{self.scene.room.classroom_id}"

    @property
    def assignment(self) -> str:
        return f"{self.classroom}/assignments/{self.scene.room.assignment_id}"

    def elsewhere(self) -> Page:
        """Another tab of the same browser."""
        return self.context.new_page()

    def shows_nothing(self, page: Page) -> bool:
        return bool(page.evaluate(_NOTHING_SEEN))

    def press_back(self, page: Page) -> None:
        page.evaluate(_BACK if self.way == HEARD else "setTimeout(() => history.back())")

    def leave(self, page: Page) -> None:
        """Go on from a page to one of nobody's; what is kept of it shows nothing."""
        if self.way == HEARD:
            page.evaluate(_LEFT)
            assert self.shows_nothing(page)
            return
        if self.way == WHOLE:
            page.evaluate(
                f"window.addEventListener('pageshow', () => {{ window.seen = !({_NOTHING_SEEN}) }})"
            )
        page.evaluate("url => { location.href = url }", f"{self.url}/static/icon.svg")
        page.wait_for_url("**/icon.svg")

    def back(self, page: Page) -> None:
        """Press Back, and wait until what comes has been loaded from the kit."""
        with page.expect_response(lambda reply: reply.request.is_navigation_request()):
            self.press_back(page)
        expect(page.locator("html:not(.covered)")).to_be_attached()
        page.wait_for_load_state()


@contextmanager
def keeper(
    way: str, scene: Scene, browser: Browser, launch: Callable[..., Browser]
) -> Iterator[Keeper]:
    """A browser of that way. Skips where none is at hand that keeps whole pages."""
    with ExitStack() as stack:
        if way == WHOLE:
            options = whole_page_options()
            if options is None:
                pytest.skip(
                    "NO BROWSER THAT KEEPS WHOLE PAGES: install Chromium with windows (Debian: apt "
                    "install chromium); its scripts are tried without it"
                )
            browser = launch(**options)
            stack.callback(browser.close)
        context = browser.new_context()
        stack.callback(context.close)
        stack.enter_context(scene.kit())
        proxy = stack.enter_context(flaky_proxy(scene.port))
        proxy.keep = True
        yield Keeper(way, scene, context, proxy)
