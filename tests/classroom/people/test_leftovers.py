"""Signing in clears away what has ended, and nothing that somebody may still use."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.live import remote, session
from kit.classroom.people import students
from kit.classroom.people.accounts import sessions, teachers
from kit.classroom.people.accounts.links import LINK_LIFE
from kit.classroom.people.joining import Browser
from kit.classroom.people.leftovers import REMOTE_KEPT, SESSION_IDLE, VISIT_KEPT
from kit.classroom.people.students import READMISSION_LIFE
from kit.store.models import Device, LiveSession, Readmission, TeacherLink, TeacherSession
from tests.support.roll import id_of
from tests.support.room import CALLER, PASSWORD, Room


def count(room: Room, column: Any) -> int:
    with room.store.reading() as connection:
        return connection.execute(select(func.count(column))).scalar_one()


def sign_in(room: Room) -> str:
    return sessions.sign_in(room.store, "Ms Gray", PASSWORD, CALLER, room.now)


def test_sessions_that_were_idle_for_too_long_go(room: Room) -> None:
    room.now += SESSION_IDLE
    used = sign_in(room)
    assert count(room, TeacherSession.token_hash) == 2
    room.later(seconds=1)
    sign_in(room)
    assert count(room, TeacherSession.token_hash) == 2
    assert sessions.signed_in(room.store, used, room.now) is not None


def test_codes_and_links_that_are_too_old_go(room: Room) -> None:
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    sign_in(room)
    assert count(room, Readmission.code_hash) == 1
    assert students.come_back(room.store, room.lobby, code, CALLER, room.now)
    room.now += READMISSION_LIFE
    sign_in(room)
    assert count(room, Readmission.code_hash) == 0
    teachers.invite_teacher(room.store, "Ada")
    sign_in(room)
    assert count(room, TeacherLink.token_hash) == 1
    # A link counts from the clock of the command that printed it.
    with room.store.reading() as connection:
        until = connection.execute(select(TeacherLink.expires_at)).scalar_one()
    room.now = until - LINK_LIFE
    sign_in(room)
    assert count(room, TeacherLink.token_hash) == 1
    room.now = until
    sign_in(room)
    assert count(room, TeacherLink.token_hash) == 0


def test_pairing_codes_and_remotes_of_finished_sessions_go(room: Room) -> None:
    task = session.start(room.store, room.library, room.classroom_id, "three-claims", room.now)
    live_ref = (room.store, room.classroom_id, task)
    code = remote.new_pairing(*live_ref, clock_at(room.now))
    token = remote.pair(*live_ref, code, clock_at(room.now))
    remote.new_pairing(*live_ref, clock_at(room.now))
    sign_in(room)
    assert count(room, LiveSession.pairing_hash) == 1
    room.now += remote.PAIRING_LIFE
    sign_in(room)
    assert (count(room, LiveSession.pairing_hash), count(room, LiveSession.remote_hash)) == (0, 1)
    assert remote.paired(*live_ref, token)
    session.end(*live_ref, clock_at(room.now))
    room.now += REMOTE_KEPT
    sign_in(room)
    assert count(room, LiveSession.remote_hash) == 1
    room.later(seconds=1)
    sign_in(room)
    assert count(room, LiveSession.remote_hash) == 0
    assert assignments.assignment_of(*live_ref).closed_at is not None


def test_visits_whose_reply_never_came_end_after_a_day(room: Room) -> None:
    token = students.join(room.store, room.lobby, "Zoe", room.now, Browser("a visit"))
    devices = count(room, Device.id)
    room.now += VISIT_KEPT
    sign_in(room)
    assert count(room, Device.visit_hash) == 1
    room.later(seconds=1)
    sign_in(room)
    assert (count(room, Device.visit_hash), count(room, Device.id)) == (0, devices)
    assert students.signed_in(room.store, room.classroom_id, token) is not None


def test_visit_of_a_moment_is_shorter_than_a_day() -> None:
    assert timedelta(hours=1) < VISIT_KEPT
