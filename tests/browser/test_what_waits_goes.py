"""What waits on a device goes as soon as its page reaches the kit, from wherever somebody is."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from time import monotonic

import pytest
from playwright.sync_api import Page, Request, Route, expect

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.vocabulary import Stage
from tests.browser.conftest import PHONE, People, Person
from tests.browser.rounds import LATE, NO_VOTE, SOON, VOTE_IN, Round, at, seated, vote_for, voting
from tests.browser.scenes import (
    NOTHING_YET,
    Scene,
    at_claims,
    begin,
    come_back,
    expect_state,
    expect_wiped,
    pick,
    stored,
    take_part,
    unsent_words,
)
from tests.support.flaky_proxy import flaky_proxy
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
NAMES = ("Mia", "Ben")
#: As if it had waited for more than a minute.
LONG_AGO = """() => { const key = Object.keys(localStorage).find((one) => /^whose-words-[^:]+$/.test(one));
  const kept = JSON.parse(localStorage[key]);
  Object.values(kept).forEach((entry) => { entry.at -= 90000; });
  localStorage[key] = JSON.stringify(kept); }"""
SINCE = re.compile(
    r"^\s*No connection to the kit since \d\d:\d\d\.\s+Keep this page open and do not load "
)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    return Scene(make_room(ground.store, names=NAMES, now=datetime.now(UTC)), ground)


def leave_what_waits(mia: Person) -> None:
    """An answer is given without a connection, the page goes, and the connection is back."""
    mia.context.set_offline(True)
    pick(mia.page, plan="official")
    expect_state(mia.page, unsent_words(1))
    mia.page.evaluate(LONG_AGO)
    mia.page.goto("about:blank")
    mia.context.set_offline(False)


def posts_of(page: Page) -> list[str]:
    """The bodies of what the page posts from here on."""
    bodies: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            bodies.append(request.post_data or "")

    page.on("request", note)
    return bodies


@pytest.mark.long
@pytest.mark.own_kit
def test_vote_goes_with_the_first_look_that_finds_the_kit_again(
    scene: Scene, people: People
) -> None:
    """Away for so long that the outbox alone would wait for half a minute by then."""
    held = Round(scene)
    with scene.kit():
        mia = seated(scene, people, scene.url)
        expect(mia.page.locator("[data-alone]")).to_have_text("You are in.")
        held.move(Stage.VOTE)
        at(mia.page, "Vote now.")
        expect_state(mia.page, NO_VOTE)
    vote_for(mia.page, "official")
    expect_state(mia.page, unsent_words(1))
    expect(mia.page.locator("[data-lost]")).to_have_text(SINCE, timeout=SOON)
    mia.page.wait_for_timeout(7_000)
    with scene.kit():
        back = monotonic()
        expect_state(mia.page, VOTE_IN)
        assert monotonic() - back < 5
        expect(mia.page.locator("[data-lost]")).to_be_hidden(timeout=SOON)
        expect(mia.page.locator("[data-vote-in]")).to_have_text("Your vote is in.")
        assert held.stored_votes() == {("Mia", 1): "official"}


@pytest.mark.long
def test_vote_that_hangs_goes_again_once_the_page_reaches_the_kit(
    scene: Scene, people: People
) -> None:
    """An access point that is gone answers nothing: what was sent through it never comes back."""
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        held, mia = voting(scene, people, proxy.url)
        proxy.stall = b"/"
        vote_for(mia.page, "official")
        while not proxy.stalled:
            mia.page.wait_for_timeout(50)
        proxy.cut_off()
        proxy.stall = b""
        expect(mia.page.locator("[data-lost]")).to_be_visible(timeout=SOON)
        proxy.cut, back = False, monotonic()
        expect_state(mia.page, VOTE_IN)
        assert monotonic() - back < 5
        assert held.stored_votes() == {("Mia", 1): "official"}


@pytest.mark.long
def test_each_look_that_succeeds_wakes_what_waits_but_for_a_kit_that_asks_to_wait(
    scene: Scene, people: People
) -> None:
    """By itself a kit with a fault is asked at longer and longer waits."""
    with scene.kit():
        held = Round(scene)
        held.move(Stage.VOTE)
        mia = people(PHONE)
        page = mia.page
        page.clock.install()
        come_back(scene, page)
        take_part(page)
        at(page, "Vote now.")
        asked = {"X-Whose-Words": "1"}
        tries: list[str] = []

        def fail(route: Route) -> None:
            tries.append(route.request.url)
            route.fulfill(status=503, json={"error": "Fault"}, headers=asked)

        page.route("**/claims/*", fail)
        vote_for(page, "official")
        expect_state(page, unsent_words(1))
        over_a_minute(page, [])
        assert len(tries) > 15
        asked["Retry-After"] = "20"
        over_a_minute(page, tries)
        tries.clear()
        over_a_minute(page, [])
        assert 1 <= len(tries) <= 4
        page.unroute("**/claims/*")
        over_a_minute(page, [])
        expect_state(page, VOTE_IN)
        assert held.stored_votes() == {("Mia", 1): "official"}


@pytest.mark.long
def test_late_vote_is_one_folded_line_and_no_word_over_the_next_question(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        held = Round(scene)
        mia = seated(scene, people, scene.url)
        page = mia.page
        held.move(Stage.VOTE)
        at(page, "Vote now.")
        mia.context.set_offline(True)
        vote_for(page, "official")
        expect_state(page, unsent_words(1))
        held.move(Stage.CLOSED)
        mia.context.set_offline(False)
        at(page, "The vote is closed.")
        expect_state(page, LATE)
        held.move("vote")
        at(page, "Read it. The vote comes next.")
        expect_state(page, "")
        held.move(Stage.VOTE)
        at(page, "Vote now.")
        expect_state(page, NO_VOTE)
        unsent = page.locator("#unsent")
        expect(unsent.locator("summary")).to_have_text(
            "One vote came too late", use_inner_text=True
        )
        expect(unsent.get_by_role("link", name="Save as a file")).to_be_hidden()
        assert unsent.evaluate("box => box.getBoundingClientRect().height") < 60
        below = "document.querySelector('#unsent').getBoundingClientRect().top"
        pens = "document.querySelector('#live form').getBoundingClientRect().bottom"
        assert page.evaluate(f"{below} >= {pens}")
        mia.check()
        unsent.locator("summary").click()
        expect(unsent.get_by_role("link", name="Save as a file")).to_be_visible()
        vote_for(page, "sourced")
        expect_state(page, VOTE_IN)
        # Ended, and gone on with: the state of the end is no news of what comes after it.
        held.end()
        at(page, "The live round has ended.")
        held.go_on()
        held.move("figure")
        at(page, "Read it. The vote comes next.")
        expect_state(page, "")
        held.move(Stage.VOTE)
        at(page, "Vote now.")
        # Nor is what another device gave for a question news of the next one.
        mia.context.set_offline(True)
        vote_for(page, "sourced")
        expect_state(page, unsent_words(1))
        give_elsewhere(scene, held, "figure", "editorial")
        mia.context.set_offline(False)
        expect_state(page, "answered in another window meanwhile; that answer stands")
        expect(page.locator("input[value=editorial]")).to_be_checked()
        held.move("disgrace")
        at(page, "Read it. The vote comes next.")
        expect_state(page, "")
        assert held.stored_votes("figure") == {("Mia", 1): "editorial"}


def give_elsewhere(scene: Scene, held: Round, item: str, label: str) -> None:
    """Mia's vote on another device of hers."""
    assignment_ref = (scene.room.store, scene.room.people["Mia"], held.task)
    begun = attempts.work(*assignment_ref, datetime.now(UTC)).attempt.id
    given = [PostedAnswer(item, 5, {"label": label})]
    saving.save_answers(*assignment_ref, begun, given, clock_at(datetime.now(UTC)), ballot=1)


@pytest.mark.long
def test_answer_goes_within_seconds_of_the_kit_where_nothing_else_asks(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = people()
        mia.page.clock.install()
        page = mia.page
        begin(scene, page)
        pick(page, vote="editorial")
        expect_state(page, "saved")
        tries: list[str] = []

        def lose(route: Route) -> None:
            tries.append(route.request.url)
            route.abort()

        page.route("**/claims/*", lose)
        pick(page, plan="official")
        expect_state(page, unsent_words(1))
        expect(page.locator("[data-lost]")).to_have_text(SINCE)
        mia.check()
        for _second in range(60):
            page.clock.run_for(1000)
            page.wait_for_timeout(20)
        assert 11 <= len(tries) <= 16, len(tries)
        page.unroute("**/claims/*")
        page.clock.run_for(5500)
        expect_state(page, "saved")
        expect(page.locator("[data-lost]")).to_be_hidden()
        assert scene.stored() == {"plan": "official", "vote": "editorial"}


@pytest.mark.long
def test_start_page_sends_what_waits_before_it_says_that_it_does(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        leave_what_waits(mia)
        page.add_init_script(
            "window.alarms = []; addEventListener('load', () => { const box = "
            "document.getElementById('unsent'); if (box) new MutationObserver(() => "
            "alarms.push(box.hidden)).observe(box, { attributes: true }); });"
        )
        page.goto(f"{scene.url}/work/")
        expect_wiped(page)
        assert scene.stored() == {"plan": "official"}
        expect(page.locator("#unsent")).to_be_hidden()
        assert False not in page.evaluate("window.alarms")


@pytest.mark.long
def test_what_the_kit_has_is_no_news_after_it_closed(scene: Scene, people: People) -> None:
    """The reply was lost, the page gone, the exercise closed: the start page asks first."""
    room = scene.room
    with scene.kit(), flaky_proxy(scene.port) as proxy:
        mia = people()
        begin(scene, mia.page, proxy.url)
        proxy.drop_replies = True
        pick(mia.page, plan="official")
        expect_state(mia.page, unsent_words(1))
        mia.page.evaluate(LONG_AGO)
        mia.page.goto("about:blank")
        proxy.drop_replies = False
        assert scene.stored() == {"plan": "official"}
        assignments.close(
            room.store, room.classroom_id, room.assignment_id, clock_at(datetime.now(UTC))
        )
        mia.page.goto(f"{proxy.url}/work/")
        expect_wiped(mia.page)
        expect(mia.page.locator("#unsent")).to_be_hidden()


@pytest.mark.long
def test_text_is_sent_once_and_leaving_the_page_raises_no_alarm(
    scene: Scene, people: People
) -> None:
    """A field that is left says that it changed; a page that is left still sends."""
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        posts = posts_of(page)
        for label in ("official", "sourced", "official", "editorial", "sourced"):
            pick(page, plan=label)
            page.get_by_role("link", name="Whose Words").click()
            page.wait_for_url("**/work/")
            expect_wiped(page)
            assert scene.stored() == {"plan": label}
            page.goto(f"{scene.work}/claims")
            expect_state(page, "saved")
        given = [body for body in posts if "plan.label" in body]
        assert len(given) >= 5
        # Left with the focus in the field, whose value the kit has.
        before = len(posts)
        page.locator("#item-plan input:checked").evaluate(
            "input => input.dispatchEvent(new Event('change', { bubbles: true }))"
        )
        page.locator("#item-plan input:checked").evaluate(
            "input => input.dispatchEvent(new Event('change', { bubbles: true }))"
        )
        expect_state(page, "saved")
        assert len(posts) - before <= 1


@pytest.mark.long
def test_older_page_of_two_devices_shows_what_was_given_on_the_other(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        phone, laptop = at_claims(scene, people), people()
        pick(phone.page, plan="sourced")
        expect_state(phone.page, "saved")
        come_back(scene, laptop.page)
        laptop.page.goto(f"{scene.work}/claims")
        pick(laptop.page, plan="official", vote="editorial")
        expect_state(laptop.page, "saved")
        phone.page.wait_for_timeout(2100)
        phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect_state(phone.page, "answered in another window meanwhile; that answer stands")
        expect(phone.page.locator("#item-plan input[value=official]")).to_be_checked()
        expect(phone.page.locator("#item-vote input[value=editorial]")).to_be_checked()
        pick(phone.page, plan="editorial")
        expect_state(phone.page, "saved")
        assert scene.stored() == {"plan": "editorial", "vote": "editorial"}


def test_tablet_handed_on_shows_and_sends_nothing_of_who_had_it_before(
    scene: Scene, people: People
) -> None:
    """Not by the button: somebody else just signed in. What waits is there when Mia comes back."""
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        leave_what_waits(mia)
        come_back(scene, page, "Ben")
        posts = posts_of(page)
        for address in (f"{scene.url}/work/", scene.work):
            page.goto(address)
            expect(page.locator(".who")).to_contain_text("Ben")
            expect(page.locator("#unsent")).to_have_count(int(address.endswith("/work/")))
            assert not [one for one in shown(page) if "Mia" in one or "waiting" in one]
        page.get_by_role("button", name="Begin the exercise").click()
        expect_state(page, NOTHING_YET)
        assert page.locator("#claims input:checked[type=radio]").count() == 0
        assert not [body for body in posts if "plan.label" in body]
        assert list(stored(page)) == ["plan"]
        assert scene.stored("Ben") == {}
        come_back(scene, page, "Mia")
        expect_wiped(page)
        assert (scene.stored(), scene.stored("Ben")) == ({"plan": "official"}, {})


def shown(page: Page) -> Sequence[str]:
    return page.locator("body").inner_text().splitlines()


@pytest.mark.long
def test_start_page_asks_seldom_and_a_hidden_page_never(scene: Scene, people: People) -> None:
    """Counted over minutes of a clock that the test moves."""
    with scene.kit():
        mia = people()
        mia.page.clock.install()
        come_back(scene, mia.page)
        asked: list[str] = []
        mia.page.on("request", lambda request: asked.append(request.url))
        assert 5 <= over_a_minute(mia.page, asked) <= 8
        hide(mia.page, "true")
        over_a_minute(mia.page, asked)
        assert over_a_minute(mia.page, asked) == 0
        hide(mia.page, "false")
        mia.page.wait_for_timeout(100)
        assert len(asked) == 1  # at once, not after the rest of a wait
        mia.page.route("**/work/tasks", lambda route: route.abort())
        for _second in range(20):
            mia.page.clock.run_for(1000)
            mia.page.wait_for_timeout(20)
        expect(mia.page.locator("[data-lost]")).to_have_text(
            re.compile(r"^\s*No connection to the kit since \d\d:\d\d\.\s+What you see may be old")
        )
        mia.page.unroute("**/work/tasks")
        mia.page.clock.run_for(8500)
        expect(mia.page.locator("[data-lost]")).to_be_hidden()
        # Whoever is signed out meanwhile is told so, and not left before an old page.
        mia.context.clear_cookies()
        mia.page.clock.run_for(8500)
        mia.page.wait_for_url("**/?signed_out=1")


def over_a_minute(page: Page, asked: list[str]) -> int:
    """How often the page asks in the next minute; it starts to count anew."""
    asked.clear()
    for _second in range(60):
        page.clock.run_for(1000)
        page.wait_for_timeout(20)
    count = len(asked)
    asked.clear()
    return count


def hide(page: Page, hidden: str) -> None:
    page.evaluate(
        f"""() => {{ Object.defineProperty(document, "hidden", {{ configurable: true, get: () => {hidden} }});
          document.dispatchEvent(new Event("visibilitychange")); }}"""
    )
