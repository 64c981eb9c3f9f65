"""When a class goes: proposed days, days that are refused, warnings, and days that count."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, strategies

from kit.classroom.keeping.kept_days import (
    APART,
    WARNED_FROM,
    WARNED_LEAST,
    EndNear,
    EndTooEarly,
    EndTooLate,
    check_day,
    counted,
    days_to_go,
    goes,
    latest_day,
    proposed_day,
    warning,
)
from kit.store.keeping.retention import RetentionRecord

ROOM = UUID(int=1)
TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)
DAYS = strategies.dates(date(2020, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("today", "chosen", "proposed"),
    [
        (TODAY, None, date(2027, 7, 31)),
        (date(2027, 6, 19), None, date(2027, 7, 31)),
        # Less than six weeks before the end of a year the next one is meant.
        (date(2027, 6, 20), None, date(2028, 7, 31)),
        # A school year of the south, as it was chosen last.
        (date(2027, 1, 20), date(2026, 12, 18), date(2027, 12, 18)),
        (date(2026, 12, 1), date(2026, 12, 18), date(2027, 12, 18)),
        (date(2026, 12, 1), date(2028, 2, 29), date(2027, 2, 28)),
        (date(2027, 12, 1), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_proposed_day_is_the_next_end_of_a_year(
    today: date, chosen: date | None, proposed: date
) -> None:
    assert proposed_day(today, chosen) == proposed


@given(DAYS, strategies.none() | DAYS)
def test_proposed_day_can_be_chosen(today: date, chosen: date | None) -> None:
    day = proposed_day(today, chosen)
    check_day(day, today)
    assert timedelta(weeks=6) <= day - today <= timedelta(days=366 + 42)


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY, TODAY + 6 * DAY, date(1, 1, 1)])
def test_day_without_a_week_of_warning_is_refused(day: date) -> None:
    with pytest.raises(EndTooEarly) as caught:
        check_day(day, TODAY)
    assert str(caught.value) == (
        f"{day} is too early: no class goes without a week's warning, so the earliest day is "
        "2026-12-07. What is to go at once is deleted on the page “Delete the class”."
    )


@pytest.mark.parametrize("day", [date(2031, 12, 1), date(9999, 12, 31)])
def test_day_beyond_five_years_is_refused(day: date) -> None:
    with pytest.raises(EndTooLate) as caught:
        check_day(day, TODAY)
    assert str(caught.value) == (
        f"{day} is too late: a class is kept for five years at most, so the latest day is "
        "2031-11-30. It can be put off again then."
    )


def test_first_and_last_day_are_taken() -> None:
    check_day(TODAY + 7 * DAY, TODAY)
    check_day(date(2031, 11, 30), TODAY)
    assert latest_day(date(2028, 2, 29)) == date(2033, 2, 28)


@pytest.mark.parametrize(
    ("left", "near"),
    [
        (31, None),
        (30, EndNear.SOON),
        (8, EndNear.SOON),
        (7, EndNear.URGENT),
        (0, EndNear.URGENT),
        (-1, EndNear.OVER),
        (-400, EndNear.OVER),
    ],
)
def test_warning_grows_as_the_end_comes_near(left: int, near: EndNear | None) -> None:
    assert warning(TODAY + left * DAY, TODAY) is near


def test_class_of_which_nobody_has_said_it_asks() -> None:
    assert warning(None, TODAY) is EndNear.NOT_SAID


def ran(record: RetentionRecord, *days: date) -> RetentionRecord:
    """The kit runs on these days of its clock."""
    for day in days:
        record = counted(record, day)
        assert counted(record, day) == record
    return record


def test_kit_that_runs_each_day_deletes_on_the_day_after() -> None:
    days = [TODAY - number * DAY for number in range(30, -1, -1)]
    record = ran(RetentionRecord(ROOM, TODAY), *days)
    assert record.warned_days == 31
    assert not goes(record, TODAY)
    assert goes(ran(record, TODAY + DAY), TODAY + DAY)


def test_kit_that_was_off_all_summer_warns_first() -> None:
    """Warned of for a month before; then off for six weeks, over the last day."""
    before = [TODAY - number * DAY for number in range(30, 6, -1)]
    record = ran(RetentionRecord(ROOM, TODAY), *before)
    back = TODAY + timedelta(weeks=5)
    for number in range(WARNED_LEAST - 1):
        day = back + number * DAY
        record = ran(record, day)
        assert not goes(record, day)
        assert days_to_go(record.warned_days) == WARNED_LEAST - 1 - number
    last = back + (WARNED_LEAST - 1) * DAY
    assert goes(ran(record, last), last)


def test_clock_that_is_a_year_ahead_deletes_nothing_for_a_week_of_days() -> None:
    record = ran(RetentionRecord(ROOM, TODAY + 100 * DAY), TODAY)
    assert record.warned_days == 0
    ahead = TODAY + timedelta(days=365)
    record = ran(record, ahead)
    assert (record.warned_days, goes(record, ahead)) == (1, False)
    # Set right, all is as it was.
    assert ran(record, TODAY) == RetentionRecord(ROOM, TODAY + 100 * DAY)


def test_clock_that_goes_to_and_fro_never_counts_up() -> None:
    record = RetentionRecord(ROOM, TODAY)
    for _ in range(20):
        record = ran(record, TODAY - 3 * DAY, TODAY + timedelta(days=365))
        assert record.warned_days == 1


@given(strategies.lists(DAYS, max_size=40), DAYS)
def test_no_class_goes_without_seven_days_of_warning_in_a_row(days: list[date], end: date) -> None:
    """Whatever the clock says: the last seven days told lie apart, in order, near each other."""
    record = RetentionRecord(ROOM, end)
    for place, day in enumerate(days):
        record = counted(record, day)
        if not goes(record, day):
            continue
        told = [one for number, one in enumerate(days[: place + 1]) if one != days[number - 1]]
        last = told[-WARNED_LEAST:]
        steps = [after - before for before, after in pairwise(last)]
        assert len(last) == WARNED_LEAST
        assert all(DAY <= step <= APART for step in steps)
        assert last[0] >= end - WARNED_FROM
        assert last[-1] > end


def test_class_goes_only_on_a_day_that_was_counted() -> None:
    record = RetentionRecord(ROOM, TODAY, 30, TODAY + DAY)
    assert goes(record, TODAY + DAY)
    assert not goes(record, TODAY + 2 * DAY)
