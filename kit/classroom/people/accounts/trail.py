"""What is done with accounts and the whole kit, kept with the act itself.

What is done for a class is kept with the class (kit.classroom.colleagues.acts).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.store.colleagues import kit_lines
from kit.store.colleagues.kit_lines import KitLineRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import KitAct, Way

#: As long as a line of an account or the kit is kept; one of a class is kept with the class.
KEPT: Final = timedelta(days=365)
#: So many refused sign-ins of an account have a line within a day; then one says that more came.
#: Whoever guesses on the network would fill the disk else.
REFUSED_MOST: Final = 20
_REFUSED_WITHIN: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KitDeed:
    """What was done. `account_id`: whose account it is of, or who did it; `other_id`: to whom."""

    act: KitAct
    account_id: UUID | None = None
    way: Way = Way.PAGE
    other_id: UUID | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class By:
    """Who looks after somebody else's account: a command, or an administrator on their page."""

    way: Way
    administrator_id: UUID | None = None

    def deed(self, act: KitAct, account_id: UUID) -> KitDeed:
        """What they did with that account: it is the account's line, with who did it."""
        return KitDeed(act, account_id, self.way, self.administrator_id)


BY_COMMAND: Final = By(Way.COMMAND)


def by_administrator(administrator_id: UUID) -> By:
    """An administrator, on their page."""
    return By(Way.ADMINISTRATOR, administrator_id)


def line_of(deed: KitDeed, now: datetime) -> KitLineRecord:
    """The line that says so."""
    return KitLineRecord(
        new_id(), now, deed.act, deed.way, deed.account_id, deed.other_id, deed.number
    )


def note(store: Store, deed: KitDeed, now: datetime) -> None:
    """As `note_in`, in a transaction of its own."""
    with store.writing() as connection:
        note_in(connection, deed, now)


def note_in(connection: Connection, deed: KitDeed, now: datetime) -> None:
    """Keep that it was done, in the transaction that does it."""
    kit_lines.add_lines(connection, [line_of(deed, now)])


def note_by_command(store: Store, deed: KitDeed, now: datetime) -> None:
    """As `note`; a database that no kit has brought to this schema yet keeps none."""
    with store.writing() as connection:
        if kit_lines.is_kept(connection):
            note_in(connection, deed, now)


def note_refused(store: Store, account_id: UUID | None, now: datetime) -> None:
    """Keep that a sign-in was refused; None: under a name that nobody has."""
    with store.writing() as connection:
        note_refused_in(connection, account_id, now)


def note_refused_in(connection: Connection, account_id: UUID | None, now: datetime) -> None:
    """As `note_refused`, in the transaction that counts it."""
    acts = (KitAct.REFUSED, KitAct.REFUSED_MORE)
    count = kit_lines.count_since(connection, account_id, acts, now - _REFUSED_WITHIN)
    if count <= REFUSED_MOST:
        act = KitAct.REFUSED if count < REFUSED_MOST else KitAct.REFUSED_MORE
        note_in(connection, KitDeed(act, account_id), now)


def note_deleted_class_in(connection: Connection, students: int, way: Way = Way.PAGE) -> None:
    """Keep that a class was deleted: how, on which day (UTC) and how many students; no name.

    By the computer's own clock, as deletions are: nothing is decided by it.
    """
    day = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    note_in(connection, KitDeed(KitAct.DELETED_CLASS, way=way, number=students), day)


def clear_old_in(connection: Connection, now: datetime) -> None:
    """Drop what was kept for a year."""
    kit_lines.delete_before(connection, now - KEPT)
