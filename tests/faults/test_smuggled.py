"""Requests that two servers could read apart: what is left of one never becomes another's.

Each is sent with a request behind it that only a careless server would see, to the kit alone and
through nginx. That request asks for a style sheet; nothing else here does.
"""

import socket
import statistics
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.nginx import HOST, nginx
from tests.support.serving import Served, free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.xdist_group("nginx"),
    pytest.mark.timeout(300),
]

HIDDEN = b"GET /static/kit.css HTTP/1.1\r\nHost: x\r\n\r\n"
LENGTH = b"Content-Length: " + str(len(HIDDEN)).encode()
CHUNKED = b"Transfer-Encoding: chunked"
POST = b"POST /join/ABCDEFGH HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
#: Headers after which a body may end at two places: with the hidden request as the body, or behind.
TWO_ENDS = {
    "both": LENGTH + b"\r\n" + CHUNKED,
    "both, the other way round": CHUNKED + b"\r\n" + LENGTH,
    "two lengths": b"Content-Length: 0\r\n" + LENGTH,
    "two lengths, the other way round": LENGTH + b"\r\nContent-Length: 0",
    "lengths in a list": LENGTH + b", 0",
    "a length with a sign": b"Content-Length: +" + LENGTH[16:],
    "a length below nothing": b"Content-Length: -1",
    "a length in other digits": b"Content-Length: 0x2f",
    "a length with a blank in it": b"Content-Length: 4 7",
    "a length in digits of another script": "Content-Length: ٤٧".encode(),
    "a length beyond all": b"Content-Length: 18446744073709551616",
    "an empty length": b"Content-Length:",
    "a fraction": b"Content-Length: 47.0",
    "a blank before the colon": b"Transfer-Encoding : chunked\r\n" + LENGTH,
    "a blank before the colon of a length": b"Content-Length : 0\r\n" + LENGTH,
    "a tab before the value": b"Transfer-Encoding:\tchunked\r\n" + LENGTH,
    "a form feed": b"Transfer-Encoding:\x0cchunked\r\n" + LENGTH,
    "another encoding": b"Transfer-Encoding: xchunked\r\n" + LENGTH,
    "encodings in a list": b"Transfer-Encoding: chunked, identity\r\n" + LENGTH,
    "identity": b"Transfer-Encoding: identity\r\n" + LENGTH,
    "two encodings": CHUNKED + b"\r\nTransfer-Encoding: identity\r\n" + LENGTH,
    "capitals": b"tRANSFER-eNCODING: CHUNKED\r\n" + LENGTH,
    "in quotes": b'Transfer-Encoding: "chunked"\r\n' + LENGTH,
    "a folded header": b"Transfer-Encoding:\r\n chunked\r\n" + LENGTH,
    "a folded length": b"Content-Length:\r\n 0\r\n" + LENGTH,
    "a header that begins with a blank": b" Transfer-Encoding: chunked\r\n" + LENGTH,
    "NUL in a value": b"X: a\0b\r\nContent-Length: 0\r\n" + LENGTH,
    "NUL in a name": b"Transfer-Encoding\0: chunked\r\n" + LENGTH,
    "a bare CR": b"X: a\rContent-Length: 0\r\n" + LENGTH,
    "a bare LF": b"X: a\n" + LENGTH + b"\nContent-Length: 0",
    "a low line for a hyphen": b"Content_Length: 0\r\n" + LENGTH,
    "a header without a colon": b"Transfer-Encoding chunked\r\n" + LENGTH,
}
#: Bodies in chunks that are odd. The kit takes no chunked form at all.
CHUNKS = {
    "a size of sixteen digits": b"ffffffffffffffff\r\n",
    "a size below nothing": b"-1\r\n",
    "a size with 0x": b"0x0\r\n\r\n",
    "a size with an extension": b"0;a=b\r\n\r\n",
    "an extension with a line end": b"0;a=\nb\r\n\r\n",
    "a last chunk with headers": b"0\r\nContent-Length: 5\r\n\r\n",
    "bare line ends": b"0\n\n",
    "a blank before the size": b" 0\r\n\r\n",
    "no size": b"\r\n\r\n",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("kit"), free_port(), "--local") as running:
        urllib.request.urlopen(running.url, timeout=60).close()
        yield running


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, served: Served) -> Iterator[int]:
    """The port of an nginx before it, which keeps its connections to the kit open."""
    port = free_port()
    servers = f"""
      upstream kit {{ server 127.0.0.1:{served.port}; keepalive 4; }}
      server {{
        listen 127.0.0.1:{port};
        server_name {HOST};
        location / {{
          proxy_pass http://kit;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $http_host;
        }}
      }}"""
    with nginx(tmp_path_factory.mktemp("nginx"), servers, port):
        yield port


def answers(port: int, sent: bytes, seconds: float = 4) -> bytes:
    """All that comes until the connection is closed, or nothing more comes."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(seconds)
        reply = b""
        try:
            connection.sendall(sent)
            while piece := connection.recv(65_536):
                reply += piece
        except (TimeoutError, ConnectionError):
            pass
        return reply


def is_seen(reply: bytes) -> bool:
    """Whether the hidden request was answered."""
    return b"text/css" in reply.lower()


@pytest.mark.long
def test_hidden_request_would_be_noticed(served: Served) -> None:
    """Else the tests below prove nothing. Two whole requests on one connection are two answers."""
    assert is_seen(answers(served.port, HIDDEN))
    first = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    both = answers(served.port, first + HIDDEN)
    assert both.count(b"HTTP/1.1 200 ") == 2
    assert is_seen(both)


def refused(port: int) -> dict[str, bytes]:
    """Of what could end at two places: the answers that are more than one, or show what was hidden."""
    strange = {}
    for what, headers in TWO_ENDS.items():
        reply = answers(port, POST + headers + b"\r\n\r\n" + HIDDEN, 1)
        statuses = reply.count(b"HTTP/1.1 ") + reply.count(b"HTTP/1.0 ")
        if is_seen(reply) or statuses > 1:
            strange[what] = reply[:300]
    for what, chunk in CHUNKS.items():
        reply = answers(port, POST + CHUNKED + b"\r\n\r\n" + chunk + HIDDEN, 1)
        if is_seen(reply) and not what.startswith(("a size with an", "a last chunk")):
            strange[what] = reply[:300]
    return strange


@pytest.mark.long
def test_what_could_end_at_two_places_is_one_request_or_none(served: Served) -> None:
    assert refused(served.port) == {}


@pytest.mark.long
def test_nothing_is_left_on_a_connection_that_nginx_keeps(served: Served, front: int) -> None:
    """Behind it connections are shared: a leftover would be answered to the next visitor."""
    for what, headers in TWO_ENDS.items():
        answers(
            front,
            POST.replace(b"Host: x", f"Host: {HOST}".encode()) + headers + b"\r\n\r\n" + HIDDEN,
            0.5,
        )
        asked = f"GET /health HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode()
        reply = answers(front, asked)
        assert reply.count(b"HTTP/1.1 ") == 1, (what, reply[:300])
        assert not is_seen(reply), (what, reply[:300])


@pytest.mark.long
@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "line",
    [
        b"GET http://evil.example/ HTTP/1.1", b"GET evil.example:80 HTTP/1.1", b"CONNECT evil.example:80 HTTP/1.1",
        b"GET //evil.example/ HTTP/1.1", b"GET / HTTP/1.0", b"GET /", b"GET / HTTP/9.9", b"GET / HTTP/1.1 x",
        b"GET  /  HTTP/1.1", b"GET\t/\tHTTP/1.1", b"OPTIONS * HTTP/1.1", b"TRACE / HTTP/1.1", b"GET /\x00 HTTP/1.1",
        b"G\x00T / HTTP/1.1", b"\r\n\r\nGET / HTTP/1.1", b"PRI * HTTP/2.0", b"GET /?" + b"a" * 70_000 + b" HTTP/1.1",
    ],
)  # fmt: skip
def test_odd_first_lines_bring_nothing_of_elsewhere(served: Served, line: bytes) -> None:
    """Nor an error of the kit's, nor a link to the host that they name."""
    reply = answers(served.port, line + b"\r\nHost: x\r\nConnection: close\r\n\r\n", 3)
    assert b" 500 " not in reply[:40], reply[:300]
    assert b"evil.example" not in reply, reply[:600]


def test_headers_without_end_are_ended(served: Served) -> None:
    for more in (b"X: " + b"a" * 1_000_000, b"".join(b"X-%d: a\r\n" % n for n in range(3000))):
        reply = answers(
            served.port, b"GET / HTTP/1.1\r\nHost: x\r\n" + more + b"\r\n\r\n" + HIDDEN, 3
        )
        assert not is_seen(reply)
        assert not reply or reply.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), reply[:200]


#: Of each kind of slow client.
SLOW = 100
ASKED = 15


def times(url: str) -> list[float]:
    """How long a page takes, so many times."""
    taken = []
    for _ in range(ASKED):
        begun = time.perf_counter()
        urllib.request.urlopen(url, timeout=60).close()
        taken.append(time.perf_counter() - begun)
    return taken


@pytest.mark.long
def test_three_hundred_slow_clients_keep_nobody_waiting(tmp_path: Path) -> None:
    """A hundred each send their headers slowly, their form, and read what they asked for slowly."""
    with serving(tmp_path, free_port(), "--local") as running, ExitStack() as stack:
        urllib.request.urlopen(running.url, timeout=60).close()
        quiet = statistics.median(times(running.url))

        def begin(sent: bytes, *, small: bool = False) -> None:
            connection = stack.enter_context(socket.socket())
            if small:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            connection.connect(("127.0.0.1", running.port))
            connection.sendall(sent)

        for _ in range(SLOW):
            begin(b"GET / HTTP/1.1\r\nHost: x\r\nX-")
            begin(POST + b"Content-Length: 100\r\n\r\na")
            begin(b"GET /static/bootstrap.css HTTP/1.1\r\nHost: x\r\n\r\n" * 8, small=True)
        busy = statistics.median(times(running.url))
    # To answer what the slow readers asked for takes the processor some time, too.
    assert busy < 5 * quiet + 0.5, f"{busy:.3f} s with slow clients, {quiet:.3f} s without"
