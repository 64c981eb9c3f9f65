"""The thread of the serving process that makes the scheduled backups, and takes older ones away."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from kit.classroom.backups import plans
from kit.classroom.backups.plans import OwnFiles, Taken
from kit.classroom.backups.runs import Failure
from kit.classroom.backups.schedule import KEPT_MOST, Made, to_sweep
from kit.classroom.backups.state import chosen_folder
from kit.classroom.clock import Clock
from kit.exchange.backups.making import Backup
from kit.exchange.backups.upkeep.choosing import FolderRefused, look_at_folder, own_folder
from kit.exchange.backups.upkeep.running import Occasion, make
from kit.settings import Settings
from kit.store.database.faults import DatabaseFault
from kit.store.engine import Store

#: How often the clock is looked at. A look that finds nothing is two short questions.
_EVERY_SECONDS: Final = 30.0
#: So many of its files the schedule knows: those of two sticks that take turns.
_KNOWN_MOST: Final = 2 * KEPT_MOST


class BackupTimer:
    """Makes a backup when it is due, once over all processes that share a database.

    `clock` is the kit's; `say` takes a line for the terminal.
    """

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, say: Callable[[str], None]
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._say = say

    def check(self) -> Backup | None:
        """Look once, and make the backup that is due; None where none was made."""
        local = self._clock().astimezone()
        with self._store.reading() as connection:
            if plans.look(connection, local) is None:
                return None
        folder = chosen_folder(self._store) or own_folder(self._settings)
        try:
            look_at_folder(str(folder), self._settings)
        except FolderRefused as refusal:
            self._failed(Failure.of(refusal))
            return None
        taken = plans.take_turn(self._store, str(folder), local)
        return self._make(taken) if taken is not None else None

    def _make(self, taken: Taken) -> Backup | None:
        def done(backup: Backup) -> None:
            files = self._swept(backup)
            plans.note_done(self._store, taken.turn, files)
            self._tell(f"The scheduled backup was made: {backup.path}")

        return make(
            self._store,
            self._settings,
            taken.run,
            self._clock,
            Occasion("schedule", done, self._failed),
        )

    def _failed(self, failure: Failure) -> None:
        """Say it once, on the teacher's start page for as long as it lasts."""
        if plans.note_trouble(self._store, failure, self._clock()):
            said = failure.message % failure.facts
            self._tell(f"The scheduled backup was not made, and is tried again. {said}")

    def _tell(self, line: str) -> None:
        with suppress(OSError):  # a closed terminal
            self._say(line)

    def _swept(self, backup: Backup) -> OwnFiles:
        """Take away what is more than is kept; what the schedule has made and not taken away.

        What does not lie there now may lie on another stick, which is in every other week.
        """
        folder = backup.path.parent
        before = plans.own_files(self._store, str(folder))
        files = [
            *(file for file in before.files if file.name != backup.path.name),
            Made(backup.path.name, backup.size),
        ]
        with self._store.reading() as connection:
            keep = plans.schedule_in(connection).keep
        names = [file.name for file in files]
        for name in to_sweep(files, sizes_in(folder, names), keep):
            with suppress(OSError):
                (folder / name).unlink()
                names.remove(name)
        left = [file for file in files if file.name in names]
        return OwnFiles(str(folder), tuple(left[-_KNOWN_MOST:]))

    def start(self) -> None:
        """Look for as long as the process lives."""
        threading.Thread(target=self._keep_checking, name="backup-timer", daemon=True).start()

    def _keep_checking(self) -> None:
        pause = threading.Event()
        while not pause.wait(_EVERY_SECONDS):
            # A database that is away does not end the looking.
            with suppress(OSError, DBAPIError, DatabaseFault):
                self.check()


def sizes_in(folder: Path, names: Sequence[str]) -> Mapping[str, int]:
    """The bytes of the plain files of these names that lie in the folder."""
    sizes = {}
    for name in names:
        path = folder / name
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                sizes[name] = path.stat().st_size
    return sizes
