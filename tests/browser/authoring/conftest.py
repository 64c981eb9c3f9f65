from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """Ms Gray has a class, and has written nothing yet."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


def begin(page: Page, scene: Scene, kind: str, title: str = "The bridge") -> str:
    """Ms Gray at the editor of a new exercise of a kind; the address of its draft."""
    sign_in_teacher(page, scene.url)
    page.goto(f"{scene.url}/teacher/own/new")
    page.locator("[name=kind]").select_option(kind)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/edit/")
    return page.url.removesuffix("/edit/")
