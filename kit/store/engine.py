"""Opening the database, and its two kinds of transaction.

SQLite has one writer. Python's and SQLAlchemy's default transactions begin without saying
so, and two that read first and write later cannot both go on; so a writing transaction
opens with BEGIN IMMEDIATE, a reading one with BEGIN, and neither by itself. Writers of one
process queue at a lock of ours first: SQLite's own waiting sleeps and looks again, which
costs the slowest of forty students most. They take turns at one connection, whose cache of
pages stays good as long as nobody else writes; any other has to read them anew.
"""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url

#: What SQLite keeps beside the database, by what follows its name; the first is itself.
DATABASE_FILES: Final = ("", "-wal", "-shm", "-journal")
#: How long one writing process waits for another, in milliseconds.
BUSY_TIMEOUT_MS: Final = 15_000
#: How long a checkpoint waits for readers; writers wait as long behind it.
_CHECKPOINT_MS: Final = 1000


@dataclass
class _WriterQueue:
    """SQLite's writers of this process, one after the other at one connection."""

    engine: Engine
    queue: threading.Lock = field(default_factory=threading.Lock)
    _idle: Connection | None = None

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The writers' connection, for one of them. After an error the next one gets another."""
        with self.queue:
            connection = self._idle or self.engine.connect()
            self._idle = None
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            self._idle = connection

    def close(self) -> None:
        """Give the connection back."""
        with self.queue:
            if self._idle is not None:
                self._idle.close()
                self._idle = None


class Store:
    """The open database. Safe to share between threads; holds no state but its connections."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writers = _WriterQueue(engine) if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @property
    def _one_state(self) -> dict[str, Any]:
        """SQLite's readers see one state anyway; PostgreSQL's by default do not."""
        return {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with (
            self.engine.connect().execution_options(**self._one_state) as connection,
            connection.begin(),
        ):
            _begin(connection, "BEGIN")
            yield connection

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
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: committed when the block ends, undone when it raises."""
        connecting = self._writers.connection() if self._writers else self.engine.connect()
        with connecting as connection, connection.begin():
            _begin(connection, "BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def atomic(self) -> Iterator["Store"]:
        """A store whose transactions are all parts of one: what the block does is done, or not.

        Nobody else writes meanwhile, so it is for what takes a moment.
        """
        with self.writing() as connection:
            yield _NestedStore(self.engine, connection)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection to migrate on; the transaction opened on it is a writing one."""
        queue = self._writers.queue if self._writers else nullcontext()
        with queue, self.engine.connect() as connection:
            event.listen(connection, "begin", lambda begun: _begin(begun, "BEGIN IMMEDIATE"))
            yield connection

    def checkpoint(self) -> None:
        """Bring all into SQLite's one file and leave nothing in its log, if nobody is at it now.

        Until then the log may hold what was deleted, and a copy of the file alone lacks what
        was saved last. Nothing depends on it: where it cannot be done, the next one does it.
        """
        if not self._writers:
            return
        with self._writers.queue, closing(self.engine.raw_connection()) as connection:
            connection.execute(f"PRAGMA busy_timeout={_CHECKPOINT_MS}")
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")

    def close(self) -> None:
        """Close all connections."""
        if self._writers:
            self._writers.close()
        self.engine.dispose()


class _NestedStore(Store):
    """A store inside a transaction that is open already, and ends elsewhere."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self._writers = None
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

    def checkpoint(self) -> None:
        """Nothing: that is for when the transaction has ended."""

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


def open_store(url: str) -> Store:
    """Open the database at an SQLAlchemy URL; it is not created or migrated here."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        # A server that was restarted has dropped the pool's connections: look before each use.
        engine = create_engine(parsed, pool_size=20, max_overflow=20, pool_pre_ping=True)
        return Store(engine)
    engine = create_engine(
        parsed,
        connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_MS / 1000},
        pool_size=20,
        max_overflow=80,
    )
    event.listen(engine, "do_connect", _refuse_links)
    event.listen(engine, "connect", _set_pragmas)
    return Store(engine)


def _refuse_links(_dialect: object, _record: object, arguments: list[Any], _named: object) -> None:
    """SQLite follows a link in the database's place, and Python cannot tell it not to."""
    for suffix in DATABASE_FILES:
        path = f"{arguments[0]}{suffix}"
        if Path(path).is_symlink():
            message = f"{path} is a link"
            raise sqlite3.OperationalError(message)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    """What the kit promises rests on these: see docs/ARCHITECTURE.md."""
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")


def _begin(connection: Connection, how: str) -> None:
    """Begin in SQLite what SQLAlchemy holds to be begun; PostgreSQL does it by itself.

    Not by a listener of the engine: with one, each statement pays for asking who listens.
    """
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(how)
