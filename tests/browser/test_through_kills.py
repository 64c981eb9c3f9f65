"""A student answers while the kit is killed twice: the page finds it again, and sends what waits."""

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.store.engine import open_store
from tests.browser.conftest import People
from tests.browser.scenes import (
    Scene,
    at_claims,
    expect_state,
    expect_wiped,
    pick,
    picked,
    unsent_words,
)
from tests.faults.ledger.kits import BOTH, WORKER, Kit
from tests.support.databases import new_sqlite
from tests.support.ground import Ground
from tests.support.room import make_room
from tests.support.serving import free_port

pytestmark = [
    pytest.mark.browser,
    pytest.mark.own_kit,
    pytest.mark.timeout(180),
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]


@pytest.mark.long
def test_open_page_goes_on_through_two_kills(tmp_path: Path, people: People) -> None:
    url = new_sqlite(tmp_path)
    with closing(open_store(url)) as store:
        ground = Ground(store, url, tmp_path, free_port())
        scene = Scene(make_room(store, now=datetime.now(UTC)), ground)
        kit = Kit(tmp_path / "data", ground.port, ("--local", "--database-url", url))
        kit.start()
        mia = at_claims(scene, people)
        pick(mia.page, plan="official")
        expect_state(mia.page, "saved")

        def answer_nobody() -> None:
            pick(mia.page, vote="sourced")
            expect_state(mia.page, unsent_words(1))
            pick(mia.page, plan="editorial")
            expect_state(mia.page, unsent_words(2))

        kit.kill(BOTH, answer_nobody)
        expect_state(mia.page, "saved")
        assert scene.stored() == {"plan": "editorial", "vote": "sourced"}
        # The serving process alone is there again by itself, perhaps before the answer is.
        kit.kill(WORKER, lambda: pick(mia.page, disgrace="editorial", vote="official"))
        expect_state(mia.page, "saved")
        expect_wiped(mia.page)
        answers = {"plan": "editorial", "vote": "official", "disgrace": "editorial"}
        assert scene.stored() == picked(mia.page) == answers
        kit.stop()
    refused = "Failed to load resource: net::"
    assert [line for line in mia.complaints if not line.startswith(refused)] == []
