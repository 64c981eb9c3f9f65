"""A page whose question is swapped for the next, and a kit that closes one question at a time."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, Route, expect

from kit.web.security import CONTENT_SECURITY_POLICY
from tests.browser.conftest import People

pytestmark = pytest.mark.browser
STATIC = Path(__file__).parents[2] / "kit" / "static"
SITE = "http://kit.test/"
LATE = "This question is closed: what you gave came too late."
MARKUP = """<!doctype html><html lang="en"><title>Now</title>
<p id="state"></p>
<form id="form" action="/answers" data-attempt="mias" data-token-url="/token" data-saved="saved"
  data-saving="saving" data-kept="kept" data-closed="closed">
  <input type="hidden" name="csrf_token" value="t"><div id="now"></div>
</form></html>"""
PENS = """<section data-item="{item}"><input type="hidden" name="{item}.revision" value="">
  <label><input type="radio" name="{item}.label" value="sourced" data-key="1">sourced</label>
  <label><input type="radio" name="{item}.label" value="official" data-key="2">official</label>
</section>"""
BOX = """<section data-item="{item}"><input type="hidden" name="{item}.revision" value="">
  <label>Your version <textarea name="{item}.text"></textarea></label>
</section>"""
BEGIN = """async () => {
  const { Answering } = await import("/answering.js");
  const form = document.getElementById("form");
  window.answering = new Answering(form, { state: document.getElementById("state") });
  window.answering.outbox.send();
}"""
SWAP = """markup => {
  document.getElementById("now").innerHTML = markup;
  window.answering.bind(document.getElementById("form"));
  window.answering.outbox.send();
}"""


@dataclass
class Live:
    """One person's page, and what answers it in place of the kit."""

    page: Page
    closed: set[str] = field(default_factory=set)
    sent: list[dict[str, str]] = field(default_factory=list)
    holding: bool = False
    held: list[Route] = field(default_factory=list)

    def begin(self, section: str) -> None:
        """The page, loaded anew, with this question on it."""
        self.page.goto(SITE)
        self.page.evaluate("it => { document.getElementById('now').innerHTML = it }", section)
        self.page.evaluate(BEGIN)

    def swap(self, section: str) -> None:
        """The teacher moves on."""
        self.page.evaluate(SWAP, section)

    def reply(self, route: Route) -> None:
        """A page, a script, or a word about an answer."""
        path = route.request.url[len(SITE) :]
        if path == "answers" and self.holding:
            self.held.append(route)
        elif path == "answers":
            self.answer(route)
        elif path:
            route.fulfill(path=STATIC / path)
        else:
            policy = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
            route.fulfill(body=MARKUP, content_type="text/html; charset=utf-8", headers=policy)

    def answer(self, route: Route) -> None:
        """Take it, or not where its question is closed."""
        fields = dict(parse_qsl(route.request.post_data or "", keep_blank_values=True))
        fields.pop("csrf_token")
        self.sent.append(fields)
        item = next(iter(fields)).split(".")[0]
        if item in self.closed:
            route.fulfill(status=409, json={"error": "RoundClosed", "message": LATE})
            return
        revision = int(fields.pop(f"{item}.revision"))
        plain = {name[len(item) + 1 :]: value for name, value in fields.items()}
        route.fulfill(
            json={"held": {item: {"revision": revision, "fields": plain, "taken": True}}}
        )

    def release(self) -> None:
        """What was held back is answered, and all that follows."""
        self.holding = False
        for route in self.held:
            self.answer(route)

    def says(self, text: str) -> None:
        expect(self.page.locator("#state")).to_have_text(text)

    def kept(self) -> dict[str, Any]:
        """What is on the device."""
        found = self.page.evaluate("localStorage.getItem('whose-words-mias')")
        return {} if found is None else dict(json.loads(found))

    def in_outbox(self, call: str) -> object:
        return self.page.evaluate(f"async () => (await import('/outbox.js')).{call}")


@pytest.fixture
def live(people: People) -> Live:
    """Somebody before a page that is not filled yet."""
    found = Live(people().page)
    found.page.route(f"{SITE}**", found.reply)
    return found


def test_closed_question_keeps_its_answer_and_lets_the_next_go(live: Live) -> None:
    page = live.page
    live.closed = {"plan"}
    live.begin(PENS.format(item="plan"))
    page.keyboard.press("1")
    live.says(LATE)
    assert page.locator("input[type=radio]:not(:disabled)").count() == 0
    assert live.kept()["plan"]["refused"] is True
    assert live.in_outbox("countWaiting()") == 0
    live.swap(PENS.format(item="vote"))
    live.says(LATE)
    assert page.locator("input[type=radio]:disabled").count() == 0
    page.keyboard.press("2")
    live.says("saved")
    assert live.sent == [
        {"plan.label": "sourced", "plan.revision": "1"},
        {"vote.label": "official", "vote.revision": "1"},
    ]
    assert list(live.kept()) == ["plan"]
    assert live.in_outbox("forget(['mias'])") is False
    assert live.kept() == {}


def test_later_answer_takes_the_place_of_the_one_that_came_too_late(live: Live) -> None:
    live.closed = {"plan"}
    live.begin(PENS.format(item="plan"))
    live.page.keyboard.press("1")
    live.says(LATE)
    live.closed = set()
    live.swap(PENS.format(item="plan"))
    live.page.keyboard.press("2")
    live.says("saved")
    assert live.sent[-1] == {"plan.label": "official", "plan.revision": "2"}
    assert live.kept() == {}


def test_what_came_too_late_is_not_asked_about_on_the_next_question(live: Live) -> None:
    live.closed = {"plan"}
    live.begin(PENS.format(item="plan"))
    live.page.keyboard.press("1")
    live.says(LATE)
    live.begin(PENS.format(item="vote"))
    live.says("saved")
    assert len(live.sent) == 1
    assert live.kept()["plan"]["refused"] is True


def test_what_waits_for_an_earlier_question_still_goes(live: Live) -> None:
    page = live.page
    live.begin(PENS.format(item="plan"))
    live.holding = True
    page.keyboard.press("1")
    live.says("saving")
    live.swap(PENS.format(item="vote"))
    page.keyboard.press("2")
    assert list(live.kept()) == ["plan", "vote"]
    live.begin(PENS.format(item="vote"))
    expect(page.get_by_label("official")).to_be_checked()
    live.held = live.held[-1:]  # the page that sent the others is gone
    live.release()
    live.says("saved")
    assert [next(iter(fields)) for fields in live.sent] == ["plan.label", "vote.label"]
    assert live.kept() == {}


def test_what_is_being_typed_goes_when_the_question_is_swapped(live: Live) -> None:
    page = live.page
    live.begin(BOX.format(item="square"))
    page.get_by_label("Your version").press_sequentially("half a sent")
    live.swap(BOX.format(item="bridge"))
    live.says("saved")
    assert live.sent == [{"square.text": "half a sent", "square.revision": "1"}]
    expect(page.get_by_label("Your version")).to_have_value("")


def test_what_is_being_typed_while_the_question_closes_is_kept(live: Live) -> None:
    page = live.page
    live.begin(BOX.format(item="square"))
    live.closed, live.holding = {"square"}, True
    box = page.get_by_label("Your version")
    box.fill("one")
    box.dispatch_event("change")
    page.wait_for_timeout(0)
    box.press_sequentially(" two")
    live.release()
    expect(box).to_be_disabled()
    live.says(LATE)
    page.wait_for_function("!window.answering.outbox.count")
    kept = live.kept()["square"]
    assert (kept["fields"]["square.text"], kept["refused"]) == ("one two", True)
