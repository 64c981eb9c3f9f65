"""Times stand as the computer's clock shows them, and the clock says its zone."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from kit.exchange.local_time import local, zone

JULY = datetime(2026, 7, 1, 12, 30, 15, 999_999, tzinfo=UTC)
WINTER = datetime(2026, 11, 29, 23, 5, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the computer's time zone, until the test is over."""

    def into(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield into
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("name", "summer", "winter", "said"),
    [
        ("UTC", "2026-07-01 12:30:15", "2026-11-29 23:05:00", "UTC"),
        ("Europe/Berlin", "2026-07-01 14:30:15", "2026-11-30 00:05:00", "CET/CEST"),
        ("America/New_York", "2026-07-01 08:30:15", "2026-11-29 18:05:00", "EST/EDT"),
        ("Asia/Dubai", "2026-07-01 16:30:15", "2026-11-30 03:05:00", "UTC+04"),
    ],
)
def test_moments_on_the_computers_clock(
    clock: Callable[[str], None], name: str, summer: str, winter: str, said: str
) -> None:
    clock(name)
    assert (str(local(JULY)), str(local(WINTER)), zone()) == (summer, winter, said)
