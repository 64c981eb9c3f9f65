"""A student's seat in one statement."""

from kit.store.engine import Store
from kit.store.live.seats import seat_row
from tests.support.live_session import session_in
from tests.support.room import make_room


def test_seat_before_the_first_question_and_of_nobody(store: Store) -> None:
    room = make_room(store)
    session = session_in(room)
    mia = room.people["Mia"]
    with store.reading() as connection:
        row = seat_row(connection, room.classroom_id, session.task, mia.student_id)
        nobody = seat_row(connection, room.classroom_id, room.assignment_id, mia.student_id)
    assert row is not None
    assert (row.step, row.attempt_id, row.assignment.id) == (
        0,
        session.attempt["Mia"],
        session.task,
    )
    assert (row.round, row.answer, row.voted, nobody) == (None, None, False, None)
