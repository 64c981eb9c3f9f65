"""What may hang is given up after a while."""

import threading
from time import monotonic, process_time

import pytest

from kit.doctor.bounded import TookTooLong, within_seconds


def test_result_comes_back() -> None:
    assert within_seconds(lambda: 7) == 7
    assert within_seconds(lambda: None) is None


def test_what_goes_wrong_is_raised() -> None:
    def fails() -> None:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        within_seconds(fails)


def test_what_hangs_is_given_up() -> None:
    never, began = threading.Event(), monotonic()
    with pytest.raises(TookTooLong):
        within_seconds(never.wait, 0.05)
    assert monotonic() - began < 2
    never.set()


def test_what_is_at_work_is_waited_for() -> None:
    """A slow computer, or one that has much else to do, is no server that is silent."""
    began = monotonic()

    def works() -> float:
        while process_time() - started < 0.5:
            pass
        return monotonic() - began

    started = process_time()
    assert within_seconds(works, 0.1) >= 0.4


def test_what_hangs_after_its_work_is_given_up() -> None:
    never = threading.Event()

    def works_and_hangs() -> None:
        started = process_time()
        while process_time() - started < 0.2:
            pass
        never.wait()

    with pytest.raises(TookTooLong):
        within_seconds(works_and_hangs, 0.1)
    never.set()
