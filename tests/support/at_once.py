"""Many browsers that ask a running kit at the same moment, over real HTTP."""

import http.client
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from urllib.parse import urlencode

from tests.web.conftest import Visitor

#: How long one may wait for its reply: all others of a class may be before it.
SECONDS = 60.0


@dataclass(frozen=True)
class Said:
    """A reply."""

    status: int
    place: str
    text: str


@dataclass(frozen=True)
class Asker:
    """A browser: what it is known by, and the token that its forms are sent with."""

    port: int
    cookies: str
    token: str

    def ask(self, path: str, *, script: bool = False, **form: str) -> Said:
        """Post a form on a connection of its own; without one, a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        head = {"Cookie": self.cookies}
        if script:
            head["Accept"] = "application/json"
        try:
            if form:
                head["Content-Type"] = "application/x-www-form-urlencoded"
                body = urlencode({"csrf_token": self.token, **form})
                connection.request("POST", path, body, head)
            else:
                connection.request("GET", path, headers=head)
            reply = connection.getresponse()
            return Said(reply.status, reply.getheader("Location", ""), reply.read().decode())
        finally:
            connection.close()


def asker(visitor: Visitor, port: int) -> Asker:
    """The same browser as one that an app in this process knows, asking the kit at the port."""
    token = visitor.get("/token").get_json()["csrf_token"]
    cookies = "; ".join(
        f"{cookie.key}={cookie.value}" for cookie in (visitor.client._cookies or {}).values()
    )
    return Asker(port, cookies, token)


def at_once(acts: Sequence[Callable[[], Said]]) -> list[Said]:
    """What came of the acts, all begun at the same moment, each in a thread of its own."""
    start = Barrier(len(acts))

    def begin(act: Callable[[], Said]) -> Said:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begin, acts))


def counted(replies: Sequence[Said]) -> Counter[int]:
    """How many replies of each status."""
    return Counter(reply.status for reply in replies)
