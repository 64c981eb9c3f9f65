"""What ended by itself, over all teachers and classrooms: rows that nobody can use any more."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from kit.store.models import (
    Assignment,
    Device,
    LiveSession,
    Readmission,
    TeacherLink,
    TeacherSession,
)


def delete_idle_sessions(connection: Connection, before: datetime) -> None:
    """Delete the teachers' sessions that were last used before then."""
    connection.execute(delete(TeacherSession).where(TeacherSession.seen_at < before))


def delete_expired_links(connection: Connection, now: datetime) -> None:
    """Delete the teachers' one-time links that are too old."""
    connection.execute(delete(TeacherLink).where(TeacherLink.expires_at <= now))


def delete_expired_readmissions(connection: Connection, now: datetime) -> None:
    """Delete the students' one-time codes that are too old, used or not."""
    connection.execute(delete(Readmission).where(Readmission.expires_at <= now))


def end_expired_pairings(connection: Connection, now: datetime) -> None:
    """Forget the codes that would have paired a remote until now; a phone that is paired stays."""
    connection.execute(
        update(LiveSession)
        .where(LiveSession.pairing_expires_at <= now)
        .values(pairing_hash=None, pairing_expires_at=None)
    )


def end_remotes_of_closed(connection: Connection, before: datetime) -> None:
    """End the remotes of live sessions that were closed before then."""
    closed = select(Assignment.id).where(
        Assignment.classroom_id == LiveSession.classroom_id,
        Assignment.id == LiveSession.assignment_id,
        Assignment.closed_at < before,
    )
    connection.execute(
        update(LiveSession)
        .where(LiveSession.remote_hash.is_not(None), closed.exists())
        .values(remote_hash=None)
    )


def end_old_visits(connection: Connection, before: datetime) -> None:
    """Let no form come again in a visit to the lobby that signed a device in before then."""
    connection.execute(
        update(Device)
        .where(Device.visit_hash.is_not(None), Device.created_at < before)
        .values(visit_hash=None)
    )
