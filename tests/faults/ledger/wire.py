"""A browser as cheap as can be: one kept connection, cookies, forms; so that the kit is what waits."""

import re
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

_COOKIE = re.compile(rb"(?im)^set-cookie:\s*([^=;\s]+)=([^;\r\n]*)")
_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
_LOCATION = re.compile(rb"(?im)^location:\s*(\S+)")
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_END = b"\r\n\r\n"
#: Replies that have no body, whatever their headers say.
_BARE = frozenset({204, 304})


class Unanswered(Exception):
    """No whole reply came: nobody knows whether the kit has done what it was asked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply. `place` is the path that a redirect leads to, with its query."""

    status: int
    place: str
    text: str

    @property
    def csrf_token(self) -> str:
        """The first form's token on the page, or an empty string."""
        match = _TOKEN.search(self.text)
        return match[1] if match else ""

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page, or an empty string."""
        match = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', self.text)
        value = re.search(r'value="([^"]*)"', match[0]) if match else None
        return value[1] if value else ""


@dataclass
class Wire:
    """Somebody's browser. `address` is where it connects to; `patience`: seconds for a reply."""

    address: tuple[str, int]
    patience: float = 8.0
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: socket.socket | None = None

    def ask(self, path: str, form: dict[str, str] | None = None, *, script: bool = False) -> Reply:
        """The reply to a GET, or with a form to a POST. Raises Unanswered."""
        try:
            if self._socket is None:
                self._socket = socket.create_connection(self.address, self.patience)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.sendall(self._request(path, form, script=script))
            return self._read(self._socket)
        except (OSError, EOFError, ValueError) as error:
            self.close()
            raise Unanswered(path) from error

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.close()
            self._socket = None

    def _request(self, path: str, form: dict[str, str] | None, *, script: bool) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = [
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
            f"Host: {self.address[0]}:{self.address[1]}",
            f"Accept: {'application/json' if script else 'text/html'}",
        ]
        if cookies:
            head.append(f"Cookie: {cookies}")
        body = "" if form is None else urlencode(form)
        if form is not None:
            head.append("Content-Type: application/x-www-form-urlencoded")
            head.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(head) + "\r\n\r\n" + body).encode()

    def _read(self, connection: socket.socket) -> Reply:
        received = b""
        while _END not in received:
            received += _some_of(connection)
        head, _, body = received.partition(_END)
        status = int(head.split(b" ", 2)[1])
        length = _LENGTH.search(head)
        wanted = int(length[1]) if length and status not in _BARE else 0
        pieces, come = [body], len(body)
        while come < wanted:
            pieces.append(_some_of(connection))
            come += len(pieces[-1])
        # Only a reply that came whole counts, its cookies among it.
        for name, value in _COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        if b"\nconnection: close" in head.lower():
            self.close()
        where = _LOCATION.search(head)
        return Reply(
            status, _path_of(where[1].decode()) if where else "", b"".join(pieces).decode()
        )


def _some_of(connection: socket.socket) -> bytes:
    piece = connection.recv(65536)
    if not piece:
        raise EOFError
    return piece


def _path_of(location: str) -> str:
    parts = urlsplit(location)
    return parts.path + (f"?{parts.query}" if parts.query else "")
