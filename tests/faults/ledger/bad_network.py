"""A bad network, seeded: a proxy that drops, delays, cuts short, repeats and reorders.

It knows requests, so that what it does to them is known: a form that is repeated comes to the kit
twice, at once or behind one that was sent after it. `python -m tests.faults.ledger.bad_network
PORT KIT SEED BADNESS` is one in a process of its own; it says at the end what it has done.
"""

import json
import random
import re
import socket
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"(?im)^content-length:\s*(\d+)")
_END = b"\r\n\r\n"
#: What becomes of a request, and how much of the badness each takes. Of pages that are only asked
#: for the last three are no more than a drop, a delay and nothing.
FATES = {
    "lost on the way there": 4,
    "reply lost": 4,
    "request cut short": 3,
    "reply cut short": 3,
    "delayed": 4,
    "sent twice": 3,
    "late, behind newer ones": 3,
}
_DELAY_MOST = 3.0
_LATE_MOST = 4.0


@dataclass
class BadNetwork:
    """In front of the kit at a port. `badness`: how much of what passes has bad luck, 0 to 1.

    `cut`: nothing passes at all.
    """

    kit: int
    seed: int
    badness: float
    cut: bool = False
    done: Counter[str] = field(default_factory=Counter)
    _open: set[socket.socket] = field(default_factory=set)
    _number: int = 0

    def serve(self, listener: socket.socket) -> None:
        """Until the listener is closed."""
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            self._number += 1
            chance = random.Random(f"{self.seed} {self._number}")
            threading.Thread(target=self._carry, args=(client, chance), daemon=True).start()

    def cut_off(self, seconds: float) -> None:
        """Nobody is reached for so long, and who was connected is not any more."""
        self.cut = True
        self.done["network cut"] += 1
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        time.sleep(seconds)
        self.cut = False

    def _carry(self, client: socket.socket, chance: random.Random) -> None:
        """All requests of one connection, each with its fate, until one ends it."""
        with client, suppress(OSError, EOFError):
            self._open.add(client)
            kit: socket.socket | None = None
            try:
                while not self.cut:
                    request = _message(client)
                    if kit is None:
                        kit = self._to_kit()
                    if not self._meet(self._fate(chance), request, client, kit, chance):
                        return
            finally:
                self._open.discard(client)
                if kit is not None:
                    kit.close()

    def _fate(self, chance: random.Random) -> str:
        if chance.random() >= self.badness:
            return ""
        fate = chance.choices(list(FATES), list(FATES.values()))[0]
        self.done[fate] += 1
        return fate

    def _meet(
        self, fate: str, request: bytes, client: socket.socket, kit: socket.socket,
        chance: random.Random,
    ) -> bool:  # fmt: skip
        """Carry a request to its fate; whether the connection goes on."""
        posting = request.startswith(b"POST ")
        match fate:
            case "lost on the way there":
                return False
            case "request cut short":
                kit.sendall(request[: max(1, len(request) * 2 // 3)])
                return False
            case "late, behind newer ones":
                if posting:
                    late = chance.uniform(0.2, _LATE_MOST)
                    threading.Thread(target=self._later, args=(request, late), daemon=True).start()
                return False
            case "sent twice" if posting:
                self._alone(request)
            case "delayed":
                time.sleep(chance.uniform(0.05, _DELAY_MOST))
        kit.sendall(request)
        reply = _message(kit)
        if self.cut or fate == "reply lost":
            return False
        if fate == "reply cut short":
            client.sendall(reply[: len(reply) // 2])
            return False
        client.sendall(reply)
        return True

    def _later(self, request: bytes, seconds: float) -> None:
        time.sleep(seconds)
        self._alone(request)

    def _alone(self, request: bytes) -> None:
        """Bring it to the kit on a way of its own; nobody hears the reply."""
        with suppress(OSError, EOFError), self._to_kit() as kit:
            kit.sendall(request)
            _message(kit)

    def _to_kit(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.kit), 30)


def _message(connection: socket.socket) -> bytes:
    """A whole request or reply. Raises EOFError, OSError."""
    received = b""
    while _END not in received:
        received += _piece(connection)
    head, _, _body = received.partition(_END)
    length = _LENGTH.search(head)
    bare = head.split(b" ", 2)[1] in {b"204", b"304"}
    whole = len(head) + len(_END) + (int(length[1]) if length and not bare else 0)
    while len(received) < whole:
        received += _piece(connection)
    return received


def _piece(connection: socket.socket) -> bytes:
    piece = connection.recv(65536)
    if not piece:
        raise EOFError
    return piece


def main() -> None:
    """Be a bad network until standard input ends; cut it off now and then."""
    port, kit, seed = (int(word) for word in sys.argv[1:4])
    network, chance = BadNetwork(kit, seed, float(sys.argv[4])), random.Random(seed)
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    threading.Thread(target=network.serve, args=(listener,), daemon=True).start()
    end = threading.Event()
    threading.Thread(target=_end_with_input, args=(end,), daemon=True).start()
    while not end.wait(chance.uniform(2, 12)):
        network.cut_off(chance.uniform(0.2, 3))
    sys.stdout.write(json.dumps(network.done) + "\n")


def _end_with_input(end: threading.Event) -> None:
    while sys.stdin.read(1):
        pass
    end.set()


if __name__ == "__main__":
    main()
