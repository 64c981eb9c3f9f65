"""What others are told of a store's work: when it committed, how long that took, who waits."""

from collections.abc import Callable
from time import monotonic

from kit.store.database.server import ServerPatience
from kit.store.database.writer_queue import WriterQueue


class Watched:
    """The part of a store that is watched."""

    _writers: WriterQueue | None
    _server: ServerPatience | None

    def __init__(self) -> None:
        #: When something was committed last, on the monotonic clock.
        self.written_at = 0.0
        #: Is told how many seconds each commit took.
        self.committed: Callable[[float], None] = lambda _seconds: None

    def _note_commit(self, begun: float) -> None:
        """It is committed; that began at `begun` on the monotonic clock."""
        self.written_at = monotonic()
        self.committed(self.written_at - begun)

    @property
    def writers_waiting(self) -> int:
        """How many of this process write or wait to; of a server's, have a transaction open."""
        waiting = self._writers or self._server
        return waiting.waiting if waiting else 0
