"""What a page weighs on its way to a phone: bytes, requests, and on a slow network the time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people import classrooms, students
from kit.store.engine import Store
from kit.vocabulary import Stage
from tests.support.room import CALLER, make_teacher
from tests.support.shipped import shipped_library

#: As Chromium's "slow 3G", and a phone of four times the time for each step.
LATENCY_MS: Final = 400
BYTES_A_SECOND: Final = 400_000 // 8
SLOWER: Final = 4
PHONE: Final = {"width": 360, "height": 740}
STILL_SECONDS: Final = 20
QUIET_LOOKS: Final = 6
EXERCISE: Final = "whose-words"


@dataclass
class Weight:
    """Of one page: bytes as sent, headers included, and what was asked for.

    `painted` and `ready` are seconds from the tap, 0 where the page says nothing of them.
    """

    bytes: int = 0
    requests: list[str] = field(default_factory=list)
    #: Of the bytes those that only the next page needs, and what was asked for so.
    bytes_ahead: int = 0
    ahead: list[str] = field(default_factory=list)
    painted: float = 0
    ready: float = 0


@contextmanager
def phone(browser: Browser, cookies: StorageState | None = None) -> Iterator[BrowserContext]:
    """A browser that has had no page yet; `cookies` are of somebody signed in."""
    context = browser.new_context(viewport=PHONE, storage_state=cookies)  # type: ignore[arg-type]  # the library's types
    yield context
    context.close()


def let_in(context: BrowserContext, url: str, cookies: StorageState) -> None:
    """Give a browser the cookies of somebody signed in; what it has in its cache stays."""
    for cookie in cookies["cookies"]:
        name, value = cookie["name"], cookie["value"]
        context.add_cookies([{"name": name, "value": value, "url": url}])


class _Scale:
    """What is under way for a page, and what has come."""

    def __init__(self) -> None:
        self.weight = Weight()
        self._under_way: dict[str, tuple[str, bool]] = {}

    def listen(self, client: Any) -> None:
        client.on("Network.requestWillBeSent", self._asked)
        client.on("Network.requestServedFromCache", self._cached)
        client.on("Network.responseReceived", self._answered)
        client.on("Network.loadingFinished", self._finished)
        client.on("Network.loadingFailed", self._cached)

    @property
    def is_still(self) -> bool:
        return not self._under_way

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            ahead = event.get("type") == "Fetch" and "/static/" in url
            self._under_way[event["requestId"]] = url, ahead

    def _cached(self, event: dict[str, Any]) -> None:
        self._under_way.pop(event["requestId"], None)

    def _answered(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response.get("fromDiskCache") or response.get("fromPrefetchCache"):
            self._cached(event)

    def _finished(self, event: dict[str, Any]) -> None:
        url, ahead = self._under_way.pop(event["requestId"], ("", False))
        if not url:
            return
        self.weight.bytes += int(event["encodedDataLength"])
        if ahead:
            self.weight.bytes_ahead += int(event["encodedDataLength"])
        (self.weight.ahead if ahead else self.weight.requests).append(url)


def weigh(context: BrowserContext, url: str, *, slow: bool = False) -> Weight:
    """Open a page in a new tab, and note all that is sent for it until nothing is under way.

    What comes from the browser's own cache is not sent, and counts nothing.
    """
    page = context.new_page()
    client = context.new_cdp_session(page)
    scale = _Scale()
    scale.listen(client)
    client.send("Network.enable")
    if slow:
        _slow_down(client)
    page.goto(url, wait_until="load")
    scale.weight.painted, scale.weight.ready = _times(page)
    _wait_until_still(page, scale)
    page.close()
    return scale.weight


def _wait_until_still(page: Page, scale: _Scale) -> None:
    """Until nothing has been under way for a moment: what is not urgent begins late."""
    quiet, until = 0, time.monotonic() + STILL_SECONDS
    while quiet < QUIET_LOOKS and time.monotonic() < until:
        page.wait_for_timeout(50)
        quiet = quiet + 1 if scale.is_still else 0


def _slow_down(client: Any) -> None:
    client.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _times(page: Page) -> tuple[float, float]:
    """Seconds until the first thing is painted, and until the scripts have run and all is there."""
    painted, ready = page.evaluate(
        """() => {
          const painted = performance.getEntriesByName("first-paint")[0];
          const loading = performance.getEntriesByType("navigation")[0];
          return [painted ? painted.startTime : 0, loading.loadEventStart];
        }"""
    )
    return painted / 1000, ready / 1000


@dataclass(frozen=True)
class Hour:
    """A class with an exercise of 14 claims, which Mia is at, and a live session she is in."""

    join_code: str
    personal_code: str
    exercise: UUID
    live: UUID

    def sign_in(self, browser: Browser, url: str) -> StorageState:
        """The cookies of a browser that Mia has come back with."""
        with phone(browser) as context:
            page = context.new_page()
            page.goto(f"{url}/join/{self.join_code}/back")
            page.get_by_label("Your code").fill(self.personal_code)
            page.get_by_role("button", name="Take me back to my work").click()
            page.wait_for_url("**/work/")
            return context.storage_state()


def make_hour(store: Store) -> Hour:
    """The class in an empty store, in the middle of its hour."""
    library, now = shipped_library(), datetime.now(UTC)
    teacher = make_teacher(store, now=now)
    classroom = classrooms.create_classroom(store, teacher, "9B", now)
    exercise = assignments.give(store, library, classroom, EXERCISE, Rules(), now)
    live = session.start(store, library, classroom, EXERCISE, now)
    code = classrooms.join_code_of(store, classroom)
    assert code is not None
    token = students.join(store, classrooms.enter_lobby(store, code.code, CALLER, now), "Mia", now)
    mia = students.signed_in(store, classroom, token)
    assert mia is not None
    for assignment in (exercise, live):
        attempts.start(store, mia, assignment, clock_at(now))
    item = library.exercises[EXERCISE].items[0].id
    session.put(store, classroom, live, 0, item, clock_at(now))
    step = session.live_of(store, classroom, live).session.step
    session.move(store, classroom, live, step, Stage.VOTE, clock_at(now))
    return Hour(code.code, students.personal_code(store, mia), exercise, live)
