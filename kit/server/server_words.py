"""What granian says of its worker, in words for whoever reads the window, and only if it is so."""

import logging
import re
import time
from collections.abc import Callable, Sequence
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
#: What granian says; its workers have numbers from 1 on.
_REFUSED: Final = re.compile(r"Killing worker-(\d+) after it refused to gracefully stop")
_DIED: Final = re.compile(r"Unexpected exit from worker-(\d+)")
_LOOP: Final = re.compile(r"Worker crash loop detected, exiting")
_MANY: Final = re.compile(r"Configured number of workers appears to be higher than the amount of ")
_WORDS: Final = {
    _DIED: "%(who)s has ended. It is started anew%(others)s; saved answers are kept.",
    _LOOP: "It has ended again at once, so the kit stops.",
    _REFUSED: (
        f"%(who)s did not stop within {STOP_SECONDS} seconds, and was ended. Saved answers are "
        "kept."
    ),
    _MANY: (
        "--workers is more than this computer has processors. More processes than those take "
        "memory and connections, and save nothing sooner."
    ),
}
_ALONE: Final = {"who": "The process that serves the pages", "others": ""}
_ONE_OF_SEVERAL: Final = {
    "who": "One of the processes that serve the pages",
    "others": ", and the others serve on",
}
#: So long a process that has ended may be taken for one that has not.
_TO_HEAR: Final = 2.0


class InOurWords(logging.Filter):
    """Says it in our words; nothing of a worker that did stop. `workers`: those that there are.

    Two threads of granian wait for the worker. To the one that comes second the system says that
    there is no such process, and until the first has noted how it ended Python takes it for alive:
    granian then means to end a worker that has stopped already.
    """

    def __init__(self, workers: Callable[[], Sequence[BaseProcess]], *, several: bool) -> None:
        super().__init__()
        self._workers = workers
        self._names = _ONE_OF_SEVERAL if several else _ALONE

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is so, once those that have ended had time to be known as such."""
        said = str(record.msg)
        refused = _REFUSED.fullmatch(said)
        if refused and not self._is_alive(int(refused[1]) - 1):
            return False
        if _DIED.fullmatch(said):
            logs.event("worker.died")
        words = (words % self._names for pattern, words in _WORDS.items() if pattern.match(said))
        record.msg = next(words, record.msg)
        return True

    def _is_alive(self, number: int) -> bool:
        """Whether the worker of that number, from 0 on, is."""
        last = time.monotonic() + _TO_HEAR
        while time.monotonic() < last:
            if not any(worker.is_alive() for worker in self._workers()[number : number + 1]):
                return False
            time.sleep(0.01)
        return True
