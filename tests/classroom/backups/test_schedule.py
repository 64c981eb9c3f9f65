"""When a backup is due: over time zones, skipped and doubled hours, closed laptops; what goes."""

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.classroom.backups.schedule import (
    Made,
    Often,
    Schedule,
    Turn,
    day_of,
    due,
    next_day,
    set_anew,
    to_sweep,
)

BERLIN = ZoneInfo("Europe/Berlin")
#: With hours left out and doubled at 0, 1, 2, 3 and 23 o'clock, by half an hour and by a day.
ZONES = (
    "UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Santiago",
    "America/Havana", "America/Nuuk", "Asia/Beirut", "Asia/Kathmandu", "Africa/Cairo",
    "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "America/Scoresbysund",
)  # fmt: skip
#: Around these, clocks are put forward or back somewhere.
MOMENTS = (
    datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC),
    datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 4, 4, tzinfo=UTC),
    datetime(2011, 12, 28, tzinfo=UTC), datetime(2024, 3, 30, tzinfo=UTC),
)  # fmt: skip


def at(text: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def turns_of(schedule: Schedule, zone: ZoneInfo, start: datetime, steps: list[int]) -> list[Turn]:
    """What a kit takes that looks after so many minutes each: each turn as it is taken."""
    last, taken, now = None, list[Turn](), start
    for minutes in steps:
        now += timedelta(minutes=minutes)
        turn = due(schedule, last, now.astimezone(zone))
        if turn is not None:
            last = turn
            taken.append(turn)
    return taken


@given(
    st.sampled_from(ZONES), st.sampled_from(MOMENTS), st.integers(0, 23), st.integers(3, 29),
)  # fmt: skip
@example("Europe/Berlin", MOMENTS[0], 2, 10)
@example("Europe/Berlin", MOMENTS[1], 2, 10)
def test_each_day_has_one_backup_as_soon_as_its_hour_has_come(
    name: str, start: datetime, hour: int, minutes: int
) -> None:
    zone = ZoneInfo(name)
    schedule = Schedule(Often.DAILY, hour=hour, since=start)
    steps = [minutes] * (6 * 24 * 60 // minutes)
    taken = turns_of(schedule, zone, start, steps)
    days = [turn.day for turn in taken]
    assert max(Counter(days).values()) == 1
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    end = (start + timedelta(minutes=minutes * len(steps))).astimezone(zone)
    assert days[0] == day_of(schedule, start.astimezone(zone)) + timedelta(days=1)
    assert days[-1] == day_of(schedule, end)
    for turn in taken:
        before = (turn.made_at.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(zone)
        assert day_of(schedule, before) < turn.day <= turn.made_at.date()


@given(
    st.sampled_from(ZONES), st.sampled_from(MOMENTS), st.integers(0, 23), st.integers(0, 6),
    st.lists(st.integers(1, 3 * 24 * 60), min_size=1, max_size=60),
)  # fmt: skip
def test_each_week_has_one_backup_however_long_the_laptop_was_closed(
    name: str, start: datetime, hour: int, weekday: int, steps: list[int]
) -> None:
    schedule = Schedule(Often.WEEKLY, hour, weekday, since=start)
    days = [turn.day for turn in turns_of(schedule, ZoneInfo(name), start, steps)]
    assert {day.weekday() for day in days} <= {weekday}
    assert days == sorted(set(days))
    # A look at least every three days, so that no week is left out.
    assert all(later - day == timedelta(days=7) for day, later in itertools.pairwise(days))


def test_hour_that_the_clocks_leave_out_has_its_backup_right_after_it() -> None:
    schedule = Schedule(Often.DAILY, hour=2)
    last = Turn(date(2026, 3, 28), at("2026-03-28T02:00"))
    assert due(schedule, last, at("2026-03-29T01:59")) is None
    turn = due(schedule, last, at("2026-03-29T03:00"))
    assert turn is not None
    assert turn.day == date(2026, 3, 29)


def test_hour_that_comes_twice_has_one_backup() -> None:
    schedule = Schedule(Often.DAILY, hour=2)
    first = due(schedule, Turn(date(2026, 10, 24), at("2026-10-24T02:00")), at("2026-10-25T02:10"))
    assert first is not None
    assert due(schedule, first, at("2026-10-25T02:10", fold=1)) is None
    assert due(schedule, first, at("2026-10-25T23:59")) is None


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-30T15:59", None),
        ("2026-11-30T16:00", date(2026, 11, 30)),
        # Closed for a week, it makes the last one alone.
        ("2026-12-07T08:00", date(2026, 12, 6)),
    ],
)
def test_daily_backup_is_caught_up_once(now: str, day: date | None) -> None:
    last = Turn(date(2026, 11, 29), at("2026-11-29T16:00"))
    turn = due(Schedule(Often.DAILY, hour=16), last, at(now))
    assert (turn and turn.day) == day


def test_schedule_set_after_its_hour_begins_with_the_next_one() -> None:
    schedule = set_anew(Schedule(Often.DAILY, hour=16), at("2026-11-30T17:00"))
    assert due(schedule, None, at("2026-11-30T17:01")) is None
    assert next_day(schedule, at("2026-11-30T17:01")) == date(2026, 12, 1)
    assert due(schedule, None, at("2026-12-01T16:00")) is not None


def test_turn_of_a_clock_that_was_years_ahead_keeps_no_backup_from_being_made() -> None:
    schedule = Schedule(Often.DAILY, hour=16)
    assert due(schedule, Turn(date(2036, 1, 1), at("2036-01-01T16:00")), at("2026-11-30T17:00"))
    # Tomorrow's may be of another time zone, a flight ago.
    assert not due(
        schedule, Turn(date(2026, 12, 1), at("2026-12-01T16:00")), at("2026-11-30T17:00")
    )


LESSON = at("2026-11-30T09:40")


@pytest.mark.parametrize(
    ("last", "now", "newest", "is_due"),
    [
        (None, "2026-11-30T10:39", LESSON, False),
        (None, "2026-11-30T10:40", LESSON, True),
        (None, "2026-11-30T10:40", None, False),
        # No answers since.
        (Turn(LESSON.date(), at("2026-11-30T10:40"), LESSON), "2026-11-30T18:00", LESSON, False),
        # The lesson after the next, too soon and then not.
        (
            Turn(LESSON.date(), at("2026-11-30T10:40"), LESSON),
            "2026-11-30T13:30",
            at("2026-11-30T12:20"),
            False,
        ),
        (
            Turn(LESSON.date(), at("2026-11-30T10:40"), LESSON),
            "2026-11-30T14:40",
            at("2026-11-30T12:20"),
            True,
        ),
        # The laptop was closed after the last lesson: the next morning, before the first.
        (
            Turn(LESSON.date(), at("2026-11-30T10:40"), LESSON),
            "2026-12-01T07:50",
            at("2026-11-30T15:10"),
            True,
        ),
        # An answer of a clock that was ahead.
        (None, "2026-11-30T10:40", at("2027-01-01T10:00"), False),
    ],
)
def test_after_teaching_waits_until_the_class_has_gone(
    last: Turn | None, now: str, newest: datetime | None, is_due: bool
) -> None:
    schedule = Schedule(Often.AFTER_TEACHING)
    assert (due(schedule, last, at(now), newest) is not None) == is_due


def test_schedule_that_is_off_makes_none() -> None:
    assert due(Schedule(), None, at("2026-11-30T16:00"), LESSON) is None


@pytest.mark.parametrize(
    ("often", "day"),
    [
        (Often.OFF, None),
        (Often.AFTER_TEACHING, None),
        (Often.DAILY, date(2026, 11, 30)),
        (Often.WEEKLY, date(2026, 12, 4)),
    ],
)
def test_next_day_is_known_where_the_clock_says_it(often: Often, day: date | None) -> None:
    assert next_day(Schedule(often, 16, 4), at("2026-11-30T09:00")) == day


def test_newest_stay_and_only_what_the_schedule_made_goes() -> None:
    files = [Made("a", 1), Made("b", 2), Made("c", 3), Made("d", 4)]
    present = {"a": 1, "b": 2, "c": 3, "d": 4, "thesis.odt": 9}
    assert to_sweep(files, present, 2) == ["a", "b"]
    assert to_sweep(files, present, 0) == ["a", "b", "c"]
    # Written over by somebody, or gone.
    assert to_sweep(files, {**present, "a": 77}, 2) == ["b"]
    assert to_sweep(files, {"c": 3, "d": 4}, 1) == ["c"]


@given(
    st.lists(st.builds(Made, st.text("abc", max_size=3), st.integers(0, 2)), unique_by=lambda f: f.name),
    st.dictionaries(st.text("abc", max_size=3), st.integers(0, 2)),
    st.integers(-1, 5),
)  # fmt: skip
def test_sweep_takes_nothing_else_and_leaves_as_many_as_are_kept(
    files: list[Made], present: dict[str, int], keep: int
) -> None:
    gone = to_sweep(files, present, keep)
    assert len(set(gone)) == len(gone)
    assert all(Made(name, present[name]) in files for name in gone)
    ours = [file for file in files if present.get(file.name) == file.size]
    assert len(ours) - len(gone) == min(len(ours), max(1, keep))
    assert [file.name for file in ours][: len(gone)] == gone
