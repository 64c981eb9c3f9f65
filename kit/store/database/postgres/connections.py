"""How each connection to PostgreSQL is made, and looked at before it is used again.

A save is short, so what is paid for each statement counts (docs/performance.md). A connection
begins no transaction by itself: one statement that only reads needs none, and where one is begun,
what it needs goes with it. psycopg prepares what comes again, on a server's own connection; behind
a pooler (PgBouncer) the next statement may meet another one, so nothing is prepared there.
"""

import select
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, InvalidatePoolError

from kit.store.database.faults import STATEMENT_POOLER, UNCONFIRMED, DatabaseFault, detail_of

if TYPE_CHECKING:
    import psycopg

#: A key of SQLAlchemy's notes on a connection: whether a pooler is between.
POOLED: Final = "pooled"
#: The same for what the server has warned of since a COMMIT was sent.
_WARNED: Final = "warned"
_REFUSED_BLOCKS: Final = "transaction blocks not allowed"


def run(driver: "psycopg.Connection[Any]", command: str) -> str | None:
    """Run a command of the kit's own, or several with semicolons: one way to the server and back.

    They take no parameters; the value is the first that the last one gives, if any. Raises
    psycopg.Error.
    """
    from psycopg import OperationalError, errors, pq  # noqa: PLC0415 - not in every installation

    result = driver.pgconn.exec_(command.encode())
    if result.status not in {pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK}:
        if result.error_field(pq.DiagnosticField.SQLSTATE) is None:
            # Nobody answers any more: that is libpq's own word, and no state is in it.
            raise OperationalError(result.get_error_message())
        raise errors.error_from_result(result)
    value = result.get_value(0, 0) if result.ntuples else None
    return None if value is None else value.decode()


def run_on(connection: Connection, command: str) -> None:
    """The same on an open connection of SQLAlchemy's. Raises DBAPIError, as its statements do."""
    import psycopg  # noqa: PLC0415 - not in every installation

    driver = connection.connection.driver_connection
    try:
        run(driver, command)  # type: ignore[arg-type]  # the library's types
    except psycopg.Error as error:
        is_lost = bool(driver and driver.closed)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            command,
            None,
            error,
            psycopg.Error,
            hide_parameters=True,
            connection_invalidated=is_lost,
            dialect=connection.dialect,
        ) from error


def begin_on(connection: Connection, command: str) -> None:
    """The same for what begins a transaction; where nobody answers, on another connection again.

    Nothing was done on it yet, and a server that goes may take a moment to say so.
    """
    try:
        run_on(connection, command)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        run_on(connection, command)


@contextmanager
def confirmed(connection: Connection) -> Iterator[None]:
    """Around a COMMIT, which stands when the server says so and warns of nothing.

    One that waits for a standby can be told to wait no longer: then the server says that it is
    committed, and warns that the standby may not have it. Raises DatabaseFault.
    """
    connection.info.pop(_WARNED, None)
    yield
    if _WARNED in connection.info:
        raise DatabaseFault(UNCONFIRMED, connection.info.pop(_WARNED))


def _note_warning(notes: dict[str, Any], notice: "psycopg.errors.Diagnostic") -> None:
    if notice.severity_nonlocalized == "WARNING":
        notes[_WARNED] = notice.message_primary or ""


def listen(engine: Engine, session: str) -> None:
    """Be there when the engine connects, and when a connection is used again.

    `session`: commands for a new one, which hold for as long as it lasts.
    """

    def begin_use(driver: Any, record: Any) -> None:
        driver.add_notice_handler(lambda notice: _note_warning(record.info, notice))
        is_pooled = _is_pooled(driver, session)
        record.info[POOLED] = is_pooled
        if is_pooled:
            driver.prepare_threshold = None
            _refuse_statement_mode(driver)

    # Before SQLAlchemy asks a new server what it is.
    event.listen(engine, "connect", begin_use, insert=True)
    event.listen(engine, "checkout", _look)


def _is_pooled(driver: "psycopg.Connection[Any]", session: str) -> bool:
    """Whether the process that answers is another one than the connection was given at first.

    A server gives each connection its process's number; a pooler makes one up.
    """
    answering = run(driver, f"{session}; SELECT pg_backend_pid()")
    return answering != str(driver.info.backend_pid)


def _refuse_statement_mode(driver: "psycopg.Connection[Any]") -> None:
    """A pooler that gives each statement another connection cannot keep a transaction together."""
    import psycopg  # noqa: PLC0415 - not in every installation

    try:
        # Not by `run`, which hears of the closing alone.
        driver.execute("BEGIN", prepare=False)
        run(driver, "ROLLBACK")
    except psycopg.Error as error:
        if _REFUSED_BLOCKS not in str(error):
            raise
        raise DatabaseFault(STATEMENT_POOLER, detail_of(error)) from error


def _look(driver: Any, _record: object, _proxy: object) -> None:
    """Before a connection is used again: a server that was restarted has dropped them all.

    Then there is something to read on it: the end. Asking the server each time would cost a way
    there and back; so it is asked only where something has come.
    """
    import psycopg  # noqa: PLC0415 - not in every installation

    try:
        if _has_news(driver.fileno()):
            run(driver, "SELECT 1")
    except psycopg.Error as error:
        raise InvalidatePoolError(detail_of(error)) from error


def _has_news(number: int) -> bool:
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([number], [], [], 0)[0])  # pragma: no cover - Windows
