"""What a teacher changes of their own account: the name and the password."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people import throttle
from kit.classroom.people.accounts import passwords, trail
from kit.classroom.people.accounts.sessions import SignIn, open_session, sign_ins
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import TeacherNameTaken, WrongPassword
from kit.classroom.people.names import clean_name, name_key
from kit.classroom.people.second_factor import own_factor
from kit.classroom.people.second_factor.own_factor import FactorState
from kit.store.engine import Store
from kit.store.ids import token_hash
from kit.store.models.base import KitAct
from kit.store.people import classrooms, teachers
from kit.store.people.teachers import TeacherRecord


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """The password of now, and the one to come, which `passwords.check_password` judges."""

    present: str
    chosen: str


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What the page of a teacher's own account shows beside its forms."""

    factor: FactorState
    sign_ins: Sequence[SignIn]


def own_account(store: Store, teacher_id: UUID, token: str, now: datetime) -> OwnAccount:
    """How it stands with the second factor, and where the teacher is signed in."""
    return OwnAccount(own_factor.state(store, teacher_id), sign_ins(store, teacher_id, token, now))


def rename(store: Store, teacher_id: UUID, typed: str) -> str:
    """Sign in under another name from now on; returns it as it is stored.

    What is signed already, such as a decision about a key, keeps the name of then. Raises
    NameRefused or TeacherNameTaken.
    """
    name = clean_name(typed)
    with store.writing() as connection:
        # All of them: two teachers may choose one name at the same moment.
        teachers.lock_teachers(connection)
        other = teachers.teacher_by_key(connection, name_key(name))
        if other is not None and other.id != teacher_id:
            raise TeacherNameTaken(name=name)
        teachers.rename_teacher(connection, teacher_id, name, name_key(name))
    return name


def change_password(
    store: Store,
    teacher_id: UUID,
    token: str,
    change: PasswordChange,
    caller: throttle.Caller,
    now: datetime,
) -> str:
    """Take another password; returns the token of this browser's session from now on.

    `token` is that of its session so far. All others end, and so do the remotes. Raises
    WrongPassword where the present one is not right, which counts as a failure to sign in,
    TooManyTries, or KitError for a password that is none to choose, which counts as none.
    """
    with store.reading() as connection:
        names = names_around(connection, teacher_id)
    chosen_hash = passwords.hash_of(change.chosen, names)
    with store.writing() as connection:
        teacher = _load(connection, teacher_id)
        throttle.take_try(connection, throttle.SIGNING_IN, caller, teacher.name_key, now)
    # Outside the transactions, as at signing in.
    if not passwords.is_right(teacher.password_hash, change.present):
        trail.note_refused(store, teacher_id, now)
        raise WrongPassword
    with store.writing() as connection:
        throttle.give_back(connection, throttle.SIGNING_IN, caller, teacher.name_key, now)
        locked = _load(connection, teacher_id, lock=True)
        session = teachers.session(connection, token_hash(token))
        is_right = passwords.is_still_right(
            locked.password_hash, teacher.password_hash, change.present
        )
        if is_right and session is not None:
            browser = teachers.browser_of(connection, token_hash(token))
            teachers.set_password(connection, teacher_id, chosen_hash)
            renewed = open_session(connection, teacher_id, None, browser, now)
            teachers.set_hides(connection, token_hash(renewed), hides=session.hides)
            trail.note_in(connection, KitDeed(KitAct.CHANGED_PASSWORD, teacher_id), now)
            return renewed
    # Another window has changed it, or signed this one out, while it was verified.
    raise WrongPassword


def names_around(connection: Connection, teacher_id: UUID) -> list[str]:
    """What somebody would try first for a password: the teacher's name, and their classes'.

    Raises NotFound.
    """
    classes = classrooms.classrooms_of(connection, teacher_id)
    return [_load(connection, teacher_id).name, *(entry.name for entry in classes)]


def _load(connection: Connection, teacher_id: UUID, *, lock: bool = False) -> TeacherRecord:
    teacher = teachers.teacher_by_id(connection, teacher_id, lock=lock)
    if teacher is None:
        raise NotFound
    return teacher
