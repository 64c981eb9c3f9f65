"""The first half of a sign-in: the password was right, the code is still to come."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.clock import passed
from kit.classroom.people.second_factor.errors import HalfOver
from kit.store.engine import Store
from kit.store.ids import new_token, token_hash
from kit.store.people import second_factors, teachers
from kit.store.people.second_factors import HalfRecord

#: Time to find the phone, or the paper with the recovery codes.
HALF_LIFE: Final = timedelta(minutes=10)


def half_if_needed(
    connection: Connection, teacher_id: UUID, browser: str | None, now: datetime
) -> str | None:
    """Begin the half of a sign-in that a code completes; its token. None where none is asked for.

    To be called under the teacher's lock.
    """
    if not second_factors.is_on(connection, teacher_id):
        return None
    token = new_token()
    record = HalfRecord(token_hash(token), teacher_id, now, browser)
    second_factors.add_half(connection, record)
    return token


def half_in(connection: Connection, token: str, now: datetime) -> HalfRecord:
    """The half of that token. Raises HalfOver where it ended or is older than ten minutes."""
    record = second_factors.half(connection, token_hash(token))
    if record is None or passed(record.created_at, now) > HALF_LIFE:
        raise HalfOver
    return record


def name_of_half(store: Store, token: str, now: datetime) -> str:
    """Whose sign-in it is, for the page that asks for the code. Raises HalfOver."""
    with store.reading() as connection:
        half = half_in(connection, token, now)
        teacher = teachers.teacher_by_id(connection, half.teacher_id)
    if teacher is None or teacher.disabled_at is not None:
        raise HalfOver
    return teacher.name
