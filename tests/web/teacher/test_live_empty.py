"""A live session that ended before anybody voted: every page of it, and every file."""

import pytest

from kit.classroom.live import session
from kit.web import state as web_state
from tests.web.conftest import Site


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("put", [False, True])
def test_every_page_of_a_session_without_a_vote(any_site: Site, *, put: bool) -> None:
    room = any_site.room
    task = session.start(
        room.store, room.library, room.classroom_id, "three-claims", web_state.now()
    )
    sam, teacher = any_site.student("Sam"), any_site.teacher()
    sam.get(f"/work/{task}")
    sam.post(f"/work/{task}/start")
    if put:
        session.put(room.store, room.classroom_id, task, 0, "plan", web_state.now)
    base = f"{any_site.classroom}/assignments/{task}"
    pages = ["results", "text", "answers.csv", "items.csv", "labels.csv", "votes.csv", "rounds.csv"]
    pages += ["canvas.csv", "moodle.csv", "results.xlsx", "results.json", "key"]
    for ended in (False, True):
        if ended:
            session.end(room.store, room.classroom_id, task, web_state.now)
        seen = {page: teacher.get(f"{base}/{page}").status_code for page in pages}
        assert {page: status for page, status in seen.items() if status >= 500} == {}
        for path in (f"/work/{task}", "/work/", "/work/so-far"):
            assert sam.get(path).status_code == 200
        assert teacher.get(f"{any_site.classroom}/before-and-after").status_code < 500
    assert sam.get(f"/work/{task}/feedback").status_code == 200
