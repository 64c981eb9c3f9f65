"""Moving: a source that stands still, a target that is empty, and row by row the same at the end.

What is moved is whole at the target or not there at all, whenever it is cut off: a folder gets the
database under another name first, a server in one transaction. The source keeps everything, and
says last that it was moved; so a move that was cut off just before that is found done the next
time, by comparing again.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import monotonic, sleep
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kit.classroom.keeping.moved import MovedAway, moved_away_in, note_moved_in
from kit.exchange.moving.holdings import works
from kit.store.database.faults import DatabaseFault, detail_of
from kit.store.database.problems import file_of, first_use
from kit.store.engine import Store
from kit.store.rows.comparing import Comparison, compare
from kit.store.rows.copying import Progress, RowsRefused, clear_rows, copy_rows
from kit.store.rows.counting import counts
from kit.store.rows.standstill import UTF8, encoding, others, standstill

#: Given the number of rows to come, what is told of each batch of them.
Reporter = Callable[[int], Progress]
#: Connections that were just closed stay for a moment in a server's list.
_LEAVING_SECONDS: Final = 2.0
_LOOK_AGAIN_SECONDS: Final = 0.1
#: As many differences are shown.
_SHOWN: Final = 3


class MoveRefused(Exception):
    """Nothing was moved. Its text is why, and what to do, without the words “Nothing was moved”."""


class MovedUnnoted(Exception):
    """All of it is at the target, and the source cannot say so. Its text is the line to show."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(
            f"Everything is in {where}, and was compared; but that cannot be noted here ({reason})."
            " Do not go on here. Run this again once that is mended: it compares, and notes it."
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What was moved and compared. `was_there`: by a move before, which was cut off at its end."""

    counts: Mapping[str, int]
    comparison: Comparison
    was_there: bool = False


@contextmanager
def departing(source: Store, where: str, now: datetime) -> Iterator[Connection]:
    """The source, standing still; where the block ends well it says that it was moved.

    Raises MoveRefused where it was moved before, or holds nothing, or a server has other visitors.
    """
    has_arrived = False
    try:
        with standstill(source) as connection:
            refuse_visitors(connection, "The database to move from")
            _refuse_nothing(connection)
            yield connection
            has_arrived = True
            note_moved_in(connection, MovedAway(now, where))
    except (DBAPIError, DatabaseFault) as error:
        if has_arrived:
            raise MovedUnnoted(where, detail_of(error)) from error
        raise


def _refuse_nothing(connection: Connection) -> None:
    moved = moved_away_in(connection)
    if moved is not None:
        message = (
            f"These classes were moved to {moved.to} on {moved.at:%d %B %Y at %H:%M} UTC: "
            "move on from there. If that copy is lost and this one is to be used again, start "
            "it once with `kit serve --go-on-here`, then move it."
        )
        raise MoveRefused(message)
    if not works(counts(connection)):
        message = "There is nothing to move: no teacher has an account here yet."
        raise MoveRefused(message)


@contextmanager
def blaming(source: Store, url: str) -> Iterator[None]:
    """What is wrong with either database is a DatabaseProblem that names it.

    Of two files it is the target, which is written to.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, DatabaseFault, OSError) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        is_of_file = isinstance(told, sqlite3.Error)
        is_to_file = file_of(url) is not None
        own = source.engine.url.render_as_string(hide_password=False)
        both_files = source.is_sqlite and is_to_file
        guilty = own if is_of_file == source.is_sqlite != is_to_file and not both_files else url
        with first_use(guilty):
            raise


def visitors(connection: Connection) -> int:
    """How many others are connected to a server's database, and do not leave in a moment."""
    until = monotonic() + _LEAVING_SECONDS
    while (number := others(connection)) and monotonic() < until:
        sleep(_LOOK_AGAIN_SECONDS)
    return number


def refuse_visitors(connection: Connection, what: str) -> None:
    """Raises MoveRefused where somebody else is connected to a server's database."""
    if number := visitors(connection):
        has = "has 1 other connection" if number == 1 else f"has {number} other connections"
        message = (
            f"{what} {has}: a kit that serves it, or another program. What is written meanwhile "
            "would be missing. Stop every kit on it and close what else is connected, then run "
            "this again."
        )
        raise MoveRefused(message)


def refuse_encoding(connection: Connection, where: str) -> None:
    """Raises MoveRefused where a server's database does not keep every text."""
    kept_in = encoding(connection)
    if kept_in != UTF8:
        message = (
            f"The database {where} keeps texts as {kept_in}, and names and answers need UTF8. Make "
            "another one: CREATE DATABASE NAME ENCODING 'UTF8' TEMPLATE template0."
        )
        raise MoveRefused(message)


def refuse_works(connection: Connection, where: str, advice: str) -> None:
    """Raises MoveRefused where a target holds what somebody made."""
    holds = works(counts(connection))
    if holds:
        message = f"{where} holds {holds} already, and nothing is moved over them. {advice}"
        raise MoveRefused(message)


def holds_the_same(source: Connection, target: Connection) -> Comparison | None:
    """The comparison with a target of this kit's schema; None where anything differs."""
    if counts(source) != counts(target):
        return None
    comparison = compare(source, target, most=1)
    return None if comparison.differences else comparison


def copy(source: Connection, target: Connection, progress: Progress) -> None:
    """Copy every row over what an empty kit may have. Raises MoveRefused."""
    clear_rows(target)
    try:
        copy_rows(source, target, progress)
    except RowsRefused as refused:
        raise MoveRefused(str(refused)) from refused


def compared(source: Connection, target: Connection, progress: Progress) -> Comparison:
    """Compare every value. Raises MoveRefused where one differs."""
    comparison = compare(source, target, progress)
    if comparison.differences:
        first = "; ".join(map(str, comparison.differences[:_SHOWN]))
        message = (
            f"What was written does not read back as it was ({first}). The disk or the server may "
            "be at fault: try another one, and check this one."
        )
        raise MoveRefused(message)
    return comparison
