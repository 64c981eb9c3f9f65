"""Where the class finds the kit, as its pages show it. Never from a Host header."""

from time import monotonic
from typing import Final

from kit.network import classroom_addresses
from kit.settings import Settings

#: Long enough that a class of pages asks the system once, short enough that nobody waits for it.
FRESH_SECONDS: Final = 3.0


class ShownAddresses:
    """The addresses the class may type, looked up when asked: a laptop changes networks.

    A public URL is the only one, and stays.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._at_start = _looked_up(settings)
        self._found = (monotonic(), self._at_start)

    def now(self) -> tuple[str, ...]:
        """The `http://host:port` or the public URL, likeliest first; at least one."""
        looked_at, addresses = self._found
        if monotonic() - looked_at >= FRESH_SECONDS:
            addresses = _looked_up(self._settings)
            self._found = (monotonic(), addresses)
        return addresses

    def have_changed(self) -> bool:
        """Whether they are others than when the kit was started."""
        return set(self.now()) != set(self._at_start)


def _looked_up(settings: Settings) -> tuple[str, ...]:
    if settings.public_url is not None:
        return (settings.public_url,)
    if settings.local:
        hosts = [settings.address or "127.0.0.1"]
    else:
        hosts = [address.ip for address in classroom_addresses()]
        if settings.address:
            hosts = [settings.address, *(host for host in hosts if host != settings.address)]
    return tuple(f"http://{host}:{settings.port}" for host in hosts or ["127.0.0.1"])
