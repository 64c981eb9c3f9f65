"""Whether the system lets this process open files: where not, no request comes through to say so.

Who connects waits at the port until others have gone, so the terminal is the place that is left.
"""

import errno
import os
import threading
import time
from collections.abc import Callable
from typing import Final

#: Between two looks.
_PAUSE: Final = 5.0
_NO_MORE: Final = {errno.EMFILE, errno.ENFILE}


def look(noted: Callable[[Exception], object]) -> None:
    """Open a file, and tell `noted` of an error that says that no more can be open."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        if error.errno in _NO_MORE:
            noted(error)


def keep_looking(noted: Callable[[Exception], object], pause: float = _PAUSE) -> None:
    """Look again and again until the process ends, `pause` seconds apart, beside all else."""

    def go_on() -> None:
        while True:
            time.sleep(pause)
            look(noted)

    threading.Thread(target=go_on, name="handles", daemon=True).start()
