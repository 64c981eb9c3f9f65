"""The clock, set to whatever it may be on a morning."""

from datetime import datetime, timedelta, timezone

import pytest

from kit.doctor.data.clock import check
from kit.doctor.data.looking import Stored
from tests.support.bad_mornings import MONDAY, Said, plain_facts, told

LOOK = "Look at date, time and time zone of this computer before anything closes by the clock."


def at(now: datetime, newest: datetime | None = None) -> dict[str, Said]:
    return told(check(plain_facts(Stored("x", is_file=True, newest=newest), now=now)))


@pytest.mark.parametrize("ahead", [-timedelta(days=90), timedelta(), timedelta(seconds=119)])
def test_clock_that_is_right(ahead: timedelta) -> None:
    assert at(MONDAY, MONDAY + ahead) == {
        "clock": (
            "well",
            "The clock says 2026-11-30 07:40, UTC+0000. Nothing that is stored lies ahead.",
            "",
            "",
        )
    }


def test_clock_of_another_zone_is_right_too() -> None:
    zone = timezone(-timedelta(hours=3, minutes=30))
    assert at(MONDAY.astimezone(zone), MONDAY)["clock"][1] == (
        "The clock says 2026-11-30 04:10, UTC-0330. Nothing that is stored lies ahead."
    )


@pytest.mark.parametrize("year", [1970, 2024, 2061, 9999])
def test_year_in_which_no_kit_runs(year: int) -> None:
    assert at(MONDAY.replace(year=year, day=1), MONDAY) == {
        "clock-year": (
            "wrong",
            f"The clock says {year}-11-01 07:40, UTC+0000. That is no day on which this kit can run.",
            "",
            "Set date and time of this computer, then start the kit again.",
        )
    }


def test_clock_that_was_put_back() -> None:
    assert at(MONDAY, MONDAY + timedelta(hours=1)) == {
        "clock-behind": (
            "wrong",
            "The clock says 2026-11-30 07:40, UTC+0000. Something was stored at 2026-11-30 08:40: it was put back, or was ahead then.",
            "",
            LOOK,
        )
    }
