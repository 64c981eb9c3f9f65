"""The devices that students are signed in on, and the visits to the lobby that let them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from kit.store.models import Classroom, Device, Student
from kit.store.records import fetch_all, fetch_one


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """A signed-in device with its student and classroom.

    `visit_hash` is of the visit that its browser joined in, until its student is first seen;
    `archived_at` is the classroom's.
    """

    classroom_id: UUID
    device_id: UUID
    student_id: UUID
    student_name: str
    classroom_name: str
    joined_at: datetime | None
    visit_hash: str | None = None
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignedInDevice:
    """A device that a student is signed in on, and since when."""

    id: UUID
    created_at: datetime


def add_device(
    connection: Connection, device: DeviceRecord, token_hash: str, now: datetime
) -> None:
    """Sign a device in as a student."""
    connection.execute(
        insert(Device).values(
            classroom_id=device.classroom_id,
            id=device.device_id,
            student_id=device.student_id,
            token_hash=token_hash,
            visit_hash=device.visit_hash,
            created_at=now,
        )
    )


_DEVICE: Final = (
    select(
        Device.classroom_id,
        Device.id,
        Device.student_id,
        Student.name,
        Classroom.name,
        Student.joined_at,
        Device.visit_hash,
        Classroom.archived_at,
    )
    .join(
        Student,
        (Student.classroom_id == Device.classroom_id) & (Student.id == Device.student_id),
    )
    .join(Classroom, Classroom.id == Device.classroom_id)
    .where(
        Device.classroom_id == bindparam("classroom_id"),
        Device.token_hash == bindparam("token_hash"),
        Device.ended_at.is_(None),
        Student.removed_at.is_(None),
    )
)


def device(connection: Connection, classroom_id: UUID, token_hash: str) -> DeviceRecord | None:
    """The signed-in device of that token, of a student who was not removed."""
    return fetch_one(
        connection, DeviceRecord, _DEVICE, classroom_id=classroom_id, token_hash=token_hash
    )


def has_device_of_visit(
    connection: Connection, classroom_id: UUID, student_id: UUID, visit_hash: str
) -> bool:
    """Whether that visit, not ended yet, signed a device in as the student, and it still is."""
    devices = select(Device.id).where(
        Device.classroom_id == classroom_id,
        Device.student_id == student_id,
        Device.visit_hash == visit_hash,
        Device.ended_at.is_(None),
    )
    return connection.execute(select(devices.exists())).scalar_one()


def count_others(
    connection: Connection, classroom_id: UUID, student_id: UUID, device_id: UUID
) -> int:
    """On how many devices a student is signed in besides that one."""
    return connection.execute(
        select(func.count()).where(
            Device.classroom_id == classroom_id,
            Device.student_id == student_id,
            Device.id != device_id,
            Device.ended_at.is_(None),
        )
    ).scalar_one()


def end_visits(connection: Connection, classroom_id: UUID, student_id: UUID) -> None:
    """Let no visit to the lobby that let the student in do so again; devices stay signed in."""
    connection.execute(
        update(Device)
        .where(
            Device.classroom_id == classroom_id,
            Device.student_id == student_id,
            Device.visit_hash.is_not(None),
        )
        .values(visit_hash=None)
    )


def devices_of(
    connection: Connection, classroom_id: UUID, student_id: UUID
) -> Sequence[SignedInDevice]:
    """Where a student is signed in, the last begun first."""
    return fetch_all(
        connection,
        SignedInDevice,
        select(Device.id, Device.created_at)
        .where(
            Device.classroom_id == classroom_id,
            Device.student_id == student_id,
            Device.ended_at.is_(None),
        )
        .order_by(Device.created_at.desc(), Device.id),
    )


def end_device(connection: Connection, classroom_id: UUID, device_id: UUID, now: datetime) -> None:
    """Sign one device out."""
    connection.execute(
        update(Device)
        .where(Device.classroom_id == classroom_id, Device.id == device_id)
        .values(ended_at=now)
    )


def end_devices(
    connection: Connection, classroom_id: UUID, student_id: UUID, now: datetime
) -> None:
    """Sign all of a student's devices out."""
    connection.execute(
        update(Device)
        .where(
            Device.classroom_id == classroom_id,
            Device.student_id == student_id,
            Device.ended_at.is_(None),
        )
        .values(ended_at=now)
    )


def read_signed_in(connection: Connection, classroom_id: UUID) -> frozenset[UUID]:
    """The students of a classroom who are signed in on any device."""
    statement = select(Device.student_id).where(
        Device.classroom_id == classroom_id, Device.ended_at.is_(None)
    )
    return frozenset(connection.execute(statement.distinct()).scalars())
