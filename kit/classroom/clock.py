"""The clock that a use case asks: under the lock that orders it, never before it waits for that.

A moment taken on the way in may lie before that of somebody who came later and went first: an
answer that was saved in time would read as one given after the key was shown.
"""

from collections.abc import Callable
from datetime import datetime

#: What says which moment it is. The server's own, `kit.web.state.now`, decides what is open.
Clock = Callable[[], datetime]


def clock_at(moment: datetime) -> Clock:
    """A clock that stands still, for work that is told when it happens: a made-up class, a test."""
    return lambda: moment
