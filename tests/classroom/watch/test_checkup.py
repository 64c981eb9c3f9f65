"""A look is made seldom, and whoever asks is answered in time."""

import threading
import time
from collections.abc import Callable

from kit.classroom.watch.checkup import Checkup

LATE = "late"


class Looks:
    """A look that waits until it may end, and counts how often it was made."""

    def __init__(self, *, may_end: bool = True) -> None:
        self.count = 0
        self.may_end = threading.Event()
        if may_end:
            self.may_end.set()

    def __call__(self) -> str:
        self.count += 1
        assert self.may_end.wait(20)
        return f"look {self.count}"


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_look_is_good_for_its_pause_however_many_ask() -> None:
    looks, clock = Looks(), Clock()
    checkup = Checkup(looks, LATE, pause=5, clock=clock)
    assert [checkup.outcome() for _ in range(100)] == ["look 1"] * 100
    clock.now += 5.1
    assert checkup.outcome() == "look 2"


def in_threads(count: int, ask: Callable[[], str]) -> list[str]:
    said: list[str] = []
    threads = [threading.Thread(target=lambda: said.append(ask())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return said


def test_first_look_is_one_for_all_who_wait() -> None:
    looks = Looks()
    assert in_threads(8, Checkup(looks, LATE).outcome) == ["look 1"] * 8


def test_while_one_waits_for_a_look_others_have_the_last() -> None:
    looks, clock = Looks(), Clock()
    checkup = Checkup(looks, LATE, pause=5, patience=10, clock=clock)
    checkup.outcome()
    clock.now += 6
    looks.may_end.clear()
    waiting: list[str] = []
    thread = threading.Thread(target=lambda: waiting.append(checkup.outcome()))
    thread.start()
    while looks.count < 2:
        time.sleep(0.01)
    assert checkup.outcome() == "look 1"
    looks.may_end.set()
    thread.join(20)
    assert waiting == ["look 2"]


def test_look_that_hangs_is_said_to_at_once_to_all_and_is_the_only_one() -> None:
    looks = Looks(may_end=False)
    checkup = Checkup(looks, LATE, pause=0, patience=0.1)
    begun = time.monotonic()
    assert checkup.outcome() == LATE
    assert checkup.outcome() == LATE
    assert in_threads(4, checkup.outcome) == [LATE] * 4
    assert time.monotonic() - begun < 5
    looks.may_end.set()
    until = time.monotonic() + 10
    while (said := checkup.outcome()) == LATE and time.monotonic() < until:
        time.sleep(0.01)
    assert said.startswith("look ")
