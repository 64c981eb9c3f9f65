"""Devices: signed in until they are ended, and known by the visit that let them in."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from kit.store.engine import Store
from kit.store.ids import new_id, new_token, token_hash
from kit.store.models import Device
from kit.store.people import devices, students
from kit.store.people.devices import DeviceRecord
from tests.support.room import NOON
from tests.support.stored_class import DIGEST, add_device, make_class


def test_device_signs_in_until_it_is_ended(store: Store) -> None:
    """An ended device signs nobody in; ending all does not move the end of one ended before."""
    later = NOON + timedelta(minutes=1)
    with store.writing() as connection:
        room = make_class(connection)
        mia = room.students[0]
        first, second = add_device(connection, mia), add_device(connection, mia)
        found = devices.device(connection, room.id, first)
        assert found is not None
        assert (found.student_name, found.classroom_name) == ("Mia", "9B")
        devices.end_device(connection, room.id, found.device_id, NOON)
        assert devices.device(connection, room.id, first) is None
        assert devices.device(connection, room.id, second) is not None
        devices.end_devices(connection, room.id, mia.id, later)
        assert devices.device(connection, room.id, second) is None
        ended = connection.execute(select(Device.ended_at).order_by(Device.ended_at)).scalars()
        assert list(ended) == [NOON, later]


def test_device_of_a_removed_student_signs_nobody_in(store: Store) -> None:
    """Removing a student closes the door even where a device was not ended."""
    with store.writing() as connection:
        room = make_class(connection)
        token = add_device(connection, room.students[0])
        students.change_student(connection, room.id, room.students[0].id, removed_at=NOON)
        assert devices.device(connection, room.id, token) is None


def test_device_is_found_by_its_visit_until_it_is_ended(store: Store) -> None:
    """Only of the same student, in the same classroom, by the same visit."""
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        mia, ben, _ada = (each.id for each in room.students)
        device = DeviceRecord(room.id, new_id(), mia, "Mia", "", NOON, DIGEST)
        devices.add_device(connection, device, token_hash(new_token()), NOON)

        def found(classroom_id: UUID, student_id: UUID, visit: str) -> bool:
            return devices.has_device_of_visit(connection, classroom_id, student_id, visit)

        assert found(room.id, mia, DIGEST)
        assert not found(room.id, mia, "1" * 64)
        assert not found(room.id, ben, DIGEST)
        assert not found(other.id, mia, DIGEST)
        devices.end_device(connection, room.id, device.device_id, NOON)
        assert not found(room.id, mia, DIGEST)


def test_visits_of_a_student_end_while_the_devices_stay(store: Store) -> None:
    """All of the student's at once, and nobody else's."""
    with store.writing() as connection:
        room = make_class(connection)
        mia, ben, _ada = (each.id for each in room.students)
        tokens = []
        for student, visit in ((mia, DIGEST), (mia, "1" * 64), (ben, "2" * 64)):
            tokens.append(token_hash(new_token()))
            device = DeviceRecord(room.id, new_id(), student, "", "", NOON, visit)
            devices.add_device(connection, device, tokens[-1], NOON)
        devices.end_visits(connection, room.id, mia)
        stored = [devices.device(connection, room.id, token) for token in tokens]
        assert [device and device.visit_hash for device in stored] == [None, None, "2" * 64]
        assert all(stored)
