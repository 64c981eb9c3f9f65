"""What the serving process says is written by a thread of its own.

Who reads may stop reading: Ctrl-S in a terminal, a press of the mouse in a window of Windows, a
pipe that nobody empties. Whoever writes waits then; if that were who answers a page, the class
would wait, too. So no page waits for what is said, and what is too much is left out.
"""

import queue
import sys
import threading
from typing import Any, Final, TextIO, cast

#: So many pieces wait for a reader; what comes then is dropped, and the reader is told.
_MOST: Final = 1000
#: How long the last words are waited for, in seconds.
_LAST_SECONDS: Final = 1.0


class Aside:
    """A stream that takes what is written at once, and hands it on when it is taken."""

    def __init__(self, stream: TextIO, most: int = _MOST) -> None:
        self._stream = stream
        self._waiting: queue.Queue[str] = queue.Queue(most)
        self._dropped = 0
        self._all_out = threading.Event()
        self._all_out.set()
        threading.Thread(target=self._hand_on, name="says", daemon=True).start()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Take it. Raises TypeError for bytes, by which click asks whether a stream takes any."""
        if not isinstance(text, str):
            message = "what is said is text"
            raise TypeError(message)
        self._all_out.clear()
        try:
            self._waiting.put_nowait(text)
        except queue.Full:
            self._dropped += 1
        return len(text)

    def flush(self) -> None:
        """Nothing: it goes out as soon as it is taken."""

    def finish(self, seconds: float = _LAST_SECONDS) -> None:
        """Wait until all is out, for so long at most."""
        self._all_out.wait(seconds)

    def _hand_on(self) -> None:
        while True:
            text = self._waiting.get()
            dropped, self._dropped = self._dropped, 0
            try:
                self._stream.write(text)
                if dropped:
                    self._stream.write(f"({dropped} pieces of what was said are left out.)\n")
                self._stream.flush()
            except (OSError, ValueError):
                pass  # nobody is there to be told
            if self._waiting.empty():
                self._all_out.set()


def speak_aside() -> None:
    """From now on nobody in this process waits for who reads what it says."""
    for name in ("stdout", "stderr"):
        setattr(sys, name, cast("TextIO", Aside(getattr(sys, name))))


def finish() -> None:
    """Let the last words out, before the process ends."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Aside):
            stream.finish()
