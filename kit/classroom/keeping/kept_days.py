"""Until which day a class is kept, when its end is warned of, and when it goes. Pure: dates in.

A day is one of this computer's calendar, so that an hour which the clocks leave out, or have
twice, changes nothing. What ends a class is never the clock alone: it goes only after its end was
warned of on `WARNED_LEAST` days on which the kit ran, one day of them no more than `APART` after
the other. A clock that is a year ahead is one such day. A kit that was off all summer begins to
count anew.
"""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from kit.classroom.errors import KitError
from kit.store.keeping.retention import RetentionRecord
from kit.vocabulary import N_

#: From so many days before the last one its end is warned of; from so many, more loudly.
WARNED_FROM: Final = timedelta(days=30)
URGENT_FROM: Final = timedelta(days=7)
#: On so many days the warning has been on view before a class goes.
WARNED_LEAST: Final = 7
#: A longer time without the kit, and it is warned of anew.
APART: Final = timedelta(days=14)
#: A new class is proposed to be kept for so long at least; a day that is chosen lies within these.
_PROPOSED_LEAST: Final = timedelta(weeks=6)
EARLIEST: Final = timedelta(days=7)
LATEST_YEARS: Final = 5
#: Where nobody has chosen: the end of a northern school year.
_MONTH, _DAY = 7, 31
_FEBRUARY, _LEAP_DAY = 2, 29


class EndTooEarly(KitError):
    """A class would go without the days of warning."""

    status = HTTPStatus.BAD_REQUEST
    message = N_(
        "%(day)s is too early: no class goes without a week's warning, so the earliest day is "
        "%(earliest)s. What is to go at once is deleted on the page “Delete the class”."
    )


class EndTooLate(KitError):
    """A class would be kept for longer than anybody can mean."""

    status = HTTPStatus.BAD_REQUEST
    message = N_(
        "%(day)s is too late: a class is kept for five years at most, so the latest day is "
        "%(latest)s. It can be put off again then."
    )


class OnlyOwnerShortens(KitError):
    """A co-teacher would have a class go sooner."""

    status = HTTPStatus.FORBIDDEN
    message = N_(
        "The class is kept until %(kept)s, and its owner alone has it go sooner. Choose a later "
        "day, or ask them."
    )


class EndNear(StrEnum):
    """How near the end of a class is."""

    #: Nobody has said until when it is kept.
    NOT_SAID = "not-said"
    SOON = "soon"
    URGENT = "urgent"
    #: Its last day is over; it goes once it was warned of on enough days.
    OVER = "over"


def proposed_day(today: date, chosen_last: date | None) -> date:
    """The day proposed for a new class: the next one like that which was chosen last, or 31 July.

    At least six weeks ahead.
    """
    month, day = (chosen_last.month, chosen_last.day) if chosen_last else (_MONTH, _DAY)
    year = today.year
    while _in_year(year, month, day) < today + _PROPOSED_LEAST:
        year += 1
    return _in_year(year, month, day)


def _in_year(year: int, month: int, day: int) -> date:
    if (month, day) == (_FEBRUARY, _LEAP_DAY):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def latest_day(today: date) -> date:
    """The last day that can be chosen."""
    return _in_year(today.year + LATEST_YEARS, today.month, today.day)


def check_day(day: date, today: date) -> None:
    """Raises EndTooEarly or EndTooLate, which name the first or last day that can be chosen."""
    if day < today + EARLIEST:
        raise EndTooEarly(day=day, earliest=today + EARLIEST)
    if day > latest_day(today):
        raise EndTooLate(day=day, latest=latest_day(today))


def warning(kept_until: date | None, today: date) -> EndNear | None:
    """What is to be said of a class's end now; None while it is far off."""
    if kept_until is None:
        return EndNear.NOT_SAID
    left = kept_until - today
    if left < timedelta():
        return EndNear.OVER
    if left <= URGENT_FROM:
        return EndNear.URGENT
    return EndNear.SOON if left <= WARNED_FROM else None


def counted(record: RetentionRecord, today: date) -> RetentionRecord:
    """The record with this day counted, on which the kit runs and warns; the same where it is not.

    A day before the one that was counted last was told by another clock, which says nothing of
    those that it counted.
    """
    if today < record.kept_until - WARNED_FROM:
        return replace(record, warned_days=0, warned_on=None)
    last = record.warned_on
    if last == today:
        return record
    goes_on = last is not None and timedelta() < today - last <= APART
    return replace(record, warned_days=record.warned_days + 1 if goes_on else 1, warned_on=today)


def days_to_go(warned_days: int) -> int:
    """On how many days more the kit has to run and warn before the class may go."""
    return max(0, WARNED_LEAST - warned_days)


def goes(record: RetentionRecord, today: date) -> bool:
    """Whether the class goes: its last day is over, and it was warned of, today included."""
    return (
        today > record.kept_until
        and record.warned_on == today
        and record.warned_days >= WARNED_LEAST
    )
