"""The data folder is moved away while a student works, and comes back."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.browser.conftest import People
from tests.browser.scenes import (
    Scene,
    at_claims,
    expect_state,
    expect_wiped,
    pick,
    sign_in_teacher,
    unsent_words,
)
from tests.support.ground import Ground
from tests.support.room import make_room
from tests.support.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.own_kit, pytest.mark.timeout(180)]

GONE = "The kit's database is not where it was: it was deleted, moved or renamed."


@pytest.mark.long
def test_answer_waits_on_the_phone_and_the_teacher_is_told(tmp_path: Path, people: People) -> None:
    folder, away = tmp_path / "data", tmp_path / "away"
    folder.mkdir()
    url = f"sqlite:///{folder / 'kit.sqlite3'}"
    upgrade(url)
    with closing(open_store(url)) as store:
        scene = Scene(
            make_room(store, now=datetime.now(UTC)), Ground(store, url, tmp_path, free_port())
        )
        with scene.kit():
            mia, teacher = at_claims(scene, people), people()
            sign_in_teacher(teacher.page, scene.url)
            pick(mia.page, plan="official")
            expect_state(mia.page, "saved")
            folder.rename(away)
            pick(mia.page, vote="sourced")
            expect_state(mia.page, unsent_words(1))
            teacher.page.reload()
            expect(teacher.page.get_by_role("alert")).to_contain_text(GONE)
            mia.check()
            teacher.check()
            away.rename(folder)
            expect_state(mia.page, "saved")
            expect_wiped(mia.page)
            teacher.page.reload()
            expect(teacher.page.get_by_role("alert")).to_have_count(0)
            assert scene.stored() == {"plan": "official", "vote": "sourced"}


@pytest.mark.long
def test_plain_form_comes_back_and_is_sent_again(tmp_path: Path, people: People) -> None:
    """Without scripts, as on an old phone."""
    folder, away = tmp_path / "data", tmp_path / "away"
    folder.mkdir()
    url = f"sqlite:///{folder / 'kit.sqlite3'}"
    upgrade(url)
    with closing(open_store(url)) as store:
        scene = Scene(
            make_room(store, now=datetime.now(UTC)), Ground(store, url, tmp_path, free_port())
        )
        with scene.kit():
            mia = people(java_script_enabled=False, viewport={"width": 360, "height": 740})
            mia.page.goto(f"{scene.url}/join/{scene.room.code}")
            mia.page.get_by_label("Your name").fill("Cleo")
            mia.page.get_by_role("button", name="Join").click()
            mia.page.goto(scene.work)
            mia.page.get_by_role("button", name="Begin the exercise").click()
            mia.page.locator("#item-vote label.pen-sourced").click()
            folder.rename(away)
            mia.page.get_by_role("button", name="Save", exact=True).first.click()
            expect(mia.page.locator("h1")).to_have_text("Not stored yet")
            expect(mia.page.locator(".lead")).to_have_text(GONE)
            mia.check()
            away.rename(folder)
            mia.page.get_by_role("button", name="Send it again").click()
            expect(mia.page.get_by_text("Saved.", exact=True)).to_be_visible()
            expect(mia.page.locator("#item-vote input:checked")).to_have_value("sourced")
