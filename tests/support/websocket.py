"""The client's side of a WebSocket (RFC 6455) to a program on this computer: texts, one by one."""

import base64
import os
import socket
import struct
from types import TracebackType
from typing import Final, Self

_TEXT: Final = 0x1
_CLOSE: Final = 0x8
_PING: Final = 0x9
_PONG: Final = 0xA
_LAST: Final = 0x80
_MASKED: Final = 0x80
_SHORT, _LONG = 126, 127


class WebSocket:
    """A connection to ws://127.0.0.1:port/path. Whoever waits longer than `seconds` is told."""

    def __init__(self, port: int, path: str, seconds: float) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=seconds)
        self._come = b""
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        )
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in self._come:
            self._come += self._more()
        head, _, self._come = self._come.partition(b"\r\n\r\n")
        status = head.split(b"\r\n")[0].decode()
        if " 101 " not in f"{status} ":
            message = f"no WebSocket there: {status}"
            raise ConnectionError(message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, text: str) -> None:
        """Send a text, whole."""
        self._send(_TEXT, text.encode())

    def receive(self) -> str:
        """The next text. Raises TimeoutError or ConnectionError."""
        whole = b""
        while True:
            last, kind, payload = self._frame()
            if kind == _PING:
                self._send(_PONG, payload)
            elif kind == _CLOSE:
                message = f"closed from the other side: {payload[2:].decode(errors='replace')}"
                raise ConnectionError(message)
            elif kind != _PONG:
                whole += payload
                if last:
                    return whole.decode()

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        if size < _SHORT:
            head = struct.pack("!BB", _LAST | kind, _MASKED | size)
        elif size < 1 << 16:
            head = struct.pack("!BBH", _LAST | kind, _MASKED | _SHORT, size)
        else:
            head = struct.pack("!BBQ", _LAST | kind, _MASKED | _LONG, size)
        mask = os.urandom(4)
        hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self._socket.sendall(head + mask + hidden)

    def _frame(self) -> tuple[bool, int, bytes]:
        first, second = self._taken(2)
        size = second & 0x7F
        if size == _SHORT:
            (size,) = struct.unpack("!H", self._taken(2))
        elif size == _LONG:
            (size,) = struct.unpack("!Q", self._taken(8))
        return bool(first & _LAST), first & 0x0F, self._taken(size)

    def _taken(self, size: int) -> bytes:
        while len(self._come) < size:
            self._come += self._more()
        taken, self._come = self._come[:size], self._come[size:]
        return taken

    def _more(self) -> bytes:
        more = self._socket.recv(1 << 16)
        if not more:
            message = "closed from the other side"
            raise ConnectionError(message)
        return more
