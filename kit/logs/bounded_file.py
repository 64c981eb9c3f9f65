"""A log file that never takes more than its room, and never stops who writes into it.

Several processes write into one: the kit's main process, those that serve pages, commands. Each
keeps it open, looks before a record whether it is still the one that lies there, and appends; the
system puts each record behind the last. Whoever comes to a full one renames it under a lock of the
system, so that one does. Windows renames no open file: there it is open for one record alone, under
that lock.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from kit.store.private import LinkInPlace, open_private, refuse_link

SIZE_MOST: Final = 2 * 1024 * 1024
FILES: Final = 5
#: What the name of the file to lock adds to the log's.
LOCK: Final = "-lock"
#: Nobody holds the lock for longer than a write, unless the system has stopped them meanwhile.
_WAIT_SECONDS: Final = 0.5
_LOOK_AGAIN_SECONDS: Final = 0.001
#: A file that cannot be renamed may grow to so many times its size; then records are lost.
_OVERGROWN: Final = 4
_KEEPS_OPEN: Final = sys.platform != "win32"


class BoundedFile:
    """Lines in `path`, and older ones in `path`.1 to `path`.4, for their owner alone.

    `lost(error)` is told when a line could not be written, once until one can be again; `again(n)`
    makes the line that then says how many were lost.
    """

    def __init__(
        self,
        path: Path,
        lost: Callable[[Exception], None],
        again: Callable[[int], str],
        *,
        size: int = SIZE_MOST,
        files: int = FILES,
    ) -> None:
        self.path = path
        self._lost, self._again = lost, again
        self._size, self._files = size, files
        self._lock = threading.Lock()
        self._lock_file: int | None = None
        self._file: int | None = None
        self._identity = (0, 0)
        self._missed = 0

    def write(self, line: str) -> None:
        """Append a record, which may be of several lines. Never raises for the disk's sake."""
        with self._lock:
            try:
                missed = self._again(self._missed) + "\n" if self._missed else ""
                self._append(f"{missed}{line}\n".encode("utf-8", "backslashreplace"))
            except (OSError, LinkInPlace) as error:
                self._missed += 1
                if self._missed == 1:
                    self._lost(error)
            else:
                self._missed = 0

    def _append(self, record: bytes) -> None:
        with nullcontext(None) if _KEEPS_OPEN else self._alone() as is_alone:
            try:
                file, size = self._ready()
                if size and size + len(record) > self._size:
                    file, size = self._made_room(len(record), is_alone)
                self._refuse_overgrown(size)
                _write_whole(file, record, size)
            except OSError:
                self._let_go()
                raise
            finally:
                if not _KEEPS_OPEN:
                    self._let_go()

    def _ready(self) -> tuple[int, int]:
        """The file that lies there, open, and its size."""
        if self._file is not None:
            with suppress(FileNotFoundError):
                there = os.lstat(self.path)
                if (there.st_dev, there.st_ino) == self._identity:
                    return self._file, there.st_size
            self._let_go()
        self._file = self._opened()
        here = os.fstat(self._file)
        self._identity = (here.st_dev, here.st_ino)
        return self._file, here.st_size

    def _made_room(self, coming: int, is_alone: bool | None) -> tuple[int, int]:
        """The same once a full one was renamed, by us or by whoever had the lock before."""
        if is_alone is None:
            with self._alone() as alone_now:
                return self._made_room(coming, alone_now)
        file, size = self._ready()
        if not is_alone or size + coming <= self._size:
            return file, size
        self._let_go()
        self._turn()
        return self._ready()

    def _refuse_overgrown(self, size: int) -> None:
        if size > _OVERGROWN * self._size:
            message = "it is full and cannot be renamed"
            raise OSError(None, message)

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _opened(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        refuse_link(self.path.parent)
        try:
            return open_private(self.path, flags)
        except FileNotFoundError:
            # The folder alone: where what it lies in is gone, none is made in its place. It may be
            # there, and the file was renamed at this moment.
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            return open_private(self.path, flags)

    def _turn(self) -> None:
        """Make room: each file takes the name of the next older one, the oldest goes."""
        with suppress(OSError):  # somebody has one open, on Windows: at the next record, then
            for number in range(self._files - 1, 0, -1):
                older = self._numbered(number)
                newer = self._numbered(number - 1)
                if newer.exists():
                    newer.replace(older)

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}") if number else self.path

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Whether no other process writes meanwhile. After a while it goes on beside that."""
        lock = self._lock_descriptor()
        until = time.monotonic() + _WAIT_SECONDS
        while not (is_alone := lock is not None and _locked(lock)):
            if lock is None or time.monotonic() > until:
                break
            time.sleep(_LOOK_AGAIN_SECONDS)
        try:
            yield is_alone
        finally:
            if is_alone and lock is not None:
                _unlock(lock)

    def _lock_descriptor(self) -> int | None:
        """Of this process: one that was inherited would be its parent's lock, too."""
        if self._lock_file is None:
            path = self.path.with_name(self.path.name + LOCK)
            with suppress(OSError):
                self.path.parent.mkdir(mode=0o700)
            with suppress(OSError):
                self._lock_file = open_private(path, os.O_RDWR | os.O_CREAT)
        return self._lock_file

    def close(self) -> None:
        """Give up both files."""
        with self._lock:
            self._let_go()
            if self._lock_file is not None:
                os.close(self._lock_file)
                self._lock_file = None


def _write_whole(file: int, record: bytes, size: int) -> None:
    """All of it or nothing: the half of a record would run into the next one."""
    written = 0
    try:
        while written < len(record):
            written += os.write(file, record[written:])
    except OSError:
        if written:
            os.ftruncate(file, size)
        raise


def _locked(descriptor: int) -> bool:
    """Take the lock; False where another process has it, or the file system knows none."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - not on every platform

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on every platform

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not on every platform

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on every platform

        fcntl.flock(descriptor, fcntl.LOCK_UN)
