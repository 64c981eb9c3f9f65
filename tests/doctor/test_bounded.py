"""What may hang is given up after a while."""

import threading
from time import monotonic

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
