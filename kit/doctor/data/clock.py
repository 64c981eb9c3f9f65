"""The computer's clock: a day of these years, and not before what is stored already."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.vocabulary import N_

WELL: Final = Kind(
    "clock", State.WELL, N_("The clock says %(now)s, %(zone)s. Nothing that is stored lies ahead.")
)
YEAR: Final = Kind(
    "clock-year",
    State.WRONG,
    N_("The clock says %(now)s, %(zone)s. That is no day on which this kit can run."),
    N_("Set date and time of this computer, then start the kit again."),
)
BEHIND: Final = Kind(
    "clock-behind",
    State.WRONG,
    N_(
        "The clock says %(now)s, %(zone)s. Something was stored at %(newest)s: it was put back, "
        "or was ahead then."
    ),
    N_("Look at date, time and time zone of this computer before anything closes by the clock."),
)
#: This kit is not older, and will not be run later.
_FIRST_YEAR: Final = 2025
_LAST_YEAR: Final = 2060
#: Computers that share a database differ by less.
_TOLERANCE: Final = timedelta(minutes=2)


def check(facts: Facts) -> Sequence[Finding]:
    """The clock, beside the newest that is stored."""
    now, newest = facts.now, facts.database.newest
    told = {"now": _words(now), "zone": now.strftime("UTC%z")}
    if not _FIRST_YEAR <= now.year <= _LAST_YEAR:
        return [YEAR.at(**told)]
    if newest is not None and newest - now > _TOLERANCE:
        return [BEHIND.at(**told, newest=_words(newest.astimezone(now.tzinfo)))]
    return [WELL.at(**told)]


def _words(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
