"""Bytes that no browser sends, to the kit as it is started: never a fault, never a word of one."""

import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.serving import Served, free_port, serving

pytestmark = pytest.mark.process

HOSTS = (
    b"a b", b"[", b"", b"..", b"x" * 5000, b"\xff\xfe", "schüle".encode(), "\u202e".encode(),
    b"a\tb", b"a:b:c", b"a:99999999", b"[::1", b"%", b"a/b", b"a@b", b":80", b"a:" + b"9" * 5000,
    b"a\r\nHost: b", b"a\x1b[31m", b"x\r\nUser-Agent: \x1b[31m", b"x\r\nCookie: a=\xff;=;;b",
    b"x\r\nAccept: " + b"*/*;q=9," * 500, b'x\r\nIf-None-Match: "' + b"x" * 5000,
    b"x\r\nRange: bytes=9-1,-", b"x\r\nReferer: http://[", b"x\r\nOrigin: \xff",
    b"x\r\nAccept-Language: " + b"xx-\xff;q=x," * 200, b"x\r\nX-CSRFToken: \xff",
)  # fmt: skip
PATHS = (
    b"*", b"//", b"/%0a%1b[31m", b"/\xff", b"/%ff", b"/%00", b"/" + b"a" * 20_000, b"/static/%0a",
    b"/static/..%2f..%2fetc%2fpasswd", b"/join/%E2%80%AE", b"/join/" + b"A" * 9000, b"/work/%00",
    b"/teacher/%0d%0aSet-Cookie:%20a=b", b"/?a=%0a&" + b"&" * 9000, b"http://[/", b"http://x/",
    b"/work/00000000-0000-0000-0000-000000000000/claims?x=%", b"/live/%ff",
)  # fmt: skip
HEAD = b"Content-Disposition: form-data"
BODIES = (
    b"", b"\xff\0\n", b"--X\r\n" + HEAD + b"\r\n\r\nv\r\n--X--\r\n", b"--X\r\n\r\nv\r\n--X--\r\n",
    b"--X\r\n" + HEAD + b'; name="a"\r\n\r\nv', b"--X\r\n" + HEAD + b"; name*=utf-8''%ff\r\n\r\n\r\n--X--",
    b"--X\r\n" + HEAD + b'; name="' + b"a" * 300_000 + b'"\r\n\r\nv\r\n--X--\r\n', b"a=%ff&=&&%00=%",
    b"&" * 400_000, b"a" * 400_000, b"{" * 9000,
)  # fmt: skip
TYPES = (
    b"multipart/form-data; boundary=X", b"multipart/form-data", b"multipart/form-data; boundary=\xff",
    b"application/x-www-form-urlencoded", b"application/json", b"\xff", b"a/b; c=",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("kit")
    with serving(folder, free_port(), "--local") as running:
        urllib.request.urlopen(running.url, timeout=30).close()
        yield running
        # Nothing was logged: neither a fault, nor what somebody sent.
        assert running.stop() == ["", "The kit has stopped; all saved answers are kept."]


def status_of(served: Served, request: bytes) -> int:
    """What the kit says to these bytes."""
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.settimeout(20)
        connection.sendall(request)
        reply = b""
        while piece := connection.recv(65_536):
            reply += piece
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", reply)
    assert found, reply[:200]
    assert b"Traceback" not in reply
    return int(found.group(1))


def get(path: bytes, host: bytes) -> bytes:
    return b"GET " + path + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n"


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("path", [b"/", b"/nothing", b"/teacher/", b"/work/", b"/static/kit.css"])
def test_headers_of_any_kind(served: Served, path: bytes) -> None:
    statuses = {host[:40]: status_of(served, get(path, host)) for host in HOSTS}
    assert {host: status for host, status in statuses.items() if status >= 500} == {}


@pytest.mark.long
def test_paths_of_any_kind(served: Served) -> None:
    statuses = {path[:40]: status_of(served, get(path, b"x")) for path in PATHS}
    assert {path: status for path, status in statuses.items() if status >= 500} == {}


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("path", [b"/", b"/nothing", b"/join/ABCDEFGH", b"/teacher/sign-in"])
def test_bodies_of_any_kind(served: Served, path: bytes) -> None:
    found = {}
    for kind in TYPES:
        for body in BODIES:
            length = str(len(body)).encode()
            head = b"Content-Type: " + kind + b"\r\nContent-Length: " + length + b"\r\n"
            line = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            found[kind, body[:40]] = status_of(served, line + head + b"\r\n" + body)
    assert {key: status for key, status in found.items() if not 400 <= status < 500} == {}
