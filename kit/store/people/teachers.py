"""Teachers, their sessions and links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from kit.store.live.sessions import end_remotes
from kit.store.models import Teacher, TeacherLink, TeacherSession
from kit.store.models.base import LinkPurpose
from kit.store.people.second_factors import end_halves
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class TeacherRecord:
    """A teacher as stored."""

    id: UUID
    name: str
    name_key: str
    password_hash: str | None
    created_at: datetime
    disabled_at: datetime | None
    administrator_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A one-time link as stored."""

    token_hash: str
    teacher_id: UUID | None
    purpose: LinkPurpose
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A teacher's session with the teacher it belongs to."""

    teacher_id: UUID
    name: str
    hides: bool
    seen_at: datetime
    administrator_since: datetime | None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser that a teacher is signed in on, as stored."""

    token_hash: str
    browser: str | None
    created_at: datetime
    seen_at: datetime


def add_teacher(connection: Connection, teacher: TeacherRecord) -> None:
    """Insert a teacher; the name key is unique."""
    connection.execute(insert(Teacher).values(values_of(teacher)))


def teacher_by_key(connection: Connection, name_key: str) -> TeacherRecord | None:
    """The teacher of that name key."""
    return fetch_one(
        connection,
        TeacherRecord,
        select(*columns(TeacherRecord, Teacher)).where(Teacher.name_key == name_key),
    )


def teacher_by_id(
    connection: Connection, teacher_id: UUID, *, lock: bool = False
) -> TeacherRecord | None:
    """The teacher of that id; `lock` keeps password and sessions from being changed meanwhile."""
    statement = select(*columns(TeacherRecord, Teacher)).where(Teacher.id == teacher_id)
    return fetch_one(connection, TeacherRecord, statement.with_for_update() if lock else statement)


def teachers(connection: Connection) -> Sequence[TeacherRecord]:
    """All teachers, eldest first."""
    return fetch_all(
        connection,
        TeacherRecord,
        select(*columns(TeacherRecord, Teacher)).order_by(Teacher.created_at, Teacher.id),
    )


def count_teachers(connection: Connection) -> int:
    """How many teachers have an account, disabled ones included."""
    return connection.execute(select(func.count()).select_from(Teacher)).scalar_one()


def lock_teachers(connection: Connection) -> None:
    """Let nobody change a teacher's name until this transaction ends (PostgreSQL)."""
    connection.execute(select(Teacher.id).order_by(Teacher.id).with_for_update())


def rename_teacher(connection: Connection, teacher_id: UUID, name: str, name_key: str) -> None:
    """Give a teacher another name; its key is unique."""
    connection.execute(
        update(Teacher).where(Teacher.id == teacher_id).values(name=name, name_key=name_key)
    )


def set_password(connection: Connection, teacher_id: UUID, password_hash: str | None) -> None:
    """Store a password's hash, or None for no password; shuts out who is in by the old one."""
    connection.execute(
        update(Teacher).where(Teacher.id == teacher_id).values(password_hash=password_hash)
    )
    end_access(connection, teacher_id)


def renew_hash(connection: Connection, teacher_id: UUID, password_hash: str) -> None:
    """Store another hash of the same password; who is in stays in."""
    connection.execute(
        update(Teacher).where(Teacher.id == teacher_id).values(password_hash=password_hash)
    )


def set_disabled(connection: Connection, teacher_id: UUID, at: datetime | None) -> None:
    """Close or reopen an account; its sessions, remotes and links end."""
    connection.execute(update(Teacher).where(Teacher.id == teacher_id).values(disabled_at=at))
    end_access(connection, teacher_id)
    connection.execute(delete(TeacherLink).where(TeacherLink.teacher_id == teacher_id))


def set_administrator(connection: Connection, teacher_id: UUID, since: datetime | None) -> None:
    """Make a teacher an administrator since then; None: no longer."""
    connection.execute(
        update(Teacher).where(Teacher.id == teacher_id).values(administrator_since=since)
    )


def add_link(connection: Connection, link: LinkRecord, created_at: datetime) -> None:
    """Store a one-time link; earlier ones of the same teacher (or first links) end."""
    connection.execute(
        delete(TeacherLink).where(
            TeacherLink.teacher_id.is_(None)
            if link.teacher_id is None
            else TeacherLink.teacher_id == link.teacher_id
        )
    )
    statement = insert_or(connection, TeacherLink).values(
        token_hash=link.token_hash,
        teacher_id=link.teacher_id,
        purpose=link.purpose,
        created_at=created_at,
        expires_at=link.expires_at,
    )
    # Another kit that starts at the same moment may store the same first link.
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["token_hash"], set_={"expires_at": link.expires_at}
        )
    )


def link(connection: Connection, token_hash: str, now: datetime) -> LinkRecord | None:
    """The link of that token, if it is still good."""
    return fetch_one(
        connection,
        LinkRecord,
        select(*columns(LinkRecord, TeacherLink)).where(
            TeacherLink.token_hash == token_hash, TeacherLink.expires_at > now
        ),
    )


def use_link(connection: Connection, token_hash: str) -> bool:
    """Use a link up; False where somebody already has."""
    result = connection.execute(delete(TeacherLink).where(TeacherLink.token_hash == token_hash))
    return result.rowcount == 1


def add_session(
    connection: Connection,
    token_hash: str,
    teacher_id: UUID,
    now: datetime,
    browser: str | None = None,
) -> None:
    """Sign a browser in; `browser` is what it calls itself."""
    connection.execute(
        insert(TeacherSession).values(
            token_hash=token_hash,
            teacher_id=teacher_id,
            created_at=now,
            seen_at=now,
            hides=False,
            browser=browser,
        )
    )


def sessions_of(connection: Connection, teacher_id: UUID, since: datetime) -> Sequence[SessionRow]:
    """The teacher's sessions that were used since then, the last used first."""
    return fetch_all(
        connection,
        SessionRow,
        select(*columns(SessionRow, TeacherSession))
        .where(TeacherSession.teacher_id == teacher_id, TeacherSession.seen_at >= since)
        .order_by(TeacherSession.seen_at.desc(), TeacherSession.token_hash),
    )


def browser_of(connection: Connection, token_hash: str) -> str | None:
    """What the browser of that session calls itself."""
    statement = select(TeacherSession.browser).where(TeacherSession.token_hash == token_hash)
    return connection.execute(statement).scalar_one_or_none()


def session(connection: Connection, token_hash: str) -> SessionRecord | None:
    """The session of that token, of an account that is not disabled."""
    return fetch_one(
        connection,
        SessionRecord,
        select(
            TeacherSession.teacher_id,
            Teacher.name,
            TeacherSession.hides,
            TeacherSession.seen_at,
            Teacher.administrator_since,
        )
        .join(Teacher, Teacher.id == TeacherSession.teacher_id)
        .where(TeacherSession.token_hash == token_hash, Teacher.disabled_at.is_(None)),
    )


def touch_session(connection: Connection, token_hash: str, now: datetime) -> None:
    """Note that the session was used."""
    connection.execute(
        update(TeacherSession).where(TeacherSession.token_hash == token_hash).values(seen_at=now)
    )


def set_hides(connection: Connection, token_hash: str, *, hides: bool) -> None:
    """Turn the switch for names and keys."""
    connection.execute(
        update(TeacherSession).where(TeacherSession.token_hash == token_hash).values(hides=hides)
    )


def end_session(connection: Connection, token_hash: str) -> None:
    """Sign a browser out."""
    connection.execute(delete(TeacherSession).where(TeacherSession.token_hash == token_hash))


def end_session_of(connection: Connection, teacher_id: UUID, token_hash: str) -> bool:
    """Sign a browser out, if it is the teacher's; whether it was."""
    ended = connection.execute(
        delete(TeacherSession).where(
            TeacherSession.token_hash == token_hash, TeacherSession.teacher_id == teacher_id
        )
    )
    return bool(ended.rowcount)


def end_other_sessions(connection: Connection, teacher_id: UUID, token_hash: str) -> None:
    """Sign a teacher out on all browsers but one."""
    connection.execute(
        delete(TeacherSession).where(
            TeacherSession.token_hash != token_hash, TeacherSession.teacher_id == teacher_id
        )
    )


def end_access(connection: Connection, teacher_id: UUID) -> None:
    """Sign a teacher out everywhere: browsers, phones that are a remote, codes that make one.

    And end sign-ins that lack their code.
    """
    connection.execute(delete(TeacherSession).where(TeacherSession.teacher_id == teacher_id))
    end_halves(connection, teacher_id)
    end_remotes(connection, teacher_id)
