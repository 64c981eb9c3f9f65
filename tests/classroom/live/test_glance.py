"""A phone's look: as its page has it, and nobody's but who is signed in."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.live import participant
from kit.classroom.live.glance import glance, page_of
from kit.classroom.people import students
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Stage
from tests.support.live_session import session_in
from tests.support.room import CALLER, make_room


def test_look_shows_what_the_page_is_written_by(store: Store) -> None:
    room = make_room(store)
    session = session_in(room)
    mia = room.people["Mia"]
    code = students.personal_code(room.store, mia)
    token = students.come_back(room.store, room.lobby, code, CALLER, room.now)
    signed_in = (room.classroom_id, token)
    for act in (
        lambda: None,
        lambda: session.put("plan"),
        lambda: session.move(Stage.VOTE),
        lambda: session.vote("Mia", "official", 1),
        lambda: session.move(Stage.CLOSED, Stage.DISCUSS, Stage.VOTE_AGAIN),
        lambda: session.vote("Mia", "sourced", 2, revision=2),
    ):
        act()
        seat = participant.seat_of(room.store, mia, session.task, room.now)
        look = glance(room.store, signed_in, session.task, "", room.now)
        assert look is not None
        assert look.page == page_of(seat, room.now) is not None
        seen = f'"{look.version.word}"'
        again = glance(room.store, signed_in, session.task, seen, room.now)
        assert again is not None
        assert (again.has_it, again.page) == (True, None)
    session.move(Stage.CLOSED_AGAIN, Stage.REVEAL)
    look = glance(room.store, signed_in, session.task, "", room.now)
    assert look is not None
    assert look.page is None
    with pytest.raises(NotFound):
        glance(room.store, signed_in, new_id(), "", room.now)
    assert glance(room.store, (room.classroom_id, "no token"), session.task, "", room.now) is None
