"""How the files of a content folder stand, without reading one: names, sizes, times."""

import os
from pathlib import Path
from typing import Final

from kit.content.loading import exercise_files
from kit.content.loading.unexpected_files import is_left_behind
from kit.content.names import lesson_names

#: By folder and name: bytes, and when it was changed in nanoseconds.
Signature = frozenset[tuple[str, str, int, int]]
_UNREAD: Final = (-1, -1)
#: Reading as many takes about ten seconds, beside which a class still works.
FILES_MOST: Final = 1000


class TooManyFiles(Exception):
    """There are more files than a running kit reads."""


def signature_of(folder: Path) -> Signature | None:
    """How the files stand now; None where the folder is not there, or holds no course.

    What programs leave behind is no part of it. Raises TooManyFiles, having looked at no more than
    FILES_MOST files.
    """
    files: set[tuple[str, str, int, int]] = set()
    is_there = False
    for name in (lesson_names.FOLDER, exercise_files.FOLDER):
        try:
            with os.scandir(folder / name) as entries:
                is_there = True
                for entry in entries:
                    if is_left_behind(Path(entry.name)):
                        continue
                    if len(files) == FILES_MOST:
                        raise TooManyFiles
                    files.add((name, entry.name, *_size_and_time(entry)))
        except FileNotFoundError:
            continue
        except OSError:
            # It is there, and nobody may look into it: that is to be said, as at the start.
            is_there = True
            files.add((name, "", *_UNREAD))
    return frozenset(files) if is_there else None


def _size_and_time(entry: "os.DirEntry[str]") -> tuple[int, int]:
    try:
        status = entry.stat()
    except OSError:  # gone since, or a link to nothing
        return _UNREAD
    return status.st_size, status.st_mtime_ns
