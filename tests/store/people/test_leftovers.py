"""What is over is found by its own clock, in every classroom, and nothing beside it."""

from datetime import timedelta

from sqlalchemy import func, select

from kit.store.engine import Store
from kit.store.ids import new_id, token_hash
from kit.store.models import Device, Readmission, TeacherSession
from kit.store.people import classrooms, devices, leftovers, readmissions, teachers
from kit.store.people.devices import DeviceRecord
from tests.support.room import NOON
from tests.support.stored_class import DIGEST, make_class

MOMENT = timedelta(seconds=1)


def test_sessions_codes_and_visits_end_at_their_moment_and_not_before(store: Store) -> None:
    with store.writing() as connection:
        for room in (make_class(connection), make_class(connection)):
            mia = room.students[0].id
            readmissions.add_readmission(connection, room.id, mia, token_hash(str(mia)), NOON)
            device = DeviceRecord(room.id, new_id(), mia, "Mia", "", NOON, DIGEST)
            devices.add_device(connection, device, token_hash(f"a device of {mia}"), NOON)
            stored = classrooms.classroom(connection, room.id)
            assert stored is not None
            session = token_hash(f"a session in {room.id}")
            teachers.add_session(connection, session, stored.teacher_id, NOON)

        def left() -> list[int]:
            columns = (TeacherSession.token_hash, Readmission.code_hash, Device.visit_hash)
            return [connection.execute(select(func.count(one))).scalar_one() for one in columns]

        leftovers.delete_idle_sessions(connection, NOON)
        leftovers.delete_expired_readmissions(connection, NOON - MOMENT)
        leftovers.end_old_visits(connection, NOON)
        assert left() == [2, 2, 2]
        leftovers.delete_idle_sessions(connection, NOON + MOMENT)
        leftovers.delete_expired_readmissions(connection, NOON)
        leftovers.end_old_visits(connection, NOON + MOMENT)
        assert left() == [0, 0, 0]
        assert connection.execute(select(func.count(Device.id))).scalar_one() == 2
