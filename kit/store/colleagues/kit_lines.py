"""What was done with accounts and the whole kit: lines are added and read, and never changed.

Alone what is a year old goes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, inspect, select

from kit.store.models import KitLine
from kit.store.models.base import KitAct, Way
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class KitLineRecord:
    """One thing that was done, as stored."""

    id: UUID
    at: datetime
    act: KitAct
    way: Way
    account_id: UUID | None = None
    other_id: UUID | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class WantedLines:
    """Which lines: of these acts alone, of one account alone, those before that line alone."""

    acts: frozenset[KitAct]
    account_id: UUID | None = None
    before: KitLineRecord | None = None


def is_kept(connection: Connection) -> bool:
    """Whether this database has the table; one of an older kit has not."""
    return inspect(connection).has_table(KitLine.__tablename__)


def add_lines(connection: Connection, records: Iterable[KitLineRecord]) -> None:
    """Keep these; what has the same id already stays as it is."""
    for record in records:
        connection.execute(
            insert_or(connection, KitLine).values(values_of(record)).on_conflict_do_nothing()
        )


def lines(connection: Connection, most: int | None, wanted: WantedLines) -> Sequence[KitLineRecord]:
    """What was done, the last first: at most so many, None for all."""
    which: list[ColumnElement[bool]] = [KitLine.act.in_(sorted(wanted.acts))]
    if wanted.account_id is not None:
        which.append(KitLine.account_id == wanted.account_id)
    if wanted.before is not None:
        at = wanted.before.at
        which += [KitLine.at <= at, (KitLine.at < at) | (KitLine.id < wanted.before.id)]
    return fetch_all(
        connection,
        KitLineRecord,
        select(*columns(KitLineRecord, KitLine))
        .where(*which)
        .order_by(KitLine.at.desc(), KitLine.id.desc())
        .limit(most),
    )


def line(connection: Connection, line_id: UUID) -> KitLineRecord | None:
    """One line."""
    return fetch_one(
        connection,
        KitLineRecord,
        select(*columns(KitLineRecord, KitLine)).where(KitLine.id == line_id),
    )


def all_lines(connection: Connection) -> Sequence[KitLineRecord]:
    """All there are; none in a database from before they were kept."""
    if not is_kept(connection):
        return ()
    return lines(connection, None, WantedLines(frozenset(KitAct)))


def count_since(
    connection: Connection, account_id: UUID | None, acts: Iterable[KitAct], since: datetime
) -> int:
    """How many lines of these acts the account has since then; None: those of no account."""
    return connection.execute(
        select(func.count())
        .select_from(KitLine)
        .where(
            KitLine.account_id.is_(None)
            if account_id is None
            else KitLine.account_id == account_id,
            KitLine.at > since,
            KitLine.act.in_(sorted(acts)),
        )
    ).scalar_one()


def delete_before(connection: Connection, before: datetime) -> None:
    """Delete the lines from before then: the upkeep alone does it."""
    connection.execute(delete(KitLine).where(KitLine.at < before))
