"""Where the class finds the kit, as its pages show it. Never from a Host header."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy.exc import DBAPIError

from kit.network import Address, Picked, classroom_addresses, is_loopback
from kit.settings import Settings
from kit.store.database.faults import DatabaseFault

#: Long enough that a class of pages asks the system once, short enough that nobody waits for it.
FRESH_SECONDS: Final = 3.0


class Looked(NamedTuple):
    """What was found: the `http://host:port` or public URL, and the addresses to pick from."""

    urls: tuple[str, ...]
    own: tuple[Address, ...]


class ShownAddresses:
    """The addresses the class may type, looked up when asked: a laptop changes networks.

    Public URLs are the only ones, and stay, the first of them first; so does a named address.
    `recall` tells what a teacher picked; where several processes serve it is asked each time, since
    another may have taken the pick.
    """

    def __init__(
        self, settings: Settings, recall: Callable[[], Picked | None] = lambda: None
    ) -> None:
        self._settings = settings
        self._recall = recall
        self._picked = recall()
        self._looked = (monotonic(), self._look())
        self._at_start = self._looked[1].urls

    def now(self) -> tuple[str, ...]:
        """The `http://host:port` or the public URL, the one to show first; at least one."""
        return self._fresh().urls

    def found(self) -> Sequence[Address]:
        """This computer's addresses in that order, to pick from; none where they are not asked."""
        return () if self._settings.address else self._fresh().own

    @property
    def picked(self) -> Picked | None:
        """What a teacher picked, whether it is there now or not."""
        return self._picked

    @property
    def picked_is_there(self) -> bool:
        """Whether the first is what a teacher picked."""
        return self._picked is not None and self._picked.among(self.found()) is not None

    @property
    def are_reachable(self) -> bool:
        """Whether another device could follow the first: it is not this computer's own."""
        host = urlsplit(self.now()[0]).hostname or ""
        return not (is_loopback(host) or host == "localhost")

    def pick(self, picked: Picked | None) -> None:
        """Show that one first from now on; None: the likeliest."""
        self._picked = picked
        self._looked = (monotonic(), self._look())

    def have_changed(self) -> bool:
        """Whether they are others than when the kit was started."""
        return set(self.now()) != set(self._at_start)

    def _fresh(self) -> Looked:
        if self._settings.workers > 1 and self._settings.public_url is None:
            with suppress(DBAPIError, DatabaseFault):  # the page says so where it needs it
                picked = self._recall()
                if picked != self._picked:
                    self.pick(picked)
        looked_at, looked = self._looked
        if monotonic() - looked_at >= FRESH_SECONDS:
            looked = self._look()
            self._looked = (monotonic(), looked)
        return looked

    def _look(self) -> Looked:
        settings = self._settings
        if settings.public_url is not None:
            return Looked(settings.public_urls, ())
        own = () if settings.local else tuple(classroom_addresses(self._picked))
        hosts = [address.ip for address in own]
        if settings.address:
            hosts = [settings.address, *(host for host in hosts if host != settings.address)]
        urls = tuple(f"http://{host}:{settings.port}" for host in hosts or ["127.0.0.1"])
        return Looked(urls, own)
