"""What was deleted is gone from SQLite's log, too: at once, or as soon as nobody reads it any more.

A deleted row is overwritten in the file (`secure_delete`), but only once the log is emptied into
it, and whoever began to read before the deletion goes on seeing the old state there. A page takes
a moment, a download some seconds; a program that somebody opened the database with may stay all
day. So where it cannot be done at once, it is tried again until it is done.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

#: How often it is tried again, in seconds.
EVERY: Final = 1.0
#: How long the first try waits for readers, and one of the later ones, in milliseconds. Writers
#: wait as long behind it.
FIRST_WAIT_MS: Final = 1000
_NEXT_WAIT_MS: Final = 20


class Erasure:
    """Empties a log by `empty(milliseconds)`, which says whether it is empty now."""

    def __init__(self, empty: Callable[[int], bool], every: float = EVERY) -> None:
        self._empty = empty
        self._every = every
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def begin(self) -> bool:
        """Empty it now; where somebody reads on, go on trying by itself. Returns whether it is."""
        if self._empty(FIRST_WAIT_MS):
            return True
        self.go_on()
        return False

    def go_on(self) -> None:
        """Empty it soon, waiting for nobody here."""
        with self._lock:
            if self._thread is None and not self._stopped.is_set():
                self._thread = threading.Thread(target=self._try, name="erasure", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Try no more; what is left is for the next start."""
        self._stopped.set()
        thread = self._thread
        if thread is not None:
            thread.join()

    def _try(self) -> None:
        while not self._stopped.wait(self._every):
            with self._lock:
                if self._emptied():
                    self._thread = None
                    return

    def _emptied(self) -> bool:
        # The disk may be full, or gone, for a while: that is told elsewhere, to who saves.
        with suppress(Exception):
            return self._empty(_NEXT_WAIT_MS)
        return False
