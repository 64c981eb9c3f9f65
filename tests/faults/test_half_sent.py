"""Phones that lose the network in the middle of a form: nobody else waits for them."""

import os
import re
import socket
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from kit.server.gateway import ARRIVAL_SECONDS
from tests.support.serving import Served, free_port, serving

pytestmark = pytest.mark.process

#: More than the kit has threads.
MANY = 60
FORM = "Host: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
POST = f"POST / HTTP/1.1\r\n{FORM}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One kit for all tests here: each leaves it as it was."""
    with serving(tmp_path_factory.mktemp("kit"), free_port(), "--local") as running:
        urllib.request.urlopen(running.url, timeout=30).close()
        yield running


def send(stack: ExitStack, served: Served, text: str) -> socket.socket:
    """A connection of its own, on which that was sent."""
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", served.port)))
    connection.settimeout(ARRIVAL_SECONDS + 10)
    connection.sendall(text.encode())
    return connection


def read_to_end(connection: socket.socket) -> str:
    """All that the server sends until it closes the connection; the date left out."""
    parts = list(iter(lambda: connection.recv(65536), b""))
    return re.sub(r"date: .*\r\n", "", b"".join(parts).decode())


def refusal(status: str) -> str:
    word = status.partition(" ")[2]
    return (
        f"HTTP/1.1 {status}\r\ncontent-type: text/plain; charset=utf-8\r\n"
        f"connection: close\r\nx-whose-words: 1\r\nserver: granian\r\ncontent-length: {len(word)}\r\n\r\n{word}"
    )


@pytest.mark.long
def test_half_sent_forms_keep_nobody_waiting_and_end_at_the_deadline(served: Served) -> None:
    with ExitStack() as stack:
        begun = time.monotonic()
        half = [send(stack, served, f"{POST}Content-Length: 10\r\n\r\nab") for _ in range(MANY)]
        asked = time.monotonic()
        with urllib.request.urlopen(served.url, timeout=ARRIVAL_SECONDS + 10) as page:
            assert page.status == 200
        assert time.monotonic() - asked < 2
        assert {read_to_end(connection) for connection in half} == {refusal("408 Request Timeout")}
        assert ARRIVAL_SECONDS - 1 < time.monotonic() - begun < ARRIVAL_SECONDS + 5


@pytest.mark.long
def test_half_sent_headers_end_at_the_deadline_too(served: Served) -> None:
    with ExitStack() as stack:
        begun = time.monotonic()
        half = send(stack, served, "POST / HTTP/1.1\r\nHost: 127")
        silent = send(stack, served, "")
        assert (read_to_end(half), read_to_end(silent)) == ("", "")
        assert ARRIVAL_SECONDS - 1 < time.monotonic() - begun < ARRIVAL_SECONDS + 5


@pytest.mark.long
def test_form_that_trickles_in_ends_at_the_deadline(served: Served) -> None:
    """The deadline is the whole body's, not the next byte's."""
    with ExitStack() as stack:
        begun = time.monotonic()
        slow = send(stack, served, f"{POST}Content-Length: 1000\r\n\r\n")
        slow.settimeout(0.5)
        answer = b""
        while not answer and time.monotonic() - begun < ARRIVAL_SECONDS + 5:
            slow.sendall(b"a")
            try:
                answer = slow.recv(65536)
            except TimeoutError:
                continue
        assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")


def test_form_of_no_stated_length_is_refused_unread(served: Served) -> None:
    with ExitStack() as stack:
        chunked = send(stack, served, f"{POST}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n")
        assert read_to_end(chunked) == refusal("411 Length Required")


def test_whoever_sends_a_form_that_is_too_long_to_its_end_reads_the_kits_page(
    served: Served,
) -> None:
    for _time in range(3):
        with ExitStack() as stack:
            long = send(
                stack, served, f"{POST}Connection: close\r\nContent-Length: 14000000\r\n\r\n"
            )
            long.sendall(b"x" * 14_000_000)
            assert read_to_end(long).startswith("HTTP/1.1 413 Payload Too Large\r\n")


@pytest.mark.long
def test_form_that_is_too_long_and_never_comes_gets_the_kits_page(served: Served) -> None:
    with ExitStack() as stack:
        long = send(stack, served, f"{POST}Content-Length: 9000000\r\n\r\nab")
        answer = read_to_end(long)
    assert answer.startswith("HTTP/1.1 413 Payload Too Large\r\n")
    assert (
        "What was sent is longer than the kit takes at once (half a megabyte). Send it in parts."
    ) in answer


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM to be told by")
def test_sender_that_leaves_in_the_middle_is_no_error(tmp_path: Path) -> None:
    with ExitStack() as stack:
        running = stack.enter_context(serving(tmp_path, free_port(), "--local"))
        urllib.request.urlopen(running.url, timeout=30).close()
        with ExitStack() as gone:
            for _ in range(MANY):
                send(gone, running, f"{POST}Content-Length: 10\r\n\r\nab")
        with urllib.request.urlopen(running.url, timeout=30) as page:
            assert page.status == 200
        assert running.stop() == ["", "The kit has stopped; all saved answers are kept."]


def heads(served: Served, requests: Sequence[str]) -> list[str]:
    """The status lines and lengths of the answers to requests on one connection."""
    with ExitStack() as stack:
        connection = send(stack, served, "".join(requests))
        answer = read_to_end(connection)
    return re.findall(r"HTTP/1\.1 .*|content-length: .*", answer.replace("\r", ""))


def test_head_has_the_length_and_no_body_and_the_connection_is_kept(served: Served) -> None:
    head = "HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    found = heads(served, [f"{head}\r\n", f"{head}Connection: close\r\n\r\n"])
    with urllib.request.urlopen(served.url, timeout=30) as page:
        length = len(page.read())
    assert found == ["HTTP/1.1 200 OK", f"content-length: {length}"] * 2
