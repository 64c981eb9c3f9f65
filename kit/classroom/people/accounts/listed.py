"""Teachers by a list: looked through before anything is made, and taken back by a press.

Each gets a link to choose a password. Its token follows from the kit's secret, the account and the
moment, so that the page of links can be shown, printed and taken along until they are used: the
database holds hashes alone.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import By
from kit.classroom.people.errors import NameRefused
from kit.classroom.people.lists.rosters import Becomes, RosterEntry, moment_of, stamp_of
from kit.classroom.people.names import name_key, roster_name
from kit.store.colleagues import invited
from kit.store.engine import Store
from kit.store.ids import new_id, token_hash, token_of
from kit.store.models.base import KitAct, LinkPurpose
from kit.store.people import teachers
from kit.store.people.teachers import LinkRecord, TeacherRecord

#: Slips in pigeonholes take their time; a link that is made by itself is good for two days.
LISTED_LIFE: Final = timedelta(days=14)
#: More names than any school has teachers.
LISTED_MOST: Final = 500


@dataclass(frozen=True, slots=True)
class StaffLook:
    """What the names of a list would become: an entry for each, in order."""

    entries: Sequence[RosterEntry]

    @property
    def new(self) -> Sequence[str]:
        """The names that would get an account."""
        return [entry.name for entry in self.entries if entry.becomes is Becomes.NEW]

    @property
    def fits(self) -> bool:
        """Whether they are few enough for one list."""
        return len(self.new) <= LISTED_MOST


@dataclass(frozen=True, slots=True)
class Links:
    """Who was invited by one list: names and tokens of those who have not come, and how many have.

    `until`: as long as the links are good; None where none is left.
    """

    open: Sequence[tuple[str, str]]
    used: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Whose accounts are gone again, and whose stay because they have been used."""

    gone: Sequence[str]
    kept: Sequence[str]


def look_through(store: Store, names: Sequence[str]) -> StaffLook:
    """What the names of a list would become. Nothing is made."""
    with store.reading() as connection:
        return _look_in(connection, names)


def invite_all(
    store: Store, names: Sequence[str], by: By, secret: str, now: datetime
) -> tuple[str, int]:
    """Make an account for each new name; the stamp of the list, and how many were made.

    A list that comes again makes none, and gets the stamp of those that it made.
    """
    with store.writing() as connection:
        teachers.lock_teachers(connection)
        look = _look_in(connection, names)
        for name in look.new:
            record = TeacherRecord(new_id(), name, name_key(name), None, now, None)
            teachers.add_teacher(connection, record)
            token = _token(secret, record.id, now)
            link = LinkRecord(token_hash(token), record.id, LinkPurpose.INVITE, now + LISTED_LIFE)
            teachers.add_link(connection, link, now)
            trail.note_in(connection, by.deed(KitAct.MADE_ACCOUNT, record.id), now)
        if look.new:
            return stamp_of(now), len(look.new)
        keys = {name_key(entry.name) for entry in look.entries}
        there = [row.created_at for row in teachers.teachers(connection) if row.name_key in keys]
        return stamp_of(max(there, default=now)), 0


def links_of(store: Store, stamp: str, secret: str, now: datetime) -> Links:
    """The links of one list that nobody has used yet."""
    with store.reading() as connection:
        rows = list(_batch_in(connection, stamp))
        good = invited.open_links(connection, [row.id for row in rows], now)
    open_ones = []
    for row in rows:
        token = _token(secret, row.id, row.created_at)
        if token_hash(token) in good:
            open_ones.append((row.name, token))
    used = sum(row.password_hash is not None for row in rows)
    return Links(open_ones, used, max(good.values(), default=None))


def take_back(store: Store, stamp: str) -> TakenBack:
    """Delete the accounts of one list again, but for those that somebody uses. Twice is once.

    An account is used where a password was chosen, or a class, a text or a loan is its teacher's.
    """
    with store.writing() as connection:
        teachers.lock_teachers(connection)
        rows = list(_batch_in(connection, stamp))
        unused = invited.unused_among(connection, [row.id for row in rows])
        invited.delete_teachers(connection, unused)
    return TakenBack(
        [row.name for row in rows if row.id in unused],
        [row.name for row in rows if row.id not in unused],
    )


def _look_in(connection: Connection, names: Sequence[str]) -> StaffLook:
    there = {row.name_key for row in teachers.teachers(connection)}
    return StaffLook(list(_entries(names, there)))


def _entries(names: Sequence[str], there: Collection[str]) -> Iterator[RosterEntry]:
    listed: set[str] = set()
    for typed in names:
        try:
            name = roster_name(typed)
        except NameRefused as error:
            yield RosterEntry(typed, Becomes.REFUSED, error)
            continue
        key = name_key(name)
        becomes = Becomes.THERE if key in there else Becomes.NEW
        yield RosterEntry(name, Becomes.TWICE if key in listed else becomes)
        listed.add(key)


def _batch_in(connection: Connection, stamp: str) -> Iterator[TeacherRecord]:
    moment = moment_of(stamp)
    for row in teachers.teachers(connection):
        if row.created_at == moment:
            yield row


def _token(secret: str, teacher_id: UUID, made_at: datetime) -> str:
    return token_of(secret, f"{LinkPurpose.INVITE} {teacher_id} {stamp_of(made_at)}")
