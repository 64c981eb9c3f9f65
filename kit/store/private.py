"""Files and folders that hold names and answers: made for their owner alone.

On Windows the user's own data folder is private by where it lies.
"""

import os
from pathlib import Path


def private_folder(path: Path) -> None:
    """Make the folder where there is none. One that somebody made is theirs to share or not."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make the file, empty, where there is none.

    SQLite takes an empty file for a new database, and gives its log the same permissions.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
