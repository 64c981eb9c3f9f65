"""The bad network does what its fates say, so that a run which passes has met them."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.faults.ledger.bad_network import FATES, BadNetwork
from tests.faults.ledger.wire import Unanswered, Wire

SOON = 8.0


class Noting(BaseHTTPRequestHandler):
    """Notes what comes whole, and answers it."""

    protocol_version = "HTTP/1.1"
    came: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if len(body) == int(self.headers["Content-Length"]):
            self.came.append(body)
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"whole")

    def log_message(self, *_words: object) -> None:
        """Not on the terminal."""


@contextmanager
def listening(network: BadNetwork) -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        threading.Thread(target=network.serve, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Noting.came = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("fate", "answered", "came"),
    [
        ("", True, ["a=1", "a=2"]),
        ("lost on the way there", False, ["a=2"]),
        ("reply lost", False, ["a=1", "a=2"]),
        ("request cut short", False, ["a=2"]),
        ("reply cut short", False, ["a=1", "a=2"]),
        ("delayed", True, ["a=1", "a=2"]),
        ("sent twice", True, ["a=1", "a=1", "a=2"]),
        ("late, behind newer ones", False, ["a=2", "a=1"]),
    ],
)
def test_each_fate_is_what_it_is_called(
    server: ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    fate: str,
    answered: bool,
    came: list[str],
) -> None:
    network, fates = BadNetwork(server.server_port, 1, 1.0), iter([fate])
    monkeypatch.setattr(network, "_fate", lambda _chance: next(fates, ""))
    with listening(network) as port:
        wire = Wire(("127.0.0.1", port), SOON)
        if answered:
            assert wire.ask("/", {"a": "1"}).text == "whole"
        else:
            with pytest.raises(Unanswered):
                wire.ask("/", {"a": "1"})
        assert wire.ask("/", {"a": "2"}).text == "whole"
        until = time.monotonic() + SOON
        while len(Noting.came) < len(came) and time.monotonic() < until:
            time.sleep(0.02)
        wire.close()
    assert Noting.came == came


def test_all_fates_are_tried() -> None:
    marks = test_each_fate_is_what_it_is_called.pytestmark  # type: ignore[attr-defined]  # the library's types
    assert {fate for fate, *_rest in marks[0].args[1]} == {"", *FATES}


def test_nobody_is_reached_while_it_is_cut(server: ThreadingHTTPServer) -> None:
    network = BadNetwork(server.server_port, 1, 0.0)
    with listening(network) as port:
        wire = Wire(("127.0.0.1", port), SOON)
        assert wire.ask("/", {"a": "1"}).text == "whole"
        away = threading.Thread(target=network.cut_off, args=(0.5,))
        away.start()
        time.sleep(0.1)
        with pytest.raises(Unanswered):
            wire.ask("/", {"a": "2"})
        away.join()
        assert wire.ask("/", {"a": "3"}).text == "whole"
        wire.close()
    assert Noting.came == ["a=1", "a=3"]
