"""What was done is listed by its class alone, the last first, and forgets who is erased."""

from datetime import timedelta

from kit.store.colleagues import acts
from kit.store.colleagues.acts import ActRecord
from kit.store.ids import new_id
from kit.store.models.base import Act
from tests.support.room import NOON, Room


def test_acts_are_the_last_first_and_forget_a_student(room: Room) -> None:
    mia = room.people["Mia"].student_id
    with room.store.writing() as connection:
        for hours, act in enumerate((Act.GAVE, Act.REMOVED_STUDENT)):
            at = NOON + timedelta(hours=hours)
            whom = mia if act is Act.REMOVED_STUDENT else None
            acts.add_act(
                connection,
                ActRecord(room.classroom_id, new_id(), at, room.teacher_id, act, "", whom),
            )
        assert acts.last_act_of(connection, room.classroom_id, room.teacher_id) is (
            Act.REMOVED_STUDENT
        )
        assert acts.last_act_of(connection, room.classroom_id, new_id()) is None
        acts.forget_student(connection, room.classroom_id, mia)
        stored = acts.acts(connection, room.classroom_id, 0, 9)
        second = acts.acts(connection, room.classroom_id, 1, 9)
        assert acts.count_acts(connection, room.classroom_id) == 2
        assert acts.acts(connection, new_id(), 0, 9) == []
    assert [(one.act, one.other_id) for one in stored] == [
        (Act.REMOVED_STUDENT, None),
        (Act.GAVE, None),
    ]
    assert second == stored[1:]
