"""SQLAlchemy's engines for the two databases: their drivers' options and how many connections."""

import json
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine

from kit.store.database.connections import listen_for_files
from kit.store.database.faults import NO_DRIVER, DatabaseFault
from kit.store.database.server import CONNECT_SECONDS, has_driver

#: What people wrote stands in no traceback, which is logged.
_QUIET = {"hide_parameters": True}
_decoder: Final = json.JSONDecoder()


def on_server(url: URL) -> Engine:
    """For PostgreSQL. Raises DatabaseFault where its driver is missing."""
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if not has_driver():
        raise DatabaseFault(NO_DRIVER)
    options = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    # A server that was restarted has dropped the pool's connections: look before each use.
    return create_engine(
        url, connect_args=options, pool_size=20, max_overflow=20, pool_pre_ping=True, **_QUIET
    )


def on_file(url: URL, patience: float) -> Engine:
    """For a SQLite file; `patience`: seconds to wait for a lock of somebody else's."""
    options = {"isolation_level": None, "timeout": patience}
    engine = create_engine(
        url,
        connect_args=options,
        pool_size=20,
        max_overflow=80,
        json_deserializer=from_json,
        **_QUIET,
    )
    listen_for_files(engine)
    return engine


def from_json(text: str) -> Any:
    """As `json.loads`, in a third of the time where nothing stands around the value.

    So the kit writes it, and a class's results are thousands. Raises ValueError.
    """
    try:
        value, end = _decoder.raw_decode(text)
    except ValueError:
        return json.loads(text)
    return value if end == len(text) else json.loads(text)
