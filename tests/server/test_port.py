"""Which port, and what is said where it cannot be had."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kit.server.port import PortTaken, _reason, free_port
from kit.settings import Settings, read_settings

BELOW = (
    "ports below 1024 need an administrator's rights. Start with --port 8000, or another from "
    "there on; a web server can pass on what comes to this one."
)
#: Somebody without any right, on a system where low ports need one.
NOBODY = """
import os, sys
from kit.server.port import PortTaken, free_port
from kit.settings import read_settings
start = open("/proc/sys/net/ipv4/ip_unprivileged_port_start").read().strip()
settings = read_settings({"port": "81", "local": "yes", "data": "/nowhere"}, {})
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    free_port(settings)
except PortTaken as problem:
    print(start, problem)
else:
    print(start, "free")
"""

#: A kit whose port is taken between its look and the moment at which it listens.
TOO_LATE = """
import sys
from pathlib import Path
from kit.content.added.courses import read_courses
from kit.server import CannotServe, serve
from kit.settings import read_settings
settings = read_settings({"port": sys.argv[1], "local": "yes", "data": sys.argv[2]}, {})
try:
    serve(settings, read_courses(Path(sys.argv[2]) / "nowhere", without_shipped=True))
except CannotServe as problem:
    print(problem)
"""


def settings(port: int) -> Settings:
    return read_settings({"port": str(port), "local": "yes", "data": "data"}, {})


def test_any_free_port_is_found() -> None:
    assert 1024 <= free_port(settings(0)) <= 65535


@pytest.mark.long
def test_program_that_has_the_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            free_port(settings(port))
    said = str(caught.value)
    assert said.startswith(f"Port {port} cannot be used ({os.strerror(errno.EADDRINUSE)}): ")
    if sys.platform == "linux":
        assert f": process {os.getpid()} (" in said
    beside = port + 1 if port < 65535 else port - 1
    assert said.endswith(f" listens there. Stop it, or start with --port {beside}.")


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="Linux says from where on ports are free")
def test_low_port_without_the_right_to_it(tmp_path: Path) -> None:
    """By a process that gives its rights up; where the system gives low ports to all, by the words."""
    done = subprocess.run(
        [sys.executable, "-c", NOBODY],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    start, said = done.stdout.strip().split(" ", 1)
    if int(start) > 81:
        assert said == f"Port 81 cannot be used (Permission denied): {BELOW}"
    else:
        assert said == "free"


def test_right_that_is_missing_is_said_of_low_ports_only() -> None:
    denied = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    assert _reason(80, denied) == BELOW
    assert _reason(65535, denied) == (
        "perhaps the kit runs already, or another program does. Stop it, or start with --port "
        "65534."
    )


@pytest.mark.long
@pytest.mark.process
def test_port_that_was_taken_meanwhile_is_said_in_words(tmp_path: Path) -> None:
    """By a connection of another program's own, say: the system gives it any port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as other, socket.socket() as outgoing:
        outgoing.connect(other.getsockname())
        port = outgoing.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-c", TOO_LATE, str(port), str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    assert ended.stdout.startswith(f"Port {port} cannot be used ({os.strerror(errno.EADDRINUSE)}")
