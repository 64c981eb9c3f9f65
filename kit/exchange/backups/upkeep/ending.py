"""The thread of the serving process that deletes what the clock ends: classes, old counters."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from sqlalchemy.exc import DBAPIError

from kit import logs
from kit.classroom.clock import Clock
from kit.classroom.keeping import retention
from kit.classroom.keeping.retention import Ended
from kit.classroom.people import throttle
from kit.exchange.backups.upkeep import outlived
from kit.settings import Settings
from kit.store.database.faults import DatabaseFault
from kit.store.engine import Store

#: How often the calendar is looked at. A look that finds nothing is two short questions.
_EVERY_SECONDS: Final = 600.0


class ClassEnds:
    """Deletes what is not kept any more: classes, old backups that still have what is gone.

    And counters of wrong tries that nobody looks at any more, with their hashes of addresses.

    `clock` is the kit's; `is_steady` says whether the computer's clock agrees with it. The first
    look comes ten minutes after the start, when a computer that has woken with a wrong clock has
    found the time.
    """

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, is_steady: Callable[[], bool]
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._is_steady = is_steady

    def check(self) -> Ended:
        """Look once; the classes that were deleted.

        Counters go by the kit's clock, which they were counted by, whatever the computer's is.
        """
        throttle.forget_old(self._store, self._clock())
        if not self._is_steady():
            return Ended()
        ended = retention.end_classes(self._store, self._clock())
        if ended.classes:
            logs.event("class.ended", classes=ended.classes, students=ended.students)
        swept = outlived.sweep(self._store, self._settings, self._clock())
        if swept:
            logs.event("backup.swept", files=swept)
        return ended

    def start(self) -> None:
        """Look for as long as the process lives."""
        threading.Thread(target=self._keep_checking, name="class-ends", daemon=True).start()

    def _keep_checking(self) -> None:
        pause = threading.Event()
        while not pause.wait(_EVERY_SECONDS):
            # A database that is away does not end the looking.
            with suppress(OSError, DBAPIError, DatabaseFault):
                self.check()
