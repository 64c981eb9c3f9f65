"""An attempt that is locked while somebody works at it, and what is read with it."""

from kit.store.answering.at_work import lock_at_work
from kit.store.ids import new_id
from tests.support.queries import statements
from tests.support.room import Room


def test_attempt_comes_with_its_assignment_and_the_answer_to_one_item(room: Room) -> None:
    attempt = room.start("Mia").attempt
    room.save("Mia", plan="official")
    whose = (room.classroom_id, room.assignment_id, attempt.id)
    with room.store.writing() as connection, statements(room.store) as seen:
        at_work = lock_at_work(connection, *whose, "plan")
        assert at_work is not None
        assert (at_work.attempt, at_work.assignment.id) == (attempt, room.assignment_id)
        assert at_work.answer is not None
        assert at_work.answer.value == {"label": "official"}
        assert len(seen) == (1 if room.store.is_sqlite else 2)
        without = lock_at_work(connection, *whose, "vote")
        assert without is not None
        assert without.answer is None
        assert lock_at_work(connection, room.classroom_id, room.assignment_id, new_id()) is None
