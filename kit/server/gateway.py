"""Between granian and the app: a request takes a thread only when it has arrived whole.

Under granian's own WSGI interface a thread reads the body itself, for as long as the sender
likes: seventeen phones that lose the network in the middle of a form stopped the kit for
everybody (tests/faults/test_half_sent.py). Here bodies are awaited on the event loop, with a
length that is known beforehand and a deadline, and answers leave the thread whole.
"""

import asyncio
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Any, Final
from wsgiref.types import WSGIApplication

from kit import logs
from kit.server.rsgi import Exchange, Headers, Scope
from kit.server.stopping.once import StopsOnce
from kit.server.threads import begun_threads
from kit.whole_number import LARGEST, whole_number

#: More hand the interpreter to one another, at a cost; fewer wait for one: docs/performance.md.
THREADS: Final = 4
#: Who takes longer waits: for a lock, a server or a disk. Then the next may go, beside it.
WAITING_SECONDS: Final = 0.5
#: So many at once; no more than twelve wait for a lock (kit/store/database).
MOST_THREADS: Final = 16
#: What has not arrived by then is given up: a form is a few kilobytes, and is sent again.
ARRIVAL_SECONDS: Final = 10.0
#: A body that is too long is let go by for so long, and so many times what is taken: who is still
#: sending when the answer comes and the connection closes may never read it (nginx makes a 502
#: of it, browsers a page of their own).
PASSING_SECONDS: Final = 3.0
_PASSING_TIMES: Final = 32
#: A header of every reply. Scripts ask for it: in a network that wants a sign-in others answer.
OURS: Final = "x-whose-words"
#: Of several processes each has the connections that came to it, and phones keep theirs: one that
#: started later, or anew, would be asked by nobody. By chance one reply of so many is the last of
#: its connection, and who asks again is dealt out anew.
REPLIES: Final = 32
#: What is longer waits in a file, not in memory: downloads, of whatever length.
_IN_MEMORY: Final = 1024 * 1024
_PIECE: Final = 64 * 1024
_CONSTANT: Final = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


@dataclass(frozen=True, slots=True)
class _Download:
    """A response that is longer than is kept in memory."""

    status: int
    headers: list[tuple[str, str]]
    file: IO[bytes]


class _Turn:
    """One of so many turns; it ends once."""

    def __init__(self, turns: asyncio.Semaphore) -> None:
        self._turns: asyncio.Semaphore | None = turns

    def end(self) -> None:
        """Let the next one go."""
        if self._turns is not None:
            self._turns.release()
            self._turns = None


class Gateway:
    """A WSGI app as granian calls it under RSGI. Of bodies longer than `largest` nothing is kept.

    `larger` says of an address how long they may be there; None: as anywhere.
    `noted` is told what goes wrong while a response is made, and says whether that is all to say.
    `ended` is called when the last has been answered.
    """

    def __init__(
        self,
        app: WSGIApplication,
        largest: int,
        *,
        larger: Callable[[str], int | None] = lambda _path: None,
        seconds: float = ARRIVAL_SECONDS,
        noted: Callable[[Exception], bool] = lambda _error: False,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        self._app = app
        self._largest = largest
        self._larger = larger
        self._seconds = seconds
        self._noted = noted
        self._ended = ended
        #: Whether other processes have the port, too: then connections end now and then.
        self.is_one_of_several = False
        #: Whether the kit is about to stop.
        self.stopping = StopsOnce()
        self._threads = begun_threads(MOST_THREADS, "request")
        self._turns = asyncio.Semaphore(THREADS)
        #: How many requests have arrived and wait for a turn.
        self.waiting = 0

    async def __rsgi__(self, scope: Scope, exchange: Exchange) -> None:
        """Answer one request."""
        try:
            async with asyncio.timeout(self._seconds):
                body = await self._body_of(scope, exchange)
        except TimeoutError:
            _refuse(exchange, HTTPStatus.REQUEST_TIMEOUT)
        except RuntimeError:
            pass  # the sender has gone
        except _NoLength:
            _refuse(exchange, HTTPStatus.LENGTH_REQUIRED)
        else:
            loop = asyncio.get_running_loop()
            async with self._turn(loop):
                long = await loop.run_in_executor(
                    self._threads, self._answer, scope, body, exchange
                )
            if long is not None:
                await _send(exchange, long)

    @asynccontextmanager
    async def _turn(self, loop: asyncio.AbstractEventLoop) -> AsyncIterator[None]:
        """One of those who are answered at once. Who only waits gives it to the next."""
        self.waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self.waiting -= 1
        turn = _Turn(self._turns)
        waiting = loop.call_later(WAITING_SECONDS, turn.end)
        try:
            yield
        finally:
            waiting.cancel()
            turn.end()

    def __rsgi_init__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Before the first request."""
        self.stopping.take_signals()

    def __rsgi_del__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """At the end: what threads have begun is finished."""
        self._threads.shutdown()
        self._ended()

    async def _body_of(self, scope: Scope, exchange: Exchange) -> bytes:
        """The body; empty where there is none, or one that the app will refuse by its length."""
        if scope.headers.get("transfer-encoding") is not None:
            # No browser sends a form so, and its length could only be limited by reading it.
            raise _NoLength
        length = _length(scope.headers)
        most = self._larger(scope.path) or self._largest
        if length > most:
            await _let_by(exchange, _PASSING_TIMES * most)
            return b""
        return await exchange() if length else b""

    def _answer(self, scope: Scope, body: bytes, exchange: Exchange) -> _Download | None:
        """Run the app, in a thread; returns what the event loop has yet to send, if anything.

        The response is handed over whole: nobody's slow reading keeps a thread, either.
        """
        status, headers = 500, list[tuple[str, str]]()

        def start(
            line: str, response_headers: list[tuple[str, str]], _error: Any = None
        ) -> Callable[[bytes], object]:
            nonlocal status, headers
            status, headers = int(line.split(" ", 1)[0]), response_headers
            if self.is_one_of_several and secrets.randbelow(REPLIES) == 0:
                headers = [*headers, ("connection", "close")]
            return lambda _data: None

        try:
            whole = _gathered(self._app(environ_of(scope, body), start))
        except Exception as error:
            if not self._noted(error):
                raise
            _refuse(exchange, HTTPStatus.SERVICE_UNAVAILABLE)
            return None
        if not isinstance(whole, bytes):
            return _Download(status, headers, whole)
        exchange.response_bytes(status, headers, whole)
        return None


async def _let_by(exchange: Exchange, most: int) -> None:
    """Read a body and keep nothing of it, up to `most` bytes and `PASSING_SECONDS`."""
    passed = 0
    try:
        async with asyncio.timeout(PASSING_SECONDS):
            async for piece in exchange:
                passed += len(piece)
                if passed > most:
                    return
    except TimeoutError:
        return


def _gathered(parts: Iterable[bytes]) -> bytes | IO[bytes]:
    """A response's body: in memory, or where it is long in a file, at its start."""
    try:
        return _read(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()


def _read(parts: Iterable[bytes]) -> bytes | IO[bytes]:
    coming, pieces, size = iter(parts), list[bytes](), 0
    for part in coming:
        pieces.append(part)
        size += len(part)
        if size > _IN_MEMORY:
            return _in_file(pieces, coming)
    return b"".join(pieces)


def _in_file(pieces: Sequence[bytes], coming: Iterator[bytes]) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 - closed by the caller
    try:
        file.writelines(pieces)
        file.writelines(coming)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


async def _send(exchange: Exchange, long: _Download) -> None:
    """Send it from the event loop, as fast as it is read there."""
    with long.file as file:
        stream = exchange.response_stream(long.status, long.headers)
        while piece := file.read(_PIECE):
            try:
                await stream.send_bytes(piece)
            except RuntimeError:
                return  # the reader has gone


def environ_of(scope: Scope, body: bytes) -> dict[str, Any]:
    """The request as WSGI (PEP 3333) words it."""
    host, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        **_CONSTANT,
        "wsgi.errors": sys.stderr,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
    }
    for name, value in scope.headers.items():
        if "_" in name:
            # It would pass for the one with hyphens, which a web server before the kit has set.
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ


def _length(headers: Headers) -> int:
    """How long the body says it is; of more digits than any length has, more than is read."""
    typed = headers.get("content-length") or "0"
    if not (typed.isascii() and typed.isdigit()):
        raise _NoLength
    try:
        return whole_number(typed, 0)
    except ValueError:
        return LARGEST


class _NoLength(Exception):
    """A body that does not say how long it is."""


def _refuse(exchange: Exchange, status: HTTPStatus) -> None:
    """In a word, and done with the connection: what is still to come of the body is nobody's."""
    logs.event("request.refused", status=int(status))
    text = "text/plain; charset=utf-8"
    headers = [("content-type", text), ("connection", "close"), (OURS, "1")]
    exchange.response_bytes(status, headers, status.phrase.encode())
