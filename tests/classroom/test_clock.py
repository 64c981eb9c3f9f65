"""A clock that stands still, and one that goes evenly whatever becomes of the computer's."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.clock import (
    KitClock,
    Step,
    clock_at,
    forget_skips,
    lived,
    passed,
    steady_seconds,
    wall_clock,
)
from tests.support.clocks import Computer
from tests.support.room import NOON


def test_clock_that_stands_still_says_the_same_each_time() -> None:
    clock = clock_at(NOON)
    assert [clock(), clock()] == [NOON, NOON]


@pytest.fixture
def computer() -> Iterator[Computer]:
    yield Computer(NOON)
    forget_skips()


def test_clock_goes_with_the_computers_and_never_back_for_little(computer: Computer) -> None:
    clock = computer.clock()
    computer.goes(minutes=10)
    assert clock.now() == NOON + timedelta(minutes=10)
    computer.is_set(timedelta(seconds=-0.9))
    assert clock.look() is None
    assert clock.now() == NOON + timedelta(minutes=10)
    computer.is_set(timedelta(seconds=1.5))
    assert clock.look() is None
    assert clock.now() == NOON + timedelta(minutes=10, seconds=0.6)


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(seconds=-10), timedelta(days=1)])
def test_clock_goes_on_evenly_until_a_step_is_taken(computer: Computer, by: timedelta) -> None:
    clock = computer.clock()
    computer.goes(minutes=10)
    computer.is_set(by)
    old = NOON + timedelta(minutes=10)
    assert clock.now() == old
    step = clock.look()
    assert step == Step(old, old + by, NOON)
    assert step.by == by
    computer.goes(seconds=2)
    assert clock.now() == old + timedelta(seconds=2)
    clock.take(step)
    assert (clock.now(), clock.last, clock.look()) == (computer.wall, step, None)
    computer.goes(hours=1)
    computer.is_set(-by)
    again = clock.look()
    assert again is not None
    assert again.since == step.after


def test_what_was_skipped_was_not_lived(computer: Computer) -> None:
    clock = computer.clock()
    computer.is_set(timedelta(days=1))
    step = clock.look()
    assert step is not None
    clock.take(step)
    computer.goes(minutes=5)
    assert lived(NOON - timedelta(minutes=1), clock.now()) == timedelta(minutes=6)
    assert lived(clock.now() - timedelta(minutes=1), clock.now()) == timedelta(minutes=1)
    assert lived(clock.now() + timedelta(hours=1), clock.now()) == timedelta()
    forget_skips()
    assert lived(NOON, clock.now()) == timedelta(days=1, minutes=5)


def test_what_was_skipped_was_not_lived_by_what_was_ahead_either(computer: Computer) -> None:
    """Put back by a day, then ahead by a year: a cookie of before both is minutes old."""
    clock = computer.clock()
    for by in (timedelta(days=-1), timedelta(days=365)):
        computer.goes(minutes=5)
        computer.is_set(by)
        step = clock.look()
        assert step is not None
        clock.take(step)
    assert lived(NOON, clock.now()) == timedelta(minutes=10)
    assert lived(NOON - timedelta(hours=1), clock.now()) == timedelta(minutes=70)
    between = NOON - timedelta(days=1) + timedelta(minutes=7)
    assert lived(between, clock.now()) == timedelta(minutes=3)


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=-1), timedelta(hours=1)])
def test_what_a_step_back_has_carried_over_is_as_old_as_it_was(
    computer: Computer, by: timedelta
) -> None:
    clock = computer.clock()
    computer.goes(minutes=4)
    computer.is_set(by)
    step = clock.look()
    assert step is not None
    clock.take(step)
    computer.goes(minutes=1)
    saved_at = NOON + by if by < timedelta() else NOON
    assert passed(saved_at, clock.now()) == timedelta(minutes=5)
    assert passed(clock.now() + timedelta(hours=1), clock.now()) == timedelta()


@given(st.lists(st.tuples(st.floats(0, 5000), st.floats(-90_000, 90_000)), max_size=12))
def test_between_the_steps_that_are_taken_no_moment_is_before_another(
    walk: list[tuple[float, float]],
) -> None:
    computer = Computer(NOON)
    clock = computer.clock()
    last = clock.now()
    for seconds, by in walk:
        computer.goes(seconds=seconds)
        computer.is_set(timedelta(seconds=by))
        assert clock.now() >= last
        step = clock.look()
        if step is not None:
            clock.take(step)
            assert clock.now() == step.after
        last = clock.now()
    forget_skips()


def test_computers_own_clocks_go() -> None:
    clock = KitClock()
    first = clock.now()
    assert steady_seconds() > 0
    assert abs(clock.now() - wall_clock()) < timedelta(seconds=1)
    assert clock.look() is None
    assert clock.now() >= first
