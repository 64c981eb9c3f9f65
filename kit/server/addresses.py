"""The class's addresses in the terminal: what a teacher picked, and a line when they change."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from kit.network import Picked
from kit.store import kit_state
from kit.store.engine import Store

#: How soon the line comes; a look takes less than a millisecond.
_EVERY_SECONDS: Final = 5.0
#: Where none would reach the kit.
NO_NETWORK: Final = (
    "This computer is in no network any more: join one, or make a hotspot, and the new address "
    "is printed here."
)


def picked_address(store: Store) -> Picked | None:
    """The address that a teacher chose to show, at whatever start."""
    with store.reading() as connection:
        return Picked.of_text(kit_state.fact(connection, kit_state.PICKED_ADDRESS))


def pick_address(store: Store, picked: Picked | None) -> None:
    """Keep what a teacher chose to show; None: the likeliest."""
    with store.writing() as connection:
        kit_state.put_fact(connection, kit_state.PICKED_ADDRESS, picked.as_text() if picked else "")


class Announcer:
    """Says where the class joins whenever that is another address than was said last."""

    def __init__(self, look: Callable[[], str], say: Callable[[str], None]) -> None:
        """`look`: the address that pages show now, empty for none; `say` takes a line."""
        self._look = look
        self._say = say
        self._said = look()

    def check(self) -> None:
        """Look once, and say what is new."""
        address = self._look()
        if address == self._said:
            return
        self._said = address
        self._say(f"The class joins at {address}/ now." if address else NO_NETWORK)

    def start(self) -> None:
        """Look for as long as the process lives."""
        threading.Thread(target=self._keep_checking, daemon=True).start()

    def _keep_checking(self) -> None:
        pause = threading.Event()
        while not pause.wait(_EVERY_SECONDS):
            # Neither a system that does not answer nor a closed terminal ends the looking.
            with suppress(OSError):
                self.check()
