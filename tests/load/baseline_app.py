"""The bare baseline: one route, SQLAlchemy Core, one INSERT a commit, WAL and FULL.

No sign-in, no CSRF, no check, no form: what Flask and the database cost at the least.
"""

import os
import threading
from typing import Any

from flask import Flask, request
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
)

from kit.server.gateway import Gateway

_metadata = MetaData()
_answers = Table(
    "answer",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("student", String),
    Column("item", String),
    Column("label", String),
)


def create_app() -> Flask:
    """The baseline over the SQLite file named by BASELINE_DATABASE."""
    engine = create_engine(
        f"sqlite:///{os.environ['BASELINE_DATABASE']}",
        connect_args={"isolation_level": None, "timeout": 15},
        pool_size=50,
        max_overflow=50,
    )
    queue = threading.Lock()

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    _metadata.create_all(engine)
    app = Flask(__name__)

    @app.post("/save")
    def save() -> dict[str, bool]:
        values = {name: request.form[name] for name in ("student", "item", "label")}
        with queue, engine.begin() as connection:
            connection.execute(insert(_answers).values(values))
        return {"saved": True}

    return app


def served() -> Gateway:
    """The baseline as the server loads it: behind the kit's own gateway."""
    return Gateway(create_app(), 512 * 1024)
