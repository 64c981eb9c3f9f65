"""SQLAlchemy's engines for the two databases: their drivers' options and how many connections."""

from sqlalchemy import URL, Engine, create_engine

from kit.store.database.connections import listen_for_files
from kit.store.database.faults import NO_DRIVER, DatabaseFault
from kit.store.database.server import CONNECT_SECONDS, has_driver

#: What people wrote stands in no traceback, which is logged.
_QUIET = {"hide_parameters": True}


def on_server(url: URL) -> Engine:
    """For PostgreSQL. Raises DatabaseFault where its driver is missing."""
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if not has_driver():
        raise DatabaseFault(NO_DRIVER)
    from kit.store.database.postgres.cursors import (  # noqa: PLC0415 - not installed everywhere
        QuietCursor,
    )

    options: dict[str, object] = {"autocommit": True, "cursor_factory": QuietCursor}
    if "connect_timeout" not in url.query:
        options["connect_timeout"] = CONNECT_SECONDS
    return create_engine(url, connect_args=options, pool_size=20, max_overflow=20, **_QUIET)


def on_file(url: URL, patience: float) -> Engine:
    """For a SQLite file; `patience`: seconds to wait for a lock of somebody else's."""
    options = {"isolation_level": None, "timeout": patience}
    engine = create_engine(url, connect_args=options, pool_size=20, max_overflow=80, **_QUIET)
    listen_for_files(engine)
    return engine
