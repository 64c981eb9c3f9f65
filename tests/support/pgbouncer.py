"""PgBouncer between a kit and its PostgreSQL: a child process with a configuration of its own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

_START_SECONDS = 20
_CONFIGURATION = """
[databases]
* = {server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
max_client_conn = 100
default_pool_size = 3
server_reset_query_always = 0
ignore_startup_parameters = extra_float_digits
logfile = {folder}/pgbouncer.log
pidfile = {folder}/pgbouncer.pid
"""


def _program() -> str:
    """Where it is; one loud skip, or in CI a failure, without it."""
    path = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if path is not None:
        return path
    message = "NO PGBOUNCER: install it to run these tests (Debian: apt install pgbouncer)"
    if os.environ.get("KIT_REQUIRE_PGBOUNCER"):
        pytest.fail(message)
    pytest.skip(message)


@dataclass
class Pooler:
    """A PgBouncer that can be killed and started again. `url`: the database's, through it."""

    url: str
    _command: Sequence[str]
    _port: int
    _folder: Path
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        # One that was killed has left its number behind, and would refuse to start.
        (self._folder / "pgbouncer.pid").unlink(missing_ok=True)
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _wait_for(self._port, self._process, self._folder)

    def end(self, how: signal.Signals) -> None:
        """End it by a signal, and wait until it has gone."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=10)


@contextmanager
def pooler(url: str, mode: str) -> Iterator[Pooler]:
    """A PgBouncer in that mode before the database at `url`, until the block ends."""
    parsed, program = make_url(url), _program()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    host = parsed.query.get("host", parsed.host)
    server = f"host={host} port={parsed.port or 5432} user={parsed.username}"
    if parsed.password:
        server += f" password={parsed.password}"
    # It does not run as root, but as whoever may go to the server's socket.
    folder = Path(tempfile.mkdtemp(prefix="whose-words-pgbouncer-"))
    folder.chmod(0o777)
    configuration = folder / "pgbouncer.ini"
    text = _CONFIGURATION.format(server=server, port=port, mode=mode, folder=folder)
    configuration.write_text(text, "utf-8")
    other = ["-u", Path(str(host)).owner()] if os.geteuid() == 0 else []
    through = parsed.set(host="127.0.0.1", port=port, query={})
    between = Pooler(
        through.render_as_string(hide_password=False),
        [program, *other, str(configuration)],
        port,
        folder,
    )
    try:
        between.start()
        yield between
    finally:
        between.end(signal.SIGTERM)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def pooled(url: str, mode: str) -> Iterator[str]:
    """The database at `url` behind a PgBouncer in that mode: its URL there, until the block ends."""
    with pooler(url, mode) as between:
        yield between.url


def _wait_for(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(10 * _START_SECONDS):
        if process.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=0.2):
                return
        except OSError:
            time.sleep(0.1)
    log = folder / "pgbouncer.log"
    pytest.fail(f"no PgBouncer: {log.read_text('utf-8') if log.exists() else 'it wrote nothing'}")
