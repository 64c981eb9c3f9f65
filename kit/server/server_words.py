"""What granian says of its worker, in words for whoever reads the window, and only if it is so."""

import logging
import time
from collections.abc import Callable, Collection
from multiprocessing.process import BaseProcess
from typing import Final

from kit import logs

#: What a request may take at most once the kit is to stop; then a worker that does not is ended. A
#: form that is half here is given up sooner (kit/server/gateway.py), and so is a lock.
STOP_SECONDS: Final = 15
#: What is said to who asks for a stop that has begun.
FINISHING: Final = (
    f"What is being answered is finished first, within {STOP_SECONDS} seconds; nothing new is "
    "taken in."
)
_REFUSED: Final = "Killing worker-1 after it refused to gracefully stop"
_DIED: Final = "Unexpected exit from worker-1"
_WORDS: Final = {
    _DIED: (
        "The process that serves the pages has ended. It is started anew; saved answers are kept."
    ),
    "Worker crash loop detected, exiting": "It has ended again at once, so the kit stops.",
    _REFUSED: (
        f"The process that serves the pages did not stop within {STOP_SECONDS} seconds, and was "
        "ended. Saved answers are kept."
    ),
}
#: So long a process that has ended may be taken for one that has not.
_TO_HEAR: Final = 2.0


class InOurWords(logging.Filter):
    """Says it in our words; nothing of a worker that did stop.

    Two threads of granian wait for the worker. To the one that comes second the system says that
    there is no such process, and until the first has noted how it ended Python takes it for alive:
    granian then means to end a worker that has stopped already.
    """

    def __init__(self, workers: Callable[[], Collection[BaseProcess]]) -> None:
        super().__init__()
        self._workers = workers

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is so, once those that have ended had time to be known as such."""
        said = str(record.msg)
        if said == _REFUSED and not self._are_alive():
            return False
        if said == _DIED:
            logs.event("worker.died")
        record.msg = _WORDS.get(said, record.msg)
        return True

    def _are_alive(self) -> bool:
        last = time.monotonic() + _TO_HEAR
        while time.monotonic() < last:
            if not any(worker.is_alive() for worker in self._workers()):
                return False
            time.sleep(0.01)
        return True
