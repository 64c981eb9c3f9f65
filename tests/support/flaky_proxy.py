"""A network that fails where a test wants it to: a TCP proxy on loopback, in front of the kit."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_CHUNK = 65536
#: Two headers: what must not be kept, and what is to be cleared.
_KEPT_OUT = re.compile(rb"(?i)(cache-control: )no-store|()clear-site-data(?=:)")


def _of_the_same_length(found: re.Match[bytes]) -> bytes:
    return found[1] + b"private " if found[1] else b"x-clear-nothing"


@dataclass
class FlakyProxy:
    """Forwards to the kit. `drop_replies`: what a POST is answered is lost after the kit did it.

    `delay` is how many seconds such a reply takes on its way. `cut`: nothing gets through at all.
    `dropped` counts the replies that were lost. `stall`: of a reply to a request whose first line
    holds this only the head comes, and then nothing, on a connection that stays open. `keep`: the
    browser hears nothing of what it must not keep, nor of what it is to clear.
    """

    target: int
    port: int
    drop_replies: bool = False
    delay: float = 0.0
    cut: bool = False
    dropped: int = 0
    stall: bytes = b""
    stalled: int = 0
    keep: bool = False
    _open: set[socket.socket] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut_off(self) -> None:
        """Lose the network: connections that are open break, and new ones find nobody."""
        self.cut = True
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=(client,), daemon=True).start()

    def _handle(self, client: socket.socket) -> None:
        with client:
            if self.cut:
                return
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.target)) as kit:
                self._open |= {client, kit}
                posting, stalling = threading.Event(), threading.Event()
                ways = (kit, client, posting, stalling)
                threading.Thread(target=self._back, args=ways, daemon=True).start()
                # Also what was on its way while the network went.
                while (chunk := client.recv(_CHUNK)) and not self.cut:
                    if self.stall and self.stall in chunk.partition(b"\r\n")[0]:
                        stalling.set()
                    if chunk.startswith(b"POST "):
                        posting.set()
                    elif chunk.startswith(b"GET "):
                        posting.clear()
                    kit.sendall(chunk)
            self._open -= {client, kit}

    def _back(
        self,
        kit: socket.socket,
        client: socket.socket,
        posting: threading.Event,
        stalling: threading.Event,
    ) -> None:
        with suppress(OSError):
            while (chunk := kit.recv(_CHUNK)) and not self.cut:
                if stalling.is_set():
                    head, end, _body = chunk.partition(b"\r\n\r\n")
                    client.sendall(head + end)
                    self.stalled += 1
                    # Until the browser gives up; what the kit sends meanwhile is not passed on.
                    while kit.recv(_CHUNK):
                        pass
                    break
                if self.drop_replies and posting.is_set():
                    self.dropped += 1
                    break
                if posting.is_set():
                    time.sleep(self.delay)
                if self.keep:
                    chunk = _KEPT_OUT.sub(_of_the_same_length, chunk)
                client.sendall(chunk)
        for one in (client, kit):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def flaky_proxy(target: int) -> Iterator[FlakyProxy]:
    """A proxy in front of that port, until the block ends."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        proxy = FlakyProxy(target, listener.getsockname()[1])
        threading.Thread(target=proxy.serve, args=(listener,), daemon=True).start()
        yield proxy
        listener.shutdown(socket.SHUT_RDWR)
    proxy.cut_off()
