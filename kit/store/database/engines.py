"""SQLAlchemy's engines for the two databases: their drivers' options and how many connections."""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine

from kit.store.database.connections import listen_for_files
from kit.store.database.faults import NO_DRIVER, DatabaseFault
from kit.store.database.server import CONNECT_SECONDS, has_driver

#: What people wrote stands in no traceback, which is logged.
_QUIET = {"hide_parameters": True}
#: A server that vanished, its computer without power or its cable out, says nothing: after ten
#: seconds without a sign of it a connection is given up. The last is in milliseconds.
_UNANSWERED: Mapping[str, object] = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_decoder: Final = json.JSONDecoder()


def on_server(url: URL, patience: float) -> Engine:
    """For PostgreSQL; `patience`: seconds to wait for one of the kit's own connections.

    Raises DatabaseFault where its driver is missing.
    """
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if not has_driver():
        raise DatabaseFault(NO_DRIVER)
    from kit.store.database.postgres.cursors import (  # noqa: PLC0415 - not in every installation
        QuietCursor,
    )

    options = {"autocommit": True, "cursor_factory": QuietCursor, **_patience(url)}
    return create_engine(
        url, connect_args=options, pool_size=20, max_overflow=20, pool_timeout=patience, **_QUIET
    )


def _patience(url: URL) -> Mapping[str, object]:
    """What libpq is told of a server that does not answer, where the URL says nothing else.

    Of several servers the one is meant that may be written to.
    """
    hosts = url.query.get("host", url.host or "")
    several = not isinstance(hosts, str) or "," in hosts
    writable = {"target_session_attrs": "read-write"} if several else {}
    usual: dict[str, object] = {**_UNANSWERED, **writable}
    return {name: value for name, value in usual.items() if name not in url.query}


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
