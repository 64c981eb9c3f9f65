"""Moments as spreadsheets take them for dates: on the clock of the kit's computer, as on the pages.

A zone's offset behind a time makes a text of it in every spreadsheet, so the column's name says
which clock it is. The files in JSON keep moments exact.
"""

import time
from datetime import datetime


def local(moment: datetime) -> datetime:
    """The moment on the computer's clock, to the second, without a zone."""
    return moment.astimezone().replace(microsecond=0, tzinfo=None)


def zone() -> str:
    """What the computer calls its time zone: `CET/CEST`, where there is summer time."""
    names = time.tzname if time.daylight else time.tzname[:1]
    return "/".join(f"UTC{name}" if name.startswith(("+", "-")) else name for name in names)
