"""Items, claims, questions and choices that are called as objects and forms have things called."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kit.classroom.answering import attempts
from kit.classroom.assignments.pinning import Rules
from kit.items.base import AnswerValue
from kit.vocabulary import Feedback
from tests.browser.conftest import People
from tests.browser.scenes import (
    HANDED_IN,
    Scene,
    at_claims,
    expect_state,
    expect_wiped,
    hand_in,
)
from tests.support import odd_names
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def held(scene: Scene) -> Mapping[str, AnswerValue]:
    room = scene.room
    found = attempts.work(room.store, room.people["Mia"], room.assignment_id, datetime.now(UTC))
    return {item: dict(answer.value) for item, answer in found.answers.items() if answer.value}


def go_to(page: Page, item: str) -> None:
    page.locator(f".steps a[href='#item-{item}']").click()


def give(page: Page, name: str, value: str) -> None:
    """As somebody does who sees the page: by pen and word, by card, or by typing."""
    item, _, field = name.partition(".")
    go_to(page, item)
    claim = field.removeprefix("u-")
    section = page.locator(f"#item-{item}")
    if claim != field:
        section.locator(f"[data-palette] label.pen-{value}").click()
        section.locator(f"[data-board] [data-unit='{claim}']").click()
        return
    control = page.locator(f"[name='{name}']").first
    if control.get_attribute("type") == "radio":
        page.locator(f"label:has([name='{name}'][value='{value}'])").click()
    else:
        control.fill(value)
        control.blur()


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", odd_names.TYPES)
def test_odd_names_are_kept_offline_sent_shown_again_and_handed_in(
    ground: Ground, people: People, name: str
) -> None:
    scene = Scene(make_room(ground.store, now=datetime.now(UTC)), ground)
    odd_names.give(scene.room, name, Rules(feedback=Feedback.ON_SUBMISSION))
    fields = odd_names.FIELDS[name]
    with scene.kit():
        mia = at_claims(scene, people)
        page = mia.page
        mia.context.set_offline(True)
        for field, value in fields.items():
            give(page, field, value)
        expect(page.locator("#save-state")).to_contain_text("not sent, kept on this device")
        mia.context.set_offline(False)
        expect_state(page, "saved")
        expect_wiped(page)
        assert held(scene) == odd_names.ANSWERS[name]
        page.reload()
        expect_state(page, "saved")
        assert shown(page) == fields
        assert held(scene) == odd_names.ANSWERS[name]
        page.get_by_role("button", name="Look it over and hand in").click()
        hand_in(page)
        expect(page.get_by_text(HANDED_IN)).to_be_visible()
        assert [said for said in mia.complaints if "DISCONNECTED" not in said] == []


def shown(page: Page) -> dict[str, Any]:
    """What the page's fields hold, but for what is empty and the numbers of answers."""
    found: dict[str, Any] = page.evaluate(
        "Object.fromEntries(Array.from(new FormData(document.getElementById('claims')))"
        ".filter(([name, value]) => value && /[.]/.test(name) && !/[.]revision$/.test(name)))"
    )
    return found
