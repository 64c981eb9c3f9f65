"""A clock that stands still."""

from kit.classroom.clock import clock_at
from tests.support.room import NOON


def test_clock_that_stands_still_says_the_same_each_time() -> None:
    clock = clock_at(NOON)
    assert [clock(), clock()] == [NOON, NOON]
