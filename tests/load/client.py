"""A small HTTP/1.1 client on asyncio: keep-alive, cookies, forms. It only knows loopback."""

import asyncio
import gzip
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

_COOKIE = re.compile(rb"(?im)^set-cookie:\s*([^=;\s]+)=([^;\r\n]*)")
_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
_LOCATION = re.compile(rb"(?im)^location:\s*(\S+)")
_ETAG = re.compile(rb"(?im)^etag:\s*(\S+)")
_PACKED = re.compile(rb"(?im)^content-encoding:\s*gzip")
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Reply:
    """A response: status, where it leads, and its text."""

    status: int
    location: str
    text: str
    etag: str = ""

    @property
    def csrf_token(self) -> str:
        """The first form's token on the page."""
        found = _TOKEN.search(self.text)
        if found is None:
            message = f"no form on the page (status {self.status}): {self.text[:300]}"
            raise ValueError(message)
        return found.group(1)

    def action_of(self, form: str) -> str:
        """Where the form of that id is sent."""
        found = re.search(rf'<form[^>]*id="{form}"[^>]*action="([^"]+)"', self.text)
        if found is None:
            message = f"no form {form} on the page (status {self.status}): {self.text[:300]}"
            raise ValueError(message)
        return found.group(1)


@dataclass
class Browser:
    """One student's browser on one keep-alive connection to 127.0.0.1."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    #: Bytes to and from the kit, heads included, those of TCP and TLS not.
    sent: int = 0
    received: int = 0
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, etag: str = "") -> Reply:
        """A page; with `etag` only if it has changed."""
        return await self._send("GET", path, "", "text/html", etag)

    async def post(self, path: str, form: dict[str, str], accept: str = "text/html") -> Reply:
        """A form."""
        return await self._send("POST", path, urlencode(form), accept)

    async def lose(self, path: str, form: dict[str, str]) -> None:
        """Send a form, and lose the network before the reply."""
        _reader, writer = await self._request("POST", path, urlencode(form), "application/json", "")
        # Written out, so that the kit has it: only what it answers is lost.
        await asyncio.sleep(0.05)
        writer.transport.abort()
        self._streams = None

    async def close(self) -> None:
        """Close the connection."""
        if self._streams:
            self._streams[1].close()
            await self._streams[1].wait_closed()
            self._streams = None

    async def _send(self, method: str, path: str, body: str, accept: str, etag: str = "") -> Reply:
        idle = self._streams is not None
        reader, _writer = await self._request(method, path, body, accept, etag)
        try:
            return await self._read(reader)
        except asyncio.IncompleteReadError as error:
            if error.partial or not idle:
                raise
        # The server had given the idle connection up; a browser opens another, and so do we.
        await self.close()
        reader, _writer = await self._request(method, path, body, accept, etag)
        return await self._read(reader)

    async def _request(
        self, method: str, path: str, body: str, accept: str, etag: str
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept: {accept}\r\n"
            f"Accept-Encoding: gzip\r\nCookie: {cookies}\r\n{f'If-None-Match: {etag}{chr(13)}{chr(10)}' if etag else ''}"
            f"Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        whole = (head + body).encode()
        self.sent += len(whole)
        writer.write(whole)
        await writer.drain()
        return reader, writer

    async def _read(self, reader: asyncio.StreamReader) -> Reply:
        head = await reader.readuntil(b"\r\n\r\n")
        for name, value in _COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        length = _LENGTH.search(head)
        text = await reader.readexactly(int(length.group(1))) if length else b""
        self.received += len(head) + len(text)
        if _PACKED.search(head):
            text = gzip.decompress(text)
        location = _LOCATION.search(head)
        where = urlsplit(location.group(1).decode()) if location else None
        return Reply(
            int(head.split(b" ", 2)[1]),
            (where.path + (f"?{where.query}" if where.query else "")) if where else "",
            text.decode(),
            found.group(1).decode() if (found := _ETAG.search(head)) else "",
        )
