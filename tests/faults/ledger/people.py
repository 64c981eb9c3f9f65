"""What students and teachers of the ledger have in common: acts that are sent until answered."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Event

from tests.faults.ledger.book import AGAIN, ERROR, KEPT, REFUSED, SENT, Book
from tests.faults.ledger.wire import Reply, Unanswered, Wire

#: Who is not answered for so long gives up, which fails the run.
GIVE_UP_SECONDS = 600.0
#: Between two tries, as the pages' scripts wait; shorter, since the kit is to be found at once.
_RETRY_SECONDS = 0.3
#: The kit asks to wait, or the network's other end has trouble.
_TRY_AGAIN = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class GaveUp(Exception):
    """The kit has not answered for GIVE_UP_SECONDS."""


@dataclass(frozen=True)
class Act:
    """Something that is sent, and sent again as it is until it is answered.

    `done` says of a reply whether it acknowledges the act.
    """

    kind: str
    who: str
    value: str
    path: str
    form: dict[str, str]
    done: Callable[[Reply], bool]
    script: bool = False


@dataclass
class Person:
    """Somebody with a browser and a book. `pause`: seconds between two acts at most."""

    name: str
    wire: Wire
    book: Book
    chance: random.Random
    end: Event
    pause: float = 0.0
    token: str = ""

    def page(self, path: str) -> Reply:
        """A page, asked for until it comes; its form's token is kept."""
        reply = self._answered(path, None)
        self.token = reply.csrf_token or self.token
        return reply

    def do(self, act: Act) -> Reply | None:
        """Send it until it is answered; the reply where that acknowledges it, else None."""
        self.book.note(SENT, act.kind, act.who, act.value)
        reply = self._answered(act.path, act.form, act)
        if reply.status == HTTPStatus.BAD_REQUEST and "StaleForm" in reply.text:
            # A page's script asks for a good token, and sends the same once more.
            self.token = json.loads(self._answered("/token", None).text)["csrf_token"]
            reply = self._answered(act.path, act.form, act)
        if act.done(reply):
            self.book.note(KEPT, act.kind, act.who, act.value)
            return reply
        self.book.note(REFUSED, act.kind, act.who, f"{act.value}: {reply.status} {reply.place}")
        return None

    def must(self, act: Act) -> Reply:
        """As `do`, where a refusal is a fault of the kit. Raises RuntimeError."""
        reply = self.do(act)
        if reply is None:
            message = f"{self.name}: {act.kind} {act.who} {act.value} was refused at {act.path}"
            raise RuntimeError(message)
        return reply

    def rest(self) -> None:
        """A moment between two acts."""
        if self.pause:
            self.end.wait(self.chance.uniform(0, self.pause))

    def _answered(self, path: str, form: dict[str, str] | None, act: Act | None = None) -> Reply:
        until = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < until:
            filled = None if form is None else {"csrf_token": self.token, **form}
            try:
                reply = self.wire.ask(path, filled, script=act is not None and act.script)
            except Unanswered:
                if act is not None:
                    self.book.note(AGAIN, act.kind, act.who)
            else:
                if (
                    reply.status < HTTPStatus.INTERNAL_SERVER_ERROR
                    and reply.status not in _TRY_AGAIN
                ):
                    return reply
                self.book.note(AGAIN, f"{reply.status}")
            time.sleep(self.chance.uniform(0.5, 1.5) * _RETRY_SECONDS)
        message = f"{self.name} was not answered for {GIVE_UP_SECONDS:.0f} s: {path}"
        raise GaveUp(message)


def live(person: Person, life: Callable[[], None], folder: Path) -> None:
    """Somebody's life, until the end; what goes wrong stands in their book."""
    try:
        life()
    except Exception as error:  # noqa: BLE001 - the error is the result
        person.book.note(ERROR, type(error).__name__, person.name, str(error))
        (folder / "failed").touch()
    finally:
        person.wire.close()
        person.book.close()
