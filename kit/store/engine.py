"""Opening the database, and its two kinds of transaction.

SQLite has one writer. Python's and SQLAlchemy's default transactions begin without saying
so, and two that read first and write later cannot both go on; so a writing transaction
opens with BEGIN IMMEDIATE, a reading one with BEGIN, and neither by itself. Writers queue at
locks of ours first: SQLite's own waiting sleeps and looks again, which costs the slowest of forty
students most. They take turns at one connection, whose cache of
pages stays good as long as nobody else writes; any other has to read them anew.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic
from typing import Final

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.exc import DBAPIError

from kit.store.database.commits import Watched
from kit.store.database.engines import on_file, on_server
from kit.store.database.faults import CHANGED, LOG_CUT, LOG_GONE, DatabaseFault, Fault, fault_of
from kit.store.database.log_length import fold_in
from kit.store.database.postgres.connections import confirmed
from kit.store.database.schema import columns_of, lacks, own_columns
from kit.store.database.server import ServerPatience
from kit.store.database.whereabouts import Whereabouts
from kit.store.database.writer_queue import Turns, WriterQueue
from kit.store.erasure import FIRST_WAIT_MS, Erasure

#: How long commands wait for somebody else's lock, in seconds; then where a class waits, and
#: devices keep what was given.
PATIENCE: Final = 15.0
SERVING_PATIENCE: Final = 3.0


class Store(Watched):
    """The open database. Safe to share between threads; holds no state but its connections."""

    def __init__(
        self, engine: Engine, patience: float = PATIENCE, *, is_one_of_several: bool = False
    ) -> None:
        super().__init__()
        self.engine = engine
        self._busy_ms = int(1000 * patience)
        path = Path(engine.url.database) if self.is_sqlite and engine.url.database else None
        turns = Turns(path) if path and is_one_of_several else None
        self._writers = WriterQueue(engine, patience, turns) if self.is_sqlite else None
        self._server = (
            None if self.is_sqlite else ServerPatience(patience, serves=patience < PATIENCE)
        )
        self._whereabouts = Whereabouts(path)
        self._erasure = Erasure(self.checkpoint)
        #: Some of SQLite's log is missing while it is in use: it must not be folded in.
        self.log_is_cut = False

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    def listen(self) -> None:
        """Be there when connections are made: look at SQLite's files, tell a server to be brief."""
        if self._server:
            self._server.listen(self.engine)
        if self._whereabouts.database:
            self._whereabouts.listen(self.engine)

    def check_files(self) -> None:
        """Raise DatabaseFault where SQLite's files are not where they lay any more."""
        self._whereabouts.check()

    def fault_of(self, error: BaseException) -> Fault | None:
        """What is wrong with the database, by an error that came of it; None for our own fault."""
        fault = fault_of(error, self._whereabouts.database)
        self.log_is_cut |= fault is LOG_CUT
        if fault is None and isinstance(error, DBAPIError):
            with suppress(Exception), self.engine.connect() as connection:
                return CHANGED if lacks(columns_of(connection), own_columns()) else None
        return fault

    def _begun(self, connection: Connection, begin: str = "BEGIN") -> AbstractContextManager[None]:
        return self._server.transaction(connection, begin) if self._server else nullcontext()

    def _confirmed(self, connection: Connection) -> AbstractContextManager[None]:
        return confirmed(connection) if self._server else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with (
            self.engine.connect() as connection,
            # SQLite's readers see one state anyway; PostgreSQL's by default do not.
            self._begun(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ"),
            connection.begin(),
        ):
            _begin(connection, "BEGIN")
            yield connection

    def comparing(self) -> AbstractContextManager[Connection]:
        """As `reading`, with the names where a page shows none: to compare, not to show."""
        return self.reading()

    @contextmanager
    def one_moment(self) -> Iterator["Store"]:
        """A store whose reading transactions are all parts of one, so that a page shows one moment.

        It writes nothing: opening a writing transaction raises RuntimeError.
        """
        with self.reading() as connection:
            yield _MomentStore(self.engine, connection)

    @contextmanager
    def single_read(self) -> Iterator[Connection]:
        """For one reading statement: it sees one state by itself, so no BEGIN is paid for."""
        with self.engine.connect() as connection, self._begun(connection, ""):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: committed when the block ends, undone when it raises.

        Raises DatabaseFault where somebody outside holds the database for longer than the store's
        patience, before the commit where its files are not where they lay, and after it where a
        server warns that it may not stand.
        """
        try:
            with (
                self._connecting() as connection,
                self._confirmed(connection),
                self._begun(connection),
                connection.begin(),
            ):
                driver = connection.connection.driver_connection
                if self._writers and isinstance(driver, sqlite3.Connection):
                    self._writers.begin(driver)
                yield connection
                self.check_files()
                ready_at = monotonic()
            self._whereabouts.note_log()
        except DatabaseFault as taken:
            self.log_is_cut |= taken.fault is LOG_CUT
            if taken.fault is LOG_GONE:
                # The log is still open here, with what was saved last in it, and nowhere else.
                self.checkpoint()
            raise
        self._note_commit(ready_at)

    def _connecting(self) -> AbstractContextManager[Connection]:
        return self._writers.connection() if self._writers else self.engine.connect()

    @contextmanager
    def atomic(self) -> Iterator["Store"]:
        """A store whose transactions are all parts of one, for what takes a moment: others wait."""
        with self.writing() as connection:
            yield _NestedStore(self.engine, connection)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection to migrate on; the transaction opened on it is a writing one."""
        queue = self._writers.alone() if self._writers else nullcontext()
        with queue, self.engine.connect() as connection:
            event.listen(connection, "begin", self._begin_migration)
            yield connection

    def _begin_migration(self, connection: Connection) -> None:
        if self._server:
            self._server.begin_migration(connection)
        else:
            _begin(connection, "BEGIN IMMEDIATE")

    def checkpoint(self, wait_ms: int = FIRST_WAIT_MS) -> bool:
        """Bring all into SQLite's one file and leave nothing in its log, if nobody is at it now.

        Until then the log may hold what was deleted, and a copy of the file alone lacks what
        was saved last. Returns whether it is done; `wait_ms` is how long it waits for readers.
        """
        if not self._writers:
            return True
        if self.log_is_cut:
            return False
        with (
            suppress(sqlite3.Error, DBAPIError, DatabaseFault),
            self._writers.alone(),
            closing(self.engine.raw_connection()) as connection,
        ):
            return fold_in(connection, wait_ms, self._busy_ms)
        return False

    def forget(self) -> bool:
        """Leave nothing of what was deleted: now, or as soon as nobody reads the old state.

        Returns whether now. A database server does that in its own time.
        """
        return self._erasure.begin()

    def forget_soon(self) -> None:
        """As `forget`, for what nobody waits for."""
        self._erasure.go_on()

    def close(self) -> None:
        """Close all connections."""
        self._erasure.stop()
        if self._writers:
            self._writers.close()
        self.engine.dispose()
        self._whereabouts.forget()


class _NestedStore(Store):
    """A store inside a transaction that is open already, and ends elsewhere."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self._writers = self._server = None
        # Where the files lie is asked by whose transaction it is.
        self._whereabouts = Whereabouts(None)
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What the transaction sees, its own changes included."""
        yield self._connection

    @contextmanager
    def single_read(self) -> Iterator[Connection]:
        """What the transaction sees, its own changes included."""
        yield self._connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The transaction itself. What raises must end all of it: nothing is undone here."""
        yield self._connection

    def checkpoint(self, wait_ms: int = FIRST_WAIT_MS) -> bool:
        """Nothing: that is for when the transaction has ended."""
        return True

    def forget_soon(self) -> None:
        """Nothing, likewise."""

    def close(self) -> None:
        """Nothing: the connection is somebody else's."""


class _MomentStore(_NestedStore):
    """A store inside a reading transaction: a page is made of it, and writes nothing."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Refused: what is to be written is written before the page's moment."""
        message = "a page reads one moment and writes nothing"
        raise RuntimeError(message)
        yield self._connection


def open_store(url: str, patience: float = PATIENCE, *, is_one_of_several: bool = False) -> Store:
    """Open the database at an SQLAlchemy URL; it is not created or migrated here.

    `patience`: seconds to wait for a lock of somebody else's. `is_one_of_several`: other processes
    serve it, too, and all take turns. Raises DatabaseFault where the driver is missing.
    """
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite"
    engine = (on_file if is_file else on_server)(parsed, patience)
    store = Store(engine, patience, is_one_of_several=is_one_of_several)
    store.listen()
    return store


def _begin(connection: Connection, how: str) -> None:
    """Begin in SQLite what SQLAlchemy holds to be begun; on PostgreSQL `ServerPatience` does.

    Not by a listener of the engine: with one, each statement pays for asking who listens.
    """
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(how)
