"""The kit as a teacher starts it: `kit serve` in a process of its own."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlsplit

from kit.secret import LINK_WORD
from tests.support.forked_kits import ForkedKit, can_fork

#: Of each kit that runs, by its port: the secret that its start printed.
_SECRETS: dict[int, str] = {}
START_SECONDS = 40
STOP_SECONDS = 20
#: The kit as whoever types it starts it.
AFRESH = (sys.executable, "-m", "kit")
_LAST_LINE = "Stop the kit with Ctrl-C."


@dataclass
class Served:
    """A running kit, and what it printed until it was ready."""

    process: subprocess.Popen[str] | ForkedKit
    port: int
    lines: list[str] = field(default_factory=list)
    _said: Queue[str] = field(default_factory=Queue)
    _listener: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Its address on this computer, where the teacher's pages answer."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def other_url(self) -> str:
        """Another host name of the same server: its cookies are apart."""
        return f"http://localhost:{self.port}"

    @property
    def set_up_link(self) -> str:
        """The one-time link for the first teacher's account."""
        found = re.search(r"http\S+/teacher/set-up/\S+", "\n".join(self.lines))
        assert found, self.lines
        return found.group()

    def listen(self) -> None:
        """Note what it prints from now on."""

        def read() -> None:
            for line in self.process.stdout or ():
                self._said.put(line.rstrip("\n"))

        self._listener = threading.Thread(target=read, daemon=True)
        self._listener.start()

    def next_line(self) -> str:
        """The next line it prints. Raises Empty after START_SECONDS."""
        return self._said.get(timeout=START_SECONDS)

    def stop(self) -> list[str]:
        """Stop it by SIGTERM; what it printed since it was ready."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(STOP_SECONDS)
        return self.heard()

    def heard(self) -> list[str]:
        """What it printed since it was ready, once it has ended."""
        if self._listener is not None:
            self._listener.join(STOP_SECONDS)
        return [self._said.get_nowait() for _ in range(self._said.qsize())]

    def close(self) -> None:
        """Close what it prints to, once nobody reads there: a reader would end with an error."""
        if self._listener is not None:
            self._listener.join(STOP_SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()


def entrance(url: str, port: int | None = None) -> str:
    """Where a teacher signs in, with this computer's secret of the kit at this URL.

    `port` is the kit's, where the URL has another one.
    """
    return url + entrance_path(_SECRETS[port or urlsplit(url).port or 0])


def entrance_path(secret: str) -> str:
    """The same without scheme and host."""
    return f"/teacher/sign-in?{LINK_WORD}={secret}"


def free_port() -> int:
    """A port that nothing listens on just now.

    None that a system gives to outgoing connections (from 32768 on): one of those, of any program,
    would take it before the kit is up, which then stops again with status 1.
    """
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def serving(
    data: Path,
    port: int,
    *options: str,
    command: Sequence[str] | None = None,
    **variables: str,
) -> Iterator[Served]:
    """`kit serve` with its data there, stopped by SIGTERM at the end.

    It is forked where that can be, and started as the `command` where there is one.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KIT_")}
    arguments = ("serve", "--port", str(port), "--data", str(data), *options)
    process = _process(command, arguments, {**environment, "PYTHONUNBUFFERED": "1", **variables})
    served = Served(process, port)
    try:
        _wait_until_ready(served)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        finally:
            served.close()


def _process(
    command: Sequence[str] | None, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[str] | ForkedKit:
    if command is None and can_fork():
        return ForkedKit(arguments, environment)
    return subprocess.Popen(
        [*(command or AFRESH), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=environment,
    )


def _wait_until_ready(served: Served) -> None:
    """Until it has said all and the port answers."""
    served.listen()
    while not served.lines or served.lines[-1] != _LAST_LINE:
        try:
            served.lines.append(served.next_line())
            printed = re.search(rf"[?]{LINK_WORD}=(\S+)", served.lines[-1])
            if printed:
                _SECRETS[served.port] = printed.group(1)
        except Empty:
            message = "the kit did not start:\n" + "\n".join(served.lines)
            raise TimeoutError(message) from None
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", served.port)) == 0:
                return
        if served.process.poll() is not None:
            message = f"the kit stopped again with status {served.process.returncode}"
            raise RuntimeError(message)
        time.sleep(0.01)
