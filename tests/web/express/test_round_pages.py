"""Pages of rounds with each phone's own part in them."""

from uuid import uuid4

from kit.classroom.live import participant
from kit.classroom.live.glance import OwnPart, page_of
from kit.classroom.live.participant import Seat
from kit.store.engine import Store
from kit.web.express.round_pages import RoundPages
from tests.support.live_session import session_in
from tests.support.room import make_room


def test_own_part_is_put_in_and_no_other(any_store: Store) -> None:
    room = make_room(any_store)
    session = session_in(room)
    session.put("plan")
    seat = participant.seat_of(room.store, room.people["Mia"], session.task, room.now)
    place = page_of(seat, room.now)
    assert place is not None
    pages = RoundPages()
    own = OwnPart(uuid4(), "own", None, 1)
    assert pages.page(place[0], own, "token") is None

    def render(marked: Seat, left: int | None) -> str:
        assert marked.attempt is not None
        return f"{marked.attempt.id} {marked.attempt.token} {pages.token} {left} 1 None"

    pages.write(place[0], seat, render)
    assert pages.page(place[0], own, "token") == f"{own.attempt_id} own token None 1 None"
