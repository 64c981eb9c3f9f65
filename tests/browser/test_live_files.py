"""A vote that came too late, from the phone's own file to the table of votes."""

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.reports.results import results
from kit.vocabulary import Stage
from tests.browser.conftest import People
from tests.browser.rounds import voting_offline
from tests.browser.scenes import Scene, sign_in_teacher
from tests.support.ground import Ground
from tests.support.room import make_room

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def scene(ground: Ground) -> Scene:
    """Mia, Ben and Ada; nobody has signed in."""
    return Scene(make_room(ground.store, now=datetime.now(UTC)), ground)


@pytest.mark.long
def test_vote_saved_as_a_file_is_taken_in_as_that_vote(scene: Scene, people: People) -> None:
    with scene.kit():
        held, mia = voting_offline(scene, people)
        held.move(Stage.CLOSED)
        mia.context.set_offline(False)
        mia.page.locator("#unsent summary").click(timeout=40_000)
        save = mia.page.get_by_role("link", name="Save as a file")
        expect(save).to_be_visible(timeout=40_000)
        with mia.page.expect_download() as download:
            save.click()
        saved = scene.ground.folder / download.value.suggested_filename
        download.value.save_as(saved)
        (answer,) = json.loads(saved.read_text(encoding="utf-8"))["answers"]
        assert (answer["fields"]["plan.label"], answer["fields"]["plan.ballot"]) == (
            "official",
            "1",
        )
        assert held.stored_votes() == {}
        teacher = people()
        page = teacher.page
        sign_in_teacher(page, scene.url)
        page.goto(f"{scene.url}/teacher/classrooms/{scene.room.classroom_id}/answer-file")
        page.locator("input[type=file]").set_input_files(saved)
        page.get_by_role("button", name="Look at it").click()
        expect(page.get_by_role("heading", name="Claim 1 · first vote")).to_be_visible()
        teacher.check()
        page.get_by_role("button", name="Take in what is ticked").click()
        expect(page.locator("main")).to_contain_text("One answer is taken in.")
        teacher.check()
    assert held.stored_votes() == {("Mia", 1): "official"}
    assert held.answer()[0] == "official"
    session.end(*held.assignment_ref, clock_at(datetime.now(UTC)))
    sheet = results(*held.assignment_ref, datetime.now(UTC)).sheet
    (row,) = [one for one in sheet.students if one.name == "Mia"]
    assert (row.cells["plan"].credit, row.votes[1]["plan"].credit) == (1.0, 1.0)
