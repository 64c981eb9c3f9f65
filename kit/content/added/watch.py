"""A running kit takes up what changes in the folder that was added to its course.

Nobody watches: a teacher's page that lists lessons asks, and at most every two seconds the folder
is looked at in the background. What has changed and is quiet for a moment is read, and offered
from the next page on. Each process does so for itself; of several each looks every five seconds
by itself, too, since the pages that ask may all be the others'.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from kit.content.added.changes import Changes, changes_between
from kit.content.added.course import folder_name
from kit.content.added.courses import Courses
from kit.content.added.kept import keep_sound
from kit.content.added.signature import FILES_MOST, Signature, TooManyFiles, signature_of
from kit.content.library import Library

#: How often the folder is looked at, at most.
EVERY_SECONDS: Final = 2.0
#: How often a process looks by itself where there are several.
BY_ITSELF_SECONDS: Final = 5.0
#: Nothing may change for as long before it is read: programs write in several steps.
QUIET_SECONDS: Final = 0.5
#: The page that asked waits as long for the look, and for the reading where there is one.
LOOK_SECONDS: Final = 0.25
READ_SECONDS: Final = 2.0
#: How often a folder that will not be quiet is tried before the next page has to ask again.
_TRIES: Final = 6


class FolderState(StrEnum):
    """How the folder stands to what is offered of it."""

    AS_READ = "as read"
    READING = "reading"
    AWAY = "away"
    TOO_MANY = "too many"
    #: By a fault of the kit, never by what a file holds.
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What was offered anew of the folder last, and when."""

    at: datetime
    changes: Changes


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered now. It is replaced as a whole, so that nobody sees half of it."""

    courses: Courses
    library: Library
    taken_up: TakenUp | None = None


@dataclass
class Watch:
    """The added folder as this process knows it. `took_up` is told what is offered from now on.

    `clock` is what pages tell the time by.
    """

    courses: Courses
    clock: Callable[[], datetime]
    took_up: Callable[[Library], None] = field(default=lambda _library: None)
    quiet_seconds: float = QUIET_SECONDS
    every_seconds: float = EVERY_SECONDS
    state: FolderState = field(default=FolderState.AS_READ, init=False)
    _offered: Offered = field(init=False)
    _signature: Signature | None = field(init=False)
    _failed: Signature | None = field(default=None, init=False)
    _looked: float = field(default=float("-inf"), init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False)
    _thread: threading.Thread | None = field(default=None, init=False)
    _has_looked: threading.Event = field(default_factory=threading.Event, init=False)

    def __post_init__(self) -> None:
        """Begin with what the start has read."""
        self._offered = Offered(self.courses, self.courses.offered)
        self._signature = self.courses.signature

    @property
    def folder(self) -> Path:
        """The folder, as it was named."""
        return self.courses.folder or Path()

    @property
    def name(self) -> str:
        """What pages call the folder."""
        return folder_name(self.folder)

    @property
    def files_most(self) -> int:
        """How many files a running kit reads."""
        return FILES_MOST

    @property
    def library(self) -> Library:
        """What is offered."""
        return self._offered.library

    @property
    def taken_up(self) -> TakenUp | None:
        """What was taken up since the start, the last time; None where nothing was."""
        return self._offered.taken_up

    def look(self, *, at_once: bool = False) -> None:
        """Look for changes, if nobody did just now, or `at_once` all the same.

        The caller waits two seconds at the most.
        """
        with self._turn:
            thread = self._thread
            is_busy = thread is not None and thread.is_alive()
            was_just_now = time.monotonic() - self._looked < self.every_seconds
            if not at_once and (is_busy or was_just_now):
                return
            if thread is None or not is_busy:
                self._looked = time.monotonic()
                self._has_looked.clear()
                self._thread = thread = threading.Thread(target=self._take_up, daemon=True)
                thread.start()
        self._has_looked.wait(LOOK_SECONDS)
        if self.state is FolderState.READING:
            thread.join(READ_SECONDS)

    def keep_looking(self) -> None:
        """Look for as long as the process lives, beside all else."""

        def go_on() -> None:
            while True:
                time.sleep(BY_ITSELF_SECONDS)
                self.look()

        threading.Thread(target=go_on, name="content", daemon=True).start()

    def _take_up(self) -> None:
        try:
            self._read_if_changed()
        except TooManyFiles:
            self.state = FolderState.TOO_MANY
        finally:
            self._has_looked.set()

    def _read_if_changed(self) -> None:
        signature = signature_of(self.folder)
        if signature is None:
            # A stick that was pulled out, or a folder that is being replaced.
            self.state = FolderState.AWAY
            return
        if signature in {self._signature, self._failed}:
            failed = signature == self._failed
            self.state = FolderState.NOT_READ if failed else FolderState.AS_READ
            return
        self.state = FolderState.READING
        self._has_looked.set()
        self._read_when_quiet(signature)

    def _read_when_quiet(self, signature: Signature | None) -> None:
        for _ in range(_TRIES):
            time.sleep(self.quiet_seconds)
            before, signature = signature, signature_of(self.folder)
            if signature is None or signature != before:
                continue
            try:
                read = self._offered.courses.read_anew(signature)
            except Exception:
                logging.getLogger(__name__).exception("%s could not be read.", self.folder)
                self._failed = signature
                self.state = FolderState.NOT_READ
                return
            if signature_of(self.folder) == signature:
                self._signature = signature
                self._offer(read)
                self.state = FolderState.AS_READ
                return

    def _offer(self, read: Courses) -> None:
        before = self._offered.courses
        if before.own is None or read.own is None:
            return
        own = keep_sound(before.own, read.own, read.shipped)
        courses = read.with_own(own)
        library = courses.offered
        taken_up = TakenUp(self.clock(), changes_between(before.own, own))
        self._offered = Offered(courses, library, taken_up)
        self.took_up(library)
