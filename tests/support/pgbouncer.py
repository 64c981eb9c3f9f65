"""PgBouncer between a kit and its PostgreSQL: a child process with a configuration of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def pooled(url: str, mode: str) -> Iterator[str]:
    """The database at `url` behind a PgBouncer in that mode: its URL there, until the block ends."""
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
    process = subprocess.Popen(
        [program, *other, str(configuration)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process, folder)
        yield parsed.set(host="127.0.0.1", port=port, query={}).render_as_string(
            hide_password=False
        )
    finally:
        process.terminate()
        process.wait(timeout=10)
        shutil.rmtree(folder, ignore_errors=True)


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
