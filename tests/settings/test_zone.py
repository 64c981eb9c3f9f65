"""All moments by the zone of the settings, through both changes of a year's clocks."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kit.classroom.keeping import retention
from kit.exchange.local_time import local, zone
from kit.settings import read_settings
from kit.settings.zone import CAN_BE_SET, apply_time_zone
from kit.web.template_globals import local_time

pytestmark = pytest.mark.skipif(not CAN_BE_SET, reason="this system sets no zone for one program")


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process goes by Berlin's clock, on whatever computer."""
    monkeypatch.setenv("TZ", os.environ.get("TZ", "UTC"))
    apply_time_zone(read_settings({"time_zone": "Europe/Berlin"}, {}))
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        # On 29 March the clocks leave an hour out, on 25 October they have one twice.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29 01:59 +0100"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29 03:00 +0200"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 02:30 +0200"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 02:30 +0100"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-01-01 00:30 +0100"),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_moments_are_shown_by_it(moment: datetime, shown: str) -> None:
    assert f"{local_time(moment):%Y-%m-%d %H:%M %z}" == shown
    assert f"{local(moment):%Y-%m-%d %H:%M}" == shown[:16]
    assert f"{retention._local(moment):%Y-%m-%d}" == shown[:10]


@pytest.mark.usefixtures("berlin")
def test_moments_are_read_by_it_and_files_name_it() -> None:
    assert zone() == "CET/CEST"
    typed = datetime.fromisoformat("2026-10-25T02:30")
    both = [typed.replace(fold=fold).astimezone(UTC).hour for fold in (0, 1)]
    assert both == [0, 1]


def test_without_the_setting_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    apply_time_zone(read_settings({}, {}))
    assert os.environ["TZ"] == "Asia/Tokyo"
