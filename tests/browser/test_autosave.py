"""Answers on their way through a network that fails: the page says saved of what is saved only."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Dialog, expect

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from tests.browser.conftest import People, Person
from tests.browser.scenes import (
    HANDED_IN,
    NOTHING_YET,
    Scene,
    at_claims,
    come_back,
    expect_state,
    expect_wiped,
    hand_in,
    pick,
    picked,
    stored,
    unsent_words,
)
from tests.support.ground import Ground
from tests.support.room import ITEMS, RIGHT, make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
LABELS = ("sourced", "official", "editorial")
CLOSED = "“Three claims” is closed: no more answers are taken. What was saved before counts as handed in."
SIGNED_OUT = "signed out: come back with your code, your answers are kept here"
CANNOT_LEAVE = (
    "The kit cannot be reached. Your answers are kept and go by themselves; look "
    "it over and hand in once they are saved. Hand in as soon as it goes"
)
NOT_YET = (
    "Not handed in yet. It goes by itself as soon as the kit can be reached: keep this page open, "
    "or come back to it. Do not hand in yet"
)
WOULD_BE_LOST = (
    "Some answers on this device have not reached the kit yet. Sign out all the same? They would "
    "be lost."
)
SIGN_OUT = (
    "Sign Mia out on this device? The work is kept; the personal code, or the teacher, takes Mia "
    "back."
)


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """The tiny exercise, given to Mia and others."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def only_network(person: Person) -> bool:
    """Whether the console complained of nothing but the network and refusals."""
    return all(
        "ERR_" in line or "the server responded with a status of" in line
        for line in person.complaints
    )


@pytest.mark.long
def test_answers_given_offline_are_kept_and_go_by_themselves(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        pick(page, plan="official")
        expect_state(page, "saved")
        mia.context.set_offline(True)
        pick(page, vote="sourced", disgrace="editorial")
        expect_state(page, unsent_words(2))
        assert scene.stored() == {"plan": "official"}
        page.get_by_role("button", name="Look it over and hand in").click()
        expect(page.get_by_role("alert")).to_have_text(CANNOT_LEAVE)
        expect_state(page, unsent_words(2))
        mia.check()
        assert page.url.partition("#")[0] == f"{scene.work}/claims"
        mia.context.set_offline(False)
        expect_state(page, "saved")
        expect(page.get_by_role("alert")).to_have_count(0)
        assert scene.revisions() == {
            "plan": (1, "official"),
            "vote": (1, "sourced"),
            "disgrace": (1, "editorial"),
        }
        assert stored(page) == {}
        page.get_by_role("button", name="Look it over and hand in").click()
        expect(page.get_by_text("One has no answer yet.")).to_be_visible()
        assert only_network(mia), mia.complaints


@pytest.mark.own_kit
def test_answers_survive_the_kit_and_the_tab_under_the_same_number(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        pick(mia.page, plan="sourced")
        expect_state(mia.page, "saved")
    pick(mia.page, plan="official", vote="sourced")
    expect_state(mia.page, unsent_words(2))
    waiting = {item: entry["revision"] for item, entry in stored(mia.page).items()}
    assert waiting == {"plan": 2, "vote": 1}
    mia.page.close()
    assert scene.stored() == {"plan": "sourced"}
    with scene.kit():
        again = mia.context.new_page()
        again.goto(f"{scene.work}/claims")
        expect_state(again, "saved")
        assert picked(again) == {"plan": "official", "vote": "sourced"} == scene.stored()
        assert {item: revision for item, (revision, _) in scene.revisions().items()} == waiting
        assert stored(again) == {}


@pytest.mark.long
def test_refused_token_is_renewed_and_the_answer_sent(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        come_back(scene, mia.context.new_page())  # a new sign-in voids the forms that are open
        pick(mia.page, plan="official")
        expect_state(mia.page, "saved")
        assert scene.stored() == {"plan": "official"}
        refusals = [line for line in mia.complaints if "status of 400" in line]
        assert len(refusals) == 1, mia.complaints


@pytest.mark.long
@pytest.mark.own_kit
def test_kit_with_another_signing_key_keeps_what_waits_until_one_is_back(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
    with scene.kit("other data"):
        pick(mia.page, plan="official")
        expect_state(mia.page, SIGNED_OUT)
        assert list(stored(mia.page)) == ["plan"]
        come_back(scene, mia.page)
        mia.page.goto(f"{scene.work}/claims")
        expect_state(mia.page, "saved")
        assert scene.stored() == {"plan": "official"} == picked(mia.page)


@pytest.mark.long
def test_later_pick_of_two_tabs_wins_and_both_show_it(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        first, second = mia.page, mia.context.new_page()
        second.goto(f"{scene.work}/claims")
        expect_state(second, NOTHING_YET)
        for page, label in ((first, "sourced"), (second, "editorial"), (first, "official")):
            pick(page, plan=label)
            for each in (first, second):
                expect(each.locator(f"#item-plan input[value={label}]")).to_be_checked()
                expect_state(each, "saved")
            assert scene.stored() == {"plan": label}
        mia.context.set_offline(True)
        pick(first, plan="sourced", vote="sourced")
        pick(second, plan="editorial", figure="sourced")
        expect_state(second, unsent_words(3))
        mia.context.set_offline(False)
        for each in (first, second):
            expect_state(each, "saved")
            expect(each.locator("#item-plan input[value=editorial]")).to_be_checked()
        assert scene.stored() == {"plan": "editorial", "vote": "sourced", "figure": "sourced"}
        assert picked(first) == picked(second) == scene.stored()
        assert stored(first) == {}


@pytest.mark.long
def test_page_made_before_an_answer_was_taken_shows_it_all_the_same(
    scene: Scene, people: People
) -> None:
    """As when somebody reloads while the network comes back: asked for first, answered later."""
    with scene.kit():
        mia = at_claims(scene, people)
        pick(mia.page, vote="editorial")
        expect_state(mia.page, "saved")
        older = mia.context.request.get(f"{scene.work}/claims").text()
        pick(mia.page, plan="official", vote="sourced")
        expect_state(mia.page, "saved")
        mia.page.route(
            "**/claims",
            lambda route: route.fulfill(body=older, content_type="text/html; charset=utf-8"),
        )
        mia.page.reload()
        expect_state(mia.page, "saved")
        assert picked(mia.page) == {"plan": "official", "vote": "sourced"} == scene.stored()
        mia.page.unroute("**/claims")
        pick(mia.page, plan="editorial")
        expect_state(mia.page, "saved")
        assert scene.stored() == {"plan": "editorial", "vote": "sourced"}
        expect_wiped(mia.page)


@pytest.mark.long
def test_older_pick_of_an_offline_device_does_not_win(scene: Scene, people: People) -> None:
    with scene.kit():
        phone, laptop = at_claims(scene, people), people()
        come_back(scene, laptop.page)
        laptop.page.goto(f"{scene.work}/claims")
        phone.context.set_offline(True)
        pick(phone.page, plan="sourced")
        expect_state(phone.page, unsent_words(1))
        pick(laptop.page, plan="official")
        expect_state(laptop.page, "saved")
        phone.context.set_offline(False)
        expect_state(phone.page, "answered in another window meanwhile; that answer stands")
        assert picked(phone.page) == {"plan": "official"} == scene.stored()
        pick(phone.page, plan="editorial")
        expect_state(phone.page, "saved")
        assert scene.stored() == {"plan": "editorial"}
        pick(laptop.page, plan="sourced")  # by its own count behind, but picked later
        expect_state(laptop.page, "saved")
        assert scene.stored() == {"plan": "sourced"}


@pytest.mark.long
def test_handing_in_clicked_twice_is_once_and_back_finds_no_form(
    scene: Scene, people: People
) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        pick(page, **RIGHT)
        page.get_by_role("button", name="Look it over and hand in").click()
        expect(page.get_by_text("Everything is answered.")).to_be_visible()
        page.get_by_role("button", name="Hand in").dblclick()
        expect(page.get_by_text(HANDED_IN)).to_be_visible()
        assert page.locator(".flash").count() == 0
        assert scene.state() == ("handed-in", 1)
        assert stored(page) == {}
        page.go_back()
        expect(page.get_by_text(HANDED_IN)).to_be_visible()
        assert page.locator("#claims, #hand-in").count() == 0
        assert only_network(mia), mia.complaints


@pytest.mark.long
def test_handing_in_waits_for_what_another_tab_has_not_sent(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        review = mia.context.new_page()
        review.goto(f"{scene.work}/hand-in")
        mia.context.set_offline(True)
        pick(mia.page, plan="official")
        expect_state(mia.page, unsent_words(1))
        hand_in(review)
        expect(review.get_by_role("alert")).to_have_text(NOT_YET)
        assert scene.state() == ("working", 1)
        mia.context.set_offline(False)
        expect(review.get_by_text(HANDED_IN)).to_be_visible(timeout=40_000)
        assert scene.stored() == {"plan": "official"}
        assert scene.state() == ("handed-in", 1)
        # The other tab may have heard of the wish and handed in first, or been told not to.
        assert stored(review) == {}


@pytest.mark.long
@pytest.mark.own_kit
def test_handing_the_device_on_wipes_it_after_asking(scene: Scene, people: People) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if len(asked) == 1:
            dialog.dismiss()
        else:
            dialog.accept()

    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        page.on("dialog", answer)
    pick(page, plan="official")
    expect_state(page, unsent_words(1))
    page.get_by_role("button", name="I am not Mia").click()
    assert (asked, list(stored(page))) == ([WOULD_BE_LOST], ["plan"])
    with scene.kit("other data"):
        expect_state(page, SIGNED_OUT)
        page.get_by_role("button", name="I am not Mia").click()
        expect(page.get_by_role("heading", name="Whose words are you reading?")).to_be_visible()
        assert asked == [WOULD_BE_LOST] * 2
        expect_wiped(page)


@pytest.mark.long
def test_closed_is_shown_asks_before_it_is_lost_and_is_sent_if_opened_again(
    scene: Scene, people: People
) -> None:
    room, asked = scene.room, list[str]()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        page.on("dialog", answer)
        assignments.close(*assignment_ref, clock_at(datetime.now(UTC)))
        pick(page, plan="official")
        expect_state(page, CLOSED)
        assert page.locator("#claims input:not(:disabled)[type=radio]").count() == 0
        assignments.reopen(*assignment_ref, clock_at(datetime.now(UTC)))
        page.reload()
        expect_state(page, "saved")
        assert picked(page) == {"plan": "official"} == scene.stored()
        assignments.close(*assignment_ref, clock_at(datetime.now(UTC)))
        pick(page, vote="sourced")
        expect_state(page, CLOSED)
        page.get_by_role("button", name="I am not Mia").click()
        expect(page.get_by_role("heading", name="Whose words are you reading?")).to_be_visible()
        expect_wiped(page)
        assert asked == [WOULD_BE_LOST]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("seed", range(2))
def test_page_never_says_saved_of_what_the_kit_does_not_hold(
    scene: Scene, people: People, seed: int
) -> None:
    """Picks and failures in any order; whenever the page says saved, the database is asked."""
    chance = random.Random(seed)
    untrue: list[tuple[Mapping[str, str], Mapping[str, str]]] = []
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        for _step in range(14):
            mia.context.set_offline(chance.random() < 0.5)
            for _pick in range(chance.randint(1, 3)):
                pick(page, **{chance.choice(ITEMS): chance.choice(LABELS)})
            expect(page.locator("#save-state")).not_to_have_attribute("data-state", "saving")
            shown, said = page.evaluate(
                "[Object.fromEntries(Array.from(document.querySelectorAll('#claims "
                "input:checked')).map(input => [input.name.split('.')[0], input.value])), "
                "document.getElementById('save-state').textContent]"
            )
            if said == "saved" and scene.stored() != shown:
                untrue.append((shown, scene.stored()))
        mia.context.set_offline(False)
        expect_state(page, "saved")
        assert untrue == []
        assert picked(page) == scene.stored()


@pytest.mark.long
def test_any_key_may_be_pressed(scene: Scene, people: People) -> None:
    with scene.kit():
        mia = at_claims(scene, people)
        for key in ('"', "\\", "]", "'", "Escape", "9", "2"):
            mia.page.keyboard.press(key)
        expect_state(mia.page, "saved")
        assert scene.stored() == {"plan": "official"}
        assert mia.complaints == []
