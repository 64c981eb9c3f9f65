"""Each item type made from nothing by the editor's fields, with scripts and without."""

import pytest
from playwright.sync_api import Page, expect

from kit.content.own.beginnings import types_with_example
from tests.browser.authoring.conftest import begin
from tests.browser.authoring.robot import ITEM, KEY, Filled, fields_of, make_like, press
from tests.browser.conftest import PHONE, People
from tests.browser.scenes import Scene

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])


@pytest.mark.long
@pytest.mark.sampled(1)
@SCRIPTS
@pytest.mark.parametrize("kind", types_with_example())
def test_made_from_nothing_to_a_state_without_errors(
    scene: Scene, people: People, kind: str, *, scripts: bool
) -> None:
    with scene.kit():
        person = people(PHONE, java_script_enabled=scripts)
        page = person.page
        draft = begin(page, scene, kind)
        person.check()
        like = [item_and_key(page, f"{draft}/edit/items/{name}") for name in item_ids(page)]
        person.check()
        while item_ids(page):
            page.goto(f"{draft}/edit/items/{item_ids(page)[0]}")
            fields_of(page, ITEM)
            press(page, "drop:exercise.yaml/items/0")
        page.goto(draft)
        expect(
            page.get_by_text("One thing keeps it from being published; it stands")
        ).to_be_visible()
        page.goto(f"{draft}/edit/")
        for item, key in like:
            press(page, "add:exercise.yaml/items")
            make_like(page, item, key)
        person.check()
        page.goto(draft)
        expect(page.get_by_text("Nothing keeps it from being published.").first).to_be_visible()
        assert person.complaints == []


def item_ids(page: Page) -> list[str]:
    buttons = page.locator(".editor-list [value^='go:']").all()
    values = [str(button.get_attribute("value")) for button in buttons]
    return [value.removeprefix("go:") for value in values if value != "go:"]


def item_and_key(page: Page, address: str) -> tuple[list[Filled], list[Filled]]:
    """What the example's item says, field by field."""
    page.goto(address)
    return fields_of(page, ITEM), fields_of(page, KEY)
