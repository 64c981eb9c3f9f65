"""Files and folders that hold names and answers: made for their owner alone, never through a link.

A folder may be shared with people who may write to it. A link that one of them puts in the place
of a file would have the kit read or write somewhere else, with its own rights. The data folder
itself may be a link: whoever runs the kit names it. On Windows the user's own data folder is
private by where it lies.
"""

import os
import stat
from pathlib import Path

#: Neither follow a link nor wait for the other end of a pipe, where the system can be told so.
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class LinkInPlace(Exception):
    """A link, or something else, where a file or folder should be. Its text is the line to show."""

    def __init__(self, path: Path, what: str = "link") -> None:
        super().__init__(
            f"{path} is a {what}. The kit opens nothing through a link, nor anything but plain "
            "files: somebody else may have put it there. Move it away, and put the file or folder "
            "itself in its place; or name another folder with --data."
        )


def refuse_link(path: Path) -> None:
    """Raises LinkInPlace where the path itself, not a folder above it, is a link."""
    if path.is_symlink():
        raise LinkInPlace(path)


def private_folder(path: Path) -> None:
    """Make the folder where there is none. One that somebody made is theirs to share or not."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make the file, empty, where there is none. Raises LinkInPlace or OSError.

    SQLite takes an empty file for a new database, and gives its log the same permissions.
    """
    os.close(open_private(path, os.O_WRONLY | os.O_CREAT))


def open_private(path: Path, flags: int) -> int:
    """A descriptor of the plain file at the path. Raises LinkInPlace or OSError."""
    refuse_link(path)  # for systems that cannot be told so, and for the words
    descriptor = os.open(path, flags | _PLAIN, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise LinkInPlace(path, "folder or device")
    return descriptor


def read_private(path: Path) -> bytes:
    """What the plain file at the path holds. Raises LinkInPlace or OSError."""
    with os.fdopen(open_private(path, os.O_RDONLY), "rb") as file:
        return file.read()
