"""A computer's clock that a test sets, beside the seconds that nobody sets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kit.classroom.clock import KitClock


@dataclass
class Computer:
    """`goes` lets time pass; `is_set` moves what its clock says."""

    wall: datetime
    seconds: float = 1_000.0

    def goes(self, **span: float) -> None:
        passed = timedelta(**span)
        self.wall += passed
        self.seconds += passed.total_seconds()

    def is_set(self, by: timedelta) -> None:
        self.wall += by

    def clock(self) -> KitClock:
        """The kit's own, on this computer."""
        return KitClock(lambda: self.wall, lambda: self.seconds)
